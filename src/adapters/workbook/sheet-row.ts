import type { CellFault, Row } from '../tables/row.ts';
import { columnLetters } from './range.ts';

/** One row of a sheet, by the columns of a range. */
export class SheetRow implements Row {
  line = 0;
  readonly #print: (text: string) => number;
  readonly #values: (string | number)[] = [];
  readonly #dates = new Set<string>();
  readonly #faults = new Map<number, CellFault>();

  /** `print`: fingerprint of a text. */
  constructor(print: (text: string) => number) {
    this.#print = print;
  }

  clear(line: number) {
    this.line = line;
    this.#values.length = 0;
    if (this.#dates.size) this.#dates.clear();
    if (this.#faults.size) this.#faults.clear();
  }

  set(at: number, value: string | number, isDate: boolean) {
    this.#values[at] = typeof value === 'string' ? value.normalize() : value;
    if (isDate) this.#dates.add(String(value));
  }

  fail(at: number, column: number, text: string, isMissing = false) {
    const shown = `${columnLetters(column)}${this.line} ${text}`;
    this.#values[at] = text;
    this.#faults.set(at, { shown, error: isMissing ? '' : text });
  }

  get isEmpty(): boolean {
    return !this.#values.some((value) => typeof value === 'number' || value?.trim());
  }

  /** A copy of all cells. */
  cells(): (string | number)[] {
    return Array.from(this.#values, (value = '') => value);
  }

  /** Texts of the cells, as names of columns. */
  names(): readonly string[] {
    return Array.from(this.#values, (value = '') => String(value).trim());
  }

  value(column: number): string | number {
    return this.#values[column] ?? '';
  }

  /** Whether a text of this row is a date of the workbook. */
  hasDate(text: string): boolean {
    return this.#dates.has(text);
  }

  fault(column: number): CellFault | undefined {
    return this.#faults.get(column);
  }

  /** Returns no excess: cells beside a table are no part of it. */
  excess(): string {
    return '';
  }

  print(): number {
    return this.#print(JSON.stringify(this.#values));
  }
}
