import { historyOf, newestFirst } from '../../model/history.ts';
import { joinTypes, type TargetType } from '../../model/organisation.ts';
import { denyOpen, maySee, type Rights } from '../../model/policy.ts';
import { type Applied, revisionsBetween } from '../../model/revision.ts';
import type { Revision, RowKey, TargetChange, TargetKey, TargetSet } from '../../model/target.ts';
import type { AskOptions } from '../../source/data-source.ts';
import { deepFreeze } from '../../source/freeze.ts';
import { loadCode } from '../../source/load-code.ts';
import type { SourceError } from '../../source/source-error.ts';
import type { TargetRepository } from '../../source/target-repository.ts';
import { inSlices } from '../../timing/in-slices.ts';
import { SharedLoad } from '../files/shared-load.ts';
import { plainCopy } from '../plain-copy.ts';
import {
  catalogueOf,
  checkHistory,
  checkKey,
  checkRow,
  deniedBy,
  emptySet,
  savedOf,
  seenOf,
} from '../targets/filling.ts';
import { tell } from '../tell.ts';
import { answerOf } from './answer.ts';
import {
  changeFor,
  type Kept,
  type RestChange,
  readKept,
  type RestTargets,
  type RestWriting,
  setId,
} from './targets.ts';

type SaveCode = typeof import('../targets/save-code.ts');
type Changed = Parameters<NonNullable<TargetRepository['watch']>>[0];
type Signalled = { readonly signal: AbortSignal };

/** Functions that fetch and save. Each may answer data, their JSON, or the `Response` of a `fetch`. */
export interface RestRepositoryOptions extends Rights, RestWriting {
  /** Fetches all targets: rows as of a file, whose names `columns` may map, or `{ version, rows, types }`. */
  load(asked: Signalled): Promise<RestTargets | Response | string> | RestTargets | Response | string;
  /**
   * Saves one change, all of it or nothing, and may answer with the `version` that the targets have since. Where they
   * have changed since `change.version`: status 409, or an error with that `status`.
   */
  save(change: RestChange, asked: Signalled): Promise<unknown>;
  /** Names the targets among those of one origin, so that edits that are not saved survive a reload. */
  readonly name?: string;
  /** Calls `changed` whenever somebody else has saved; returns what stops that. */
  watch?(changed: () => void): () => void;
  /** Epoch milliseconds, for the instants of revisions. Default: the page's clock. */
  readonly now?: () => number;
}

/** A save that may be sent: what stands after it. */
interface Made {
  readonly applied: readonly Applied[];
  readonly all: ReadonlyMap<string, TargetSet>;
  readonly types: readonly TargetType[];
  readonly isChanged: boolean;
}

/** How often a save that came too late is put on top of what others saved. */
const TRIES = 3;

/**
 * A target repository over two functions, of which one fetches all targets and
 * one saves a change of them. Merging, conflicts, locks, rights and watching are
 * done here; the history is that of this page, and of what it found changed
 * by others. A save is sent once: who asks again is the reader.
 */
export function restRepository(options: RestRepositoryOptions): TargetRepository {
  return Object.freeze(new RestRepository(options));
}

class RestRepository implements TargetRepository {
  readonly name?: string;
  readonly #options: RestRepositoryOptions;
  readonly #written: RestWriting;
  readonly #now: () => number;
  readonly #watchers = new Set<Changed>();
  #kept: Kept = { sets: new Map(), types: [], notes: [], version: undefined };
  #revisions: readonly Revision[] = [];
  #loading: SharedLoad<void> | undefined;
  #loadedFor: object | true | undefined;
  /** Rows of the service may be other than those that are held: a save had no answer, or somebody saved. */
  #isOld = false;
  /** Rows that are held were read by the settings of a board. */
  #isByBoard = false;
  #saving: Promise<unknown> = Promise.resolve();
  /** Of rows that name none: the organisation's. */
  #currency: string | undefined;

  constructor(options: RestRepositoryOptions) {
    const { columns, where, dates, numbers, nulls } = options;
    this.#written = { columns, where, dates, numbers, nulls };
    this.#options = options;
    // eslint-disable-next-line no-restricted-syntax -- when a save was made is a fact of this machine
    this.#now = options.now ?? Date.now;
    if (options.name !== undefined) this.name = options.name;
  }

