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
import { answer, BrowserDatabase } from './browser-database.ts';

// One chunk with the drafts.
export { indexedDbSeasons } from './seasons.ts';

/** Keeps drafts in the browser, in the database of this name. */
export function indexedDbDrafts(name = 'target-tiles-drafts'): DraftStorage {
  return new IndexedDbDrafts(name);
}

class IndexedDbDrafts implements DraftStorage {
  readonly #name: string;
  readonly #database: BrowserDatabase;

  constructor(name: string) {
    this.#name = name;
    this.#database = new BrowserDatabase(name, ['heads', 'parts']);
  }

  read(place: string): Promise<DraftRecords | undefined> {
    return this.#database.read(async (transaction) => {
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
    return this.#database.write((transaction) => put(transaction, place, write));
  }

  join(place: string, heard: (message: DraftMessage) => void): DraftChannel {
    if (typeof BroadcastChannel !== 'function') return { say() {}, close() {} };
    const channel = new BroadcastChannel(`${this.#name}:${place}`);
    channel.onmessage = ({ data }: MessageEvent<DraftMessage>) => heard(data);
    return { say: (message) => channel.postMessage(message), close: () => channel.close() };
  }
}

type PartKey = [place: string, step: number];

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
