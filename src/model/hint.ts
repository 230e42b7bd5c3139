import type { Measure } from './actual.ts';
import { fiscalMonth } from './fiscal.ts';
import { addExact } from './money.ts';
import type { FiscalYear, Rates } from './organisation.ts';
import { levelOf, type OwnerKey } from './owner.ts';
import { convert, rateOf } from './rates.ts';
import { splitByWeights } from './split.ts';
import type { RowChange, TargetInterval, TargetRow } from './target.ts';

/** Rows of one target set and item: an owner's own, if it has one, and those of the level below. */
export interface Family {
  readonly owner: OwnerKey;
  readonly parent?: TargetRow;
  readonly children: readonly TargetRow[];
  readonly item?: string;
}

/** By what the rows of a set are read and converted. */
export interface HintContext {
  readonly year: number;
  readonly interval: TargetInterval;
  readonly fiscal: FiscalYear;
  readonly rates?: Rates;
  /** Base currency, which rows without one are in; users are in their group's. */
  readonly base?: string;
  /** Of the set's type. Count has no currency, whatever `base` says; the default is money. */
  readonly unit?: Measure;
}

/** What the children have together against what their parent has, in minor units of the hint's currency. */
export interface HintFigure {
  /** Absent where all children are empty. */
  readonly sum?: number;
  /** Absent where the parent is empty. */
  readonly parent?: number;
  /** sum − parent: above 0 more is assigned than the parent has. Absent without either. */
  readonly difference?: number;
  /** difference ÷ |parent|; absent where it would mislead (M2): parent 0, or signs that differ. */
  readonly ratio?: number;
}

/** The sum of the children's targets: a hint, never a target (T4). */
export interface Hint {
  /** The parent's currency, else the base. */
  readonly currency?: string;
  /** One per interval of the set, first fiscal one first. */
  readonly intervals: readonly HintFigure[];
  readonly year: HintFigure;
  /** Currencies without a rate. Their rows are left out (T7). */
  readonly missing: readonly string[];
}

/** Why an answer to a hint cannot be given. */
export interface Refusal {
  readonly reason: 'locked' | 'missing-rate' | 'no-children' | 'no-parent';
  /** Rows in the way, for `locked`. */
  readonly rows?: readonly TargetRow[];
  /** For `missing-rate`. */
  readonly currencies?: readonly string[];
}

/** Either ordinary edits, or why there are none. */
export type Answer =
  { readonly changes: readonly RowChange[]; readonly refused?: undefined } | { readonly refused: Refusal };

/** A child's values in the parent's currency; none of them where a rate is missing. */
interface Shown {
  readonly row: TargetRow;
  readonly currency?: string;
  readonly values?: readonly (number | undefined)[];
}

/** Sums of the children per interval and for the year, with their differences to the parent (T4). */
export function hintOf(family: Family, context: HintContext): Hint {
  const missing = new Set<string>();
  const shown = shownRows(family, context, missing);
  const sums = places(context).map((index) => sumOf(shown.map(({ values }) => values?.[index])));
  const own = family.parent?.values ?? [];
  return {
    currency: context.unit === 'count' ? undefined : (family.parent?.currency ?? context.base),
    intervals: sums.map((sum, index) => figure(sum, own[index])),
    year: figure(sumOf(sums), sumOf(own)),
    missing: [...missing],
  };
}

/** The children's sum as the parent's target: where all of them are empty, the parent becomes empty too. */
export function takeSum(family: Family, context: HintContext): Answer {
  const { owner, item, parent } = family;
  const { intervals, currency, missing } = hintOf(family, context);
  const refused = refusal(family, missing, parent ? [parent] : []);
  if (refused) return { refused };
  const values = new Map(intervals.map(({ sum }, index) => [index, sum]));
  const change = { owner, item, values };
  return { changes: [parent ? change : { ...change, currency }] };
}

