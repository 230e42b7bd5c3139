import type { Note } from '../../model/note.ts';
import { SourceError } from '../../source/source-error.ts';
import { markReader, numberReader } from './number-form.ts';

export type DecimalMark = '.' | ',';

interface Spot {
  readonly line?: number;
  readonly text: string;
}

const POINT = markReader('.');
const COMMA = markReader(',');
/** Numbers that are the same by either mark. */
const SIMPLE = /^(?:0|-?[1-9]\d*)$/;
/** Numbers by one mark alone, which most files are full of. */
const SIMPLE_BY: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^-?[1-9]\d*\.\d\d?$/,
  ',': /^-?[1-9]\d*,\d\d?$/,
};
const OURS = numberReader(undefined);
/** Thrown while numbers are read with the wrong mark. */
export const OTHER_MARK = Symbol('other mark');
/** Locales by which a mapping would say the same. */
const LOCALES: Readonly<Record<DecimalMark, string>> = { '.': 'numbers="en"', ',': 'numbers="nl"' };

/**
 * Reads the numbers of a file of which nobody has said how they are written,
 * with one decimal mark, and sees whether it is the right one: `1,234.50` has a
 * point, `1.234,50` a comma, `1.500` may be either.
 */
export class WrittenNumbers {
  readonly decimal: DecimalMark;
  /** So many rows are read before the other mark is taken for the right one. */
  patience = Infinity;
  /** Of the row that is being read. */
  #line?: number;
  #rows = 0;
  /** The first number that is one with that mark only. */
  #only: Partial<Record<DecimalMark, Spot>> = {};
  #either?: Spot;
  #grouped?: Spot;

  constructor(decimal: DecimalMark) {
    this.decimal = decimal;
  }

  readonly read = (text: string): string | undefined => {
    if (SIMPLE.test(text)) return text;
    if (this.#only[this.decimal] && SIMPLE_BY[this.decimal].test(text)) return text.replace(',', '.');
    const [point, comma] = [POINT(text), COMMA(text)];
    const mark = point === undefined ? ',' : '.';
    if (point !== comma) {
      if (point !== undefined && comma !== undefined) this.#either ??= this.#spot(text);
      else this.#only[mark] ??= this.#spot(text);
    }
    const value = this.decimal === '.' ? point : comma;
    if (value !== undefined && !this.#grouped && OURS(text) === undefined) this.#grouped = this.#spot(text);
    return value;
  };

  /** Tells on which line the next numbers stand. Throws `OTHER_MARK` where it need not be read: the other mark is the right one. */
  begin(line: number) {
    this.#line = line;
    if (this.#rows++ > this.patience && this.isOther) throw OTHER_MARK;
  }

  /** Whether the other mark is the right one. */
  get isOther(): boolean {
    return !this.#only[this.decimal] && !!this.#only[otherThan(this.decimal)];
  }

  /** Throws `SourceError` `two-readings` where there are numbers that may mean two things, and nothing or too much tells which. */
  check(file?: string) {
    const either = this.#either;
    if (!either || !this.#only['.'] === !!this.#only[',']) return;
    const { line, text } = either;
    const expected = `${POINT(text)} (${LOCALES['.']}), ${COMMA(text)} (${LOCALES[',']})`;
    const detail = { problem: 'two-readings', file, line, value: text, expected } as const;
    throw new SourceError('invalid-data', `two readings in ${file}: ${text}`, detail);
  }

  /** `numbers-assumed` where more than a plain decimal point was understood. */
  notes(): readonly Note[] {
    const first = this.#grouped;
    if (!first) return [];
    const { line, text } = first;
    return [
      { code: 'numbers-assumed', ...(line !== undefined && { line }), value: text, expected: LOCALES[this.decimal] },
    ];
  }

  #spot(text: string): Spot {
    return { line: this.#line, text: text.trim() };
  }
}

const otherThan = (mark: DecimalMark): DecimalMark => (mark === '.' ? ',' : '.');

/** The option that would read a number which could not be read. */
export function numbersHint(text: string): string | undefined {
  const [point, comma] = [POINT(text), COMMA(text)];
  if (point === comma) return undefined;
  if (point !== undefined && comma !== undefined) return `${LOCALES['.']}, ${LOCALES[',']}`;
  return LOCALES[point === undefined ? ',' : '.'];
}
