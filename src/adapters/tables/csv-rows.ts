import { SourceError, type ProblemCode } from '../../source/source-error.ts';
import { SLACK } from './byte-dictionary.ts';
import { bytesPrint } from './fingerprint.ts';
import { ANY_SEPARATOR, type Row, type RowSink } from './row.ts';

const TAB = 9;
const LF = 10;
const CR = 13;
const BLANK = 32;
const QUOTE = 34;
const COMMA = 44;
const SEMICOLON = 59;
const BAR = 124;
const SEPARATORS: readonly number[] = [COMMA, SEMICOLON, TAB, BAR];
const BYTE_ORDER_MARK: readonly number[] = [0xef, 0xbb, 0xbf];

/** `-`, `:`, `=` and `+`, of which lines are drawn. */
const DRAWN: readonly number[] = [45, 58, 61, 43];

/** A bit for the lowest, or the highest, of each of four bytes. */
const ONES = 0x01010101;
const HIGHEST = 0x80808080 | 0;
/** Answer in place of a row's end: the row is not as most are. */
const OTHER = -2;

/** Room for fields of a row, until the header has more. Of later rows those beyond the header's are counted only. */
const FIELDS = 4096;
/** Bytes of a row: what is longer is none. */
const LONGEST = 2 ** 20;
/** Bytes of a row that is decoded whole, at most. */
const CUT = 2 ** 10;

/**
 * Splits csv bytes into rows and fields as they come in, without copying or
 * decoding them: quotes, also behind blanks, doubled quotes and line breaks in
 * them, LF, CRLF or CR, a byte-order mark, a last line without end, and comma,
 * semicolon, tab or bar, whichever the header has most of. Lines without any
 * value and lines that say the header again are passed over.
 *
 * Weighed against uDSV 0.7 (2.5 kB) on a million rows of 50 bytes: it needs the
 * whole text, and 1.3 times as long for the strings of all fields alone as we
 * need from bytes to finished columns (3 times for columns of strings).
 */
export class CsvRows implements Row {
  /** Where fields begin and end; quotes around them are left out. A row has at least one more than the header. */
  starts = new Int32Array(FIELDS);
  ends = new Int32Array(FIELDS);
  bytes = new Uint8Array(2 ** 17);
  line = 0;

  #sink: RowSink<CsvRows>;
  #file: string;
  /** Over the same bytes. */
  view = new DataView(this.bytes.buffer);
  /** Where the row begins and ends, without its line break. */
  #from = 0;
  #to = 0;
  #count = 0;
  /** Text of the row, once a field of it was asked for. */
  #decoded?: string;
  /** Columns of the header; 0 until it is read. */
  #width = 0;
  #filled = 0;
  /** How much must be there before it is worth looking for the end of a row again. */
  #needed = 0;
  #delimiter = COMMA;
  /** Said by a line above the header. */
  #said = ANY_SEPARATOR;
  /** The bytes of the header. */
  #head = new Uint8Array(0);
  /** Fields that hold doubled quotes. */
  #escaped: number[] = [];
  /** Fields with text after their closing quote. They keep their quotes. */
  #untidy: number[] = [];
  #breaks = 0;

  constructor(file: string, sink: RowSink<CsvRows>) {
    this.#file = file;
    this.#sink = sink;
  }

