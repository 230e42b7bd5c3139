import type { Month } from './day.ts';
import { byInterval } from './fill-amount.ts';
import { type Fill, type FillContext, type Filling, fillRows, periodsOf } from './fill.ts';
import { decimalOf, roundedParts, roundedQuotient, TooLarge } from './money.ts';
import { ratioOf, SAME, withoutRate } from './rates.ts';
import type { Values } from './split.ts';
import type { TargetInterval, TargetRow, TargetValue } from './target.ts';
import { rowId } from './owner.ts';

/** Where values are copied from. */
export interface CopySource {
  readonly values: Values;
  /** Undefined is the base. */
  readonly currency?: string;
  /** Default: that of the set which is filled in. */
  readonly interval?: TargetInterval;
}

/** Whether a change in per cent may be asked for (T12). */
export function isPercent(percent: number): boolean {
  return percent >= -100 && percent <= 1000;
}

/**
 * Values copied into rows, `percent` more or less (T12). In one currency the
 * year is exactly that much more, rounded once; in another one each value is
 * converted and rounded once, and the rows say what from. Empty stays empty.
 * Throws `RangeError` for a percentage outside of −100 … 1000.
 */
export function copyInto(
  rows: readonly TargetRow[],
  source: CopySource | ((row: TargetRow) => CopySource | undefined),
  percent: number,
  context: FillContext,
  weights?: readonly number[],
): Fill {
  if (!isPercent(percent)) throw new RangeError(`not between -100 and 1000 per cent: ${percent}`);
  const sourceOf = typeof source === 'function' ? source : () => source;
  return fillRows(rows, context, (row) => {
    const from = sourceOf(row);
    if (!from || from.values.every((value) => value === null)) return { reason: 'no-values' };
    const values = byInterval(from.values, from.interval ?? context.interval, context.interval, weights);
    return copied(values, from.currency, context.currencyOf(row), percent, context);
  });
}

/** Values as they are in another currency, `percent` more. */
export function copied(
  values: Values,
  from: string | undefined,
  to: string | undefined,
  percent: number,
  context: FillContext,
): Filling {
  const months = periodsOf(context).map((period): Month => period.from.slice(0, 7));
  const isOther = context.unit !== 'count' && (from ?? context.base) !== (to ?? context.base);
  try {
    if (!isOther) return { after: raised(values, percent) };
    const missing = values.flatMap((value, index) =>
      value === null || ratioOf(from, to, months[index]!, context)
        ? []
        : withoutRate(from, to, months[index]!, context),
    );
    if (missing.length) return { reason: 'missing-rate', currencies: [...new Set(missing)] };
    const after = values.map((value, index) => converted(value, from, to, months[index]!, percent, context));
    return { after, convertedFrom: from ?? context.base };
  } catch (error) {
    if (error instanceof TooLarge) return { reason: 'too-large' };
    throw error;
  }
}

/** Values `percent` more: together exactly as much as their sum is, rounded once, the largest remainders up. */
export function raised(values: Values, percent: number): Values {
  if (percent === 0) return values;
  const { numerator, denominator } = factorOf(percent);
  const own = values.flatMap((value) => (value === null ? [] : BigInt(value) * numerator));
  const parts = roundedParts(own, denominator).values();
  return values.map((value) => (value === null ? null : parts.next().value!));
}

function converted(
  value: TargetValue,
  from: string | undefined,
  to: string | undefined,
  month: Month,
  percent: number,
  context: FillContext,
): TargetValue {
  if (value === null) return null;
  const ratio = ratioOf(from, to, month, context) ?? SAME;
  const { numerator, denominator } = factorOf(percent);
  return roundedQuotient(BigInt(value) * ratio.numerator * numerator, ratio.denominator * denominator);
}

/** 1 + per cent ÷ 100, exactly as it was typed: 2.5 is 1025 ÷ 1000. */
function factorOf(percent: number): { readonly numerator: bigint; readonly denominator: bigint } {
  const [digits, exponent] = decimalOf(Math.abs(percent));
  const scale = 10n ** BigInt(Math.max(0, -exponent));
  const part = BigInt(digits) * 10n ** BigInt(Math.max(0, exponent));
  return { numerator: 100n * scale + (percent < 0 ? -part : part), denominator: 100n * scale };
}

/** A cell that gets the value of another one. */
export interface CellCopy {
  readonly to: TargetRow;
  readonly index: number;
  readonly from: TargetRow;
  readonly fromIndex: number;
}

/** Cells filled with the values of others, right, down or by the handle. Between currencies they are converted (T12). */
export function fillCells(cells: readonly CellCopy[], context: FillContext): Fill {
  const byRow = new Map<string, CellCopy[]>();
  for (const cell of cells) byRow.set(rowId(cell.to), [...(byRow.get(rowId(cell.to)) ?? []), cell]);
  const rows = [...byRow.values()].map(([first]) => first!.to);
  return fillRows(rows, context, (row) => {
    const after: TargetValue[] = [...row.values];
    let convertedFrom: string | undefined;
    for (const { index, from, fromIndex } of byRow.get(rowId(row))!) {
      const only = row.values.map((_, place) => (place === index ? (from.values[fromIndex] ?? null) : null));
      const answer = copied(only, context.currencyOf(from), context.currencyOf(row), 0, context);
      if (answer.reason) return answer;
      after[index] = answer.after[index] ?? null;
      convertedFrom ??= answer.convertedFrom;
    }
    return { after, ...(convertedFrom && { convertedFrom }) };
  });
}

/** The first column of a stretch of intervals filled into the others. */
export function fillRight(rows: readonly TargetRow[], first: number, last: number, context: FillContext): Fill {
  const indices = Array.from({ length: last - first }, (_, place) => first + place + 1);
  const cells = rows.flatMap((row) => indices.map((index) => ({ to: row, index, from: row, fromIndex: first })));
  return fillCells(cells, context);
}

/** The first row filled into those below it, over a stretch of intervals. */
export function fillDown(rows: readonly TargetRow[], first: number, last: number, context: FillContext): Fill {
  const [top, ...below] = rows;
  const indices = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  const cells = below.flatMap((to) => indices.map((index) => ({ to, index, from: top!, fromIndex: index })));
  return fillCells(cells, context);
}
