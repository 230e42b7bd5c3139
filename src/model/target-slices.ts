import type { DayWeights } from './calendar.ts';
import { addDays, addMonths, daysIn, firstDay, lastDay, type Day, type Month } from './day.ts';
import { fiscalMonth } from './fiscal.ts';
import { addExact, mulDiv } from './money.ts';
import type { FiscalYear } from './organisation.ts';
import { remember } from './remember.ts';
import { splitByWeights } from './split.ts';
import { eachOf, type Steps } from './steps.ts';
import type { TargetRow, TargetSet } from './target.ts';

type Days = Pick<Slice, 'from' | 'to'>;

/** The target of one interval: whole minor units of the currency shown. */
export interface Slice {
  readonly from: Day;
  readonly to: Day;
  readonly value: number;
}

/** Target of a stretch of days, added up from slices. */
export interface SpanTarget {
  readonly target?: number;
  readonly expected?: number;
  /** Part of an interval's target was taken, by weight (M7). */
  readonly proRata: boolean;
  /** Some intervals are above 0 and some below: expected ÷ target is then no share of anything. */
  readonly mixed: boolean;
}

/** A row with the set it stands in. */
export interface PlacedRow {
  readonly set: TargetSet;
  readonly row: TargetRow;
}

/** Changes a row's value into the currency shown, by the interval's first month; undefined leaves it out. */
export type Convert = (value: number, month: Month) => number | undefined;

/** The non-empty intervals of a row. */
export function slicesOf({ set, row }: PlacedRow, fiscal: FiscalYear, convert: Convert): Slice[] {
  return slicesAt(intervalsOf(set, fiscal), valuesOf({ set, row }, fiscal, convert));
}

/** The intervals of several rows as those of one owner: each is added up, so there are no more for more rows. */
export function* sharedSlices(
  rows: readonly PlacedRow[],
  fiscal: FiscalYear,
  convertFor: (placed: PlacedRow) => Convert,
): Steps<readonly Slice[]> {
  const sums = new Map<TargetSet, (number | undefined)[]>();
  yield* eachOf(rows, (placed) => {
    const sum = sums.get(placed.set) ?? [];
    sums.set(placed.set, sum);
    valuesOf(placed, fiscal, convertFor(placed)).forEach((value, index) => {
      if (value !== undefined) sum[index] = addExact(sum[index] ?? 0, value);
    });
  });
  return [...sums].flatMap(([set, values]) => slicesAt(intervalsOf(set, fiscal), values));
}

/** Values of a row in the currency shown; undefined where an interval is empty or left out. */
function valuesOf({ set, row }: PlacedRow, fiscal: FiscalYear, convert: Convert): (number | undefined)[] {
  return intervalsOf(set, fiscal).map(({ month }, index) => {
    const value = row.values[index] ?? null;
    return value === null ? undefined : convert(value, month);
  });
}

/** Tells whether there is a target where something was sold: in its month, and for its item where targets are set by item. */
export type HasTarget = (sold: { readonly month: Month; readonly item?: string }) => boolean;

/** Where rows have targets; undefined if they have one in every month of the period, for all items (M11). */
export function targetedBy(
  rows: readonly PlacedRow[],
  { from, to }: Days,
  fiscal: FiscalYear,
  convertFor: (placed: PlacedRow) => Convert,
): HasTarget | undefined {
  const found = new Set<string>();
  const forAll: Slice[] = [];
  for (const placed of rows) {
    const slices = slicesOf(placed, fiscal, convertFor(placed));
    if (placed.row.item === undefined) forAll.push(...slices);
    else for (const slice of slices) eachMonth(slice, (month) => found.add(`${month} ${placed.row.item}`));
  }
  if (forAll.length && !bareMonths(forAll, from, to)) return undefined;
  for (const slice of forAll) eachMonth(slice, (month) => found.add(month));
  return ({ month, item }) => found.has(month) || (item !== undefined && found.has(`${month} ${item}`));
}

function eachMonth({ from, to }: Days, visit: (month: Month) => void): void {
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = addMonths(month, 1)) visit(month);
}

function slicesAt(intervals: readonly Days[], values: readonly (number | undefined)[]): Slice[] {
  return intervals.flatMap(({ from, to }, index) => {
    const value = values[index];
    return value === undefined ? [] : [{ from, to, value }];
  });
}

