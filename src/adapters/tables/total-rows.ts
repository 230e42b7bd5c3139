import { parseMinor } from '../../model/money.ts';
import { levelOf, type OwnerLevel } from '../../model/owner.ts';
import type { NoteCount } from './note-count.ts';
import type { Note } from '../../model/note.ts';
import type { TargetEntry } from './target-entry.ts';
import type { OpenRow, OpenSet } from './target-table.ts';

/** Minor units of canonical decimal text; nothing where there are too many. */
export function minorIn(value: string, decimals: number): number | undefined {
  try {
    return parseMinor(value, decimals);
  } catch {
    return undefined;
  }
}

/** Decimal text of minor units. */
export function decimalOf(minor: number, decimals: number): string {
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return `${minor < 0 ? '-' : ''}${digits.slice(0, point)}${decimals ? `.${digits.slice(point)}` : ''}`;
}

/** Hundredths of canonical decimal text, by which sums are compared; NaN where it is too large. */
export const hundredths = (value: string) => minorIn(value, 2) ?? NaN;

/** Whether a number is the sum, as exactly as it is written. */
export function isSum(total: string, sum: number): boolean {
  const places = Math.min(2, (total.split('.')[1] ?? '').length);
  const unit = 10 ** (2 - places);
  const off = Math.abs(hundredths(total) - sum);
  return off === 0 || (sum % unit !== 0 && off * 2 <= unit);
}

/** Decimal text of hundredths, to be shown. */
export const shownSum = (sum: number) => (sum / 100).toFixed(2).replace(/\.00$/, '');

type Ways = OwnerLevel | 'all';

/** Values of rows by the level of their owners, type, year and interval, added up. */
class Sums {
  readonly #byLevel = new Map<OwnerLevel, Map<string, Map<number, number>>>();

  add({ owner, type, year, index, value }: TargetEntry): void {
    if (!value) return;
    const level = levelOf(owner);
    const sums = this.#byLevel.get(level)?.get(type.id) ?? this.#begin(level, type.id);
    const key = year * 12 + index;
    sums.set(key, (sums.get(key) ?? 0) + hundredths(value));
  }

  /** Sums in which something was added up: a total over groups and users may be that of either. */
  get ways(): readonly Ways[] {
    return ['all', ...this.#byLevel.keys()];
  }

  of({ type, year, index }: TargetEntry, way: Ways = 'all'): number {
    const key = year * 12 + index;
    let sum = 0;
    for (const [level, byType] of this.#byLevel) {
      if (way === 'all' || way === level) sum += byType.get(type.id)?.get(key) ?? 0;
    }
    return sum;
  }

  copy(): Sums {
    const copy = new Sums();
    for (const [level, byType] of this.#byLevel) {
      copy.#byLevel.set(level, new Map([...byType].map(([type, sums]) => [type, new Map(sums)])));
    }
    return copy;
  }

  #begin(level: OwnerLevel, type: string): Map<number, number> {
    const byType = this.#byLevel.get(level) ?? new Map<string, Map<number, number>>();
    const sums = new Map<number, number>();
    this.#byLevel.set(level, byType.set(type, sums));
    return sums;
  }
}

/** A row that may be one of totals. */
export interface TotalRow {
  readonly line: number;
  readonly label: string;
  /** Its label is nothing but a word for a sum: it is no owner, whatever its values. Others are told by more than one value. */
  readonly isSure: boolean;
  /** Its targets, read as if they were the company's. */
  readonly entries: readonly TargetEntry[];
  /** Takes it as a row like all others. */
  readonly keep: () => void;
}

/** So many rows of totals are compared with the rows around them; the others with all. */
const COMPARED = 1000;

/** Tells rows of totals from those that they are the sums of, and leaves them out. */
export class TotalRows {
  readonly #all = new Sums();
  readonly #rows: (TotalRow & { readonly above?: Sums })[] = [];
  readonly #left: NoteCount;
  readonly #differs: NoteCount;
  #expected?: string;
  #count = 0;

  constructor(left: NoteCount, differs: NoteCount) {
    this.#left = left;
    this.#differs = differs;
  }

  /** Counts a target of a row that is none of totals. */
  count(entry: TargetEntry): void {
    this.#count++;
    this.#all.add(entry);
  }

  /** Takes a row that may be one; `settle` decides. */
  take(row: TotalRow): void {
    this.#rows.push({ ...row, ...(this.#rows.length < COMPARED && { above: this.#all.copy() }) });
  }

