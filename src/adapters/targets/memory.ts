import { historyOf, newestFirst } from '../../model/history.ts';
import type { Note } from '../../model/note.ts';
import { joinTypes, type TargetType } from '../../model/organisation.ts';
import { denyOpen, maySee, type Rights } from '../../model/policy.ts';
import type { Revision, RowKey, TargetChange, TargetKey, TargetSet } from '../../model/target.ts';
import type { AskOptions } from '../../source/data-source.ts';
import { deepFreeze } from '../../source/freeze.ts';
import type { TargetRepository } from '../../source/target-repository.ts';
import { loadCode } from '../../source/load-code.ts';
import { SharedLoad } from '../files/shared-load.ts';
import { inSlices } from '../../timing/in-slices.ts';
import { plainCopy } from '../plain-copy.ts';
import {
  catalogueOf,
  checkFilling,
  checkHistory,
  checkKey,
  checkRow,
  copiesOf,
  deniedBy,
  emptySet,
  type Fill,
  type Filling,
  savedOf,
  seenOf,
} from './filling.ts';
import { tell } from '../tell.ts';

type SaveCode = typeof import('./save-code.ts');
type Changed = Parameters<NonNullable<TargetRepository['watch']>>[0];

/** Options of a repository in memory; see `memoryRepository`. */
export interface MemoryOptions extends Partial<Filling>, Rights {
  /** Fetches what it begins with, such as a targets file, beside `sets`. */
  readonly fill?: Fill;
  /** Epoch milliseconds, for the instants of revisions. Default: the page's clock. */
  readonly now?: () => number;
}

/** Keeps targets in memory. Frozen, so that no framework wraps it in a proxy of its own, from which it would not know itself. */
export function keepInMemory(options: MemoryOptions): TargetRepository {
  return Object.freeze(new MemoryRepository(options));
}

class MemoryRepository implements TargetRepository {
  readonly #now: () => number;
  readonly #fill?: Fill;
  readonly #rights: Rights;
  readonly #watchers = new Set<Changed>();
  #sets = new Map<string, TargetSet>();
  readonly #initial: Filling;
  #types: readonly TargetType[] = [];
  #notes: readonly Note[];
  #differs: Filling['differs'];
  #revisions: readonly Revision[] = [];
  #filling?: SharedLoad<void>;
  #filledFor?: object | true;
  #isEdited = false;

