import type { Rights } from '../../model/policy.ts';
import { rowId } from '../../model/owner.ts';
import type { RowKey, TargetChange, TargetKey } from '../../model/target.ts';
import type { AskOptions } from '../../source/data-source.ts';
import { loadCode } from '../../source/load-code.ts';
import type { SourceError } from '../../source/source-error.ts';
import type { TargetRepository } from '../../source/target-repository.ts';
import { type Keeper, setId } from '../targets/kept.ts';
import { KeptRepository } from '../targets/kept-repository.ts';
import { Api } from './api.ts';
import { assignmentId } from './carriers.ts';
import type { Recorded } from './history.ts';
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

class Repository implements TargetRepository {
  readonly name: string;
  readonly #api: Api;
  readonly #currency: string;
  readonly #kept: KeptRepository<Snapshot>;
  /** By set and row, those that are gone too: their history stays. */
  readonly #recorded = new Map<string, Recorded>();

  constructor(options: SuperOfficeRepositoryOptions) {
    this.name = options.name ?? `superoffice:${options.url}`;
    this.#api = new Api(options);
    this.#currency = options.currency;
    const reading: TargetsReading = { ...calledBy(options), currency: options.currency };
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
        const kept = await loadTargets(this.#api, reading, signal);
        this.#record(kept.version!);
        return kept;
      },
      save: async (made, changes) => {
        const { saveTargets } = await loadCode(() => import('./save.ts'));
        const saved = await saveTargets(this.#api, reading, made, changes);
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
      if ((error as SourceError).detail?.problem !== 'locked') throw error;
      const { withLocker } = await loadHistory();
      throw await withLocker(error as SourceError, (row) => this.history(row, asking));
    }
  }

  changes(key: TargetKey, since: number, asking: AskOptions) {
    return this.#kept.changes(key, since, asking);
  }

  async history(row: RowKey, asking: AskOptions) {
    const own = await this.#kept.history(row, asking);
    const recorded = this.#recorded.get(placeOf(row));
    if (!recorded) return own;
    const { readHistory } = await loadHistory();
    return readHistory(this.#api, row, { ...recorded, own, currency: this.#currency, signal: asking.signal });
  }

  watch(...args: Parameters<NonNullable<TargetRepository['watch']>>) {
    return this.#kept.watch(...args);
  }

  #record({ groups, codes }: Snapshot): void {
    for (const [key, { TargetAssignments }] of groups)
      for (const one of TargetAssignments) this.#recorded.set(`${key} ${assignmentId(one)}`, { one, codes });
  }
}

/** Code of the first history, or of a locked row. */
const loadHistory = () => loadCode(() => import('./history.ts'));

const placeOf = (row: RowKey) => `${setId(row)} ${rowId(row)}`;
