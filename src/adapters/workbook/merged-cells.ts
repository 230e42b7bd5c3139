import { columnKey } from '../tables/column-key.ts';
import type { MappingSpec } from '../tables/mapping.ts';
import { FIELDS } from '../tables/written-rows.ts';
import { columnNumber } from './range.ts';
import type { SheetRow } from './sheet-row.ts';
import { decoded } from './xml.ts';

/** A cell that is one over several rows; only the first of them has its value. */
export interface MergedCell {
  readonly column: number;
  readonly fromRow: number;
  readonly toRow: number;
}

const MERGED = /<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)"/g;

/** Finds the cells of a sheet that are merged over rows. They are listed behind all rows. */
export async function mergedCells(chunks: AsyncIterable<Uint8Array>): Promise<readonly MergedCell[]> {
  const found: MergedCell[] = [];
  let rest = '';
  for await (const piece of decoded(chunks)) {
    const text = rest + piece;
    for (const [, column = '', from, to] of text.matchAll(MERGED)) {
      const merged = { column: columnNumber(column), fromRow: Number(from), toRow: Number(to) };
      if (merged.toRow > merged.fromRow) found.push(merged);
    }
    const tag = text.lastIndexOf('<');
    rest = tag < 0 || text.includes('>', tag) ? '' : text.slice(tag);
  }
  return found;
}

/** Fields of figures: one of several rows is not that of each. */
const FIGURES: readonly string[] = ['amount', 'profit', 'value'];
const NUMBER = /^[^\p{L}]*\d[^\p{L}]*$/u;

/** Fills merged cells down: names and dates, and numbers where a field of ours is no figure, such as the year. */
export class MergedRows {
  readonly #open = new Map<
    number,
    { readonly toRow: number; readonly value: string | number; readonly isDate: boolean }
  >();
  readonly #starts = new Map<number, MergedCell[]>();
  readonly #offset: number;
  readonly #figures: ReadonlySet<string>;
  readonly #fields: ReadonlySet<string>;
  #keys: readonly string[] = [];

  /** `offset`: first column of the range that is read. */
  constructor(merged: readonly MergedCell[], offset: number, columns: MappingSpec['columns']) {
    this.#offset = offset;
    for (const cell of merged) this.#starts.set(cell.fromRow, [...(this.#starts.get(cell.fromRow) ?? []), cell]);
    const isFigure = (field: string) => FIGURES.includes(field);
    const named = [...columns].map(([field, { from, across }]) => ({
      field,
      names: [...from, ...(across?.keys() ?? [])],
    }));
    const keysOf = (fields: typeof named) => fields.flatMap(({ names }) => names.map(columnKey));
    this.#figures = new Set([...FIGURES, ...keysOf(named.filter(({ field }) => isFigure(field)))]);
    const others = keysOf(named.filter(({ field }) => !isFigure(field)));
    this.#fields = new Set([...FIELDS.map(columnKey), ...others].filter((key) => !this.#figures.has(key)));
  }

  /** Tells the names of the columns, once they are known. */
  header(names: readonly string[]) {
    this.#keys = names.map(columnKey);
  }

  /** Fills the cells of a row; `filled` is told of each. */
  fill(row: SheetRow, filled: (value: string) => void) {
    for (const [at, { toRow, value, isDate }] of this.#open) {
      if (row.line > toRow) this.#open.delete(at);
      else if (row.value(at) === '' && this.#isFilled(at, value, isDate)) {
        row.set(at, value, isDate);
        filled(String(value));
      }
    }
    for (const { column, toRow } of this.#starts.get(row.line) ?? []) {
      const at = column - this.#offset;
      const value = row.value(at);
      if (value !== '' && !row.fault(at)) this.#open.set(at, { toRow, value, isDate: row.hasDate(String(value)) });
    }
  }

  #isFilled(at: number, value: string | number, isDate: boolean): boolean {
    const key = this.#keys[at] ?? '';
    if (this.#figures.has(key)) return false;
    const isNumber = typeof value === 'number' || (!isDate && NUMBER.test(value));
    return !isNumber || this.#fields.has(key);
  }
}