  settle(): void {
    const all = this.#all;
    const any = this.#count > 0;
    for (const [at, row] of this.#rows.entries()) {
      const below = this.#rows[at + 1]?.above ?? all;
      const wrong = this.#wrongOf(row, this.#rows[at - 1]?.above, below);
      const filled = row.entries.filter(({ value }) => value).length;
      const isSum = !wrong && filled > (row.label ? 1 : 0);
      if (!any || (!isSum && !row.isSure)) row.keep();
      else {
        this.#left.add(row.line, row.label);
        if (wrong) this.differs(row.line, wrong.value, wrong.sum);
      }
    }
  }

  /** Notes a total that is not the sum of what it should be. */
  differs(line: number, value: string, sum: number): void {
    this.#differs.add(line, value);
    if (this.#differs.first.line === line && this.#differs.first.value === value) this.#expected = shownSum(sum);
  }

  /** Notes that a row was left out whose values told it from an owner. */
  left(line: number, label: string): void {
    this.#left.add(line, label);
  }

  /** `total-rows` (count, line and label of the first), `total-differs` (with the sum that would be right). */
  notes(): readonly Note[] {
    const differs = this.#differs.notes().map((note) => ({ ...note, expected: this.#expected }));
    return [...this.#left.notes(), ...differs];
  }

  /**
   * The first value that is the sum of neither all rows, nor those of one level, nor those above or below, up to the next
   * totals; and the sum that it should be, by the way of adding up that most of the others follow.
   */
  #wrongOf({ entries, above }: { entries: readonly TargetEntry[]; above?: Sums }, before?: Sums, below?: Sums) {
    const upTo = (sums: Sums | undefined, entry: TargetEntry) => sums?.of(entry) ?? 0;
    const ways = this.#all.ways.map((way) => (entry: TargetEntry) => this.#all.of(entry, way));
    if (above) {
      ways.push((entry) => upTo(above, entry) - upTo(before, entry));
      ways.push((entry) => upTo(below, entry) - upTo(above, entry));
    }
    const filled = entries.filter(({ value }) => value);
    const wrongs = ways.map((way) => filled.filter((entry) => !isSum(entry.value, way(entry))));
    const fewest = Math.min(...wrongs.map(({ length }) => length));
    const at = wrongs.findIndex(({ length }) => length === fewest);
    const [first] = wrongs[at]!;
    return first && { value: first.value, sum: ways[at]!(first) };
  }
}

/**
 * Of rows of one set, keys of those whose every value is the sum of the others': not
 * where these are alike in proportion, so that it may be by chance.
 */
export function sumRows({ rows }: OpenSet): readonly string[] {
  const lists = new Map<string | undefined, [string, OpenRow][]>();
  for (const [key, row] of rows) {
    const list = lists.get(row.item);
    if (list) list.push([key, row]);
    else lists.set(row.item, [[key, row]]);
  }
  return [...lists.values()].flatMap(sumRowsOf);
}

function sumRowsOf(list: readonly (readonly [string, OpenRow])[]): readonly string[] {
  const sums = new Map<number, number>();
  for (const [, { cells }] of list) {
    for (const [index, { value = '' } = {}] of cells.entries()) {
      if (value) sums.set(index, (sums.get(index) ?? 0) + hundredths(value));
    }
  }
  const filled = [...sums].filter(([, sum]) => sum !== 0);
  if (filled.length < 2) return [];
  const found = list.filter(([, row]) => filled.every(([index, sum]) => valueOf(row, index) * 2 === sum));
  // Of two alike, each is the sum of the other.
  if (found.length !== 1) return [];
  const [[key, total]] = found as [readonly [string, OpenRow]];
  const indexes = filled.map(([index]) => index);
  return list.every(([, row]) => areAlike(row, total, indexes)) ? [] : [key];
}

const valueOf = ({ cells }: OpenRow, index: number) => hundredths(cells[index]?.value || '0');

/** Whether the values of two rows are in one proportion. */
function areAlike(one: OpenRow, other: OpenRow, indexes: readonly number[]): boolean {
  const [first = 0] = indexes;
  const product = (a: OpenRow, at: number, b: OpenRow, on: number) => BigInt(valueOf(a, at)) * BigInt(valueOf(b, on));
  return indexes.every((index) => product(one, index, other, first) === product(one, first, other, index));
}
