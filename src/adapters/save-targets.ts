import type { FiscalYear, Organisation } from '../model/organisation.ts';
import type { TargetChange, TargetKey, TargetSet } from '../model/target.ts';
import type { HeldTargets, MakeChanges, WrittenBy } from '../source/held-targets.ts';
import { SourceError } from '../source/source-error.ts';
import type { TargetRepository } from '../source/target-repository.ts';
import { changesOfTargets, type TargetWriting } from './targets/changes-of-targets.ts';
import type { PeriodTarget } from './targets/period-target.ts';

export type { PeriodTarget } from './targets/period-target.ts';

/** How targets are written, who saves them, and for a repository by what they are read. */
export interface SaveTargetsOptions extends TargetWriting {
  readonly signal?: AbortSignal;
  /** People and groups, without a board: names are found and owners refused by them. */
  readonly organisation?: Partial<Organisation>;
  /** Without a board: of the periods. Default: the organisation's. */
  readonly fiscalYear?: Partial<FiscalYear>;
  /** Without a board: of rows that name none, where the organisation has none. */
  readonly currency?: string;
}

/** The part of a `<target-board>` that saves. */
export interface SavingBoard {
  save(make: MakeChanges, options: { readonly signal: AbortSignal }): Promise<readonly TargetSet[]>;
}

/** Saves of one board or repository, one after the other: the next one starts from what the one before has saved. */
const saving = new WeakMap<object, Promise<unknown>>();

/**
 * Saves targets as a form has them, in the words of a targets file, all of them or none:
 * `saveTargets(board, [{ owner: 'user:anna', period: '2026-09', value: 1250.5 }])`. A period that is longer than the
 * intervals of its year's targets is split into equal parts, which add up to it exactly. Through a `<target-board>` all
 * of its tiles follow; a `TargetRepository` of any kind is taken too. Answers with the sets as they stand then.
 *
 * Rejects with `SourceError`: `invalid-data` with `detail.path`, `value` and `expected` for what cannot be read,
 * `detail.problem` `unknown-owner` for somebody who is not there, with the one who may be meant; `conflict` where
 * somebody else has changed the same cells meanwhile, both values in `detail.cells`, after which the next save starts from theirs;
 * `forbidden` for locked rows and by a policy; and as the repository fails.
 */
export async function saveTargets(
  where: SavingBoard | TargetRepository,
  targets: readonly PeriodTarget[],
  options: SaveTargetsOptions = {},
): Promise<readonly TargetSet[]> {
  if (typeof (where as Partial<SavingBoard> | null)?.save !== 'function') {
    const value = where instanceof HTMLElement ? `<${where.localName}>` : String(where);
    const detail = { problem: 'bad-value', path: 'saveTargets', value, expected: '<target-board>, TargetRepository' };
    throw new SourceError('invalid-data', `nothing that saves: ${value}`, detail as SourceError['detail']);
  }
  const before = saving.get(where);
  const save = async () => {
    await before?.catch(() => undefined);
    const { signal = new AbortController().signal } = options;
    signal.throwIfAborted();
    return isRepository(where) ? saveTo(where, targets, options, signal) : saveThrough(where, targets, options, signal);
  };
  const saved = save();
  saving.set(where, saved);
  return saved;
}

function isRepository(where: SavingBoard | TargetRepository): where is TargetRepository {
  return 'catalogue' in where && 'load' in where;
}

async function saveThrough(
  board: SavingBoard,
  targets: readonly PeriodTarget[],
  writing: TargetWriting,
  signal: AbortSignal,
): Promise<readonly TargetSet[]> {
  let outdate: (() => void) | undefined;
  const make: MakeChanges = async (held, by) => {
    const changes = await changesOfTargets(targets, writing, held, by, signal);
    outdate = () => {
      for (const change of changes) held.targets(change).outdate();
      held.catalogue.outdate();
      held.changed();
    };
    return changes;
  };
  try {
    return await board.save(make, { signal });
  } catch (error) {
    if (error instanceof SourceError && error.code === 'conflict') outdate?.();
    throw error;
  }
}

async function saveTo(
  repository: TargetRepository,
  targets: readonly PeriodTarget[],
  options: SaveTargetsOptions,
  signal: AbortSignal,
): Promise<readonly TargetSet[]> {
  const { organisation: said, fiscalYear, currency } = options;
  const organisation: Organisation = { listed: !!said, groups: [], users: [], ...said };
  const readBy = said && { fiscalYear, currency, organisation: async () => organisation };
  const asking = { signal, ...(readBy && { readBy }) };
  const asked = <T>(ask: () => Promise<T>) => ({
    ask: async () => ({ value: await ask() }),
    outdate: () => undefined,
  });
  const held: HeldTargets = {
    hasSource: true,
    organisation: asked(async () => organisation),
    catalogue: asked(() => repository.catalogue(asking)),
    targets: (key: TargetKey) => asked(() => repository.load({ year: key.year, targetType: key.targetType }, asking)),
    changed: () => undefined,
  };
  const by: WrittenBy = { fiscalYear, currency };
  const changes: readonly TargetChange[] = await changesOfTargets(targets, options, held, by, signal);
  return repository.save(changes, asking);
}
