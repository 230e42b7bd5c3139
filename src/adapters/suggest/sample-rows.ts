import { CsvRows } from '../tables/csv-rows.ts';
import { textBytes } from '../tables/text-bytes.ts';

/** Cells of a workbook are texts, numbers, or dates as ISO texts. */
export type SampleCell = string | number;

/** One line of a sample. */
export interface SampleLine {
  readonly line: number;
  readonly cells: readonly SampleCell[];
}

/** A sample, taken apart. */
export interface SampleRows {
  readonly form: 'csv' | 'json' | 'rows';
  readonly encoding?: string;
  /** Bytes were no UTF-8, and nobody says what they are. */
  readonly isEncodingAssumed?: boolean;
  readonly separator?: string;
  readonly lines: readonly SampleLine[];
}

/** Bytes of a file that are looked at. */
export const SAMPLE_BYTES = 2 ** 16;
/** Lines that are looked at; more say nothing new. */
const MOST_LINES = 160;
/** Lines that tell the separator: those of a title, and some below it. */
const MOST_VOTES = 64;
/** So many lines in succession of one form tell it too. */
const ALIKE = 12;
const COMMON = [',', ';', '\t', '|'];

/** Takes the first bytes of a file apart; a last line that is cut is left out. */
export function sampleRows(bytes: Uint8Array): SampleRows {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const isCut = bytes.length >= SAMPLE_BYTES;
  const { bytes: utf8, notes } = textBytes(isCut ? wholeLines(sample) : sample);
  const text = new TextDecoder().decode(utf8);
  const isAssumed = notes.some(({ code }) => code === 'encoding-assumed');
  const encoding = isAssumed ? 'windows-1252' : isUtf16(sample) ? 'utf-16' : 'utf-8';
  const said = { encoding, isEncodingAssumed: isAssumed };
  if (/^\s*[[{]/.test(text)) return { form: 'json', ...said, lines: jsonLines(text) };
  const first = firstLines(utf8, MOST_LINES);
  return { form: 'csv', ...said, ...csvLines(first) };
}

/** As many lines as are looked at: to part them all takes most of the time. */
function firstLines(bytes: Uint8Array, most: number): Uint8Array {
  let end = 0;
  for (let count = 0; count < most; count++) {
    const next = bytes.indexOf(10, end) + 1;
    if (!next) return bytes;
    end = next;
  }
  return bytes.subarray(0, end);
}

/** Rows that the page has, as those of a workbook. */
export function rowsOfCells(rows: readonly (readonly (SampleCell | null | undefined)[])[]): SampleRows {
  const lines = rows
    .slice(0, MOST_LINES)
    .map((cells, at) => ({ line: at + 1, cells: Array.from(cells, (cell) => cell ?? '') }));
  return { form: 'rows', lines: lines.filter(({ cells }) => cells.some((cell) => cell !== '')) };
}

function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1;
  return end ? bytes.subarray(0, isUtf16(bytes) ? end + (end % 2) : end) : bytes;
}

const isUtf16 = ([first, second, third, fourth]: Uint8Array) =>
  (first === 0xff && second === 0xfe) ||
  (first === 0xfe && second === 0xff) ||
  (!!first && second === 0 && !!third && fourth === 0);

/** Lines of a text, parted by the sign that parts most of them into most fields, or by what a line `sep=;` says. */
function csvLines(bytes: Uint8Array): Pick<SampleRows, 'separator' | 'lines'> {
  const votes = new Votes();
  const walked: Walked[] = [];
  walk(bytes, (line) => {
    walked.push(line);
    return votes.take(line);
  });
  const separator = votes.separator;
  // Lines of another form, as those of a title are, are parted once more.
  const isDone = walked.every((line) => line.separator === separator);
  const lines = isDone ? walked : [];
  if (!isDone) {
    walk(bytes, (line) => {
      lines.push(line);
      return separator;
    });
  }
  return { separator, lines: lines.filter(({ cells }) => !SAID.test(String(cells[0]))) };
}

const SAID = /^sep=(.?)$/i;

/** Signs that part lines, and which of them parts most. */
class Votes {
  readonly #cells = new Map<string, number>();
  #said: string | undefined;
  #alike = { separator: '', cells: 0, lines: 0 };
  #lines = 0;

  /** Counts a line. Returns the separator of those to come once it is known. */
  take({ cells, separator, line }: Walked): string | undefined {
    if (line === 1) this.#said = SAID.exec(String(cells[0]))?.[1] || undefined;
    if (this.#said || this.#lines++ >= MOST_VOTES || this.#alike.lines >= ALIKE) return this.separator;
    if (cells.length > 1) this.#cells.set(separator, (this.#cells.get(separator) ?? 0) + cells.length);
    const alike = this.#alike;
    const isAlike = cells.length > 1 && alike.separator === separator && alike.cells === cells.length;
    this.#alike = { separator, cells: cells.length, lines: isAlike ? alike.lines + 1 : 1 };
    return undefined;
  }

  get separator(): string {
    const count = (separator: string) => this.#cells.get(separator) ?? 0;
    const most = COMMON.reduce((best, each) => (count(each) > count(best) ? each : best));
    return this.#said ?? (this.#alike.lines >= ALIKE ? this.#alike.separator : most);
  }
}

type Walked = SampleLine & { readonly separator: string };

/** Walks the lines of a text: to a reader without a header each may be one, parted as the answer to the one before says. */
function walk(bytes: Uint8Array, take: (walked: Walked) => string | undefined) {
  let count = 0;
  let next = '';
  const rows = new CsvRows('', {
    header(names, _list, place) {
      const { line = 0, separator = 44 } = place ?? {};
      const walked = { line, cells: tidied(names), separator: String.fromCharCode(separator) };
      if (line > 0 && count++ < MOST_LINES) next = take(walked) ?? '';
      return next.charCodeAt(0) || 0;
    },
    row() {},
    refuse() {},
  });
  try {
    rows.push(bytes);
    rows.end();
  } catch {
    // A sample may end within quotes; and no line of it was a header.
  }
}

const tidied = (names: readonly string[]) => names.map((name) => name.replace(/^"|"$/g, '').trim());

/** Rows of a JSON list, as far as it is whole; the first line holds their names. */
function jsonLines(text: string): readonly SampleLine[] {
  const list = parsedList(text);
  const names = [...new Set(list.flatMap((row) => Object.keys(row)))];
  const rows = list.slice(0, MOST_LINES).map((row, at) => ({
    line: at + 1,
    cells: names.map((name) => (typeof row[name] === 'number' ? row[name] : textOf(row[name]))),
  }));
  return names.length ? [{ line: 0, cells: names }, ...rows] : [];
}

const textOf = (value: unknown) =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

type Member = Readonly<Record<string, unknown>>;

function parsedList(text: string): readonly Member[] {
  for (let end = text.length; end > 0; end = text.lastIndexOf('}', end - 1)) {
    try {
      const whole = end === text.length ? text : `${text.slice(0, end + 1)}]`;
      const list: unknown = JSON.parse(whole);
      return Array.isArray(list) ? list.filter((row): row is Member => typeof row === 'object' && row !== null) : [];
    } catch {
      if (end < text.length - 4096) return []; // no row is as long as that
    }
  }
  return [];
}
