import { ChangeRefused } from '../model/change-refused.ts';
import { applyChange, changeTypes, historyOf, joinTypes } from '../model/revision.ts';
import type { RowKey, TargetChange, TargetKey, TargetSet } from '../model/target.ts';
import type { AskOptions, Change } from '../source/data-source.ts';
import { deepFreeze } from '../source/freeze.ts';
import { unlessAborted } from '../source/http.ts';
import type { TargetRepository } from '../source/target-repository.ts';
import { plainCopy } from './plain-copy.ts';
import { Database, type SaveTransaction, type TargetDatabase } from './targets/database.ts';
import { catalogueOf, emptySet, type Fill } from './targets/filling.ts';
import { asSourceError, lockedRow } from './targets/refusal.ts';
import { Tabs } from './targets/tabs.ts';

export interface IndexedDbRepositoryOptions {
  /** Of the database. Pages of one origin that say the same name share their targets. */
  readonly name: string;
  /** Fetches what the database begins with, such as a targets file: once per name, it keeps its own from then on. */
  readonly fill?: Fill;
  /** Epoch milliseconds, for the instants of revisions. Default: the page's clock. */
  readonly now?: () => number;
}

/**
 * Keeps targets in the browser, over reloads and for all tabs, which see each
 * other's saves at once. Where the browser gives no storage it rejects with
 * `SourceError` `unsupported` (`detail.problem`: `storage-failed` or
 * `storage-full`). Frozen, so that no framework wraps it in a proxy.
 */
export function indexedDbRepository(options: IndexedDbRepositoryOptions): TargetRepository {
  return Object.freeze(new IndexedDbRepository(options));
}

class IndexedDbRepository implements TargetRepository {
  readonly #database: Database;
  readonly #tabs: Tabs;
  readonly #fill?: Fill;
  readonly #now: () => number;

  // eslint-disable-next-line no-restricted-syntax -- when a save was made is a fact of this machine
  constructor({ name, fill, now = Date.now }: IndexedDbRepositoryOptions) {
    this.#database = new Database(name, (database, signal) => this.#prepare(database, signal));
    this.#tabs = new Tabs(name);
    this.#fill = fill;
    this.#now = now;
  }

  catalogue({ signal }: AskOptions) {
    return this.#use(signal, async (database) => {
      const transaction = database.transaction(['sets', 'types', 'meta']);
      const [sets, types, meta] = await Promise.all([
        transaction.objectStore('sets').getAll(),
        transaction.objectStore('types').getAll(),
        transaction.objectStore('meta').get('filled'),
      ]);
      return catalogueOf(sets, joinTypes(types, []), meta?.notes);
    });
  }

  load({ year, targetType }: TargetKey, { signal }: AskOptions) {
    return this.#use(signal, async (database) =>
      deepFreeze((await database.get('sets', [year, targetType])) ?? emptySet(year, targetType)),
    );
  }

  async save(change: TargetChange, { signal }: AskOptions) {
    try {
      return await this.#use(signal, (database) => this.#save(database, change));
    } catch (error) {
      if (!(error instanceof ChangeRefused)) throw error;
      const row = lockedRow(error, change);
      throw asSourceError(error, row && (await this.history(row, { signal })));
    }
  }

  history(row: RowKey, { signal }: AskOptions) {
    return this.#use(signal, async (database) => {
      const ofOwner = await database.getAllFromIndex('revisions', 'row', [row.year, row.targetType, row.owner]);
      return deepFreeze(historyOf(row, ofOwner));
    });
  }

  watch(changed: (what: Change) => void) {
    return this.#tabs.watch(changed);
  }

  #use<T>(signal: AbortSignal, run: (database: TargetDatabase) => Promise<T>): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    return unlessAborted(this.#database.use(signal, run), signal);
  }

  /** One transaction from reading to writing: no other tab saves in between, and what throws leaves nothing behind. */
  async #save(database: TargetDatabase, change: TargetChange): Promise<TargetSet> {
    const transaction = database.transaction(['sets', 'types', 'revisions'], 'readwrite');
    // Whoever aborts throws as well; the transaction's own rejection says it a second time.
    transaction.done.catch(() => {});
    try {
      const set = await this.#write(transaction, change);
      await transaction.done;
      this.#tabs.tell();
      return deepFreeze(set);
    } catch (error) {
      abort(transaction);
      throw error;
    }
  }

  async #write(transaction: SaveTransaction, change: TargetChange): Promise<TargetSet> {
    const { year, targetType, base } = change;
    const changed = plainCopy(change.types) ?? [];
    const sets = transaction.objectStore('sets');
    const types = transaction.objectStore('types');
    const revisions = transaction.objectStore('revisions');
    const later = IDBKeyRange.bound([year, targetType, base], [year, targetType, Infinity], true);
    const [before = emptySet(year, targetType), known, since] = await Promise.all([
      sets.get([year, targetType]),
      types.getAll(),
      revisions.index('set').getAll(later),
    ]);
    const type = changeTypes(known, changed).find(({ id }) => id === targetType);
    const applied = applyChange(before, change, { at: this.#instant(), since, type });
    for (const one of changed) await types.put(one);
    for (const revision of applied.revisions) await revisions.add(revision);
    if (applied.revisions.length) await sets.put(applied.set);
    return applied.set;
  }

  /** Fills a database that never was. Two tabs may fetch at once; the first to write wins. */
  async #prepare(database: TargetDatabase, signal: AbortSignal) {
    if (!this.#fill || (await database.get('meta', 'filled'))) return;
    const { sets, types = [], notes = [] } = await this.#fill({ signal });
    signal.throwIfAborted();
    const transaction = database.transaction(['sets', 'types', 'meta'], 'readwrite');
    transaction.done.catch(() => {});
    const meta = transaction.objectStore('meta');
    if (!(await meta.get('filled'))) {
      for (const type of types) await transaction.objectStore('types').put(type);
      for (const set of sets) await transaction.objectStore('sets').put(set);
      await meta.put({ at: this.#instant(), notes }, 'filled');
    }
    await transaction.done;
  }

  #instant(): string {
    return new Date(this.#now()).toISOString();
  }
}

/** What was written before a failure would be kept otherwise. */
function abort(transaction: SaveTransaction) {
  try {
    transaction.abort();
  } catch {
    // The failure has ended it already.
  }
}
