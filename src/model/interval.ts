import { ChangeRefused } from './change-refused.ts';
import { MAX_MINOR } from './money.ts';
import { keyOfRow } from './row-change.ts';
import { monthsToQuarters, quarterToMonths } from './split.ts';
import { atOnce, eachOf, STEP, type Steps } from './steps.ts';
import type { TargetInterval, TargetRow, TargetSet } from './target.ts';

/**
 * The rows of a set by another interval (T10): months become the sums of their
 * quarter, quarters are split over their months by `weights`, equally without.
 * Both keep each total. Throws `ChangeRefused` for weights that are not twelve
 * whole numbers of 0 or more, and for a sum beyond the exact range.
 */
export function changeInterval(set: TargetSet, to: TargetInterval, weights?: readonly number[]): readonly TargetRow[] {
  return atOnce(changingInterval(set, to, weights));
}

/** The same in steps, for thousands of rows. */
export function* changingInterval(
  set: TargetSet,
  to: TargetInterval,
  weights?: readonly number[],
): Steps<readonly TargetRow[]> {
  if (to === set.interval) return set.rows;
  if (weights && !(weights.length === 12 && weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0))) {
    throw new ChangeRefused('bad-interval', 'not twelve weights', [], weights.join(', '));
  }
  const convert = to === 'quarter' ? monthsToQuarters : quarterToMonths;
  const converted: TargetRow[] = [];
  const deal = (row: TargetRow) => {
    const values = convert(row.values, weights ?? []);
    const field = values.findIndex((value) => Math.abs(value ?? 0) > MAX_MINOR);
    if (field >= 0)
      throw new ChangeRefused('bad-value', 'sum out of range', [{ ...keyOfRow(set, row), field }], values[field]);
    converted.push({ ...row, values });
  };
  yield* eachOf(set.rows, deal, STEP / 10);
  return converted;
}
