import type { Locale } from '../../i18n/locale.ts';
import { decimalsOf } from '../../model/currency.ts';
import { type RowTable, rowDeltas } from '../../model/draft.ts';
import { toMajor } from '../../model/money.ts';
import type { TargetRow, TargetValue } from '../../model/target.ts';
import type { Sheet } from '../sheet.ts';
import type { SheetGrid } from '../sheet/sheet-grid.ts';

/** How the numbers of a sheet are written: all with the same decimals, which there are only where a target has some. */
export class NumberForms {
  readonly locale: Locale;
  /** Whether amounts are written with the decimals of their currency. */
  readonly hasDecimals: boolean;
  /** The longest value of an interval, as it is written. */
  readonly longest: string;
  readonly #rows: RowTable;
  readonly #key: unknown;
  readonly #largest: number;

  private constructor(locale: Locale, sheet: Sheet, hasDecimals: boolean, largest: number) {
    this.locale = locale;
    this.hasDecimals = hasDecimals;
    this.#rows = sheet.set.rows;
    this.#key = sheet.key;
    this.#largest = largest;
    const decimals = decimalsIn(sheet);
    this.longest = locale.number(toMajor(largest, decimals), hasDecimals ? decimals : 0);
  }

  /** Forms after the sheet has changed: numbers grow wider while one is edited, never narrower. */
  static after(before: NumberForms | undefined, { sheet }: SheetGrid, locale: Locale): NumberForms {
    const { rows } = sheet.set;
    const isSame = before && before.locale === locale && before.#key === sheet.key;
    if (isSame && before.#rows === rows) return before;
    const scale = 10 ** decimalsIn(sheet);
    let [hasDecimals, largest] = isSame
      ? [before.hasDecimals, before.#largest]
      : [false, largestOf(sheet.previousRows)];
    for (const { values } of isSame ? changed(before.#rows, rows) : all(rows)) {
      for (const value of values) {
        if (value === null) continue;
        if (value % scale !== 0) hasDecimals = true;
        if (Math.abs(value) > largest) largest = Math.abs(value);
      }
    }
    return new NumberForms(locale, sheet, hasDecimals && scale > 1, largest);
  }

  /** A value as the sheet shows it; empty is a dash, 0 is 0. */
  text(value: TargetValue, decimals: number): string {
    if (value === null) return '–';
    return this.#mark + this.locale.number(toMajor(value, decimals), this.hasDecimals ? decimals : 0);
  }

  /** Keeps a sign before its number where lines go from right to left. */
  get #mark(): string {
    return this.locale.dir === 'rtl' ? '\u200e' : '';
  }

  /** A difference, with its sign. */
  difference(value: number, decimals: number): string {
    return this.#mark + this.locale.number(toMajor(value, decimals), this.hasDecimals ? decimals : 0, true);
  }

  /** A value with all its decimals, as it is typed: no groups. */
  plain(value: TargetValue, decimals: number, sign: string): string {
    if (value === null) return '';
    const text = toMajor(value, decimals).toFixed(decimals);
    return (Number(text.split('.')[1] ?? 0) ? text : text.replace(/\..*$/, '')).replace('.', sign);
  }
}

function decimalsIn({ type, house }: Sheet): number {
  return type.unit === 'count' ? 0 : decimalsOf(house.organisation.currency);
}

/** The year before stands beside this one, which begins as wide. */
function largestOf(rows: RowTable): number {
  let largest = 0;
  for (const { values } of all(rows)) for (const value of values) largest = Math.max(largest, Math.abs(value ?? 0));
  return largest;
}

function* all(rows: RowTable): Generator<TargetRow, undefined> {
  for (const [, own] of rows.entries()) yield* own;
}

function changed(before: RowTable, after: RowTable): TargetRow[] {
  return rowDeltas(before, after).flatMap((delta) => delta.after ?? []);
}
