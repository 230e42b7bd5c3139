import { dayNumber } from '../../model/day.ts';
import { MAX_MINOR } from '../../model/money.ts';
import { ByteDictionary, SLACK } from '../tables/byte-dictionary.ts';
import type { CsvRows } from '../tables/csv-rows.ts';
import type { FileForms } from '../tables/forms.ts';
import type { Field } from '../tables/layout.ts';
import type { MappingSpec } from '../tables/mapping.ts';
import { plainMinor, readPlainDay, readPlainNumber, subtractPlain, type PlainNumber } from '../tables/plain-bytes.ts';
import type { WrittenNumbers } from '../tables/written-numbers.ts';
import { MISSED, NONE } from './names.ts';
import type { FieldReaders, MoneyReader, NumberReader } from './sale-writer.ts';
import { valueReaders } from './value-readers.ts';

/** So many values are remembered; a column of ever new ones would fill the memory. */
const REMEMBERED = 2 ** 17;
const BLANK = 32;

/** Whether a byte may be of a blank other than the usual one, which only its text tells. */
const mayBlank = (byte: number) => byte < BLANK || byte > 127;

/**
 * Reads fields from their bytes, for large csv files: dates and numbers as most
 * files have them are read without making texts, and values that come again
 * and again are understood once.
 */
export function byteReaders({ dates, nulls }: MappingSpec, { mark, numbers }: FileForms): FieldReaders<CsvRows> {
  const isIso = (dates === undefined || dates === 'yyyy-MM-dd') && !nulls.some((text) => /^\s*\d{4}-/.test(text));
  const isNumeric = !nulls.some((text) => /\d/.test(text));
  return {
    day: (field) => new DayReader(field, isIso && !field.isMapped),
    coded: (field, codeOf) =>
      new CodedReader(field, (raw) => {
        const text = field.textOf(raw);
        return text === undefined ? MISSED : codeOf(text);
      }),
    money: (field) => new BytesMoneyReader(field, isNumeric && !field.isMapped ? mark.charCodeAt(0) || 0 : 0, numbers),
    ids: (field) => (field.isMapped ? valueReaders.ids(field) : new IdReader(field, nulls.length > 0)),
  };
}

class CodedReader implements NumberReader<CsvRows> {
  readonly field: Field;
  readonly #column: number;
  readonly #understand: (raw: string) => number;
  #dictionary = new ByteDictionary();
  #codes: number[] = [];

  constructor(field: Field, understand: (raw: string) => number) {
    this.field = field;
    this.#column = field.columns[0]!;
    this.#understand = understand;
  }

  read(rows: CsvRows): number {
    const column = this.#column;
    if (rows.isEscaped(column)) return this.#understand(rows.value(column));
    const code = this.#dictionary.code(rows.view, rows.starts[column]!, rows.ends[column]!);
    return code < this.#codes.length ? this.#codes[code]! : this.#learn(rows);
  }

  #learn(rows: CsvRows): number {
    const code = this.#understand(rows.value(this.#column));
    this.#codes.push(code);
    if (this.#codes.length > REMEMBERED) {
      this.#dictionary = new ByteDictionary();
      this.#codes = [];
    }
    return code;
  }
}

class DayReader implements NumberReader<CsvRows> {
  readonly field: Field;
  readonly #column: number;
  readonly #coded: CodedReader;
  readonly #isIso: boolean;

