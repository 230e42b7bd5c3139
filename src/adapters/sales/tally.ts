import type { ActualsQuery } from '../../model/actual.ts';
import { dayNumber } from '../../model/day.ts';
import { idOf, levelOf } from '../../model/owner.ts';
import { SourceError } from '../../source/source-error.ts';
import { NO_PROBABILITY, NONE, OPEN, SOLD, type SalesColumns } from './columns.ts';

/** Cells as columns of codes, light to post from a worker. NONE where there is none. */
export interface Tally {
  readonly user: Int32Array;
  readonly group: Int32Array;
  readonly currency: Int32Array;
  readonly item: Int32Array;
  /** Year × 12 + month, January being 0. */
  readonly month: Int32Array;
  readonly value: Float64Array;
  /** Rows that the measure leaves out, because they lack a profit or a probability. */
  readonly missing: number;
}

/** Primary group code per user code; NONE or nothing where there is none. */
export type Primary = readonly number[];

interface Slots {
  /** Slot per `who`, NONE if its sales do not matter. */
  readonly of: Int32Array;
  readonly user: number[];
  readonly group: number[];
  readonly currency: number[];
}

/** The most cells for which an index of all possible ones is kept: 8 MB. */
const DENSE = 2 ** 21;
/** Probability 100 % in hundredths of a per cent. */
const CERTAIN = 10_000;

/** Sums up one query over all rows. Throws `SourceError` where the columns lack what it asks. */
export function tally(columns: SalesColumns, query: ActualsQuery, primary: Primary): Tally {
  const dimension = dimensionOf(columns, query.dimension);
  if (query.measure === 'profit' && !columns.profit) {
    throw new SourceError('unsupported', 'no profit in these sales', { problem: 'no-profit' });
  }
  const slots = slotsOf(columns, query, primary);
  const sums = new Sums(columns, query, dimension, slots);
  const [from, to] = rowsOf(columns, sums.firstDay, sums.lastDay);
  if (query.measure === 'count') countRows(columns, query, sums, from, to);
  else addRows(columns, query, sums, from, to);
  return sums.tally();
}

/** Index of a dimension; NONE for all sales. */
function dimensionOf({ dimensions }: SalesColumns, id: string | undefined): number {
  if (id === undefined || id === 'all-sales') return NONE;
  const at = dimensions.indexOf(id);
  if (at !== NONE) return at;
  const expected = dimensions.join(', ');
  throw new SourceError('unsupported', `no such dimension: ${id}`, { problem: 'no-dimension', value: id, expected });
}

/** Whose sales matter, and for whom they count (A2). Counts have no currency. */
function slotsOf(columns: SalesColumns, { owner, groupBy, measure }: ActualsQuery, primary: Primary): Slots {
  const { whoUser, whoGroup, whoCurrency } = columns;
  const level = levelOf(owner);
  const wantedUser = columns.users.find(idOf(owner));
  const wantedGroup = columns.groups.find(idOf(owner));
  const slots: Slots = { of: new Int32Array(whoUser.length).fill(NONE), user: [], group: [], currency: [] };
  const known = new Map<string, number>();
  for (const [who, user] of whoUser.entries()) {
    const recorded = whoGroup[who]!;
    const group = groupBy === 'sale' && recorded !== NONE ? recorded : (primary[user] ?? NONE);
    if (level === 'user' && user !== wantedUser) continue;
    if (level === 'group' && (group !== wantedGroup || group === NONE)) continue;
    const currency = measure === 'count' ? NONE : whoCurrency[who]!;
    const key = `${user} ${group} ${currency}`;
    let slot = known.get(key);
    if (slot === undefined) {
      known.set(key, (slot = slots.user.push(user) - 1));
      slots.group.push(group);
      slots.currency.push(currency);
    }
    slots.of[who] = slot;
  }
  return slots;
}