  /** Takes the next bytes. They are copied, in pieces that stay in the processor's cache. */
  push(chunk: Uint8Array) {
    for (let from = 0; from < chunk.length;) {
      if (this.#filled + SLACK >= this.bytes.length) this.#grow();
      const to = Math.min(chunk.length, from + this.bytes.length - SLACK - this.#filled);
      this.bytes.set(chunk.subarray(from, to), this.#filled);
      this.#filled += to - from;
      from = to;
      this.#split(false);
    }
  }

  /** Takes what is left. Throws `SourceError`: `truncated` if a quote is still open, `empty` if there is no header. */
  end() {
    this.#split(true);
    if (this.#width) return;
    this.#sink.noHeader?.();
    throw this.#error('empty');
  }

  /** A field as text, without quotes. */
  value(field: number): string {
    const text = this.#text(this.starts[field]!, this.ends[field]!);
    if (this.#untidy.includes(field)) return tidied(text);
    return this.#escaped.includes(field) ? text.replaceAll('""', '"') : text;
  }

  /** A row is decoded whole, which costs as much as one field, and cut where each byte is a letter. */
  #text(from: number, to: number): string {
    const length = this.#to - this.#from;
    if (length <= CUT) this.#decoded ??= decoder.decode(this.bytes.subarray(this.#from, this.#to));
    if (this.#decoded?.length !== length) return decoder.decode(this.bytes.subarray(from, to));
    return this.#decoded.slice(from - this.#from, to - this.#from);
  }

  /** Whether the bytes of a field are not its text. */
  isEscaped(field: number): boolean {
    if (!this.#escaped.length && !this.#untidy.length) return false;
    return this.#escaped.includes(field) || this.#untidy.includes(field);
  }

  #widen(): this {
    const wider = (places: Int32Array) => {
      const copy = new Int32Array(places.length * 2);
      copy.set(places);
      return copy;
    };
    this.starts = wider(this.starts);
    this.ends = wider(this.ends);
    return this;
  }

  #tooLong(): SourceError {
    const value = decoder.decode(this.bytes.subarray(0, 60));
    const place = { file: this.#file, line: this.line + 1, value, expected: `≤ ${LONGEST / 2 ** 20} MB` };
    return new SourceError('invalid-data', `row too long in ${this.#file}`, { problem: 'bad-value', ...place });
  }

  excess(): string {
    return this.#count > this.#width ? this.value(this.#width).trim() : '';
  }

  print(): number {
    return bytesPrint(this.view, this.#from, this.#to);
  }

  #grow() {
    const bytes = new Uint8Array(this.bytes.length * 2);
    bytes.set(this.bytes);
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer);
  }

  #split(isLast: boolean) {
    if (this.#filled < this.#needed && !isLast) return;
    const { bytes } = this;
    bytes[this.#filled] = LF; // so that the search for an end always finds one
    let at = this.#width ? 0 : this.#begin();
    while (at < this.#filled) {
      // Seen anew until the header is there, whose line may not be whole yet.
      if (!this.#width) this.#delimiter = this.#said || delimiterOf(bytes, at, this.#filled);
      const plain = this.#width ? this.#plainRow(at, isLast) : OTHER;
      const next = plain === OTHER ? this.#row(at, isLast) : plain;
      if (next < 0) break;
      at = next;
    }
    bytes.copyWithin(0, at, this.#filled);
    this.#filled = Math.max(0, this.#filled - at);
    this.#needed = at ? 0 : Math.min(this.#filled * 2, LONGEST + 1); // a row longer than all that is here, perhaps a quote left open
  }

  /** Where the first row begins: behind a byte-order mark. */
  #begin(): number {
    return !this.line && BYTE_ORDER_MARK.every((byte, at) => this.bytes[at] === byte) ? 3 : 0;
  }

  /**
   * Hands on a row without quotes, four bytes at a time; `OTHER` for a row that
   * has a field which begins with a quote or a blank, or is not all there.
   */
  #plainRow(from: number, isLast: boolean): number {
    const { bytes, view, starts, ends } = this;
    const delimiter = this.#delimiter;
    const delimiters = Math.imul(delimiter, ONES);
    const last = isLast ? this.#filled : this.#filled - 2;
    this.#forget();
    let count = 0;
    let start = from;
    for (let word = from; ; word += 4) {
      const four = view.getInt32(word, true);
      const differing = four ^ delimiters;
      let signs = ((~differing & (differing - ONES)) | (~four & (four - Math.imul(QUOTE + 1, ONES)))) & HIGHEST;
      for (; signs !== 0; signs &= signs - 1) {
        const at = word + ((31 - Math.clz32(signs & -signs)) >> 3);
        const sign = bytes[at]!;
        const isEnd = sign === LF || sign === CR;
        if (isEnd || sign === delimiter) {
          if (isEnd && at > last) return OTHER;
          if (count < starts.length) {
            starts[count] = start;
            ends[count] = at;
          }
          count++;
          start = at + 1;
          if (isEnd) return this.#emit(from, at, sign === CR && bytes[start] === LF ? start + 1 : start, count);
        } else if (at === start && (sign === QUOTE || sign === BLANK)) return OTHER;
      }
    }
  }

  /** Forgets the quotes of the row before. */
  #forget() {
    if (this.#escaped.length) this.#escaped = [];
    if (this.#untidy.length) this.#untidy = [];
    this.#breaks = 0;
  }

  /** Hands on the row that begins at `from`. Answers where the next one begins, or -1 if it is not all there. */
  #row(from: number, isLast: boolean): number {
    const { bytes } = this;
    let { starts, ends } = this;
    const filled = this.#filled;
    const isWhole = isLast || filled - from > LONGEST;
    const delimiter = this.#delimiter;
    const highest = Math.max(delimiter, CR);
    this.#forget();
    let count = 0;
    let start = from;
    let at = from;
    for (;;) {
      let end = -1;
      let sign = bytes[at]!;
      if (sign === QUOTE || sign === BLANK) {
        const open = this.#opening(at);
        if (open >= 0) {
          end = this.#closing(open, count);
          if (end < 0 && isWhole) throw this.#error('truncated', this.line + 1 + this.#breaks);
          if (end < 0) return -1;
          start = open;
          at = end + 1;
          sign = bytes[at]!;
        }
      }
      while (sign > highest || (sign !== delimiter && sign !== LF && sign !== CR)) sign = bytes[++at]!;
      const isEnd = sign !== delimiter;
      if (isEnd && at >= filled - (sign === CR ? 1 : 0) && !isLast) {
        if (isWhole) throw this.#tooLong();
        return -1; // perhaps of a field, or half a CRLF
      }
      if (count === starts.length && !this.#width) ({ starts, ends } = this.#widen());
      if (count < starts.length) {
        const isQuoted = end >= 0 && end + 1 === at;
        if (end >= 0 && !isQuoted) this.#untidy.push(count);
        starts[count] = isQuoted ? start + 1 : start;
        ends[count] = isQuoted ? end : at;
      }
      count++;
      if (isEnd) return this.#emit(from, at, sign === CR && bytes[at + 1] === LF ? at + 2 : at + 1, count);
      start = ++at;
    }
  }

  #emit(from: number, to: number, next: number, count: number): number {
    this.line++;
    if (isBlank(this.bytes, from, to) || this.#isHead(from, to)) {
      this.line += this.#breaks;
      return next;
    }
    this.#from = from;
    this.#to = to;
    this.#count = count;
    this.#decoded = undefined;
    for (let field = count; field <= this.#width; field++) this.starts[field] = this.ends[field] = to;
    if (this.#width) this.#sink.row(this);
    else this.#header();
    this.line += this.#breaks;
    return next;
  }

  #header() {
    this.#width = this.#count;
    const separator = this.#sink.header(this.#names(), false, { line: this.line, separator: this.#delimiter });
    if (typeof separator === 'number') {
      this.#said = separator;
      this.#width = 0;
      return;
    }
    if (this.#width === this.starts.length) this.#widen(); // for one field beyond them
    this.#head = this.bytes.slice(this.#from, this.#to);
  }

  #isHead(from: number, to: number): boolean {
    const head = this.#head;
    if (to - from !== head.length || this.bytes[from] !== head[0]) return false;
    return head.every((byte, at) => byte === this.bytes[from + at]);
  }

  /** Without quotes, all names are decoded at once: one by one, 100,000 take a quarter of a second. */
  #names(): readonly string[] {
    const text = decoder.decode(this.bytes.subarray(this.#from, this.#to));
    const names = text.includes('"')
      ? Array.from({ length: this.#width }, (_, field) => this.value(field))
      : text.split(String.fromCharCode(this.#delimiter));
    return names.map((name) => name.trim());
  }

  /** The quote at `at`, behind blanks perhaps; -1 if a field begins otherwise. */
  #opening(at: number): number {
    while (this.bytes[at] === BLANK) at++;
    return this.bytes[at] === QUOTE && at < this.#filled ? at : -1;
  }

  /** Where the quote closes that opens at `open`, or -1. */
  #closing(open: number, field: number): number {
    const { bytes } = this;
    const filled = this.#filled;
    let breaks = 0;
    let isEscaped = false;
    for (let close = open + 1; close < filled; close++) {
      const sign = bytes[close];
      if (sign === LF || (sign === CR && bytes[close + 1] !== LF)) breaks++;
      if (sign !== QUOTE) continue;
      if (bytes[close + 1] !== QUOTE || close + 1 >= filled) {
        if (isEscaped) this.#escaped.push(field);
        this.#breaks += breaks;
        return close;
      }
      isEscaped = true;
      close++;
    }
    return -1;
  }

  #error(problem: ProblemCode, line?: number): SourceError {
    const file = this.#file;
    return new SourceError('invalid-data', `file ${problem}: ${file}`, { problem, file, ...(line && { line }) });
  }
}

const decoder = new TextDecoder();

/** Text after a closing quote is kept, so that a reader of the note sees what stands in the file. */
function tidied(text: string): string {
  const [quoted = '', content = ''] = /^"((?:[^"]|"")*)"/.exec(text) ?? [];
  return content.replaceAll('""', '"') + text.slice(quoted.length);
}

const isSeparator = (sign: number) => sign === COMMA || sign === SEMICOLON || sign === TAB || sign === BAR;

/** Whether a line says nothing: separators, blanks, empty quotes and lines drawn of signs, as spreadsheets and consoles write. */
function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (saysSomething(bytes[at]!)) return false;
  return true;
}

/** Table by byte: 1 for one that says something. */
const SAYING = Uint8Array.from({ length: 256 }, (_, sign) =>
  Number(sign > BLANK && sign !== QUOTE && !isSeparator(sign) && !DRAWN.includes(sign)),
);

const saysSomething = (sign: number) => SAYING[sign] === 1;

/** The separator that the first line with names has most of, outside of quotes. */
function delimiterOf(bytes: Uint8Array, from: number, filled: number): number {
  const counts = new Int32Array(BAR + 1);
  let isQuoted = false;
  let isNamed = false;
  for (let at = from; at < filled; at++) {
    const sign = bytes[at]!;
    if (!isQuoted && (sign === LF || sign === CR)) {
      if (isNamed) break;
      counts.fill(0);
    }
    isNamed ||= saysSomething(sign) && !BYTE_ORDER_MARK.includes(sign);
    if (sign === QUOTE) isQuoted = !isQuoted;
    if (!isQuoted && isSeparator(sign)) counts[sign]!++;
  }
  return SEPARATORS.reduce((most, each) => (counts[each]! > counts[most]! ? each : most));
}
