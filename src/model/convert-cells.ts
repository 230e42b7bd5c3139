import type { ActualsCell } from './actual.ts';
import { roundedParts } from './money.ts';
import { ratioOf, SAME, scaled, type Exchange, type Ratio } from './rates.ts';
import { eachOf, type Steps } from './steps.ts';

/** A cell with the ratio of its currency to the one shown. */
interface Line {
  readonly cell: ActualsCell;
  readonly ratio: Ratio;
}

/**
 * Cells in the currency `to`. The sales of a user for a group in one month and
 * currency are rounded once, and their items share that value (T8), so that a
 * total is the same with items and without. Cells that have no rate come into
 * `leftOut`, as they were.
 */
export function* convertCells(
  cells: readonly ActualsCell[],
  to: string | undefined,
  exchange: Exchange,
  leftOut: ActualsCell[],
): Steps<readonly ActualsCell[]> {
  const { base } = exchange;
  // Where amounts without a currency have other decimals than the base, both are still one cell.
  const isPlain = ratioOf(undefined, base, '', exchange) === SAME;
  const same: ActualsCell[] = [];
  const others = new Map<string, Line[]>();
  yield* eachOf(cells, (cell) => {
    const { user, group, month } = cell;
    const currency = cell.currency || undefined; // a source may say null or an empty text
    const ratio = ratioOf(currency, to, month, exchange);
    if (!ratio) leftOut.push(cell);
    else if (isPlain && ratio === SAME) same.push(cell);
    else {
      const key = [user, group, month, currency ?? base].join('\u0000');
      const lines = others.get(key);
      if (lines) lines.push({ cell, ratio });
      else others.set(key, [{ cell, ratio }]);
    }
  });
  yield* eachOf(others.values(), (lines) => void same.push(...shared(lines)));
  return same;
}

/** One cell per item, in order of their ids: together they are the sum, rounded once. */
function shared(lines: readonly Line[]): readonly ActualsCell[] {
  const [{ cell, ratio }] = lines as [Line];
  if (lines.length === 1) return [{ ...cell, value: scaled(cell.value, ratio) }];
  // Ratios of one currency differ by a power of ten at most, so that the largest denominator is a multiple of all.
  const denominator = lines.reduce((most, line) => (line.ratio.denominator > most ? line.ratio.denominator : most), 1n);
  const items = new Map<string, { readonly cell: ActualsCell; readonly part: bigint }>();
  for (const { cell, ratio } of lines) {
    const part = BigInt(cell.value) * ratio.numerator * (denominator / ratio.denominator);
    const item = cell.item ?? '';
    items.set(item, { cell, part: part + (items.get(item)?.part ?? 0n) });
  }
  const parts = [...items].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
  const values = roundedParts(
    parts.map(({ part }) => part),
    denominator,
  );
  return parts.map(({ cell }, index) => ({ ...cell, value: values[index]! }));
}
