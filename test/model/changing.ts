import { ChangeRefused } from '../../src/model/change-refused.ts';
import type { TargetType } from '../../src/model/organisation.ts';
import { applyChanges, type Applied } from '../../src/model/revision.ts';
import type { Revision, RowChange, TargetChange, TargetRow, TargetSet } from '../../src/model/target.ts';

/** When every change of these tests is saved. */
export const AT = '2026-06-30T12:00:00.000Z';
export const YEAR = Array<number | null>(12).fill(100);

/** The targets of 2026 at revision 5, 100 a month for the company unless other rows are given. */
export const set = (
  rows: readonly TargetRow[] = [{ owner: 'company', values: YEAR }],
  part: Partial<TargetSet> = {},
): TargetSet => ({
  year: 2026,
  targetType: 'all-sales.amount',
  interval: 'month',
  rows,
  revision: 5,
  ...part,
});

export function change(rows: readonly RowChange[], part: Partial<TargetChange> = {}): TargetChange {
  return { year: 2026, targetType: 'all-sales.amount', base: 5, rows, ...part };
}

export const values = (...entries: [number, number | null][]) => Object.fromEntries(entries);

export function apply(
  before: TargetSet,
  what: TargetChange,
  since: readonly Revision[] = [],
  type?: TargetType,
): Applied {
  return applyChanges([{ set: before, change: what, at: AT, since, type }])[0]!;
}

export function refusal(run: () => unknown): ChangeRefused {
  try {
    run();
  } catch (error) {
    if (error instanceof ChangeRefused) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
