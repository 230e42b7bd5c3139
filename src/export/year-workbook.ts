import type { CellStyle } from './workbook-styles.ts';
import { columnLetters } from './workbook-text.ts';
import { type WorkbookCell, type WorkbookSheet, writeWorkbook } from './workbook.ts';
import { decimalText, type ExportWords, type YearLine, type YearSheet } from './year-sheet.ts';
import { intervalNames } from './interval-names.ts';

/** Name of the sheet that nobody sees, and first text of sheets that come back. */
export const KEEPSAKE = 'target-tiles';
export const KEEPSAKE_VERSION = '1';

export interface WorkbookOptions {
  readonly words: ExportWords;
  /** BCP 47 tag for the names of months. */
  readonly locale: string;
  readonly isRtl?: boolean;
  readonly signal?: AbortSignal;
}

/** Columns before the intervals: two that nobody sees, with owner and item, then what is shown. */
const KEYS = 2;
const WASH = 'EEF2F6';
const MUTED = '566273';
/** More groups than this are added up by their level, since a formula has an end. */
const MOST_TERMS = 40;

/**
 * The years of several types as a workbook, one sheet each, with formulas where
 * lines add up. The same workbook can be read again after it was edited: hidden
 * columns and a hidden sheet tell whose each row is, and what it was.
 */
export function writeYearWorkbook(sheets: readonly YearSheet[], options: WorkbookOptions): Promise<Blob> {
  const shown = sheets.map((sheet) => workbookSheet(sheet, options));
  return writeWorkbook([...shown, keepsake(sheets)], options.signal);
}

function workbookSheet(sheet: YearSheet, { words, locale, isRtl }: WorkbookOptions): WorkbookSheet {
  const { key, title, lines, hasItems, hasCurrency } = sheet;
  const names = intervalNames(sheet, locale);
  const head: CellStyle = { isBold: true, hasLine: true };
  const number: CellStyle = { ...head, align: 'right' };
  const text = (value: string, style = head): WorkbookCell => ({ value, style });
  const labels = [words.owner, ...(hasItems ? [words.item] : []), ...(hasCurrency ? [words.currency] : [])];
  const first = KEYS + labels.length;
  const header = [
    text(`${KEEPSAKE}:${key.year}:${key.targetType}`),
    text('item'),
    ...labels.map((label) => text(label)),
    ...names.map((name) => text(name, number)),
    text(String(key.year), number),
  ];
  const cells = new LineCells(sheet, first);
  return {
    name: title,
    isRtl,
    columns: [
      { isHidden: true },
      { isHidden: true },
      { width: 28 },
      ...labels.slice(1).map(() => ({ width: 12 })),
      ...names.map(() => ({ width: 12 })),
      { width: 14 },
    ],
    frozen: { rows: 1, columns: first },
    rows: rowsOf(header, lines, cells),
  };
}

/** Rows as they are asked for: there may be thousands. */
function* rowsOf(header: readonly WorkbookCell[], lines: readonly YearLine[], cells: LineCells) {
  yield header;
  for (const [index, line] of lines.entries()) yield cells.of(line, index);
}

/** Cells of the lines of a sheet, whose first value stands in column `first`. */
class LineCells {
  readonly #sheet: YearSheet;
  readonly #first: number;
  readonly #formats: ReadonlyMap<string | undefined, string>;

  constructor(sheet: YearSheet, first: number) {
    this.#sheet = sheet;
    this.#first = first;
    this.#formats = formatsOf(sheet.lines);
  }

