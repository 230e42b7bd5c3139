// Events: one connection of the server listens, and hands on what the log says to all who read.
import pg from 'pg';

/** Events that are kept in memory for those who come back. */
const KEPT = 1000;
/** Milliseconds before a lost connection is tried again. */
const PAUSE = 500;

/** Listens for all schemas of a database, also after the database was away. */
export class Listener {
  #url;
  #client;
  #wakes = new Map();
  #closed = false;

  constructor(url) {
    this.#url = url;
  }

  async open() {
    const client = new pg.Client({ connectionString: this.#url });
    client.on('notification', ({ payload }) => this.#wakes.get(payload.slice(0, payload.lastIndexOf(' ')))?.());
    client.on('error', () => {});
    await client.connect();
    // Not of one that never was connected: who opens it tries again.
    client.on('end', () => this.#again());
    await client.query('listen target_tiles');
    this.#client = client;
    // What came while nobody listened is in the log.
    for (const wake of this.#wakes.values()) wake();
  }

  on(schema, wake) {
    this.#wakes.set(schema, wake);
  }

  async close() {
    this.#closed = true;
    await this.#client?.end();
  }

  #again() {
    if (!this.#closed) setTimeout(() => this.open().catch(() => this.#again()), PAUSE).unref();
  }
}

/** The log of a schema: the latest events in memory, earlier ones in the database. */
export class EventLog {
  #pool;
  #events = [];
  /** The event after which all are in memory. */
  #from = 0;
  #last = 0;
  #reading;
  #waiting = new Set();
  #closing = new AbortController();

  constructor(pool) {
    this.#pool = pool;
  }

  async open(listener, schema) {
    listener.on(schema, () => this.read());
    const { rows } = await this.#pool.query('select coalesce(max(id), 0) as last from event');
    this.#from = this.#last = Number(rows[0].last);
  }

  /** Ends all streams. */
  close() {
    this.#closing.abort();
  }

  get last() {
    return String(this.#last);
  }

  /** Reads what is new; one reading at a time, and another where something came meanwhile. */
  read() {
    this.#reading = (this.#reading ?? Promise.resolve()).then(() => this.#readOn()).catch(() => {});
    return this.#reading;
  }

  async #readOn() {
    const rows = await this.#since(this.#last);
    if (!rows.length) return;
    this.#last = Number(rows.at(-1).id);
    this.#events = [...this.#events, ...rows].slice(-KEPT);
    if (this.#events.length === KEPT) this.#from = Math.max(this.#from, Number(this.#events[0].id) - 1);
    for (const wake of this.#waiting) wake();
  }

  async #since(id) {
    const { rows } = await this.#pool.query('select id, data from event where id > $1 order by id limit 10000', [id]);
    return rows.map((row) => ({ ...row.data, id: String(row.id) }));
  }

  async *after(asked, left) {
    const signal = AbortSignal.any([left, this.#closing.signal]);
    let at = /^\d{1,15}$/.test(asked ?? '') ? Number(asked) : undefined;
    if (at === undefined || !(await this.#knows(at))) {
      at = this.#last;
      yield { id: this.last, what: 'reset' };
    }
    while (!signal.aborted) {
      const events = at < this.#from ? await this.#since(at) : this.#events.filter(({ id }) => Number(id) > at);
      for (const event of events) yield event;
      if (events.length) at = Number(events.at(-1).id);
      else if (at >= this.#last) await this.#more(signal);
      else at = this.#last;
    }
  }

  /** Whether the log still has all after an event: not before its first, and not of another database. */
  async #knows(id) {
    if (id >= this.#from && id <= this.#last) return true;
    const { rows } = await this.#pool.query(
      'select coalesce(min(id), 1) as first, coalesce(max(id), 0) as last from event',
    );
    return id >= Number(rows[0].first) - 1 && id <= Number(rows[0].last);
  }

  #more(signal) {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
