import { DraftMoved } from '../source/draft-storage.ts';
import { SourceError } from '../source/source-error.ts';

// Without the package that the repository uses: what two late chunks share
// becomes a third one, for which every page with targets in the browser waits.

/**
 * A database of the browser with stores of its own. Rejects with `SourceError`
 * `unsupported` (`storage-failed`, `storage-full`) where there is no room.
 */
export class BrowserDatabase {
  readonly #name: string;
  readonly #stores: readonly string[];
  #opened?: Promise<IDBDatabase>;

  constructor(name: string, stores: readonly string[]) {
    this.#name = name;
    this.#stores = stores;
  }

  read<T>(run: (transaction: IDBTransaction) => Promise<T>): Promise<T> {
    return this.#use((database) => run(database.transaction([...this.#stores])));
  }

  /** Writes all of it or nothing. */
  write<T>(run: (transaction: IDBTransaction) => Promise<T>): Promise<T> {
    return this.#use(async (database) => {
      const transaction = database.transaction([...this.#stores], 'readwrite');
      const done = ended(transaction);
      // It only repeats what is thrown here.
      done.catch(() => {});
      try {
        const result = await run(transaction);
        await done;
        return result;
      } catch (error) {
        abort(transaction);
        throw error;
      }
    });
  }

  async #use<T>(run: (database: IDBDatabase) => Promise<T>): Promise<T> {
    try {
      return await this.#once(run).catch((error: unknown) => {
        if (!wasClosed(error)) throw error;
        // The transaction did nothing, so that it can be done once more.
        this.#opened = undefined;
        return this.#once(run);
      });
    } catch (error) {
      throw error instanceof DraftMoved ? error : storageError(error as Error);
    }
  }

  async #once<T>(run: (database: IDBDatabase) => Promise<T>): Promise<T> {
    this.#opened ??= this.#open();
    return run(await this.#opened);
  }

  async #open(): Promise<IDBDatabase> {
    const forget = () => (this.#opened = undefined);
    try {
      // Without storage, the very name may throw.
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => this.#stores.forEach((store) => request.result.createObjectStore(store));
      const database = await answer<IDBDatabase>(request);
      // Another page deletes or changes the database; it would wait for ever.
      database.onversionchange = () => {
        database.close();
        forget();
      };
      database.onclose = forget;
      return database;
    } catch (error) {
      forget();
      throw error;
    }
  }
}

/** Answer of a request; its type is known to the caller. */
export function answer<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error!);
  });
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('nothing written', 'AbortError'));
  });
}

/** Without it, the part that was written before a failure would be kept. */
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}

function wasClosed(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'InvalidStateError' || error.name === 'AbortError');
}

/** No storage in this browser or mode, none left, or taken away. */
function storageError(cause: Error): SourceError {
  const problem = cause.name === 'QuotaExceededError' ? 'storage-full' : 'storage-failed';
  return new SourceError('unsupported', `not kept: ${cause.message}`, { problem, value: cause.message }, { cause });
}
