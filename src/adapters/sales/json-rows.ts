import { SourceError, type SourceErrorDetail } from '../../source/source-error.ts';

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const LF = 10;
const OPENING = new Set([91, 123]);
const CLOSING = new Set([93, 125]);
const BLANK = new Set([9, LF, 13, 32, 0xef, 0xbb, 0xbf]);

/** Takes a row and the physical line on which it begins. */
export type TakeRow = (row: unknown, line: number) => void;

/**
 * Reads a JSON array element by element as its bytes come in, so that neither
 * its text nor its objects are ever in memory as a whole.
 */
export class JsonRows {
  #file: string;
  #take: TakeRow;
  /** Bytes since the last element that was handed on. */
  #kept = new Uint8Array(0);
  /** Where the elements among them begin and end, and on which line. */
  #elements: { from: number; to: number; line: number }[] = [];
  #from = -1;
  #at = 0;
  #line = 1;
  #firstLine = 1;
  #depth = 0;
  #isText = false;
  #isEscaped = false;
  #isOver = false;

  constructor(file: string, take: TakeRow) {
    this.#file = file;
    this.#take = take;
  }

  push(chunk: Uint8Array) {
    const bytes = new Uint8Array(this.#kept.length + chunk.length);
    bytes.set(this.#kept);
    bytes.set(chunk, this.#kept.length);
    for (; this.#at < bytes.length; this.#at++) this.#step(bytes[this.#at]!);
    this.#hand(bytes);
    const keep = this.#from < 0 ? this.#at : this.#from;
    this.#kept = bytes.slice(keep);
    this.#at -= keep;
    if (this.#from > 0) this.#from = 0;
  }

  end() {
    if (!this.#isOver) throw this.#error('truncated');
  }

  #step(sign: number) {
    if (sign === LF) this.#line++;
    if (this.#isText) this.#stepInText(sign);
    else if (this.#depth === 0) this.#stepOutside(sign);
    else if (this.#depth === 1 && (sign === COMMA || CLOSING.has(sign))) this.#finish(sign);
    else {
      if (this.#from < 0 && !BLANK.has(sign)) this.#start();
      if (sign === QUOTE) this.#isText = true;
      else if (OPENING.has(sign)) this.#depth++;
      else if (CLOSING.has(sign)) this.#depth--;
    }
  }

  #stepInText(sign: number) {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (sign === BACKSLASH) this.#isEscaped = true;
    else if (sign === QUOTE) this.#isText = false;
  }

  #stepOutside(sign: number) {
    if (BLANK.has(sign)) return;
    if (sign === 123 && !this.#isOver) throw this.#error('bad-value', this.#line, { value: '{…}' });
    if (sign !== 91 || this.#isOver) throw this.#error('bad-json');
    this.#depth = 1;
  }

  #start() {
    this.#from = this.#at;
    this.#firstLine = this.#line;
  }

  #finish(sign: number) {
    const isEnd = sign !== COMMA;
    if (this.#from >= 0) this.#elements.push({ from: this.#from, to: this.#at, line: this.#firstLine });
    else if (!isEnd) throw this.#error('bad-json');
    this.#from = -1;
    if (!isEnd) return;
    this.#depth = 0;
    this.#isOver = true;
  }

  /** Parses what is complete, all at once: many small calls would take three times as long. */
  #hand(bytes: Uint8Array) {
    const elements = this.#elements;
    this.#elements = [];
    if (!elements.length) return;
    const text = decoder.decode(bytes.subarray(elements[0]!.from, elements.at(-1)!.to));
    let rows: unknown[];
    try {
      rows = JSON.parse(`[${text}]`) as unknown[];
    } catch {
      rows = elements.map(({ from, to, line }) => this.#one(bytes.subarray(from, to), line));
    }
    for (const [at, row] of rows.entries()) this.#take(row, elements[at]!.line);
  }

  #one(bytes: Uint8Array, line: number): unknown {
    try {
      return JSON.parse(decoder.decode(bytes));
    } catch (cause) {
      throw this.#error('bad-json', line, {}, cause);
    }
  }

  #error(problem: string, line = this.#line, more: SourceErrorDetail = {}, cause?: unknown): SourceError {
    const detail = { problem, file: this.#file, line, expected: '[{…}, …]', ...more };
    return new SourceError('invalid-data', `json ${problem}: line ${line}`, detail, { cause });
  }
}

const decoder = new TextDecoder();