  // eslint-disable-next-line no-restricted-syntax -- when a save was made is a fact of this machine
  constructor({ fill, now = Date.now, sets = [], types = [], notes = [], ...rights }: MemoryOptions) {
    this.#rights = rights;
    this.#now = now;
    this.#fill = fill;
    this.#initial = plainCopy({ sets, types });
    this.#notes = plainCopy(notes);
    checkFilling(this.#initial);
    this.#take(this.#initial);
  }

  async catalogue(options: AskOptions) {
    await this.#ready(options);
    const differs = await this.#differs?.(options);
    const notes = differs ? [...this.#notes, differs] : this.#notes;
    const sets = [...this.#sets.values()].map((set) => seenOf(set, this.#rights));
    return inSlices(catalogueOf(sets, this.#types, notes), options.signal);
  }

  async load(key: TargetKey, options: AskOptions) {
    checkKey(key);
    await this.#ready(options);
    return seenOf(this.#set(key), this.#rights);
  }

  async save(changes: readonly TargetChange[], options: AskOptions) {
    const asked = plainCopy(changes);
    await this.#ready(options);
    const code = await loadCode(() => import('./save-code.ts'));
    options.signal.throwIfAborted();
    await code.checkSave(this, asked, options, this.#rights);
    try {
      return this.#save(asked, code);
    } catch (error) {
      throw await code.saveError(error, (row) => historyOf(row, this.#revisions));
    }
  }

  async changes(key: TargetKey, since: number, options: AskOptions) {
    checkKey(key, since);
    await this.#ready(options);
    const reason = denyOpen(this.#rights);
    if (reason) throw deniedBy(reason);
    const later = this.#revisionsOf(key).filter(({ revision }) => revision > since);
    return deepFreeze(newestFirst(later.filter(({ row }) => maySee(this.#rights, row.owner))));
  }

  async history(row: RowKey, options: AskOptions) {
    checkRow(row);
    await this.#ready(options);
    checkHistory(this.#rights, row.owner);
    return deepFreeze(historyOf(row, this.#revisions));
  }

  watch(changed: Changed) {
    const own: Changed = (...told) => changed(...told);
    this.#watchers.add(own);
    return () => void this.#watchers.delete(own);
  }

  /** Applies a save at one go: nothing is awaited between reading and writing. */
  #save(changes: readonly TargetChange[], code: SaveCode): readonly TargetSet[] {
    const types = code.changeTypes(this.#types, changes);
    const at = new Date(this.#now()).toISOString();
    const applied = code.applyChanges(
      changes.map((change) => {
        const type = types.find(({ id }) => id === change.targetType);
        return { set: this.#set(change), change, since: this.#revisionsOf(change), at, type, rights: this.#rights };
      }),
    );
    const sets = new Map([...this.#sets, ...applied.map(({ set }) => [setId(set), deepFreeze(set)] as const)]);
    code.refuseTypesInUse(changes, sets.values());
    this.#isEdited = true;
    this.#types = types;
    this.#revisions = [...this.#revisions, ...applied.flatMap(({ revisions }) => revisions)];
    this.#sets = sets;
    tell(this.#watchers, 'targets', savedOf(applied, changes));
    return applied.map(({ set }) => seenOf(set, this.#rights));
  }

  #revisionsOf(key: TargetKey): readonly Revision[] {
    return this.#revisions.filter(({ row }) => setId(row) === setId(key));
  }

  #set({ year, targetType }: TargetKey): TargetSet {
    return this.#sets.get(setId({ year, targetType })) ?? deepFreeze(emptySet(year, targetType));
  }

  /**
   * A filling that failed is not kept: the next who asks tries again. A refresh
   * fetches it anew, and so does who reads by something else, as long as nothing
   * was saved that it would undo.
   */
  async #ready(options: AskOptions): Promise<void> {
    const { reload } = options;
    const isDone = !reload || reload === this.#filledFor || this.#isEdited;
    if (!this.#filling || this.#filling.isLostFor(options) || !isDone) {
      this.#filledFor = reload;
      this.#filling = this.#refilling(options);
    }
    const filling = this.#filling;
    await filling.join(options);
    if (this.#isEdited || !(await this.#differs?.(options))) return;
    if (this.#filling === filling) this.#filling = this.#refilling(options);
    return this.#ready({ ...options, reload: undefined });
  }

  #refilling({ reload, after, readBy }: AskOptions): SharedLoad<void> {
    const filling = new SharedLoad<void>(async (signal) => {
      const filled = await this.#fill?.({ signal, after, readBy, reload: !!reload });
      signal.throwIfAborted();
      if (!filled || this.#filling !== filling) return;
      const sets = await inSlices(copiesOf(filled), signal);
      // Something may have been saved, or asked anew, while a long file was copied.
      if (this.#filling === filling && !this.#isEdited) this.#refill({ ...filled, sets });
    });
    return filling;
  }

  #refill({ sets, types, notes, differs }: Filling) {
    this.#differs = differs;
    this.#sets.clear();
    this.#types = [];
    this.#take(this.#initial);
    this.#take({ sets, types });
    this.#notes = structuredClone(notes ?? []);
  }

  /** Takes sets that nobody else changes. */
  #take({ sets, types }: Filling) {
    for (const set of sets) this.#sets.set(setId(set), deepFreeze(set));
    this.#types = joinTypes(this.#types, structuredClone(types ?? []));
  }
}

function setId({ year, targetType }: TargetKey): string {
  return `${year} ${targetType}`;
}
