import {
  type DraftChannel,
  type DraftHead,
  type DraftMessage,
  DraftMoved,
  type DraftPart,
  type DraftRecords,
  type DraftStorage,
  type DraftWrite,
} from '../source/draft-storage.ts';
import { SourceError } from '../source/source-error.ts';

// Without the package that the repository uses: what two late chunks share
// becomes a third one, for which every page with targets in the browser waits.

/** Keeps drafts in the browser, in the database of this name. */
export function indexedDbDrafts(name = 'target-tiles-drafts'): DraftStorage {
  return new IndexedDbDrafts(name);
}

class IndexedDbDrafts implements DraftStorage {
  readonly #name: string;
  #opened?: Promise<IDBDatabase>;

  constructor(name: string) {
    this.#name = name;
  }

  read(place: string): Promise<DraftRecords | undefined> {
    return this.#use(async (database) => {
      const transaction = database.transaction(['heads', 'parts']);
      const parts = transaction.objectStore('parts');
      const [head, values, keys] = await Promise.all([
        answer<DraftHead | undefined>(transaction.objectStore('heads').get(place)),
        answer<DraftPart[]>(parts.getAll(partsOf(place))),
        answer<PartKey[]>(parts.getAllKeys(partsOf(place))),
      ]);
      return head && { head, parts: new Map(keys.map(([, step], index) => [step, values[index]])) };
    });
  }

  write(place: string, write: DraftWrite): Promise<void> {
    return this.#use(async (database) => {
      const transaction = database.transaction(['heads', 'parts'], 'readwrite');
      const done = ended(transaction);
      // It only repeats what is thrown here.
      done.catch(() => {});
      try {
        await put(transaction, place, write);
        await done;
      } catch (error) {
        abort(transaction);
        throw error;
      }
    });
  }

  join(place: string, heard: (message: DraftMessage) => void): DraftChannel {
    if (typeof BroadcastChannel !== 'function') return { say() {}, close() {} };
    const channel = new BroadcastChannel(`${this.#name}:${place}`);
    channel.onmessage = ({ data }: MessageEvent<DraftMessage>) => heard(data);
    return { say: (message) => channel.postMessage(message), close: () => channel.close() };
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
      request.onupgradeneeded = () => {
        request.result.createObjectStore('heads');
        request.result.createObjectStore('parts');
      };
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

type PartKey = [place: string, step: number];

/** Answer of a request; its type is known to the caller. */
function answer<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error!);
  });
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('draft not written', 'AbortError'));
  });
}

async function put(
  transaction: IDBTransaction,
  place: string,
  { after, head, put: parts, drop }: DraftWrite,
): Promise<void> {
  const heads = transaction.objectStore('heads');
  const steps = transaction.objectStore('parts');
  const before = await answer<DraftHead | undefined>(heads.get(place));
  if (after === undefined) await setAside(transaction, place, before, head.at);
  else if ((before?.count ?? 0) !== after) throw new DraftMoved(`draft was written meanwhile: ${place}`);
  const all = [
    heads.put(head, place),
    ...drop.map((step) => steps.delete([place, step])),
    ...[...parts].map(([step, part]) => steps.put(part, [place, step])),
  ];
  await Promise.all(all.map((request) => answer<unknown>(request)));
}

/** Moves a draft that this version cannot read to a place of its own. */
async function setAside(
  transaction: IDBTransaction,
  place: string,
  head: DraftHead | undefined,
  at: string,
): Promise<void> {
  if (!head) return;
  const steps = transaction.objectStore('parts');
  const aside = `${place}\u0000${at}`;
  transaction.objectStore('heads').put(head, aside);
  for (const key of await answer<PartKey[]>(steps.getAllKeys(partsOf(place)))) {
    steps.put(await answer<DraftPart>(steps.get(key)), [aside, key[1]]);
    steps.delete(key);
  }
}

function partsOf(place: string): IDBKeyRange {
  return IDBKeyRange.bound([place, -Infinity], [place, Infinity]);
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
  return new SourceError(
    'unsupported',
    `draft not kept: ${cause.message}`,
    { problem, value: cause.message },
    { cause },
  );
}
