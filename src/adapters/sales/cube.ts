import { SalesColumns } from './columns.ts';

/** Rows after which whoever asked for the cube may take a pause. */
const PAUSE = 2 ** 15;

/**
 * Adds up rows that are alike in all but their money, and puts them in order
 * of their day: a hundred questions then need not look at a million rows each.
 * Yields now and then, so that it can be done in slices.
 */
export function* cubeOf(columns: SalesColumns): Generator<void, SalesColumns> {
  const cube = new Cube(columns);
  const order = byDay(columns);
  yield;
  // Not by an iterator, whose garbage would be more than the columns.
  for (let at = 0; at < order.length; at++) {
    cube.add(order[at]!);
    if (at % PAUSE !== PAUSE - 1) continue;
    if (at < PAUSE) cube.cells.reserve(Math.ceil((cube.cells.rows * order.length * 1.1) / PAUSE));
    yield;
  }
  return cube.cells;
}

/** Row numbers in order of their day. */
function byDay({ day, rows }: SalesColumns): Int32Array {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let row = 0; row < rows; row++) {
    if (day[row]! < lowest) lowest = day[row]!;
    if (day[row]! > highest) highest = day[row]!;
  }
  const next = new Int32Array(rows ? highest - lowest + 2 : 1);
  for (let row = 0; row < rows; row++) next[day[row]! - lowest + 1]!++;
  for (let at = 1; at < next.length; at++) next[at]! += next[at - 1]!;
  const order = new Int32Array(rows);
  for (let row = 0; row < rows; row++) order[next[day[row]! - lowest]!++] = row;
  return order;
}

class Cube {
  readonly cells: SalesColumns;
  #rows: SalesColumns;
  /** Number of a cell + 1. A cell of an earlier day counts as none, so that nothing need be cleared. */
  #slots = new Int32Array(1024);
  #day = NaN;
  #dayStart = 0;

  constructor(rows: SalesColumns) {
    this.#rows = rows;
    this.cells = new SalesColumns(rows.names, { profit: !!rows.profit, count: true });
  }

  add(row: number) {
    const rows = this.#rows;
    const { cells } = this;
    if (rows.day[row] !== this.#day) {
      this.#day = rows.day[row]!;
      this.#dayStart = cells.rows;
    }
    const cell = this.#cellOf(row);
    cells.amount[cell]! += rows.amount[row]!;
    if (cells.profit) cells.profit[cell]! += rows.profit![row]!;
    cells.lines![cell]!++;
    if (!rows.first || rows.first[row] === row) cells.count![cell]!++;
  }

  #cellOf(row: number): number {
    let slots = this.#slots;
    if ((this.cells.rows - this.#dayStart) * 2 > slots.length) slots = this.#spread();
    const mask = slots.length - 1;
    let slot = this.#hash(this.#rows, row) & mask;
    for (let entry = slots[slot]!; entry > this.#dayStart; entry = slots[slot]!) {
      if (this.#isAlike(entry - 1, row)) return entry - 1;
      slot = (slot + 1) & mask;
    }
    slots[slot] = this.cells.rows + 1;
    return this.#copy(row);
  }

  #hash({ who, status, probability, item }: SalesColumns, row: number): number {
    let hash = Math.imul(who[row]! * 4 + status[row]!, 0x9e3779b1) ^ probability[row]!;
    for (let at = 0; at < item.length; at++) hash = Math.imul(hash ^ (hash >>> 15) ^ item[at]![row]!, 0x85ebca6b);
    return hash ^ (hash >>> 13);
  }

  /** Sums of rows without profit stay apart from those of rows with one. */
  #isAlike(cell: number, row: number): boolean {
    const { cells } = this;
    const rows = this.#rows;
    if (cells.who[cell] !== rows.who[row] || cells.status[cell] !== rows.status[row]) return false;
    if (cells.probability[cell] !== rows.probability[row]) return false;
    if (cells.profit && Number.isNaN(cells.profit[cell]) !== Number.isNaN(rows.profit![row])) return false;
    for (let at = 0; at < cells.item.length; at++) if (cells.item[at]![cell] !== rows.item[at]![row]) return false;
    return true;
  }

  #copy(row: number): number {
    const { cells } = this;
    const rows = this.#rows;
    const cell = cells.next();
    cells.day[cell] = rows.day[row]!;
    cells.who[cell] = rows.who[row]!;
    cells.status[cell] = rows.status[row]!;
    cells.probability[cell] = rows.probability[row]!;
    if (cells.profit && Number.isNaN(rows.profit![row])) cells.profit[cell] = NaN;
    for (let at = 0; at < cells.item.length; at++) cells.item[at]![cell] = rows.item[at]![row]!;
    return cell;
  }

  /** Makes the table larger; only the cells of this day are in it. */
  #spread(): Int32Array<ArrayBuffer> {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let cell = this.#dayStart; cell < this.cells.rows; cell++) {
      let slot = this.#hash(this.cells, cell) & mask;
      while (slots[slot]) slot = (slot + 1) & mask;
      slots[slot] = cell + 1;
    }
    return (this.#slots = slots);
  }
}
