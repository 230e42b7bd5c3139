import { linearWeights, profileWeights, workingDayWeights } from './calendar.ts';
import type { DayWeights } from './calendar.ts';
import { addExact, roundedParts } from './money.ts';
import type { WorkingCalendar } from './organisation.ts';
import type { Period } from './period.ts';
import type { TargetValue } from './target.ts';

/** How a total is spread over intervals (T13). */
export type Spread = 'equal' | 'calendar-days' | 'working-days' | 'profile';

export interface SpreadOptions {
  /** For `working-days`; calendar days count without it (R3). */
  readonly calendar?: WorkingCalendar;
  /** For `profile`: twelve parts, January first. */
  readonly profile?: readonly number[];
}

/** One value per interval; `null` is empty (T6). */
export type Values = readonly TargetValue[];

/**
 * Whole parts of a whole `total` in proportion to `weights`, that add up to it
 * exactly: the largest remainders get what is left, earlier ones first (T11).
 * A negative total gives the negatives of the positive one's parts. Weights
 * are whole numbers of 0 or more; all 0 means equal parts. Throws `RangeError`
 * for others, and for a total with nothing to split it over.
 */
export function splitByWeights(total: number, weights: readonly number[]): number[] {
  const wrong = weights.find((weight) => !Number.isSafeInteger(weight) || weight < 0);
  if (wrong !== undefined) throw new RangeError(`weight must be a whole number of 0 or more: ${wrong}`);
  if (weights.length === 0 && total !== 0) throw new RangeError(`nothing to split over: ${total}`);
  const shares = weights.some((weight) => weight > 0) ? weights.map(BigInt) : weights.map(() => 1n);
  const all = shares.reduce((sum, share) => sum + share, 0n);
  return roundedParts(
    shares.map((share) => share * BigInt(total)),
    all || 1n,
  );
}

/**
 * The year's total typed over a row (T11): closed intervals keep their value,
 * the rest is split over the open ones, so that all add up to `total`. Throws
 * `RangeError` when none is open.
 */
export function splitOver(
  total: number,
  current: Values,
  closed: readonly boolean[],
  weights: readonly number[],
): TargetValue[] {
  const open = current.map((_, index) => index).filter((index) => !closed[index]);
  if (open.length === 0) throw new RangeError(`no open interval to split over: ${total}`);
  const kept = current.reduce<number>((sum, value, index) => addExact(sum, closed[index] ? (value ?? 0) : 0), 0);
  const parts = splitByWeights(
    addExact(total, -kept),
    open.map((index) => weights[index] ?? 0),
  );
  const values = [...current];
  open.forEach((index, place) => (values[index] = parts[place]!));
  return values;
}

/** Weight of each period in a spread, for `splitByWeights`. Throws `TypeError` for `profile` without one. */
export function spreadWeights(spread: Spread, periods: readonly Period[], options: SpreadOptions = {}): number[] {
  if (spread === 'equal') return periods.map(() => 1);
  const weights = dayWeights(spread, options);
  return periods.map(({ from, to }) => weights.sum(from, to));
}

/**
 * Monthly values from quarterly ones (T10): each quarter is split over its three
 * months by `monthWeights` (12, first fiscal month first). Empty stays empty.
 */
export function quarterToMonths(quarters: Values, monthWeights: readonly number[]): TargetValue[] {
  return quarters.flatMap((value, quarter) => {
    const weights = [0, 1, 2].map((month) => monthWeights[quarter * 3 + month] ?? 0);
    return value === null ? weights.map(() => null) : splitByWeights(value, weights);
  });
}

/** Quarterly values from monthly ones (T10): sums of what is not empty; a quarter of empty months is empty. */
export function monthsToQuarters(months: Values): TargetValue[] {
  return Array.from({ length: Math.ceil(months.length / 3) }, (_, quarter) =>
    months
      .slice(quarter * 3, quarter * 3 + 3)
      .reduce((sum, value) => (value === null ? sum : addExact(sum ?? 0, value)), null),
  );
}

function dayWeights(spread: Exclude<Spread, 'equal'>, { calendar, profile }: SpreadOptions): DayWeights {
  if (spread === 'profile') {
    if (!profile) throw new TypeError('season profile is missing: profile');
    return profileWeights(profile);
  }
  return spread === 'working-days' && calendar ? workingDayWeights(calendar) : linearWeights();
}
