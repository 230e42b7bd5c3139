import { historyOf, newestFirst } from '../../model/history.ts';
import { joinTypes } from '../../model/organisation.ts';
import { denyOpen, maySee } from '../../model/policy.ts';
import type { Revision, RowKey, TargetChange, TargetKey, TargetSet } from '../../model/target.ts';
import type { AskOptions } from '../../source/data-source.ts';
import { deepFreeze } from '../../source/freeze.ts';
import { loadCode } from '../../source/load-code.ts';
import type { SourceError } from '../../source/source-error.ts';
import type { TargetRepository } from '../../source/target-repository.ts';
import { inSlices } from '../../timing/in-slices.ts';
import { SharedLoad } from '../files/shared-load.ts';
import { plainCopy } from '../plain-copy.ts';
import { catalogueOf, checkHistory, checkKey, checkRow, deniedBy, emptySet, savedOf, seenOf } from './filling.ts';
import { type Keeper, type Kept, type Made, setId } from './kept.ts';
import { tell } from '../tell.ts';

type Saving = typeof import('./kept-save.ts');
type Changed = Parameters<NonNullable<TargetRepository['watch']>>[0];

/** Code of the first save, which a page that only shows targets never needs. */
const loadSaving = () => loadCode(() => import('./kept-save.ts'));

/** Of a page that has nothing that others could have changed. */
const NO_CODE: Pick<Saving, 'revisionsBetween'> = { revisionsBetween: () => [] };

/** How often a save that came too late is put on top of what others saved. */
const TRIES = 3;

/**
 * A target repository over a keeper that loads and saves. Merging, conflicts,
 * locks, rights and watching are done here; the history is that of this page,
 * and of what it found changed by others. A save is sent once: who asks again is
 * the reader.
 */