  async catalogue(asking: AskOptions) {
    await this.#ready(asking);
    const sets = [...this.#kept.sets.values()].map((set) => seenOf(set, this.#options));
    return inSlices(catalogueOf(sets, joinTypes([], this.#kept.types), this.#kept.notes), asking.signal);
  }

  async load(key: TargetKey, asking: AskOptions) {
    checkKey(key);
    await this.#ready(asking);
    return seenOf(this.#set(key), this.#options);
  }

  async save(changes: readonly TargetChange[], asking: AskOptions) {
    const asked = plainCopy(changes);
    await this.#ready(asking);
    const code = await loadCode(() => import('../targets/save-code.ts'));
    code.checkChanges(asked);
    // One after the other: each begins from what the one before has made.
    const turn = this.#saving.then(() => this.#save(asked, code, asking));
    this.#saving = turn.catch(() => {});
    return turn;
  }

  async changes(key: TargetKey, since: number, asking: AskOptions) {
    checkKey(key, since);
    await this.#ready(asking);
    const reason = denyOpen(this.#options);
    if (reason) throw deniedBy(reason);
    const later = this.#revisionsOf(key).filter(({ revision }) => revision > since);
    return deepFreeze(newestFirst(later.filter(({ row }) => maySee(this.#options, row.owner))));
  }

  async history(row: RowKey, asking: AskOptions) {
    checkRow(row);
    await this.#ready(asking);
    checkHistory(this.#options, row.owner);
    return deepFreeze(historyOf(row, this.#revisions));
  }

  watch(changed: Changed) {
    const own: Changed = (...told) => changed(...told);
    this.#watchers.add(own);
    const stop = this.#options.watch?.(() => {
      this.#isOld = true;
      changed('targets');
    });
    return () => {
      this.#watchers.delete(own);
      stop?.();
    };
  }

  async #save(changes: readonly TargetChange[], code: SaveCode, asking: AskOptions): Promise<readonly TargetSet[]> {
    for (let tries = 1; ; tries++) {
      asking.signal.throwIfAborted();
      const next = await this.#applied(changes, code);
      if (!next.isChanged) return next.applied.map(({ set }) => seenOf(set, this.#options));
      try {
        const version = await this.#send(changeFor({ ...next, before: this.#kept, currency: this.#currency }, changes));
        return this.#take(next, changes, version);
      } catch (error) {
        // Saved or not, the service knows better now.
        this.#isOld = true;
        if (tries === TRIES || (error as SourceError).code !== 'conflict') throw error;
      }
      await this.#ready({ ...asking, after: undefined });
    }
  }

  /** The sets after a save, and what the service is told of it. */
  async #applied(changes: readonly TargetChange[], code: SaveCode): Promise<Made> {
    try {
      const types = code.changeTypes(this.#kept.types, changes);
      const at = new Date(this.#now()).toISOString();
      const applied = code.applyChanges(
        changes.map((change) => {
          const type = types.find(({ id }) => id === change.targetType);
          return { set: this.#set(change), change, since: this.#revisionsOf(change), at, type, rights: this.#options };
        }),
      );
      const sets = new Map([...this.#kept.sets, ...applied.map(({ set }) => [setId(set), deepFreeze(set)] as const)]);
      code.refuseTypesInUse(changes, sets.values());
      const hasTypes = changes.some((change) => change.types?.length || change.removedTypes?.length);
      const isChanged = hasTypes || applied.some(({ revisions }) => revisions.length);
      return { applied, all: sets, types, isChanged };
    } catch (error) {
      throw await code.saveError(error, (row) => historyOf(row, this.#revisions));
    }
  }

  /** Once a save is under way, what comes of it counts. */
  async #send(change: RestChange): Promise<Kept['version']> {
    const { signal } = new AbortController();
    const answer = await answerOf('save', signal, () => this.#options.save(change, { signal }));
    return (answer as { readonly version?: Kept['version'] } | null | undefined)?.version;
  }

  #take(
    { applied, all, types }: Made,
    changes: readonly TargetChange[],
    version: Kept['version'],
  ): readonly TargetSet[] {
    // A service without versions is asked anew by the next refresh.
    this.#kept = { ...this.#kept, sets: all, types, version: version ?? this.#kept.version };
    this.#revisions = [...this.#revisions, ...applied.flatMap(({ revisions }) => revisions)];
    tell(this.#watchers, 'targets', savedOf(applied, changes));
    return applied.map(({ set }) => seenOf(set, this.#options));
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
    const answer = await answerOf('targets', signal, () => this.#options.load({ signal }));
    const organisation = await readBy?.organisation(signal);
    this.#currency = organisation?.currency ?? readBy?.currency;
    const kept = await readKept(answer, {
      signal,
      readBy,
      organisation,
      currency: this.#currency,
      written: this.#written,
    });
    signal.throwIfAborted();
    this.#merge(kept);
  }

  /** Changes of others since the last time are a save of theirs. */
  #merge(kept: Kept): void {
    const at = new Date(this.#now()).toISOString();
    const isFirst = this.#kept.version === undefined && !this.#kept.sets.size;
    const sets = new Map<string, TargetSet>();
    const revisions: Revision[] = [];
    const gone = [...this.#kept.sets.values()].filter((set) => !kept.sets.has(setId(set)));
    for (const set of [...kept.sets.values(), ...gone.map((one) => ({ ...one, rows: [] }))]) {
      const before = this.#kept.sets.get(setId(set)) ?? emptySet(set.year, set.targetType);
      const next = { ...set, revision: before.revision + 1 };
      const changed = isFirst ? [] : revisionsBetween(before, next);
      revisions.push(...changed.map((one) => ({ ...one, at })));
      sets.set(setId(set), deepFreeze(changed.length ? next : { ...set, revision: before.revision }));
    }
    this.#kept = { ...kept, sets };
    this.#revisions = [...this.#revisions, ...revisions];
  }
}
