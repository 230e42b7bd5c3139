import type { ActualsQuery } from '../../model/actual.ts';
import { dayNumber } from '../../model/day.ts';
import { SourceError } from '../../source/source-error.ts';
import { NO_PROBABILITY, OPEN, SOLD, type SalesColumns } from './columns.ts';
import { NONE } from './names.ts';
import { slotsOf, type Primary } from './slots.ts';
import { PARTS, Sums, type Tally } from './sums.ts';

/** A query in terms of the columns. */
interface Task {
  readonly columns: SalesColumns;
  readonly query: ActualsQuery;
  readonly slotOf: Int32Array;
  readonly firstDay: number;
  /** Days after the first. */
  readonly span: number;
  readonly status: number;
  /** Index of the dimension; NONE for all sales. */
  readonly dimension: number;
  /** Which items are asked for, by code; all if absent. */
  readonly wanted?: Uint8Array;
  readonly sums: Sums;
}

/** Index of a dimension; NONE for all sales. Throws `SourceError` `unsupported` if the sales know none such. */
export function dimensionOf({ names }: SalesColumns, id: string | undefined): number {
  if (id === undefined || id === 'all-sales') return NONE;
  const at = names.dimensions.indexOf(id);
  if (at !== NONE) return at;
  const detail = { problem: 'no-dimension', value: id, expected: names.dimensions.join(', ') };
  throw new SourceError('unsupported', `no such dimension: ${id}`, detail);
}

/** Sums up what a query asks. Throws `SourceError` where the columns lack it. */
export function tally(columns: SalesColumns, query: ActualsQuery, primary: Primary): Tally {
  const dimension = dimensionOf(columns, query.dimension);
  if (query.measure === 'profit' && !columns.profit) {
    throw new SourceError('unsupported', 'no profit in these sales', { problem: 'no-profit' });
  }
  const slots = slotsOf(columns.names, query, primary);
  const firstDay = dayNumber(query.from);
  const lastDay = Math.max(firstDay - 1, dayNumber(query.to));
  const items = columns.names.items[dimension]?.names;
  const task: Task = {
    columns,
    query,
    slotOf: slots.of,
    firstDay,
    span: lastDay - firstDay,
    status: query.status === 'open' ? OPEN : SOLD,
    dimension,
    wanted: items && query.items && flags(items, query.items),
    sums: new Sums(slots, firstDay, lastDay, items && query.byItem ? items.length : 0),
  };
  (query.measure === 'count' ? countRows : addRows)(task, ...rowsOf(columns, firstDay, lastDay));
  return task.sums.tally();
}

function flags(names: readonly string[], wanted: readonly string[]): Uint8Array {
  const all = new Set(wanted);
  return Uint8Array.from(names, (name) => (all.has(name) ? 1 : 0));
}

/** Rows among which those of these days are. */
function rowsOf({ day, rows, count }: SalesColumns, firstDay: number, lastDay: number): [from: number, to: number] {
  const before = (wanted: number) => {
    let [low, high] = [0, rows];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (day[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return count ? [before(firstDay), before(lastDay + 1)] : [0, rows];
}

/** Adds up money: of sold sales, or of open ones weighted by their probability. */
function addRows(
  { columns, query, slotOf, firstDay, span, status, dimension, wanted, sums }: Task,
  from: number,
  to: number,
) {
  const { day, who, status: statuses, probability, lines } = columns;
  const money = query.measure === 'profit' ? columns.profit! : columns.amount;
  const items = columns.item[dimension];
  const byItem = query.byItem ? items : undefined;
  for (let row = from; row < to; row++) {
    const at = day[row]! - firstDay;
    if (at < 0 || at > span || statuses[row] !== status) continue;
    const slot = slotOf[who[row]!]!;
    if (slot === NONE || (wanted && !wanted[items![row]!])) continue;
    const value = money[row]!;
    const chance = status === OPEN ? probability[row]! : PARTS;
    if (Number.isNaN(value) || chance === NO_PROBABILITY) sums.missing += lines ? lines[row]! : 1;
    else if (chance === PARTS) sums.add(slot, at, byItem ? byItem[row]! : NONE, value, 0);
    else {
      // Exact for every amount: both products stay below 2^53.
      const whole = Math.trunc(value / PARTS);
      sums.add(slot, at, byItem ? byItem[row]! : NONE, whole * chance, (value - whole * PARTS) * chance);
    }
  }
}

/** Counts sales: rows, or ids, whose first row decides owner, group, date and status (R8). */
function countRows(task: Task, from: number, to: number) {
  const { columns, slotOf, firstDay, span, status, dimension, wanted, sums } = task;
  const { day, who, status: statuses, first, count } = columns;
  const items = columns.item[dimension];
  const byItem = task.query.byItem ? items : undefined;
  const isNew = sieve(task);
  for (let row = from; row < to; row++) {
    const head = first ? first[row]! : row;
    const at = day[head]! - firstDay;
    if (at < 0 || at > span || statuses[head] !== status) continue;
    const slot = slotOf[who[head]!]!;
    if (slot === NONE || (wanted && !wanted[items![row]!]) || !isNew(row, head)) continue;
    const sales = count ? count[row]! : 1;
    if (sales) sums.add(slot, at, byItem ? byItem[row]! : NONE, sales, 0);
  }
}

/** Whether a row makes its id count once more. */
function sieve({ columns, query, dimension, wanted }: Task): (row: number, head: number) => boolean {
  if (!columns.first) return () => true;
  const itemFirst = columns.itemFirst[dimension];
  if (query.byItem && itemFirst) return (row) => itemFirst[row] === 1;
  if (!wanted) return (row, head) => row === head;
  const seen = new Uint8Array(columns.rows);
  return (_, head) => !seen[head] && (seen[head] = 1) === 1;
}
