/** Gives texts numbers, in order of first appearance. */
export class Dictionary {
  readonly names: string[] = [];
  #codes = new Map<string, number>();

  /** The text's number; a new one if it is new. */
  code(name: string): number {
    let code = this.#codes.get(name);
    if (code === undefined) {
      code = this.names.push(name) - 1;
      this.#codes.set(name, code);
    }
    return code;
  }

  /** The text's number, or -1. */
  find(name: string): number {
    return this.#codes.get(name) ?? NONE;
  }
}

/** Code of what a row does not say: its group, currency or item. */
export const NONE = -1;
/** An open sale without a probability. */
export const NO_PROBABILITY = 65_535;
export const SOLD = 1;
export const OPEN = 2;
/** Lost or stalled: no part of any figure, but it may be the first row of its id (R8). */
export const GONE = 0;

const GROUPS = 2 ** 20;
const CURRENCIES = 2 ** 10;

type Column = Int32Array | Uint8Array | Uint16Array | Float64Array;

/**
 * Sales as one typed array per column: a million rows in some 30 MB. User,
 * group and currency of a row are one code, `who`, of the combinations there are.
 */
export class SalesColumns {
  readonly users = new Dictionary();
  readonly groups = new Dictionary();
  readonly currencies = new Dictionary();
  readonly dimensions: readonly string[];
  readonly items: readonly Dictionary[];

  rows = 0;
  /** Whole days since 1970-01-01. */
  day = new Int32Array(0);
  who = new Int32Array(0);
  status = new Uint8Array(0);
  /** Hundredths of a per cent. */
  probability = new Uint16Array(0);
  /** Minor units. */
  amount = new Float64Array(0);
  /** Minor units; NaN where the row has none. Absent without such a column. */
  profit?: Float64Array<ArrayBuffer>;
  /** Row number of the first row with the same id. Absent without ids. */
  first?: Int32Array<ArrayBuffer>;
  /** Item code per dimension. */
  item: Int32Array<ArrayBuffer>[];
  /** Per dimension: whether no earlier row of the same id has the same item. Only with ids. */
  itemFirst: Uint8Array<ArrayBuffer>[];
  /** How many sales a row stands for; absent where each stands for one. Only of rows added up. */
  count?: Float64Array<ArrayBuffer>;
  /** Rows are in order of their day. */
  sorted = false;

  whoUser: number[] = [];
  whoGroup: number[] = [];
  whoCurrency: number[] = [];
  /** Group of each user's newest sale that names one (R12). */
  readonly newestGroup: number[] = [];

  #whos = new Map<number, number>();
  #lastWho: number[] = [];
  #newestDay: number[] = [];
  #itemsSeen: Set<number>[];

  constructor(dimensions: readonly string[], has: { readonly profit: boolean; readonly id: boolean }) {
    this.dimensions = dimensions;
    this.items = dimensions.map(() => new Dictionary());
    this.item = dimensions.map(() => new Int32Array(0));
    this.itemFirst = has.id ? dimensions.map(() => new Uint8Array(0)) : [];
    this.#itemsSeen = this.itemFirst.map(() => new Set());
    if (has.profit) this.profit = new Float64Array(0);
    if (has.id) this.first = new Int32Array(0);
  }

  /** Makes room for a row and answers its number. The caller writes its columns. */
  next(): number {
    if (this.rows === this.day.length) this.reserve(Math.max(1024, this.rows * 1.5));
    return this.rows++;
  }

  /** Makes room for so many rows in all. */
  reserve(rows: number) {
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
    this.item = this.item.map(grown);
    this.itemFirst = this.itemFirst.map(grown);
    if (this.profit) this.profit = grown(this.profit);
    if (this.first) this.first = grown(this.first);
  }

  /** Code of a combination of user, group (or NONE) and currency (or NONE). */
  whoOf(user: number, group: number, currency: number): number {
    const last = this.#lastWho[user];
    if (last !== undefined && this.whoGroup[last] === group && this.whoCurrency[last] === currency) return last;
    const key = (user * GROUPS + group + 1) * CURRENCIES + currency + 1;
    let who = this.#whos.get(key);
    if (who === undefined) {
      who = this.whoUser.push(user) - 1;
      this.whoGroup.push(group);
      this.whoCurrency.push(currency);
      this.#whos.set(key, who);
    }
    return (this.#lastWho[user] = who);
  }

  /** Remembers whose group a sale of this day names; of two sales of one day the later row wins. */
  seen(user: number, group: number, day: number) {
    if (group === NONE || day < (this.#newestDay[user] ?? -Infinity)) return;
    this.#newestDay[user] = day;
    this.newestGroup[user] = group;
  }

  /** Says which row is the first of this row's id; items must be written before. */
  group(row: number, first: number) {
    this.first![row] = first;
    for (const [at, item] of this.item.entries()) {
      this.itemFirst[at]![row] = first === row ? 1 : this.#isNewItem(at, item[first]!, item[row]!, first);
    }
  }

  /** Makes each row a sale of its own. */
  forgetIds() {
    this.first = undefined;
    this.itemFirst = [];
  }

  #isNewItem(dimension: number, firstItem: number, item: number, first: number): 0 | 1 {
    if (item === firstItem) return 0;
    const seen = this.#itemsSeen[dimension]!;
    const before = seen.size;
    return seen.add(first * 2 ** 21 + item + 1).size > before ? 1 : 0;
  }
}
