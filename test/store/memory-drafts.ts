import {
  type DraftMessage,
  DraftMoved,
  type DraftHead,
  type DraftRecords,
  type DraftStorage,
  type DraftWrite,
} from '../../src/source/draft-storage.ts';

/** Drafts in memory, for all tabs of a test. `fault` is thrown by the next writes, while there is one. */
export class MemoryDrafts implements DraftStorage {
  readonly places = new Map<string, DraftRecords>();
  fault?: Error;
  writes: DraftWrite[] = [];
  readonly #tabs = new Map<string, Set<(message: DraftMessage) => void>>();

  async read(place: string): Promise<DraftRecords | undefined> {
    if (this.fault) throw this.fault;
    return structuredClone(this.places.get(place));
  }

  async write(place: string, write: DraftWrite): Promise<void> {
    if (this.fault) throw this.fault;
    const before = this.places.get(place);
    const count = (before?.head as DraftHead | undefined)?.count ?? 0;
    if (write.after !== undefined && write.after !== count) throw new DraftMoved(place);
    const { after, head, put, drop } = structuredClone(write);
    if (after === undefined && before) this.places.set(`${place}\u0000${head.at}`, before);
    const parts = new Map(after === undefined ? [] : before?.parts);
    for (const step of drop) parts.delete(step);
    for (const [step, part] of put) parts.set(step, part);
    this.places.set(place, { head, parts });
    this.writes.push(write);
  }

  join(place: string, heard: (message: DraftMessage) => void) {
    const tabs = this.#tabs.get(place) ?? new Set();
    this.#tabs.set(place, tabs);
    const own = (message: DraftMessage) => heard(message);
    tabs.add(own);
    return {
      say: (message: DraftMessage) => tabs.forEach((tab) => tab !== own && tab(message)),
      close: () => void tabs.delete(own),
    };
  }
}
