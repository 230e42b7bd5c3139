import type { Rights } from '../../model/policy.ts';
import { rowId } from '../../model/owner.ts';
import type { RowKey, TargetChange, TargetKey } from '../../model/target.ts';
import type { AskOptions } from '../../source/data-source.ts';
import { deepFreeze } from '../../source/freeze.ts';
import { loadCode } from '../../source/load-code.ts';
import { SourceError } from '../../source/source-error.ts';
import type { TargetRepository } from '../../source/target-repository.ts';
import { type Keeper, KeptRepository, setId } from '../targets/kept-repository.ts';
import { Api } from './api.ts';
import { assignmentId, decimalsFor, typeOf } from './carriers.ts';
import { calledBy, type SuperOfficeOptions } from './options.ts';
import { loadTargets, type Snapshot, type TargetsReading } from './targets.ts';

export interface SuperOfficeRepositoryOptions extends SuperOfficeOptions, Rights {
  /** Names the targets among those of one origin, so that edits that are not saved survive a reload. Default: the address. */
  readonly name?: string;
  /** Calls `changed` whenever somebody else has saved; returns what stops that. */
  watch?(changed: () => void): () => void;
  /** Epoch milliseconds, for the instants of revisions. Default: the page's clock. */
  readonly now?: () => number;
}

/**
 * A target repository over the agent of targets of SuperOffice. A save loads
 * the year-sets that it changes, is refused or merged where they are no longer as
 * they were, and saves them whole. The history is that of the CRM.
 */
export function superofficeRepository(options: SuperOfficeRepositoryOptions): TargetRepository {
  return Object.freeze(new Repository(options));
}

/** A row of targets as its history is asked for. */
interface Recorded {
  readonly id: number;
  readonly decimals: number;
}

class Repository implements TargetRepository {
  readonly name: string;
  readonly #api: Api;
  readonly #reading: TargetsReading;
  readonly #kept: KeptRepository<Snapshot>;
  /** By set and row, those that are gone too: their history stays. */
  readonly #recorded = new Map<string, Recorded>();

  constructor(options: SuperOfficeRepositoryOptions) {
    this.name = options.name ?? `superoffice:${options.url}`;
    this.#api = new Api(options);
    this.#reading = { ...calledBy(options), currency: options.currency };
    const keeper: Keeper<Snapshot> = {
      name: this.name,
      now: options.now,
      get policy() {
        return options.policy;
      },
      get viewer() {
        return options.viewer;
      },
      watch: (changed) => options.watch?.(changed),
      load: async ({ signal }) => {
        const kept = await loadTargets(this.#api, this.#reading, signal);
        this.#record(kept.version!);
        return kept;
      },
      save: async (made, changes) => {
        const { saveTargets } = await loadCode(() => import('./save.ts'));
        const saved = await saveTargets(this.#api, this.#reading, made, changes);
        this.#record(saved);
        return saved;
      },
    };
    this.#kept = new KeptRepository(keeper);
  }

  catalogue(asking: AskOptions) {
    return this.#kept.catalogue(asking);
  }

  load(key: TargetKey, asking: AskOptions) {
    return this.#kept.load(key, asking);
  }

  async save(changes: readonly TargetChange[], asking: AskOptions) {
    try {
      return await this.#kept.save(changes, asking);
    } catch (error) {
      throw await this.#withLocker(error, asking);
    }
  }

  changes(key: TargetKey, since: number, asking: AskOptions) {
    return this.#kept.changes(key, since, asking);
  }

  async history(row: RowKey, asking: AskOptions) {
    const own = await this.#kept.history(row, asking);
    const recorded = this.#recorded.get(placeOf(row));
    if (!recorded) return own;
    const { entriesIn, joinHistory } = await loadCode(() => import('./history.ts'));
    const asked = { TargetAssignmentInfoId: recorded.id };
    const answer = await this.#api.targets('GetTargetRevisionHistory', asked, asking.signal);
    return deepFreeze(joinHistory(row, own, entriesIn(answer, row, recorded.decimals)));
  }

  watch(...args: Parameters<NonNullable<TargetRepository['watch']>>) {
    return this.#kept.watch(...args);
  }

  #record({ dimensions, groups, codes }: Snapshot): void {
    for (const [targetType, dimension] of dimensions) {
      const { unit } = typeOf(dimension, this.#reading)!;
      for (const [key, { Year, TargetAssignments }] of groups) {
        if (key !== setId({ year: Year, targetType })) continue;
        for (const one of TargetAssignments) {
          const decimals = decimalsFor(one, { unit, currency: this.#reading.currency, codes });
          this.#recorded.set(`${key} ${assignmentId(one)}`, { id: one.TargetAssignmentInfoId, decimals });
        }
      }
    }
  }

  /** Says who has locked a row, and when, also where that was before this page. */
  async #withLocker(error: unknown, asking: AskOptions): Promise<unknown> {
    const { detail, code, message } = error as SourceError;
    const [first] = detail?.cells ?? [];
    if (detail?.problem !== 'locked' || !first || first.at) return error;
    const history = await this.history(first, asking).catch(() => []);
    const lock = history.find(({ changes }) => changes.some(({ field, to }) => field === 'locked' && to === true));
    if (!lock) return error;
    const { by, at } = lock;
    const cells = [{ ...first, ...(by && { by }), at }];
    return new SourceError(code, message, { ...detail, cells, ...(by && { value: by }) }, { cause: error });
  }
}

const placeOf = (row: RowKey) => `${setId(row)} ${rowId(row)}`;