/** Rows among which those of these days are. */
function rowsOf({ day, rows, sorted }: SalesColumns, firstDay: number, lastDay: number): [from: number, to: number] {
  if (!sorted) return [0, rows];
  const before = (wanted: number) => {
    let low = 0;
    let high = rows;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (day[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [before(firstDay), before(lastDay + 1)];
}

/** Sums by cell. A cell's key is its month, slot and item as one number. */
class Sums {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly itemCodes?: Int32Array;
  missing = 0;

  /** Slot per `who`. */
  readonly slotOf: Int32Array;
  #slots: Slots;
  #months: Int32Array;
  #wantedItems?: Uint8Array;
  #byItem: boolean;
  #itemCount: number;
  #index?: Int32Array;
  #map = new Map<number, number>();
  #keys: number[] = [];
  #values: number[] = [];
  /** What the values lack, in ten-thousandths, to be rounded once per cell. */
  #parts: number[] = [];

  constructor(columns: SalesColumns, query: ActualsQuery, dimension: number, slots: Slots) {
    this.firstDay = dayNumber(query.from);
    this.lastDay = Math.max(this.firstDay - 1, dayNumber(query.to));
    this.#slots = slots;
    this.slotOf = slots.of;
    this.#months = monthsOf(this.firstDay, this.lastDay);
    this.#byItem = query.byItem && dimension !== NONE;
    this.itemCodes = columns.item[dimension];
    if (query.items && this.itemCodes) this.#wantedItems = flags(columns.items[dimension]!.names, query.items);
    this.#itemCount = this.#byItem ? columns.items[dimension]!.names.length + 1 : 1;
    const size = (this.#months.length && this.#monthSpan) * slots.user.length * this.#itemCount;
    if (size <= DENSE) this.#index = new Int32Array(size);
  }

  get #monthSpan() {
    return this.#months.at(-1)! - this.#months[0]! + 1;
  }

  /** Whether the row's item is asked for. */
  wants(row: number): boolean {
    if (!this.#wantedItems) return true;
    const item = this.itemCodes![row]!;
    return item !== NONE && this.#wantedItems[item] === 1;
  }

  /** Adds to the cell of a slot, the month of `day` days after the first, and a row's item. */
  add(slot: number, day: number, row: number, value: number, part: number) {
    const item = this.#byItem ? this.itemCodes![row]! + 1 : 0;
    const month = this.#months[day]! - this.#months[0]!;
    const key = (month * this.#slots.user.length + slot) * this.#itemCount + item;
    let cell = this.#index ? this.#index[key]! : (this.#map.get(key) ?? 0);
    if (!cell) {
      cell = this.#keys.push(key);
      this.#values.push(0);
      this.#parts.push(0);
      if (this.#index) this.#index[key] = cell;
      else this.#map.set(key, cell);
    }
    this.#values[cell - 1]! += value;
    if (part) this.#parts[cell - 1]! += part;
  }

  /** In order of month, owner and item as they first appear, however the rows lie. */
  tally(): Tally {
    const cells = [...this.#keys.keys()].sort((a, b) => this.#keys[a]! - this.#keys[b]!);
    const column = (pick: (slot: number, item: number, month: number) => number) =>
      Int32Array.from(cells, (cell) => {
        const rest = Math.floor(this.#keys[cell]! / this.#itemCount);
        const slots = this.#slots.user.length;
        return pick(rest % slots, (this.#keys[cell]! % this.#itemCount) - 1, Math.floor(rest / slots));
      });
    return {
      user: column((slot) => this.#slots.user[slot]!),
      group: column((slot) => this.#slots.group[slot]!),
      currency: column((slot) => this.#slots.currency[slot]!),
      item: column((_, item) => item),
      month: column((_, __, month) => this.#months[0]! + month),
      value: Float64Array.from(cells, (cell) => safe(rounded(this.#values[cell]!, this.#parts[cell]!))),
      missing: this.missing,
    };
  }
}

function monthsOf(firstDay: number, lastDay: number): Int32Array {
  return Int32Array.from({ length: lastDay - firstDay + 1 }, (_, at) => {
    const date = new Date((firstDay + at) * 86_400_000);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  });
}

function flags(names: readonly string[], wanted: readonly string[]): Uint8Array {
  const all = new Set(wanted);
  return Uint8Array.from(names, (name) => (all.has(name) ? 1 : 0));
}

/** whole + part ÷ 10,000, half away from zero. */
function rounded(whole: number, part: number): number {
  const carry = Math.trunc(part / CERTAIN);
  const value = whole + carry;
  const rest = part - carry * CERTAIN;
  const sign = Math.sign(value) || Math.sign(rest);
  // A rest against the sign is a fraction short of `value`: half of it still rounds away from zero, to `value`.
  if (rest * sign >= CERTAIN / 2) return value + sign;
  return rest * sign < -CERTAIN / 2 ? value - sign : value;
}

function safe(value: number): number {
  if (Number.isSafeInteger(value)) return value + 0;
  const detail = { problem: 'too-large', value: String(value) };
  throw new SourceError('invalid-data', `sum beyond the exact range: ${value}`, detail);
}

/** Adds up money: of sold sales, or of open ones weighted by their probability. */
function addRows(columns: SalesColumns, query: ActualsQuery, sums: Sums, from: number, to: number) {
  const { day, who, status, probability } = columns;
  const money = query.measure === 'profit' ? columns.profit! : columns.amount;
  const { firstDay, slotOf } = sums;
  const span = sums.lastDay - firstDay;
  const open = query.status === 'open';
  const wanted = open ? OPEN : SOLD;
  for (let row = from; row < to; row++) {
    const at = day[row]! - firstDay;
    if (at < 0 || at > span || status[row] !== wanted) continue;
    const slot = slotOf[who[row]!]!;
    if (slot === NONE || !sums.wants(row)) continue;
    const value = money[row]!;
    const chance = open ? probability[row]! : CERTAIN;
    if (value !== value || chance === NO_PROBABILITY) sums.missing += columns.count ? columns.count[row]! : 1;
    else if (open) {
      // Exact for every amount: both products stay below 2^53.
      const whole = Math.trunc(value / CERTAIN);
      sums.add(slot, at, row, whole * chance, (value - whole * CERTAIN) * chance);
    } else sums.add(slot, at, row, value, 0);
  }
}

/** Counts sales: rows, or ids, whose first row decides owner, group, date and status (R8). */
function countRows(columns: SalesColumns, query: ActualsQuery, sums: Sums, from: number, to: number) {
  const { day, who, status, first, count } = columns;
  const wanted = query.status === 'open' ? OPEN : SOLD;
  const span = sums.lastDay - sums.firstDay;
  const isNew = sieve(columns, query, sums);
  for (let row = from; row < to; row++) {
    const head = first && !count ? first[row]! : row;
    const at = day[head]! - sums.firstDay;
    if (at < 0 || at > span || status[head] !== wanted) continue;
    const slot = sums.slotOf[who[head]!]!;
    if (slot === NONE || !sums.wants(row) || !isNew(row, head)) continue;
    sums.add(slot, at, row, count ? count[row]! : 1, 0);
  }
}

/** Whether a row makes its id count once more. */
function sieve(columns: SalesColumns, query: ActualsQuery, sums: Sums): (row: number, head: number) => boolean {
  if (!columns.first || columns.count) return () => true;
  const { itemCodes } = sums;
  if (query.byItem && itemCodes) {
    const itemFirst = columns.itemFirst[columns.item.indexOf(itemCodes as Int32Array<ArrayBuffer>)]!;
    return (row) => itemFirst[row] === 1;
  }
  if (!query.items || !itemCodes) return (row, head) => row === head;
  const seen = new Uint8Array(columns.rows);
  return (_, head) => seen[head] !== 1 && (seen[head] = 1) === 1;
}
