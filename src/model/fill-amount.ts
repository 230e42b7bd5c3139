import { closedIntervals, type Fill, type FillContext, type Filling, fillRows, periodsOf } from './fill.ts';
import { addExact, TooLarge } from './money.ts';
import type { WorkingCalendar } from './organisation.ts';
import {
  monthsToQuarters,
  quarterToMonths,
  splitByWeights,
  splitOver,
  type SpreadOptions,
  spreadWeights,
  type Values,
} from './split.ts';
import type { TargetInterval, TargetRow, TargetValue } from './target.ts';

/** How an amount is spread over the intervals of a year (T13). */
export type SpreadChoice =
  | { readonly by: 'equal' | 'calendar-days' }
  /** Calendar days where there is no calendar. */
  | { readonly by: 'working-days'; readonly calendar?: WorkingCalendar }
  /** A season: twelve parts, January first. */
  | { readonly by: 'profile'; readonly profile: readonly number[] }
  /** Last year's sales per interval, in one currency. */
  | { readonly by: 'last-year'; readonly actuals: Values };

type YearOf = Pick<FillContext, 'year' | 'interval' | 'fiscal'>;

/** Whether twelve parts are a season: none below 0, together 100 per cent, to six decimals. */
export function isSeason(parts: readonly number[]): boolean {
  if (parts.length !== 12 || !parts.every((part) => part >= 0 && part <= 100)) return false;
  return Math.abs(parts.reduce((sum, part) => sum + part, 0) - 100) < 1e-6;
}

/**
 * Weight of each interval, for `splitByWeights`. Undefined where last year has
 * nothing to go by: a net return of an interval counts as nothing sold.
 */
export function weightsOf(choice: SpreadChoice, context: YearOf): readonly number[] | undefined {
  if (choice.by !== 'last-year') return spreadWeights(choice.by, periodsOf(context), choice as SpreadOptions);
  const weights = periodsOf(context).map((_, index) => Math.max(0, choice.actuals[index] ?? 0));
  return weights.some((weight) => weight > 0) ? weights : undefined;
}

/** Weights of the twelve months, for quarters that become months (T10). */
export function monthWeights(choice: SpreadChoice, context: Pick<FillContext, 'year' | 'fiscal'>) {
  return weightsOf(choice, { ...context, interval: 'month' });
}

/**
 * The year's amount of rows set to `total` each (T11): intervals with closed
 * books keep their value, the rest is spread, exactly. Rows of which no
 * interval is open are refused.
 */
export function setAmount(
  rows: readonly TargetRow[],
  total: number,
  weights: readonly number[],
  context: FillContext,
): Fill {
  const closed = closedIntervals(context);
  if (closed.every(Boolean)) return fillRows(rows, context, () => ({ reason: 'no-open-interval' }));
  return fillRows(rows, context, ({ values }) => {
    try {
      return { after: splitOver(total, values, closed, weights) };
    } catch (error) {
      if (error instanceof TooLarge) return { reason: 'too-large' };
      throw error;
    }
  });
}

/** Values by another interval (T10): months add up, quarters are split by the weights of the months. */
export function byInterval(
  values: Values,
  from: TargetInterval,
  to: TargetInterval,
  weights: readonly number[] = [],
): Values {
  if (from === to) return values;
  return to === 'quarter' ? monthsToQuarters(values) : quarterToMonths(values, weights);
}

/** A row that is to catch up with what was sold. */
export interface CatchUpRow {
  readonly row: TargetRow;
  /** Sold per interval, in the currency of the row. */
  readonly actuals: Values;
}

/**
 * Plans catching up (T15): ended intervals stay; what was missed in
 * those with a target goes onto the open ones that have one, by `weights`, or
 * in proportion to what they have. A surplus lowers them in proportion, never
 * below 0; what it exceeds them by is `left`.
 */
export function catchUp(
  rows: readonly CatchUpRow[],
  asOf: string,
  context: FillContext,
  weights?: readonly number[],
): Fill {
  const ended = periodsOf(context).map(({ to }) => to < asOf);
  const actuals = new Map(rows.map((one) => [one.row, one.actuals]));
  return fillRows(
    rows.map(({ row }) => row),
    context,
    (row) => {
      const open = row.values.flatMap((value, index) => (ended[index] || value === null ? [] : index));
      if (!open.length) return { reason: 'no-open-interval' };
      const miss = missOf(row.values, actuals.get(row)!, ended);
      return miss < 0 ? lowered(row.values, open, -miss) : { after: raisedBy(row.values, open, miss, weights) };
    },
  );
}

/** Target − actual of the ended intervals with a target (M11); below 0 more was sold. */
export function missOf(values: Values, actuals: Values, ended: readonly boolean[]): number {
  return values.reduce<number>(
    (miss, value, index) => (value === null || !ended[index] ? miss : addExact(miss, value - (actuals[index] ?? 0))),
    0,
  );
}

function raisedBy(values: Values, open: readonly number[], miss: number, weights?: readonly number[]): Values {
  const own = open.map((index) => Math.max(0, weights ? (weights[index] ?? 0) : values[index]!));
  const parts = splitByWeights(miss, own);
  return changed(values, open, (value, place) => value + parts[place]!);
}

function lowered(values: Values, open: readonly number[], surplus: number): Filling {
  const own = open.map((index) => Math.max(0, values[index]!));
  const all = own.reduce(addExact, 0);
  if (all === 0) return { reason: 'nothing-to-lower' };
  const parts = splitByWeights(Math.min(surplus, all), own);
  const after = changed(values, open, (value, place) => value - parts[place]!);
  return { after, ...(surplus > all && { left: surplus - all }) };
}

function changed(values: Values, open: readonly number[], change: (value: number, place: number) => number): Values {
  const after: TargetValue[] = [...values];
  open.forEach((index, place) => (after[index] = change(values[index]!, place)));
  return after;
}
