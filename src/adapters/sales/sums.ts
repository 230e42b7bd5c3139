import { SourceError } from '../../source/source-error.ts';
import type { Slots } from './slots.ts';

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

const MS_PER_DAY = 86_400_000;
/** The most cells for which there is an index of all possible ones: 8 MB. */
const DENSE = 2 ** 21;
/** Parts of a minor unit in which weighted money is added up: probabilities are hundredths of a per cent. */
export const PARTS = 10_000;

/** Sums by cell: by month, slot and item. */
export class Sums {
  missing = 0;
  #slots: Slots;
  /** Month of each day. */
  #months: Int32Array;
  #itemCount: number;
  /** Number of a cell + 1, by key. */
  #index?: Int32Array;
  #map = new Map<number, number>();
  #keys: number[] = [];
  #values: number[] = [];
  /** What the values lack, in parts, to be rounded once per cell. */
  #parts: number[] = [];

  /** `itemCount`: items that are told apart; 0 if none are. */
  constructor(slots: Slots, firstDay: number, lastDay: number, itemCount: number) {
    this.#slots = slots;
    this.#months = monthsOf(firstDay, lastDay);
    this.#itemCount = itemCount + 1;
    const months = this.#months.length && this.#months.at(-1)! - this.#months[0]! + 1;
    const size = months * slots.user.length * this.#itemCount;
    if (size <= DENSE) this.#index = new Int32Array(size);
  }

  /** Adds to a cell; `day` counts from the first, `item` is NONE if it is not told apart. */
  add(slot: number, day: number, item: number, value: number, part: number) {
    const month = this.#months[day]! - this.#months[0]!;
    const key = (month * this.#slots.user.length + slot) * this.#itemCount + item + 1;
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
    const { user, group, currency } = this.#slots;
    const keys = this.#keys;
    const cells = [...keys.keys()].sort((a, b) => keys[a]! - keys[b]!);
    const tally = columns(cells.length, this.missing);
    // In one walk: a hundred tiles ask for a hundred tallies of a dozen cells.
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at]!;
      const place = Math.floor(keys[cell]! / this.#itemCount);
      const slot = place % user.length;
      tally.user[at] = user[slot]!;
      tally.group[at] = group[slot]!;
      tally.currency[at] = currency[slot]!;
      tally.item[at] = (keys[cell]! % this.#itemCount) - 1;
      tally.month[at] = this.#months[0]! + Math.floor(place / user.length);
      tally.value[at] = safe(rounded(this.#values[cell]!, this.#parts[cell]!));
    }
    return tally;
  }
}

function columns(length: number, missing: number): Tally {
  const column = () => new Int32Array(length);
  const value = new Float64Array(length);
  return { user: column(), group: column(), currency: column(), item: column(), month: column(), value, missing };
}

function monthsOf(firstDay: number, lastDay: number): Int32Array {
  const months = new Int32Array(lastDay - firstDay + 1);
  for (let at = 0; at < months.length;) {
    const date = new Date((firstDay + at) * MS_PER_DAY);
    const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) / MS_PER_DAY - firstDay;
    months.fill(date.getUTCFullYear() * 12 + date.getUTCMonth(), at, next);
    at = next;
  }
  return months;
}

/** whole + part ÷ PARTS, half away from zero. */
function rounded(whole: number, part: number): number {
  const carry = Math.trunc(part / PARTS);
  const value = whole + carry;
  const rest = part - carry * PARTS;
  const sign = Math.sign(value) || Math.sign(rest);
  if (rest * sign >= PARTS / 2) return value + sign;
  // A rest against the sign is a fraction short of `value`: half of it still rounds away from zero, to `value`.
  return rest * sign < -PARTS / 2 ? value - sign : value;
}

function safe(value: number): number {
  if (Number.isSafeInteger(value)) return value + 0; // never -0
  const detail = { problem: 'too-large', value: String(value) };
  throw new SourceError('invalid-data', `sum beyond the exact range: ${value}`, detail);
}
