import { historyOf, newestFirst } from '../model/history.ts';
import { joinTypes } from '../model/organisation.ts';
import { denyOpen, maySee, type Rights } from '../model/policy.ts';
import { applyChanges, refuseTypesInUse, type Save } from '../model/revision.ts';
import type { Revision, RowKey, TargetChange, TargetKey } from '../model/target.ts';
import { changeTypes } from '../model/type-change.ts';
import type { AskOptions } from '../source/data-source.ts';
import { deepFreeze } from '../source/freeze.ts';
import { unlessAborted } from '../source/unless-aborted.ts';
import type { TargetRepository } from '../source/target-repository.ts';
import { loadCode } from '../source/load-code.ts';
import { inSlices } from '../timing/in-slices.ts';
import { plainCopy } from './plain-copy.ts';
import { Database, type SaveTransaction, type TargetDatabase } from './targets/database.ts';
import {
  catalogueOf,
  checkFilling,
  checkHistory,
  checkKey,
  checkRow,
  deniedBy,
  emptySet,
  type Fill,
  savedOf,
  seenOf,
} from './targets/filling.ts';
import { saveError } from './targets/refusal.ts';
import { differs } from './targets/read-by.ts';
import { Tabs } from './targets/tabs.ts';

/** With a `policy`, what the `viewer` may not see is not answered, and what they may not change is refused (T27). */
export interface IndexedDbRepositoryOptions extends Rights {
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
  readonly name: string;
  readonly #database: Database;
  readonly #tabs: Tabs;
  readonly #fill?: Fill;
  readonly #now: () => number;
  readonly #rights: Rights;

  // eslint-disable-next-line no-restricted-syntax -- when a save was made is a fact of this machine
  constructor({ name, fill, now = Date.now, ...rights }: IndexedDbRepositoryOptions) {
    this.name = `indexed-db:${name}`;
    this.#database = new Database(name, (database, asking) => this.#prepare(database, asking));
    this.#tabs = new Tabs(name);
    this.#fill = fill;
    this.#now = now;
    this.#rights = rights;
  }

  catalogue(options: AskOptions) {
    return this.#use(options, async (database) => {
      const transaction = database.transaction(['sets', 'types', 'meta']);
      const [sets, types, meta] = await Promise.all([
        transaction.objectStore('sets').getAll(),
        transaction.objectStore('types').getAll(),
        transaction.objectStore('meta').get('filled'),
      ]);
      const seen = sets.map((set) => seenOf(set, this.#rights));
      const note = meta?.filledBy && (await differs(meta.filledBy, options));
      const notes = note ? [...meta.notes, note] : meta?.notes;
      return inSlices(catalogueOf(seen, joinTypes(types, []), notes), options.signal);
    });
  }