/**
 * The parent's target spread over the children, interval by interval: in
 * proportion to what they have, equally if that is 0 for all. Empty children
 * stay empty beside others that have something; intervals in which the parent
 * is empty stay as they are. In one currency the parts add up to the parent's
 * target exactly; other children get theirs converted.
 */
export function spreadParent(family: Family, context: HintContext): Answer {
  const { parent, children } = family;
  if (!parent) return { refused: { reason: 'no-parent' } };
  const missing = new Set<string>();
  const shown = shownRows(family, context, missing);
  const changes = children.map(({ owner, item }) => ({ owner, item, values: new Map<number, number>() }));
  for (const index of places(context)) {
    parts(parent.values[index], shown, index).forEach((part, child) => {
      if (part === undefined) return;
      const value = exchange(part, parent.currency, shown[child]!.currency, index, context, missing);
      if (value !== undefined) changes[child]!.values.set(index, value);
    });
  }
  const refused = refusal(family, [...missing], children);
  return refused ? { refused } : { changes };
}

/** Each child's part of the parent's value in one interval; `undefined` leaves the child as it is. */
function parts(value: number | undefined, shown: readonly Shown[], index: number): (number | undefined)[] {
  if (value === undefined || shown.length === 0) return [];
  const own = shown.map(({ values }) => values?.[index]);
  const sign = own.some((child) => (child ?? 0) > 0) ? 1 : -1; // nobody has a part of the other sign
  const weights = own.map((child) => Math.max(0, sign * (child ?? 0)));
  const isNothing = weights.every((weight) => weight === 0);
  return splitByWeights(value, weights).map((part, child) =>
    isNothing || own[child] !== undefined ? part : undefined,
  );
}

function refusal(
  { children }: Family,
  currencies: readonly string[],
  changed: readonly TargetRow[],
): Refusal | undefined {
  const rows = changed.filter(({ locked }) => locked);
  if (children.length === 0) return { reason: 'no-children' };
  if (rows.length > 0) return { reason: 'locked', rows };
  return currencies.length > 0 ? { reason: 'missing-rate', currencies } : undefined;
}

function figure(sum: number | undefined, parent: number | undefined): HintFigure {
  if (sum === undefined || parent === undefined) return { sum, parent };
  const difference = addExact(sum, -parent);
  const isMisleading = parent === 0 || sum * parent < 0;
  return { sum, parent, difference, ratio: isMisleading ? undefined : difference / Math.abs(parent) };
}

/** Sum of what is not empty; empty if all is. */
function sumOf(values: readonly (number | undefined)[]): number | undefined {
  return values.reduce((sum, value) => (value === undefined ? sum : addExact(sum ?? 0, value)), undefined);
}

function shownRows({ parent, children }: Family, context: HintContext, missing: Set<string>): Shown[] {
  return children.map((row) => {
    // Users are in their group's currency, and the group is the parent (T7).
    const currency = row.currency ?? (levelOf(row.owner) === 'user' ? parent?.currency : undefined);
    const values = row.values.map((value, index) =>
      value === undefined ? undefined : exchange(value, currency, parent?.currency, index, context, missing),
    );
    const isWhole = values.every((value, index) => value !== undefined || row.values[index] === undefined);
    return isWhole ? { row, currency, values } : { row, currency };
  });
}

/** By the rates of the interval's first month; adds the currency to `missing` that has none. */
function exchange(
  value: number,
  from: string | undefined,
  to: string | undefined,
  index: number,
  { year, interval, fiscal, rates, base }: HintContext,
  missing: Set<string>,
): number | undefined {
  const month = fiscalMonth(year, interval === 'quarter' ? index * 3 : index, fiscal);
  const answer = convert(value, from, to, month, rates, base);
  if (answer === undefined) missing.add((rateOf(rates, base, from, month) === undefined ? from : to) ?? '');
  return answer;
}

function places({ interval }: HintContext): number[] {
  return [...Array(interval === 'quarter' ? 4 : 12).keys()];
}
