const BUCKETS = 1024; // a change copies this many references and the entries of one bucket, whatever the size

/** An entry that two tables do not have in common; absent on the side that has none. */
export interface TableChange<V> {
  readonly key: string;
  readonly before?: V;
  readonly after?: V;
}

/**
 * A map from texts that never changes: `with` answers another one that shares
 * whatever stayed the same. Making one from another, and telling two apart,
 * takes time by what differs, so that every step of a draft can keep its own.
 */
export class TextTable<V extends object> {
  readonly size: number;
  readonly #buckets: readonly (ReadonlyMap<string, V> | undefined)[];

  private constructor(buckets: readonly (ReadonlyMap<string, V> | undefined)[], size: number) {
    this.#buckets = buckets;
    this.size = size;
  }

  static empty<V extends object>(): TextTable<V> {
    return new TextTable<V>([], 0);
  }

  get(key: string): V | undefined {
    return this.#buckets[bucketOf(key)]?.get(key);
  }

  /** The same with other entries; `undefined` takes one away. */
  with(entries: Iterable<readonly [string, V | undefined]>): TextTable<V> {
    const buckets = [...this.#buckets];
    const fresh = new Map<number, Map<string, V>>();
    let { size } = this;
    for (const [key, value] of entries) {
      const index = bucketOf(key);
      let bucket = fresh.get(index);
      if (!bucket) {
        fresh.set(index, (bucket = new Map(buckets[index])));
        buckets[index] = bucket;
      }
      size -= bucket.size;
      if (value) bucket.set(key, value);
      else bucket.delete(key);
      size += bucket.size;
    }
    return fresh.size ? new TextTable(buckets, size) : this;
  }

  /** Entries in no order that means anything. */
  *entries(): Generator<readonly [string, V], undefined> {
    for (const bucket of this.#buckets) if (bucket) yield* bucket;
  }

  /** Changes that make another table of this one. Entries are told apart by identity. */
  changesTo(other: TextTable<V>): TableChange<V>[] {
    const changes: TableChange<V>[] = [];
    const count = Math.max(this.#buckets.length, other.#buckets.length);
    for (let index = 0; index < count; index += 1) {
      const [before, after] = [this.#buckets[index], other.#buckets[index]];
      if (before !== after) compareBuckets(before, after, changes);
    }
    return changes;
  }
}

function compareBuckets<V>(
  before: ReadonlyMap<string, V> = new Map(),
  after: ReadonlyMap<string, V> = new Map(),
  changes: TableChange<V>[],
) {
  for (const [key, value] of before) {
    if (after.get(key) !== value) changes.push({ key, before: value, after: after.get(key) });
  }
  for (const [key, value] of after) if (!before.has(key)) changes.push({ key, after: value });
}

function bucketOf(key: string): number {
  let hash = 0;
  for (let index = 0; index < key.length; index += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(index)) | 0;
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}
