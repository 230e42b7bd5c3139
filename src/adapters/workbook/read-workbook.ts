import { SourceError } from '../../source/source-error.ts';
import { firstNames } from '../files/first-names.ts';
import type { MappingSpec } from '../tables/mapping.ts';
import type { PlainTools, TableBytes, WrittenReading } from '../tables/reading.ts';
import type { RowSink } from '../tables/row.ts';
import { mergedCells, MergedRows } from './merged-cells.ts';
import { parsePlace, parseRange, WHOLE, type Range } from './range.ts';
import { readCells, type TakeRow } from './sheet-cells.ts';
import type { SheetRow } from './sheet-row.ts';
import { openWorkbook, type Sheet, type Workbook } from './workbook.ts';
import { brokenWorkbook, checkSize, workbookError } from './workbook-error.ts';

export interface WorkbookReading {
  readonly reading: WrittenReading;
  readonly sink: RowSink;
  readonly spec: Pick<MappingSpec, 'sheet' | 'range' | 'columns'>;
  readonly textPrint: PlainTools['textPrint'];
  readonly breathe?: () => Promise<void> | undefined;
}

/**
 * Reads the table of one sheet: of the one that is said, else of the only one
 * that is seen and has the needed columns. Throws `SourceError` for what is no
 * workbook, or locked, broken or too large, and where several sheets would do.
 */
export async function readWorkbook({ file, bytes }: Omit<TableBytes, 'form'>, asked: WorkbookReading): Promise<void> {
  const book = await opened(bytes, file, asked.breathe);
  const { sheet: name, range: area } = placeIn(book, asked.spec);
  const range = area ? parseRange(area.replaceAll('$', '')) : WHOLE;
  const sheet = name === undefined ? await fittingSheet(book, range, asked) : sheetNamed(book, name);
  const { reading, sink, breathe, textPrint } = asked;
  const merged = await mergedCells(book.zip.chunks(sheet.part));
  const filling = new MergedRows(merged, range.fromColumn, asked.spec.columns);
  const rows = new TableRows(reading.rows(sink), reading, filling);
  await readCells(book, sheet, range, { take: rows.take, textPrint, breathe });
  rows.end(file, sheet, book);
}

/** Rows of a sheet that are looked at before it is read. */
const FIRST_ROWS = 160;

/** The sheets that are not hidden, with their first rows. Throws `SourceError` for what is no workbook. */
export async function sheetSamples(bytes: Uint8Array<ArrayBuffer>, file: string) {
  const book = await opened(bytes, file, undefined);
  const samples: { readonly name: string; readonly rows: (string | number)[][] }[] = [];
  for (const sheet of book.sheets.filter(({ isHidden }) => !isHidden)) {
    const rows: (string | number)[][] = [];
    const take: TakeRow = (row) => rows.push(row.cells()) >= FIRST_ROWS;
    await readCells(book, sheet, WHOLE, { take, textPrint: () => 0 });
    samples.push({ name: sheet.name, rows });
  }
  return samples;
}

const books = new WeakMap<Uint8Array, Promise<Workbook>>();

/** Opens the bytes of a workbook. Throws `SourceError` for what is none. */
export function openBytes(bytes: Uint8Array<ArrayBuffer>, file: string): Promise<Workbook> {
  return opened(bytes, file, undefined);
}

/** A workbook is opened once, though a table may be read more than once. */
function opened(bytes: Uint8Array<ArrayBuffer>, file: string, breathe: WorkbookReading['breathe']): Promise<Workbook> {
  checkSize(bytes.length, file);
  if (bytes[0] === 0xd0) throw oldFile(bytes, file);
  if (bytes[0] !== 0x50) throw brokenWorkbook(file);
  const book = books.get(bytes) ?? openWorkbook(bytes, file, breathe);
  books.set(bytes, book);
  return book;
}

/** A compound file: an encrypted workbook, or one as spreadsheets wrote them until 2007. */
function oldFile(bytes: Uint8Array, file: string): SourceError {
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1));
  return text.includes('EncryptedPackage')
    ? workbookError('workbook-locked', file)
    : workbookError('no-workbook', file, { value: '.xls' });
}

