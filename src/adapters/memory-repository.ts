import { ChangeRefused } from '../model/change-refused.ts';
import type { Note } from '../model/note.ts';
import type { TargetType } from '../model/organisation.ts';
import { applyChange, changeTypes, historyOf, joinTypes } from '../model/revision.ts';
import type { Revision, RowKey, TargetChange, TargetKey, TargetSet } from '../model/target.ts';
import type { AskOptions, Change } from '../source/data-source.ts';
import { deepFreeze } from '../source/freeze.ts';
import type { TargetRepository } from '../source/target-repository.ts';
import { SharedLoad } from './files/shared-load.ts';
import { plainCopy } from './plain-copy.ts';
import { catalogueOf, emptySet, type Fill, type Filling } from './targets/filling.ts';
import { asSourceError, lockedRow } from './targets/refusal.ts';
import { tell } from './tell.ts';

export interface MemoryRepositoryOptions extends Partial<Filling> {
  /** Fetches what it begins with, such as a targets file, beside `sets`. */
  readonly fill?: Fill;
  /** Epoch milliseconds, for the instants of revisions. Default: the page's clock. */
  readonly now?: () => number;
}

/**
 * Keeps targets as long as the page lives. What is handed in is copied. Frozen, so that no
 * framework wraps it in a proxy of its own, from which it would not know itself.
 */
export function memoryRepository(options: MemoryRepositoryOptions = {}): TargetRepository {
  return Object.freeze(new MemoryRepository(options));
}

class MemoryRepository implements TargetRepository {
  readonly #now: () => number;
  readonly #fill?: Fill;
  readonly #watchers = new Set<(what: Change) => void>();
  readonly #sets = new Map<string, TargetSet>();
  readonly #initial: Filling;
  #types: readonly TargetType[] = [];
  #notes: readonly Note[];
  #revisions: readonly Revision[] = [];
  #filling?: SharedLoad<void>;
  #filledFor?: object | true;
  #isEdited = false;

  // eslint-disable-next-line no-restricted-syntax -- when a save was made is a fact of this machine
  constructor({ fill, now = Date.now, sets = [], types = [], notes = [] }: MemoryRepositoryOptions) {
    this.#now = now;
    this.#fill = fill;
    this.#initial = plainCopy({ sets, types });
    this.#notes = plainCopy(notes);
    this.#take(this.#initial);
  }

  async catalogue(options: AskOptions) {
    await this.#ready(options);
    return catalogueOf([...this.#sets.values()], this.#types, this.#notes);
  }

  async load(key: TargetKey, options: AskOptions) {
    await this.#ready(options);
    return this.#set(key);
  }

  async save(change: TargetChange, options: AskOptions) {
    await this.#ready(options);
    try {
      return this.#save(change);
    } catch (error) {
      if (!(error instanceof ChangeRefused)) throw error;
      const row = lockedRow(error, change);
      throw asSourceError(error, row && historyOf(row, this.#revisions));
    }
  }

  async history(row: RowKey, options: AskOptions) {
    await this.#ready(options);
    return deepFreeze(historyOf(row, this.#revisions));
  }

  watch(changed: (what: Change) => void) {
    const own = (what: Change) => changed(what);
    this.#watchers.add(own);
    return () => void this.#watchers.delete(own);
  }

  #save(change: TargetChange): TargetSet {
    const before = this.#set(change);
    const types = changeTypes(this.#types, plainCopy(change.types));
    const since = this.#revisions.filter(({ row }) => setId(row) === setId(change));
    const type = types.find(({ id }) => id === change.targetType);
    const { set, revisions } = applyChange(before, change, { at: new Date(this.#now()).toISOString(), since, type });
    this.#isEdited = true;
    this.#types = types;
    this.#revisions = [...this.#revisions, ...revisions];
    this.#sets.set(setId(change), deepFreeze(set));
    tell(this.#watchers, 'targets');
    return set;
  }

  #set({ year, targetType }: TargetKey): TargetSet {
    return this.#sets.get(setId({ year, targetType })) ?? deepFreeze(emptySet(year, targetType));
  }

  /**
   * A filling that failed is not kept: the next who asks tries again. A refresh
   * fetches it anew, as long as nothing was saved that it would undo.
   */
  #ready({ signal, reload }: AskOptions): Promise<void> {
    const isDone = !reload || reload === this.#filledFor || this.#isEdited;
    if (!this.#filling || this.#filling.isAborted || this.#filling.isFailed || !isDone) {
      this.#filledFor = reload;
      this.#filling = this.#refilling(!!reload);
    }
    return this.#filling.join(signal);
  }

  #refilling(reload: boolean): SharedLoad<void> {
    const filling = new SharedLoad<void>(async (signal) => {
      const filled = await this.#fill?.({ signal, reload });
      signal.throwIfAborted();
      if (filled && this.#filling === filling) this.#refill(filled);
    });
    return filling;
  }

  #refill(filling: Filling) {
    if (this.#isEdited) return;
    this.#sets.clear();
    this.#types = [];
    this.#take(this.#initial);
    this.#take(filling);
    this.#notes = structuredClone(filling.notes ?? []);
  }

  #take({ sets, types = [] }: Filling) {
    for (const set of sets) this.#sets.set(setId(set), deepFreeze(structuredClone(set)));
    this.#types = joinTypes(this.#types, structuredClone(types));
  }
}

function setId({ year, targetType }: TargetKey): string {
  return `${year} ${targetType}`;
}