  constructor(field: Field, isIso: boolean) {
    this.field = field;
    this.#column = field.columns[0]!;
    this.#isIso = isIso;
    this.#coded = new CodedReader(field, (raw) => {
      const day = field.dayOf(raw);
      return day === undefined ? NaN : dayNumber(day);
    });
  }

  read(rows: CsvRows): number {
    if (this.#isIso) {
      const day = readPlainDay(rows.bytes, rows.starts[this.#column]!, rows.ends[this.#column]!);
      if (!Number.isNaN(day)) return day;
    }
    return this.#coded.read(rows);
  }
}

class BytesMoneyReader implements MoneyReader<CsvRows> {
  readonly field: Field;
  readonly #column: number;
  readonly #minus: number;
  readonly #mark: number;
  readonly #numbers?: WrittenNumbers;
  #isMarkSeen = false;
  readonly #slow: MoneyReader<CsvRows>;
  readonly #number: PlainNumber = { digits: 0, places: 0 };
  readonly #other: PlainNumber = { digits: 0, places: 0 };

  /** `mark`: byte of the decimal mark of plain numbers; 0 if none are plain. `numbers`: where nobody said that it is the right one. */
  constructor(field: Field, mark: number, numbers: WrittenNumbers | undefined) {
    this.#numbers = numbers;
    this.field = field;
    [this.#column, this.#minus = NONE] = field.columns as [number];
    this.#mark = mark;
    this.#slow = valueReaders.money(field);
  }

  read(rows: CsvRows, decimals: number): number {
    if (!this.#mark || !this.#isPlain(rows)) return this.#slow.read(rows, decimals);
    const minor = plainMinor(this.#number, decimals);
    return Math.abs(minor) <= MAX_MINOR ? minor : Infinity;
  }

  #isPlain({ bytes, starts, ends }: CsvRows): boolean {
    const column = this.#column;
    const minus = this.#minus;
    if (!this.#readPlain(bytes, starts[column]!, ends[column]!, this.#number)) return false;
    if (minus === NONE) return true;
    if (!this.#readPlain(bytes, starts[minus]!, ends[minus]!, this.#other)) return false;
    return subtractPlain(this.#number, this.#other);
  }

  /** Reads nothing of numbers that may mean two things, and of the first with a mark: they say how the file is written. */
  #readPlain(bytes: Uint8Array, start: number, end: number, into: PlainNumber): boolean {
    if (!readPlainNumber(bytes, start, end, this.#mark, into)) return false;
    if (!this.#numbers || into.places === 0) return true;
    if (into.places === 3 && end - start < 9) return false;
    const isSeen = this.#isMarkSeen;
    this.#isMarkSeen = true;
    return isSeen;
  }
}

class IdReader implements NumberReader<CsvRows> {
  readonly field: Field;
  readonly #column: number;
  readonly #hasNulls: boolean;
  readonly #ids = new ByteDictionary();
  /** Code of the id for each stretch of bytes, where some of them mean "no id". */
  readonly #codes: number[] = [];
  #count = 0;

  constructor(field: Field, hasNulls: boolean) {
    this.field = field;
    this.#column = field.columns[0]!;
    this.#hasNulls = hasNulls;
  }

  read(rows: CsvRows): number {
    const { bytes } = rows;
    const column = this.#column;
    if (rows.isEscaped(column)) return this.#readEscaped(rows);
    let start = rows.starts[column]!;
    let end = rows.ends[column]!;
    while (start < end && bytes[end - 1] === BLANK) end--;
    while (start < end && bytes[start] === BLANK) start++;
    if (start === end) return NONE;
    if (mayBlank(bytes[start]!) || mayBlank(bytes[end - 1]!)) return this.#readEscaped(rows);
    return this.#codeOf(rows.view, start, end);
  }

  #readEscaped(rows: CsvRows): number {
    const text = rows.value(this.#column).trim();
    const bytes = new Uint8Array(text.length * 3 + SLACK);
    const { written } = new TextEncoder().encodeInto(text, bytes);
    return written ? this.#codeOf(new DataView(bytes.buffer), 0, written) : NONE;
  }

  #codeOf(view: DataView, start: number, end: number): number {
    const code = this.#ids.code(view, start, end);
    if (!this.#hasNulls) return code;
    if (code === this.#codes.length) {
      const text = new TextDecoder().decode(new Uint8Array(view.buffer, start, end - start));
      this.#codes.push(this.field.textOf(text) ? this.#count++ : NONE);
    }
    return this.#codes[code]!;
  }
}
