import { cellNumber, numberValue, unescaped } from './cell-value.ts';
import type { PlainTools } from '../tables/reading.ts';
import { columnNumber, type Range } from './range.ts';
import { SheetRow } from './sheet-row.ts';
import type { Sheet, Workbook } from './workbook.ts';
import { readXml, type Attributes, type XmlOptions } from './xml.ts';

/** Columns that a sheet can have. */
const MOST_COLUMNS = 16_384;
const DATE = /^\d{4}-\d\d-\d\d/;

/** Told of the rows of a sheet, one object for all; answers `true` where it has seen enough. */
export type TakeRow = (row: SheetRow) => boolean;

export interface CellsOptions {
  readonly take: TakeRow;
  readonly textPrint: PlainTools['textPrint'];
  readonly breathe?: XmlOptions['breathe'];
}

/** Reads the rows of a sheet that have any cell in a range. */
export async function readCells(
  book: Workbook,
  sheet: Sheet,
  range: Range,
  { take, textPrint, breathe }: CellsOptions,
): Promise<void> {
  const cells = new SheetCells(book, range, { take, row: new SheetRow(textPrint) });
  const options = { file: book.file, part: sheet.part, breathe, isDone: () => cells.isDone };
  await readXml(book.zip.chunks(sheet.part), cells, options);
}

/** Reads the elements of a sheet: rows, cells, and what stands in these. */
class SheetCells {
  isDone = false;
  readonly #book: Workbook;
  readonly #range: Range;
  readonly #take: TakeRow;
  readonly #row: SheetRow;
  #column = 0;
  #type = '';
  #style = 0;
  #value = '';
  #formula = '';
  #hasFormula = false;
  /** The element whose text is read. */
  #within = '';

  constructor(book: Workbook, range: Range, { take, row }: { readonly take: TakeRow; readonly row: SheetRow }) {
    this.#row = row;
    this.#book = book;
    this.#range = range;
    this.#take = take;
  }

  open(name: string, attributes: () => Attributes) {
    if (name === 'row') this.#openRow(attributes());
    else if (name === 'c') this.#openCell(attributes());
    else if (name === 'v' || name === 't' || name === 'f') {
      this.#hasFormula ||= name === 'f';
      if (this.#within !== 'rPh') this.#within = name;
    } else if (name === 'rPh') this.#within = name;
  }

  text(text: string) {
    if (this.#within === 'v' || this.#within === 't') this.#value += text;
    else if (this.#within === 'f') this.#formula += text;
  }

  close(name: string) {
    if (name === 'c') this.#closeCell();
    else if (name === 'row' && !this.isDone && this.#isInside && !this.#row.isEmpty)
      this.isDone = this.#take(this.#row) || this.#row.line >= this.#range.toRow;
    if (name === this.#within) this.#within = '';
  }

  get #isInside(): boolean {
    return this.#row.line >= this.#range.fromRow && this.#row.line <= this.#range.toRow;
  }

  #openRow({ r }: Attributes) {
    this.#row.clear(Number(r) || this.#row.line + 1);
    this.#column = 0;
  }

  #openCell({ r = '', t = 'n', s = '0' }: Attributes) {
    const letters = /^[A-Za-z]{1,3}/.exec(r)?.[0];
    this.#column = letters ? columnNumber(letters) : this.#column + 1;
    this.#type = t;
    this.#style = Number(s);
    this.#value = this.#formula = '';
    this.#hasFormula = false;
  }

  #closeCell() {
    const { fromColumn, toColumn } = this.#range;
    const column = this.#column;
    if (column < fromColumn || column > Math.min(toColumn, MOST_COLUMNS) || !this.#isInside) return;
    const at = column - fromColumn;
    const text = this.#value;
    const isMissing = this.#hasFormula && !text && this.#type !== 'str';
    if (isMissing) return this.#row.fail(at, column, `=${this.#formula}`, true);
    if (this.#type === 'e') return this.#row.fail(at, column, text);
    const value = this.#valueOf(text);
    const isDate = typeof value === 'string' && (this.#type === 'n' || this.#type === 'd') && DATE.test(value);
    if (value !== '') this.#row.set(at, value, isDate);
  }

  #valueOf(text: string): string | number {
    const { strings, kinds, is1904 } = this.#book;
    if (this.#type === 's') return strings[Number(text)] ?? '';
    if (this.#type === 'b') return text === '1' ? 'true' : 'false';
    if (this.#type === 'd') return text.replace(/T00:00(?::00(?:\.0+)?)?$/, '');
    if (this.#type !== 'n') return unescaped(text);
    const number = cellNumber(text);
    return number === undefined ? text : numberValue(number, kinds[this.#style] ?? 'number', is1904);
  }
}
