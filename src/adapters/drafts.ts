import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
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
import { storageError, wasClosed } from './targets/storage-error.ts';

interface Schema extends DBSchema {
  heads: { key: string; value: DraftHead };
  parts: { key: [place: string, step: number]; value: DraftPart };
}

type DraftDatabase = IDBPDatabase<Schema>;

type Writing = IDBPTransaction<Schema, ('heads' | 'parts')[], 'readwrite'>;

/** Keeps drafts in the browser, in the database of this name. */
export function indexedDbDrafts(name = 'target-tiles-drafts'): DraftStorage {
  return new IndexedDbDrafts(name);
}

class IndexedDbDrafts implements DraftStorage {
  readonly #name: string;
  #opened?: Promise<DraftDatabase>;

  constructor(name: string) {
    this.#name = name;
  }

  read(place: string): Promise<DraftRecords | undefined> {
    return this.#use(async (database) => {
      const transaction = database.transaction(['heads', 'parts']);
      const parts = transaction.objectStore('parts');
      const [head, values, keys] = await Promise.all([
        transaction.objectStore('heads').get(place),
        parts.getAll(partsOf(place)),
        parts.getAllKeys(partsOf(place)),
      ]);
      return head && { head, parts: new Map(keys.map(([, step], index) => [step, values[index]])) };
    });
  }

  write(place: string, write: DraftWrite): Promise<void> {
    return this.#use(async (database) => {
      const transaction = database.transaction(['heads', 'parts'], 'readwrite');
      // The transaction's own rejection only repeats what is thrown here.
      transaction.done.catch(() => {});
      try {
        await put(transaction, place, write);
        await transaction.done;
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

  async #use<T>(run: (database: DraftDatabase) => Promise<T>): Promise<T> {
    try {
      return await this.#once(run).catch((error: unknown) => {
        if (!wasClosed(error)) throw error;
        this.#opened = undefined;
        return this.#once(run);
      });
    } catch (error) {
      throw error instanceof DraftMoved ? error : storageError(error as Error);
    }
  }

  async #once<T>(run: (database: DraftDatabase) => Promise<T>): Promise<T> {
    this.#opened ??= this.#open();
    return run(await this.#opened);
  }

  #open(): Promise<DraftDatabase> {
    const forget = () => (this.#opened = undefined);
    const opening = openDB<Schema>(this.#name, 1, {
      upgrade(database) {
        database.createObjectStore('heads');
        database.createObjectStore('parts');
      },
      // Another page deletes or changes the database; it would wait for ever.
      blocking: (_, __, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    opening.catch(forget);
    return opening;
  }
}

async function put(transaction: Writing, place: string, { after, head, put: parts, drop }: DraftWrite): Promise<void> {
  const heads = transaction.objectStore('heads');
  const steps = transaction.objectStore('parts');
  const before = await heads.get(place);
  if (after === undefined) await setAside(transaction, place, before, head.at);
  else if ((before?.count ?? 0) !== after) throw new DraftMoved(`draft was written meanwhile: ${place}`);
  const all = [
    heads.put(head, place),
    ...drop.map((step) => steps.delete([place, step])),
    ...[...parts].map(([step, part]) => steps.put(part, [place, step])),
  ];
  await Promise.all(all);
}

/** Moves a draft that this version cannot read to a place of its own. */
async function setAside(transaction: Writing, place: string, head: DraftHead | undefined, at: string): Promise<void> {
  if (!head) return;
  const steps = transaction.objectStore('parts');
  const aside = `${place}\u0000${at}`;
  await transaction.objectStore('heads').put(head, aside);
  for (const key of await steps.getAllKeys(partsOf(place))) {
    await steps.put((await steps.get(key))!, [aside, key[1]]);
    await steps.delete(key);
  }
}

function partsOf(place: string): IDBKeyRange {
  return IDBKeyRange.bound([place, -Infinity], [place, Infinity]);
}

/** Without it, the part that was written before a failure would be kept. */
function abort(transaction: Writing): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
