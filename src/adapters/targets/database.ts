import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type OpenDBCallbacks } from 'idb';
import type { Note } from '../../model/note.ts';
import type { TargetType } from '../../model/organisation.ts';
import type { OwnerKey } from '../../model/owner.ts';
import type { Revision, TargetSet } from '../../model/target.ts';
import type { FilledBy } from './read-by.ts';
import { type Asking, SharedLoad } from '../files/shared-load.ts';
import { storageError, wasClosed } from './storage-error.ts';

export interface Schema extends DBSchema {
  sets: { key: [year: number, targetType: string]; value: TargetSet };
  types: { key: string; value: TargetType };
  revisions: {
    key: number;
    value: Revision;
    indexes: { set: [number, string, number]; row: [number, string, OwnerKey] };
  };
  /** One record, `filled`, once there was a filling. */
  meta: { key: string; value: { readonly at: string; readonly notes: readonly Note[]; readonly filledBy?: FilledBy } };
}

export type TargetDatabase = IDBPDatabase<Schema>;

export type SaveTransaction = IDBPTransaction<Schema, ('sets' | 'types' | 'revisions')[], 'readwrite'>;

/** 2: an empty value is `null`; it was `undefined`. */
const VERSION = 2;

/** The connection: opened at first use, let go when another page needs it gone, opened again at the next use. */
export class Database {
  readonly #name: string;
  readonly #prepare: (database: TargetDatabase, asking: Asking) => Promise<void>;
  #opened?: SharedLoad<TargetDatabase>;

  /** `prepare` runs each time it is opened, since somebody may have deleted it meanwhile. */
  constructor(name: string, prepare: (database: TargetDatabase, asking: Asking) => Promise<void>) {
    this.#name = name;
    this.#prepare = prepare;
  }

  /** Rejects with what `run` throws, or the signal's reason; failures of the storage are `SourceError` `unsupported`. */
  async use<T>(asking: Asking, run: (database: TargetDatabase) => Promise<T>): Promise<T> {
    const { signal } = asking;
    try {
      return await this.#once(asking, run).catch((error: unknown) => {
        if (signal.aborted || !wasClosed(error)) throw error;
        // Closed behind our back: nothing of it was done, so that it can be done once more.
        this.#opened = undefined;
        return this.#once(asking, run);
      });
    } catch (error) {
      throw error instanceof DOMException && !signal.aborted ? storageError(error) : error;
    }
  }

  async #once<T>(asking: Asking, run: (database: TargetDatabase) => Promise<T>): Promise<T> {
    if (!this.#opened || this.#opened.isLostFor(asking)) this.#opened = this.#opening(asking);
    return run(await this.#opened.join(asking));
  }

  #opening({ after, readBy }: Asking): SharedLoad<TargetDatabase> {
    return new SharedLoad((signal) => this.#open({ signal, after, readBy }));
  }

  async #open(asking: Asking): Promise<TargetDatabase> {
    const database = await this.#connect();
    try {
      await this.#prepare(database, asking);
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  }

  async #connect(): Promise<TargetDatabase> {
    try {
      return await openDB<Schema>(this.#name, VERSION, {
        upgrade,
        // Another page deletes or changes the database; it would wait for ever.
        blocking: (_, __, event) => {
          (event.target as IDBDatabase).close();
          this.#opened = undefined;
        },
        terminated: () => {
          this.#opened = undefined;
        },
      });
    } catch (error) {
      // Without storage, the very name may throw.
      throw storageError(error as Error);
    }
  }
}

type Upgrade = NonNullable<OpenDBCallbacks<Schema>['upgrade']>;

const upgrade: Upgrade = (database, before, _, transaction) => {
  if (before === 0) create(database);
  else void emptyToNull(transaction).catch(() => transaction.abort());
};

async function emptyToNull(transaction: Parameters<Upgrade>[3]) {
  const value = <T>(one: T | undefined): T | null => one ?? null;
  for await (const cursor of transaction.objectStore('sets')) {
    const rows = cursor.value.rows.map((row) => ({ ...row, values: Array.from(row.values, value) }));
    await cursor.update({ ...cursor.value, rows });
  }
  for await (const cursor of transaction.objectStore('revisions')) {
    const changes = cursor.value.changes.map(({ field, from, to }) => ({ field, from: value(from), to: value(to) }));
    await cursor.update({ ...cursor.value, changes });
  }
}

function create(database: TargetDatabase) {
  database.createObjectStore('sets', { keyPath: ['year', 'targetType'] });
  database.createObjectStore('types', { keyPath: 'id' });
  database.createObjectStore('meta');
  const revisions = database.createObjectStore('revisions', { autoIncrement: true });
  revisions.createIndex('set', ['row.year', 'row.targetType', 'revision']);
  revisions.createIndex('row', ['row.year', 'row.targetType', 'row.owner']);
}
