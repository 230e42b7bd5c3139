import type { Measure } from './actual.ts';
import { fiscalMonth } from './fiscal.ts';
import { addExact } from './money.ts';
import type { FiscalYear, Rates } from './organisation.ts';
import type { OwnerKey } from './owner.ts';
import { convert, withoutRate } from './rates.ts';
import { intervalCount } from './row-change.ts';
import { rowCurrency } from './row-currency.ts';
import { splitByWeights } from './split.ts';
import type { RowChange, TargetInterval, TargetRow, TargetValue } from './target.ts';

/** Rows of one target set and item: an owner's own, if it has one, and those of the level below. */
export interface Family {
  readonly owner: OwnerKey;
  readonly parent?: TargetRow;
  readonly children: readonly TargetRow[];
  readonly item?: string;
  /** All rows of a group, which say what currency its users are in where `parent` does not (T7). Default: `parent` alone. */
  readonly rows?: readonly TargetRow[];
}

/** The rules by which the rows of a set are read and converted. */
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

/** The children's targets together, and their parent's own, in minor units of the hint's currency. */
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

/** Why a hint cannot be turned into edits. */
export interface HintRefusal {
  readonly reason: 'locked' | 'missing-rate' | 'no-children' | 'no-parent';
  /** Rows in the way, for `locked`. */
  readonly rows?: readonly TargetRow[];
  /** For `missing-rate`. */
  readonly currencies?: readonly string[];
}

/** Either ordinary edits, or why there are none. */
export type HintEdits =
  { readonly changes: readonly RowChange[]; readonly refused?: undefined } | { readonly refused: HintRefusal };

/** A child with its values in the parent's currency; without values where a rate is missing. */
interface Child {
  readonly row: TargetRow;
  readonly currency?: string;
  readonly values?: readonly TargetValue[];
  /** Currencies without a rate. */
  readonly missing: readonly string[];
}

/** Sums of the children per interval and for the year, with their differences to the parent (T4). */
export function hintOf(family: Family, context: HintContext): Hint {
  const children = childrenOf(family, context);
  const sums = intervals(context).map((index) => sumOf(children.map(({ values }) => values?.[index] ?? null)));
  const own = family.parent?.values ?? [];
  return {
    currency: context.unit === 'count' ? undefined : (family.parent?.currency ?? context.base),
    intervals: sums.map((sum, index) => hintFigure(sum, own[index] ?? null)),
    year: hintFigure(sumOf(sums), sumOf(own)),
    missing: [...new Set(children.flatMap(({ missing }) => missing))],
  };
}

/** The children's sum as the parent's target: where all of them are empty, the parent becomes empty too. */
export function takeSum(family: Family, context: HintContext): HintEdits {
  const { owner, item, parent } = family;
  const { intervals: sums, currency, missing } = hintOf(family, context);
  const refused = refusal(family, missing, parent ? [parent] : []);
  if (refused) return { refused };
  const values = sums.map(({ sum = null }) => sum);
  const change = { owner, item, values: { ...values } };
  return { changes: [parent ? change : { ...change, currency }] };
}

/**
 * The parent's target spread over the children, interval by interval: in
 * proportion to what they have, equally if that is 0 for all. Empty children
 * stay empty beside others that have something; intervals in which the parent
 * is empty stay as they are. In one currency the parts add up to the parent's
 * target exactly; other children get theirs converted.
 */
export function spreadParent(family: Family, context: HintContext): HintEdits {
  const { parent } = family;
  if (!parent) return { refused: { reason: 'no-parent' } };
  const children = childrenOf(family, context);
  const shares = intervals(context).map((index) => shareOut(parent.values[index] ?? null, children, index));
  const spread = children.map(({ row, currency }, child) => {
    const own = shares.map((parts) => parts[child] ?? null);
    const exchanged = exchange(own, parent.currency, currency, context);
    const given = exchanged.values.flatMap((value, index) => (value === null ? [] : [[index, value] as const]));
    return { row, missing: exchanged.missing, values: Object.fromEntries(given) };
  });
  const missing = [...children, ...spread].flatMap((child) => child.missing);
  const refused = refusal(family, [...new Set(missing)], family.children);
  if (refused) return { refused };
  return { changes: spread.map(({ row: { owner, item }, values }) => ({ owner, item, values })) };
}

/** Each child's part of the parent's value in one interval; `null` leaves the child as it is. */
function shareOut(value: TargetValue, children: readonly Child[], index: number): TargetValue[] {
  if (value === null || children.length === 0) return [];
  const own = children.map(({ values }) => values?.[index] ?? null);
  const sign = own.some((child) => (child ?? 0) > 0) ? 1 : -1; // nobody has a part of the other sign
  const weights = own.map((child) => Math.max(0, sign * (child ?? 0)));
  const isNothing = weights.every((weight) => weight === 0);
  return splitByWeights(value, weights).map((part, child) => (isNothing || own[child] !== null ? part : null));
}

function refusal(
  { children }: Family,
  currencies: readonly string[],
  changed: readonly TargetRow[],
): HintRefusal | undefined {
  const rows = changed.filter(({ locked }) => locked);
  if (children.length === 0) return { reason: 'no-children' };
  if (rows.length > 0) return { reason: 'locked', rows };
  return currencies.length > 0 ? { reason: 'missing-rate', currencies } : undefined;
}

/** A sum beside the parent's own value. */
export function hintFigure(total: TargetValue, own: TargetValue): HintFigure {
  const [sum, parent] = [total ?? undefined, own ?? undefined];
  if (sum === undefined || parent === undefined) return { sum, parent };
  const difference = addExact(sum, -parent);
  const isMisleading = parent === 0 || sum * parent < 0;
  return { sum, parent, difference, ratio: isMisleading ? undefined : difference / Math.abs(parent) };
}

/** The sum of all that are not empty; empty if all are. */
export function sumOf(values: readonly TargetValue[]): TargetValue {
  return values.reduce((sum, value) => (value === null ? sum : addExact(sum ?? 0, value)), null);
}

function childrenOf({ parent, children, rows }: Family, context: HintContext): Child[] {
  const named = rows ?? (parent && [parent]);
  return children.map((row) => {
    const currency = rowCurrency(row, named);
    const { values, missing } = exchange(row.values, currency, parent?.currency, context);
    return { row, currency, missing, ...(missing.length === 0 && { values }) };
  });
}

/** Values of a year in another currency, each by the rates of its interval's first month; `missing` have no rate. */
export function exchange(
  values: readonly TargetValue[],
  from: string | undefined,
  to: string | undefined,
  context: HintContext,
): { readonly values: readonly TargetValue[]; readonly missing: readonly string[] } {
  const { year, interval, fiscal, base } = context;
  if ((from ?? base) === (to ?? base)) return { values, missing: [] };
  const missing: string[] = [];
  const exchanged = values.map((value, index) => {
    if (value === null) return null;
    const month = fiscalMonth(year, interval === 'quarter' ? index * 3 : index, fiscal);
    const converted = convert(value, from, to, month, context);
    if (converted === undefined) missing.push(...withoutRate(from, to, month, context));
    return converted ?? null;
  });
  return { values: exchanged, missing };
}

function intervals({ interval }: HintContext): number[] {
  return [...Array(intervalCount(interval)).keys()];
}