  of(line: YearLine, index: number): (WorkbookCell | undefined)[] {
    const { owner, item, isHint, name, itemName = '', currency = '', values } = line;
    const { hasItems, hasCurrency } = this.#sheet;
    const style = lookOf(line);
    const number: CellStyle = { ...style, format: this.#formats.get(line.currency)! };
    const label = (value: string, indent = 0): WorkbookCell => ({
      value,
      style: { ...style, ...(indent && { indent }) },
    });
    const row = index + 2;
    const last = this.#first + values.length - 1;
    const span = `${columnLetters(this.#first)}${row}:${columnLetters(last)}${row}`;
    return [
      { value: isHint ? `sum ${owner}` : owner },
      item === undefined ? undefined : { value: item },
      label(name, isHint ? 1 : line.level === 'user' ? 2 : 0),
      ...(hasItems ? [label(itemName)] : []),
      ...(hasCurrency ? [label(currency)] : []),
      ...values.map((_, place) => this.#value(line, place, number)),
      {
        formula: sumOf(span),
        value: decimalText(line.total, line.decimals),
        isNumber: true,
        style: { ...number, isBold: true },
      },
    ];
  }

  #value(line: YearLine, place: number, style: CellStyle): WorkbookCell {
    const value = decimalText(line.values[place] ?? null, line.decimals);
    if (!line.sumOf) return { value, isNumber: true, style };
    const formula = this.#sum(line, line.sumOf, columnLetters(this.#first + place));
    return { formula, value, isNumber: true, style };
  }

  /** Formula of a hint: users stand in a row, groups by themselves. */
  #sum({ item }: YearLine, places: readonly number[], column: string): string {
    const rows = places.map((place) => place + 2);
    const isRun = rows.every((row, index) => row === rows[0]! + index);
    if (isRun) return sumOf(`${column}${rows[0]}:${column}${rows.at(-1)}`);
    if (rows.length <= MOST_TERMS) return sumOf(rows.map((row) => `${column}${row}`).join(','));
    const last = this.#sheet.lines.length + 1;
    const range = (letter: string) => `$${letter}$2:$${letter}$${last}`;
    const ofItem = item === undefined ? '' : `*(${range('B')}=${quoted(item)})`;
    const isGroup = `(LEFT(${range('A')},6)="group:")${ofItem}`;
    const values = `${column}$2:${column}$${last}`;
    return `IF(SUMPRODUCT(${isGroup}*ISNUMBER(${values}))=0,"",SUMPRODUCT(${isGroup},${values}))`;
  }
}

/** A sum that is empty where there is nothing to add up: empty is not 0 (T6). */
function sumOf(cells: string): string {
  return `IF(COUNT(${cells})=0,"",SUM(${cells}))`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function lookOf({ isHint, level, isLocked }: YearLine): CellStyle {
  if (isHint) return { isItalic: true, color: MUTED };
  const ink = isLocked ? { color: MUTED } : {};
  return level === 'user' ? ink : { ...ink, isBold: true, fill: WASH };
}

/** Number format by currency: decimals where any value has some. */
function formatsOf(lines: readonly YearLine[]): ReadonlyMap<string | undefined, string> {
  const formats = new Map<string | undefined, string>();
  for (const { currency, decimals, values } of lines) {
    const isFine = decimals > 0 && values.some((value) => value !== null && value % 10 ** decimals !== 0);
    if (isFine) formats.set(currency, `#,##0.${'0'.repeat(decimals)}`);
    else if (!formats.has(currency)) formats.set(currency, '#,##0');
  }
  return formats;
}

/** The sheet that nobody sees: whose rows there are, and what their values were, in minor units. */
function keepsake(sheets: readonly YearSheet[]): WorkbookSheet {
  const text = (value: string | number): WorkbookCell => ({ value: String(value) });
  const rows = function* () {
    yield [text(KEEPSAKE), text(KEEPSAKE_VERSION)];
    for (const { key, interval, revision, lines } of sheets) {
      yield ['sheet', key.year, key.targetType, interval, revision].map(text);
      for (const { owner, item, currency = '', decimals, values, isHint } of lines) {
        if (isHint) continue;
        yield ['row', owner, item === undefined ? '' : `=${item}`, currency, decimals, ...values].map((value) =>
          text(value ?? ''),
        );
      }
    }
  };
  return { name: KEEPSAKE, isHidden: true, rows: rows() };
}