export class KeptRepository<Version> implements TargetRepository {
  readonly name?: string;
  readonly #keeper: Keeper<Version>;
  readonly #now: () => number;
  readonly #watchers = new Set<Changed>();
  #kept: Kept<Version> = { sets: new Map(), types: [], notes: [], version: undefined };
  #revisions: readonly Revision[] = [];
  #loading: SharedLoad<void> | undefined;
  #loadedFor: object | true | undefined;
  /** Rows of the service may be other than those that are held: a save had no answer, or somebody saved. */
  #isOld = false;
  /** Rows that are held were read by the settings of a board. */
  #isByBoard = false;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(keeper: Keeper<Version>) {
    this.#keeper = keeper;
    // eslint-disable-next-line no-restricted-syntax -- when a save was made is a fact of this machine
    this.#now = keeper.now ?? Date.now;
    if (keeper.name !== undefined) this.name = keeper.name;
  }

  async catalogue(asking: AskOptions) {
    await this.#ready(asking);
    const sets = [...this.#kept.sets.values()].map((set) => seenOf(set, this.#keeper));
    return inSlices(catalogueOf(sets, joinTypes([], this.#kept.types), this.#kept.notes), asking.signal);
  }

  async load(key: TargetKey, asking: AskOptions) {
    checkKey(key);
    await this.#ready(asking);
    return seenOf(this.#set(key), this.#keeper);
  }

  async save(changes: readonly TargetChange[], asking: AskOptions) {
    const asked = plainCopy(changes);
    await this.#ready(asking);
    const code = await loadSaving();
    await code.checkSave(this, asked, asking, this.#keeper);
    // One after the other: each begins from what the one before has made.
    const turn = this.#saving.then(() => this.#save(asked, code, asking));
    this.#saving = turn.catch(() => {});
    return turn;
  }

  async changes(key: TargetKey, since: number, asking: AskOptions) {
    checkKey(key, since);
    await this.#ready(asking);
    const reason = denyOpen(this.#keeper);
    if (reason) throw deniedBy(reason);
    const later = this.#revisionsOf(key).filter(({ revision }) => revision > since);
    return deepFreeze(newestFirst(later.filter(({ row }) => maySee(this.#keeper, row.owner))));
  }

  async history(row: RowKey, asking: AskOptions) {
    checkRow(row);
    await this.#ready(asking);
    checkHistory(this.#keeper, row.owner);
    return deepFreeze(historyOf(row, this.#revisions));
  }

  watch(changed: Changed) {
    const own: Changed = (...told) => changed(...told);
    this.#watchers.add(own);
    const stop = this.#keeper.watch?.(() => {
      this.#isOld = true;
      changed('targets');
    });
    return () => {
      this.#watchers.delete(own);
      stop?.();
    };
  }

  async #save(changes: readonly TargetChange[], code: Saving, asking: AskOptions): Promise<readonly TargetSet[]> {
    for (let tries = 1; ; tries++) {
      asking.signal.throwIfAborted();
      const next = await code.madeOf(changes, {
        before: this.#kept,
        revisions: this.#revisions,
        at: new Date(this.#now()).toISOString(),
        rights: this.#keeper,
      });
      if (!next.isChanged) return next.applied.map(({ set }) => seenOf(set, this.#keeper));
      try {
        return this.#take(next, changes, await this.#keeper.save(next, changes));
      } catch (error) {
        // Saved or not, the service knows better now.
        this.#isOld = true;
        if (tries === TRIES || (error as SourceError).code !== 'conflict') throw error;
      }
      await this.#ready({ ...asking, after: undefined });
    }
  }

  #take(
    { applied, all, types }: Made<Version>,
    changes: readonly TargetChange[],
    version: Version | undefined,
  ): readonly TargetSet[] {
    // A service without versions is asked anew by the next refresh.
    this.#kept = { ...this.#kept, sets: all, types, version: version ?? this.#kept.version };
    this.#revisions = [...this.#revisions, ...applied.flatMap(({ revisions }) => revisions)];
    tell(this.#watchers, 'targets', savedOf(applied, changes));
    return applied.map(({ set }) => seenOf(set, this.#keeper));
  }

  #revisionsOf(key: TargetKey): readonly Revision[] {
    return this.#revisions.filter(({ row }) => setId(row) === setId(key));
  }

  #set({ year, targetType }: TargetKey): TargetSet {
    return this.#kept.sets.get(setId({ year, targetType })) ?? deepFreeze(emptySet(year, targetType));
  }

  async #ready(asking: AskOptions): Promise<void> {
    const { reload, readBy } = asking;
    // Amounts are read by the board's currency, once a board asks.
    const isDone =
      !this.#isOld && (!readBy || this.#isByBoard) && (!reload || (reload !== true && reload === this.#loadedFor));
    if (!this.#loading || !isDone || this.#loading.isLostFor(asking)) {
      this.#loadedFor = reload;
      this.#isOld = false;
      this.#isByBoard = !!readBy;
      this.#loading = new SharedLoad((signal) => this.#load(signal, asking));
    }
    await this.#loading.join(asking);
  }

  async #load(signal: AbortSignal, { readBy }: AskOptions): Promise<void> {
    const kept = await this.#keeper.load({ signal, readBy });
    const isFirst = this.#kept.version === undefined && !this.#kept.sets.size;
    const { revisionsBetween } = isFirst ? NO_CODE : await loadSaving();
    signal.throwIfAborted();
    this.#merge(kept, revisionsBetween);
  }

  /** Changes of others since the last time are a save of theirs. */
  #merge(kept: Kept<Version>, between: Saving['revisionsBetween']): void {
    const at = new Date(this.#now()).toISOString();
    const sets = new Map<string, TargetSet>();
    const revisions: Revision[] = [];
    const gone = [...this.#kept.sets.values()].filter((set) => !kept.sets.has(setId(set)));
    for (const set of [...kept.sets.values(), ...gone.map((one) => ({ ...one, rows: [] }))]) {
      const before = this.#kept.sets.get(setId(set)) ?? emptySet(set.year, set.targetType);
      const next = { ...set, revision: before.revision + 1 };
      const changed = between(before, next);
      revisions.push(...changed.map((one) => ({ ...one, at })));
      sets.set(setId(set), deepFreeze(changed.length ? next : { ...set, revision: before.revision }));
    }
    this.#kept = { ...kept, sets };
    this.#revisions = [...this.#revisions, ...revisions];
  }
}
