import type { DayBlocks } from './day-blocks.ts';
import type { SalesNames } from './names.ts';

/** Probability of an open sale that has none. */
export const NO_PROBABILITY = 65_535;
export const SOLD = 1;
export const OPEN = 2;
/** Lost or stalled: no part of any figure, but it can be the first row of its id (R8). */
export const GONE = 0;

type Column = Int32Array | Uint8Array | Uint16Array | Float64Array;

/** Optional columns of a file. */
export interface Has {
  readonly profit?: boolean;
  /** Rows are lines of sales. */
  readonly id?: boolean;
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
  /** Item code per dimension. */
  item: Int32Array<ArrayBuffer>[];
  /** Days of its blocks of rows, where there are so many that it is worth it. */
  blocks?: DayBlocks;

  constructor(names: SalesNames, has: Has) {
    this.names = names;
    this.item = names.dimensions.map(() => new Int32Array(0));
    if (has.profit) this.profit = new Float64Array(0);
    if (has.id) this.first = new Int32Array(0);
  }

  /** Makes room for a row and returns its number. The caller writes its columns. */
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
    this.item = this.item.map(grown);
  }
}
