import type { SalesNames } from './names.ts';
import { NumberSet } from './number-set.ts';

/** An open sale without a probability. */
export const NO_PROBABILITY = 65_535;
export const SOLD = 1;
export const OPEN = 2;
/** Lost or stalled: no part of any figure, but it may be the first row of its id (R8). */
export const GONE = 0;

const ITEMS = 2 ** 21;

type Column = Int32Array | Uint8Array | Uint16Array | Float64Array;

/** Which columns there are besides those that every row has. */
export interface Has {
  readonly profit?: boolean;
  /** Rows are lines of sales. */
  readonly id?: boolean;
  /** Rows stand for several rows each. */
  readonly count?: boolean;
}

/** Sales as one typed array per column: a million rows in some 30 MB. */
export class SalesColumns {
  readonly names: SalesNames;
  rows = 0;
  /** Whole days since 1970-01-01. */
  day = new Int32Array(0);
  /** Combination of user, group and currency. */
  who = new Int32Array(0);
  status = new Uint8Array(0);
  /** Hundredths of a per cent. */
  probability = new Uint16Array(0);
  /** Minor units. */
  amount = new Float64Array(0);
  /** Minor units; NaN where the row has none. */
  profit?: Float64Array<ArrayBuffer>;
  /** Row number of the first row with the same id. */
  first?: Int32Array<ArrayBuffer>;
  /** How many sales, and how many rows, a row stands for. Then rows are in order of their day. */
  count?: Int32Array<ArrayBuffer>;
  lines?: Int32Array<ArrayBuffer>;
  /** Item code per dimension. */
  item: Int32Array<ArrayBuffer>[];
  /** Per dimension: whether no earlier row of the same id has the same item. Only with ids. */
  itemFirst: Uint8Array<ArrayBuffer>[] = [];
  #itemsSeen: NumberSet[] = [];

  constructor(names: SalesNames, has: Has) {
    this.names = names;
    this.item = names.dimensions.map(() => new Int32Array(0));
    if (has.profit) this.profit = new Float64Array(0);
    if (has.count) this.count = new Int32Array(0);
    if (has.count) this.lines = new Int32Array(0);
    if (!has.id) return;
    this.first = new Int32Array(0);
    this.itemFirst = names.dimensions.map(() => new Uint8Array(0));
    this.#itemsSeen = names.dimensions.map(() => new NumberSet());
  }

  /** Makes room for a row and answers its number. The caller writes its columns. */
  next(): number {
    if (this.rows === this.day.length) this.reserve(Math.max(1024, Math.ceil(this.rows * 1.5)));
    return this.rows++;
  }

  /** Makes room for so many rows in all. */
  reserve(rows: number) {
    if (rows <= this.day.length) return;
    const grown = <T extends Column>(column: T): T => {
      const copy = new (column.constructor as new (length: number) => T)(rows);
      copy.set(column);
      return copy;
    };
    this.day = grown(this.day);
    this.who = grown(this.who);
    this.status = grown(this.status);
    this.probability = grown(this.probability);
    this.amount = grown(this.amount);
    this.profit &&= grown(this.profit);
    this.first &&= grown(this.first);
    this.count &&= grown(this.count);
    this.lines &&= grown(this.lines);
    this.item = this.item.map(grown);
    this.itemFirst = this.itemFirst.map(grown);
  }

  /** Says which row is the first of this row's id; items must be written before. */
  group(row: number, first: number) {
    this.first![row] = first;
    for (let at = 0; at < this.itemFirst.length; at++) {
      this.itemFirst[at]![row] = first === row || this.#isNewItem(at, first, row) ? 1 : 0;
    }
  }

  /** Makes each row a sale of its own. */
  forgetIds() {
    this.first = undefined;
    this.itemFirst = [];
  }

  #isNewItem(dimension: number, first: number, row: number): boolean {
    const items = this.item[dimension]!;
    if (items[row] === items[first]) return false;
    return this.#itemsSeen[dimension]!.add(first * ITEMS + items[row]! + 2);
  }
}