/** Sheet and range by the mapping, else by the address: `plan.xlsx#Targets!B3:F200`. A range may have a name. */
function placeIn({ file, names }: Workbook, { sheet, range }: WorkbookReading['spec']) {
  const [, fragment = ''] = /\.xls[xm](?:\?[^#]*)?#(.+)$/i.exec(file) ?? [];
  const said = { ...parsePlace(decoded(fragment)), ...(sheet !== undefined && { sheet }), ...(range && { range }) };
  const named = names.get((said.range ?? '').toLowerCase()) ?? said.range;
  return named?.includes('!') ? { ...said, ...parsePlace(named) } : { ...said, range: named };
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function sheetNamed({ sheets, file }: Workbook, name: string): Sheet {
  const key = (text: string) => text.normalize().trim().toLowerCase();
  const found = sheets.find((sheet) => key(sheet.name) === key(name));
  if (found) return found;
  const names = firstNames(sheets.map((sheet) => sheet.name));
  throw workbookError('no-sheet', file, { value: name, expected: names.join(', ') });
}

/** The only sheet whose header has the needed columns; where none has, the one that comes closest. */
async function fittingSheet(book: Workbook, range: Range, asked: WorkbookReading): Promise<Sheet> {
  const seen = book.sheets.filter(({ isHidden }) => !isHidden);
  const sheets = seen.length ? seen : book.sheets;
  if (sheets.length < 2) return sheets[0] ?? noSheet(book);
  const fitting: Sheet[] = [];
  let closest = { sheet: sheets[0]!, columns: -1 };
  for (const sheet of sheets) {
    const columns = await lackedBy(book, sheet, range, asked);
    if (columns === undefined) fitting.push(sheet);
    else if (columns > closest.columns) closest = { sheet, columns };
  }
  if (fitting.length < 2) return fitting[0] ?? closest.sheet;
  const names = firstNames(fitting.map(({ name }) => name));
  throw workbookError('which-sheet', book.file, { value: names.join(', '), expected: `sheet: '${names[0]}'` });
}

function noSheet({ file }: Workbook): never {
  throw new SourceError('invalid-data', `file empty: ${file}`, { problem: 'empty', file });
}

/** Columns of what comes closest to a header in a sheet; `undefined` where one is there. */
async function lackedBy(book: Workbook, sheet: Sheet, range: Range, { reading, sink, textPrint }: WorkbookReading) {
  const headerOnly: RowSink = { header: (...told) => sink.header(...told), row() {}, refuse() {} };
  const rows = new TableRows(reading.rows(headerOnly), reading);
  try {
    await readCells(book, sheet, range, { take: (row) => rows.take(row) || rows.hasHeader, textPrint });
    rows.end(book.file, sheet, book);
    return undefined;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { problem, of = 0 } = error.detail;
    if (problem === 'missing-column') return of;
    if (problem === 'empty') return 0;
    throw error;
  }
}

/** Finds the header among the rows of a sheet, and hands on those below. */
class TableRows {
  hasHeader = false;
  readonly #sink: RowSink;
  #head = '';

  readonly #filling?: MergedRows;
  readonly #filled: WrittenReading['filled'];

  constructor(sink: RowSink, reading: WrittenReading, filling?: MergedRows) {
    this.#filling = filling;
    this.#filled = (line, value) => reading.filled(line, value);
    this.#sink = sink;
    reading.useDates((text) => this.#row?.hasDate(text) ?? false);
  }

  #row?: SheetRow;

  readonly take: TakeRow = (row) => {
    this.#row = row;
    this.#filling?.fill(row, (value) => this.hasHeader && this.#filled(row.line, value));
    if (this.hasHeader) {
      // Some files have been put together of several, each with its header.
      if (row.value(0) !== this.#first || row.names().join('\n') !== this.#head) this.#sink.row(row);
      return false;
    }
    const names = row.names();
    const isHeader = typeof this.#sink.header(names, false, { line: row.line, separator: 0 }) !== 'number';
    if (!isHeader) return false;
    this.hasHeader = true;
    this.#filling?.header(names);
    this.#head = names.join('\n');
    this.#first = row.value(0);
    return false;
  };

  #first: string | number = '';

  /** Throws `SourceError` where no row was a header. */
  end(file: string, { name }: Sheet, { sheets }: Workbook) {
    if (this.hasHeader) return;
    const place = sheets.length > 1 ? `${file} (${name})` : file;
    try {
      this.#sink.noHeader?.();
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      throw new SourceError(error.code, error.message, { ...error.detail, file: place }, { cause: error });
    }
    throw new SourceError('invalid-data', `file empty: ${place}`, { problem: 'empty', file: place });
  }
}
