import type { Change } from '../../source/data-source.ts';
import type { SourceError } from '../../source/source-error.ts';
import type { Saved } from '../../source/target-repository.ts';
import { tell } from '../tell.ts';
import type { Connection } from './connection.ts';

/** Data of which a later question may get another answer; `saved` where only these sets are other ones. */
export interface Heard {
  readonly what: Change;
  readonly saved?: Saved;
  readonly id?: string;
}

type Watcher = (heard: Heard) => void;

/** Milliseconds of silence after which a connection counts as lost: services send a sign of life every 20 s. */
const SILENCE = 60_000;
/** Longest pause before the next try, ms. */
const LONGEST = 30_000;
const KINDS: readonly unknown[] = ['organisation', 'actuals', 'targets'];

/**
 * Follows the events of a service while somebody watches: after a lost
 * connection from the last one that came, so that none is missed.
 */
export class Events {
  readonly #connection: Connection;
  readonly #watchers = new Set<Watcher>();
  #leave: AbortController | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  watch(hear: Watcher): () => void {
    const own: Watcher = (heard) => hear(heard);
    this.#watchers.add(own);
    if (!this.#leave) {
      this.#leave = new AbortController();
      void this.#follow(this.#leave.signal);
    }
    return () => {
      this.#watchers.delete(own);
      if (this.#watchers.size) return;
      this.#leave?.abort();
      this.#leave = undefined;
    };
  }

  /** Comes back for as long as the service may: not where it has no events, or does not let this page read them. */
  async #follow(signal: AbortSignal): Promise<void> {
    for (let failed = 0; !signal.aborted; failed++) {
      let wait = 0;
      try {
        if (!(await this.#read(signal, () => (failed = 0)))) return;
      } catch (error) {
        const { code, detail } = error as Partial<SourceError>;
        if (code && !/^(offline|timeout)$/.test(code)) return;
        wait = (detail?.retryAfter ?? 0) * 1000;
      }
      const [chance] = crypto.getRandomValues(new Uint8Array(1));
      const pause = Math.min(LONGEST, 1000 * 2 ** failed) * (0.5 + chance! / 512);
      await new Promise<void>((resolve) => {
        const stop = within(resolve, Math.max(wait, pause));
        signal.addEventListener('abort', () => (stop(), resolve()), { once: true });
      });
    }
  }

  /** Whether there is more to come: a service says by 204 that it has no events. */
  async #read(leave: AbortSignal, begun: () => void): Promise<boolean> {
    const { event } = this.#connection;
    const silent = new AbortController();
    const signal = AbortSignal.any([leave, silent.signal]);
    const headers = { accept: 'text/event-stream', ...(event && { 'last-event-id': event }) };
    const response = await this.#connection.open('events', { signal, headers });
    if (!response.body) return false;
    begun();
    let hush = within(() => silent.abort(), SILENCE);
    try {
      for await (const { event: name, data, id } of eventsOf(response.body)) {
        hush();
        hush = within(() => silent.abort(), SILENCE);
        if (id) this.#connection.event = id;
        this.#tell(name, data, id);
      }
      return true;
    } finally {
      hush();
    }
  }

  #tell(name: string, data: string, id: string): void {
    // Everything may be other than it was where the service no longer knows the last event.
    const told =
      name === 'reset' ? KINDS.map((what) => ({ what })) : name === 'change' ? [{ ...changeOf(data), id }] : [];
    for (const one of told) if (KINDS.includes(one.what)) tell(this.#watchers, one as Heard);
  }
}

/** Calls `act` in `ms`, unless what it returns is called before: then nothing is left that keeps Node from ending. */
function within(act: () => void, ms: number): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}

function changeOf(data: string): { readonly what?: unknown } {
  try {
    const { what, sets, types } = JSON.parse(data) as Saved & { readonly what?: unknown };
    return { what, ...(sets && { saved: { sets, ...(types && { types }) } }) };
  } catch {
    return {};
  }
}

type Field = 'event' | 'data' | 'id';
const FIELDS = ['event', 'data', 'id'] as const;
const LIFE: Readonly<Record<Field, string>> = { event: '', data: '', id: '' };

/** Fields of each event of a stream, empty ones for a sign of life. */
async function* eventsOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Readonly<Record<Field, string>>> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (let step; !(step = await reader.read()).done;) {
      const blocks = (rest + step.value).replaceAll('\r\n', '\n').split('\n\n');
      rest = blocks.pop()!;
      yield LIFE;
      yield* blocks.map(fieldsOf);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function fieldsOf(block: string): Readonly<Record<Field, string>> {
  const fields = FIELDS.map((name) => {
    const lines = block.matchAll(new RegExp(`^${name}: ?(.*)$`, 'gm'));
    return [name, Array.from(lines, ([, value]) => value).join('\n')];
  });
  return Object.fromEntries(fields) as Record<Field, string>;
}
