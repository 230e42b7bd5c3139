import type { ActualsCell, ActualsQuery } from '../../model/actual.ts';
import { dayNumber } from '../../model/day.ts';
import { NO_PROBABILITY, OPEN, SOLD, type SalesColumns } from './columns.ts';
import { NONE } from './names.ts';
import { PARTS, type Sums } from './sums.ts';

export type Seller = Pick<ActualsCell, 'user' | 'group' | 'currency'>;

/** The codes and days of the columns as indices of what a query tells apart. */
export interface Axes {
  /** Index of the dimension; NONE for all sales. */
  readonly dimension: number;
  readonly items: readonly string[];
  readonly sellers: readonly Seller[];
  /** By combination; NONE if it does not count. */
  readonly sellerOf: Int32Array;
  /** Months or days. */
  readonly times: readonly string[];
  /** By day after the first. */
  readonly timeOf: Int32Array;
}

/**
 * Adds the rows of a question each of which counts by itself and as a whole.
 * Answers false, and adds nothing, where too many cells are possible.
 */
export type AddWholes = (columns: SalesColumns, query: ActualsQuery, axes: Axes, sums: Sums) => boolean;

/**
 * Adds the rows that a query asks for: money of sold sales, or of open ones
 * weighted by their probability; or how many sales there are.
 */
export function addRows(
  columns: SalesColumns,
  query: ActualsQuery,
  axes: Axes,
  { sums, addWholes }: { readonly sums: Sums; readonly addWholes?: AddWholes | undefined },
) {
  const isWhole = query.measure === 'count' ? !columns.first : query.status !== 'open';
  const isAdded = isWhole && !query.items && addWholes?.(columns, query, axes, sums);
  if (!isAdded) addEach(columns, query, axes, sums);
}

function addEach(columns: SalesColumns, query: ActualsQuery, axes: Axes, sums: Sums) {
  const { rows, day, who, status, probability } = columns;
  const { dimension, sellers, sellerOf, timeOf } = axes;
  const width = axes.items.length + 1;
  const itemOf = columns.item[dimension];
  const wanted = itemOf && query.items && flags(columns.names.items[dimension]!.names, query.items);
  const counts = query.measure === 'count';
  const first = counts ? columns.first : undefined;
  const isNew = newSales(query.byItem, itemOf, wanted);
  const money = query.measure === 'profit' ? columns.profit! : columns.amount;
  const code = query.status === 'open' ? OPEN : SOLD;
  const from = dayNumber(query.from);
  const addFrom = (begin: number, end: number) => {
    for (let row = begin; row < end; row++) {
      // The first row of an id decides owner, group, date and status for Count (R8).
      const head = first ? first[row]! : row;
      const at = day[head]! - from;
      if (at < 0 || at >= timeOf.length || status[head] !== code) continue;
      const seller = sellerOf[who[head]!]!;
      if (seller === NONE || (wanted && !wanted[itemOf[row]!])) continue;
      const key = (timeOf[at]! * sellers.length + seller) * width + (width > 1 ? itemOf![row]! + 1 : 0);
      const chance = code === OPEN && !counts ? probability[row]! : PARTS;
      const value = counts ? 1 : money[row]!;
      if (Number.isNaN(value) || chance === NO_PROBABILITY) sums.missing++;
      else if (!first || isNew(row, head)) sums.add(key, value, chance);
    }
  };
  // The day of a row that is counted may stand in another block.
  if (first || !columns.blocks) addFrom(0, rows);
  else columns.blocks.each(from, from + timeOf.length - 1, addFrom);
}

function flags(names: readonly string[], wanted: readonly string[]): Uint8Array {
  const isWanted = new Set(wanted);
  return Uint8Array.from(names, (name) => (isWanted.has(name) ? 1 : 0));
}

/** Tells whether a row makes its id count once more: once per item, or once in all (R8). */
function newSales(byItem: boolean, itemOf: Int32Array | undefined, wanted: Uint8Array | undefined) {
  const seen = new Set<string>();
  return (row: number, head: number): boolean => {
    if (row === head) return true;
    const item = itemOf?.[row];
    const headCounts = byItem && itemOf ? itemOf[head] === item : !wanted || wanted[itemOf![head]!];
    return !headCounts && seen.size < seen.add(byItem ? `${head} ${item}` : `${head}`).size;
  };
}