/** Days and first month of each interval of a set. All rows of a set share them. */
const intervalsOf = remember(
  ({ year, interval }: TargetSet, { start, name }: FiscalYear) => `${year} ${interval} ${start} ${name}`,
  ({ year, interval }, fiscal): readonly (Days & { readonly month: Month })[] => {
    const months = interval === 'quarter' ? 3 : 1;
    return Array.from({ length: 12 / months }, (_, index) => {
      const month = fiscalMonth(year, index * months, fiscal);
      return { month, from: firstDay(month), to: lastDay(addMonths(month, months - 1)) };
    });
  },
);

/** Counts the months of a period that have no target although others have; 0 if none has one. */
export function bareMonths(slices: readonly Slice[], from: Day, to: Day): number {
  const [first, last] = [monthNumber(from), monthNumber(to)];
  const covered = new Set<number>();
  for (const slice of slices) {
    const end = Math.min(last, monthNumber(slice.to));
    for (let month = Math.max(first, monthNumber(slice.from)); month <= end; month++) covered.add(month);
  }
  return covered.size ? monthsIn(from, to) - covered.size : 0;
}

/** How many months a stretch of days touches. */
export function monthsIn(from: Day, to: Day): number {
  return monthNumber(to) - monthNumber(from) + 1;
}

function monthNumber(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

/**
 * Target and expected to date of the days `from` … `to` (M3, M7, R2, R3).
 * `elapsedTo` is the last day that counts as elapsed. Per interval: ended is
 * its target, coming is 0, running is target × elapsed ÷ total weight, rounded
 * once; the span adds its intervals.
 */
export function spanTarget(
  slices: readonly Slice[],
  from: Day,
  to: Day,
  elapsedTo: Day,
  weights: DayWeights,
): SpanTarget {
  let target: number | undefined;
  let expected = 0;
  let proRata = false;
  let [above, below] = [false, false];
  for (const slice of slices) {
    const first = slice.from > from ? slice.from : from;
    const last = slice.to < to ? slice.to : to;
    if (first > last) continue;
    const whole = first === slice.from && last === slice.to;
    proRata ||= !whole;
    const value = whole ? slice.value : partOf(slice, first, last, weights);
    above ||= value > 0;
    below ||= value < 0;
    target = addExact(target ?? 0, value);
    expected = addExact(expected, elapsedPart(value, first, last, elapsedTo, weights));
  }
  const mixed = above && below;
  return target === undefined ? { proRata, mixed } : { target, expected, proRata, mixed };
}

function elapsedPart(value: number, from: Day, to: Day, elapsedTo: Day, weights: DayWeights): number {
  if (to <= elapsedTo) return value;
  return from > elapsedTo ? 0 : byWeight(value, { from, to: elapsedTo }, { from, to }, weights);
}

/** Whole months of a quarter share it out to the last cent; other parts are rounded once. */
function partOf(slice: Slice, from: Day, to: Day, weights: DayWeights): number {
  if (from !== firstDay(from.slice(0, 7)) || to !== lastDay(to.slice(0, 7))) {
    return byWeight(slice.value, { from, to }, slice, weights);
  }
  const starts: Day[] = [];
  for (let start = slice.from; start <= slice.to; start = addDays(lastDay(start.slice(0, 7)), 1)) starts.push(start);
  const weigh = weights.sum(slice.from, slice.to) === 0 ? daysIn : weights.sum;
  const parts = splitByWeights(
    slice.value,
    starts.map((start) => weigh(start, lastDay(start.slice(0, 7)))),
  );
  return parts.reduce((sum, part, index) => (starts[index]! >= from && starts[index]! <= to ? sum + part : sum), 0);
}

/** value × weight of the inner days ÷ weight of the outer ones; by calendar days where those weigh nothing (R3). */
function byWeight(value: number, inner: Days, outer: Days, weights: DayWeights): number {
  const total = weights.sum(outer.from, outer.to);
  return total === 0
    ? mulDiv(value, daysIn(inner.from, inner.to), daysIn(outer.from, outer.to))
    : mulDiv(value, weights.sum(inner.from, inner.to), total);
}