  async load(key: TargetKey, options: AskOptions) {
    checkKey(key);
    const { year, targetType } = key;
    return this.#use(options, async (database) =>
      deepFreeze(seenOf((await database.get('sets', [year, targetType])) ?? emptySet(year, targetType), this.#rights)),
    );
  }

  async save(changes: readonly TargetChange[], options: AskOptions) {
    const { signal } = options;
    signal.throwIfAborted();
    const asked = plainCopy(changes);
    const { checkSave } = await loadCode(() => import('./targets/check-save.ts'));
    await checkSave(this, asked, options, this.#rights);
    try {
      // Not left when the signal aborts: only the transaction knows whether it was done.
      return await this.#database.use(options, (database) => this.#save(database, asked, options));
    } catch (error) {
      throw await saveError(error, (row) => this.#historyOf(row, options));
    }
  }

  async changes(key: TargetKey, since: number, options: AskOptions) {
    checkKey(key, since);
    const { year, targetType } = key;
    return this.#use(options, async (database) => {
      const reason = denyOpen(this.#rights);
      if (reason) throw deniedBy(reason);
      const later = await database.getAllFromIndex('revisions', 'set', laterThan(year, targetType, since));
      return deepFreeze(newestFirst(later.filter(({ row }) => maySee(this.#rights, row.owner))));
    });
  }

  async history(row: RowKey, options: AskOptions) {
    options.signal.throwIfAborted();
    checkRow(row);
    checkHistory(this.#rights, row.owner);
    return this.#historyOf(row, options);
  }

  watch(changed: Parameters<Tabs['watch']>[0]) {
    return this.#tabs.watch(changed);
  }

  #historyOf(row: RowKey, options: AskOptions) {
    return this.#use(options, async (database) => {
      const ofOwner = await database.getAllFromIndex('revisions', 'row', [row.year, row.targetType, row.owner]);
      return deepFreeze(historyOf(row, ofOwner));
    });
  }

  #use<T>(options: AskOptions, run: (database: TargetDatabase) => Promise<T>): Promise<T> {
    const { signal } = options;
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    return unlessAborted(this.#database.use(options, run), signal);
  }

  /** One transaction from reading to writing: no other tab saves in between, and a throw leaves nothing behind. */
  async #save(database: TargetDatabase, changes: readonly TargetChange[], options: AskOptions) {
    const { signal } = options;
    signal.throwIfAborted();
    const transaction = database.transaction(['sets', 'types', 'revisions'], 'readwrite');
    // The transaction's own rejection only repeats what is thrown here.
    transaction.done.catch(() => {});
    const leave = () => abort(transaction);
    signal.addEventListener('abort', leave);
    try {
      const applied = await this.#write(transaction, changes, options);
      await transaction.done;
      this.#tabs.tell(savedOf(applied, changes));
      return deepFreeze(applied.map(({ set }) => seenOf(set, this.#rights)));
    } catch (error) {
      abort(transaction);
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  async #write(transaction: SaveTransaction, changes: readonly TargetChange[], options: AskOptions) {
    const sets = transaction.objectStore('sets');
    const types = transaction.objectStore('types');
    const changed = changeTypes(await types.getAll(), changes);
    const saves = await Promise.all(changes.map((change) => this.#saveOf(transaction, change)));
    const typed = saves.map((save) => ({ ...save, type: changed.find(({ id }) => id === save.set.targetType) }));
    const applied = applyChanges(typed);
    for (const { set, revisions } of applied) if (revisions.length) await sets.put(set);
    await addAll(
      transaction,
      applied.flatMap(({ revisions }) => revisions),
      options,
    );
    const removed = changes.flatMap(({ removedTypes = [] }) => removedTypes);
    if (removed.length) refuseTypesInUse(changes, await sets.getAll());
    for (const type of changes.flatMap((change) => change.types ?? [])) await types.put(type);
    for (const id of removed) await types.delete(id);
    return applied;
  }

  async #saveOf(transaction: SaveTransaction, change: TargetChange): Promise<Save> {
    const { year, targetType, base } = change;
    const [set = emptySet(year, targetType), since] = await Promise.all([
      transaction.objectStore('sets').get([year, targetType]),
      transaction
        .objectStore('revisions')
        .index('set')
        .getAll(laterThan(year, targetType, base)),
    ]);
    return { set, change, since, at: this.#instant(), rights: this.#rights };
  }

  /** Fills a database that never was. Two tabs may fetch at once; the first to write wins. */
  async #prepare(database: TargetDatabase, asking: Parameters<Fill>[0]) {
    if (!this.#fill || (await database.get('meta', 'filled'))) return;
    const filled = await this.#fill(asking);
    asking.signal.throwIfAborted();
    checkFilling(filled);
    const { sets, types = [], notes = [], filledBy } = filled;
    const transaction = database.transaction(['sets', 'types', 'meta'], 'readwrite');
    transaction.done.catch(() => {});
    const meta = transaction.objectStore('meta');
    if (!(await meta.get('filled'))) {
      for (const type of types) await transaction.objectStore('types').put(type);
      for (const set of sets) await transaction.objectStore('sets').put(set);
      await meta.put({ at: this.#instant(), notes, ...(filledBy && { filledBy }) }, 'filled');
    }
    await transaction.done;
  }

  #instant(): string {
    return new Date(this.#now()).toISOString();
  }
}

/** Revisions of a set after one of them. */
function laterThan(year: number, targetType: string, revision: number): IDBKeyRange {
  return IDBKeyRange.bound([year, targetType, revision], [year, targetType, Infinity], true);
}

/** Revisions that are handed over at once: some milliseconds of the page's time. */
const TURN = 250;

/** Adds revisions, many in each turn of the database: it takes a turn each where every one is waited for. */
async function addAll(
  transaction: SaveTransaction,
  revisions: readonly Revision[],
  { alive, progress }: Pick<AskOptions, 'alive' | 'progress'>,
) {
  const store = transaction.objectStore('revisions');
  for (let from = 0; from < revisions.length; from += TURN) {
    await Promise.all(revisions.slice(from, from + TURN).map((revision) => store.add(revision)));
    alive?.();
    progress?.(Math.min(1, (from + TURN) / revisions.length));
  }
}

/** Without it, the part that was written before a failure or an abort would be kept. */
function abort(transaction: SaveTransaction) {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
