import type { Mapping } from '../files/mapping.ts';
import { subtractDecimals } from '../files/number-form.ts';
import { dayNumber } from '../../model/day.ts';
import { MAX_MINOR } from '../../model/money.ts';
import { ByteDictionary } from './byte-dictionary.ts';
import { NONE } from './names.ts';
import type { CsvRecords } from './csv-records.ts';
import { minorOf } from './minor.ts';
import { plainMinor, readPlainDay, readPlainNumber, subtractPlain, type PlainNumber } from './plain.ts';

/** What cannot be read. */
export const REFUSED = -2;
/** What a lookup does not know: like an empty field, and noted; a row is refused for want of its currency or status. */
export const MISSED = -3;

/** So many values are remembered; a column of ever new ones would fill the memory. */
const REMEMBERED = 2 ** 17;

/** A column whose values come again and again: each is decoded and understood once. */
export class CodedField {
  readonly field: number;
  #understand: (text: string) => number;
  #dictionary = new ByteDictionary();
  #codes: number[] = [];

  constructor(field: number, understand: (text: string) => number) {
    this.field = field;
    this.#understand = understand;
  }

  read(records: CsvRecords): number {
    const { field } = this;
    if (records.isEscaped(field)) return this.#understand(records.text(field));
    const code = this.#dictionary.code(records.bytes, records.starts[field]!, records.ends[field]!);
    return code < this.#codes.length ? this.#codes[code]! : this.#learn(records);
  }

  #learn(records: CsvRecords): number {
    const code = this.#understand(records.text(this.field));
    this.#codes.push(code);
    if (this.#codes.length > REMEMBERED) {
      this.#dictionary = new ByteDictionary();
      this.#codes = [];
    }
    return code;
  }
}

/** The column of dates: ISO ones are read as they are. */
export class DayField {
  readonly field: number;
  #coded: CodedField;
  #isPlain: boolean;

  constructor(field: number, mapping: Mapping, isPlain: boolean) {
    this.field = field;
    this.#isPlain = isPlain;
    this.#coded = new CodedField(field, (text) => {
      const day = mapping.day(text);
      return day === undefined ? NaN : dayNumber(day);
    });
  }

  /** Days since 1970; NaN if refused. */
  read(records: CsvRecords): number {
    const { field } = this;
    if (this.#isPlain) {
      const day = readPlainDay(records.bytes, records.starts[field]!, records.ends[field]!);
      if (!Number.isNaN(day)) return day;
    }
    return this.#coded.read(records);
  }
}

/** A column of money, or the difference of two. */
export class MoneyField {
  readonly field: number;
  readonly #minus: number;
  #mapping: Mapping;
  #mark: number;
  #number: PlainNumber = { digits: 0, places: 0 };
  #other: PlainNumber = { digits: 0, places: 0 };

  /** `mark`: byte of the decimal mark of plain numbers; 0 if none are plain. */
  constructor([field, minus = NONE]: readonly number[], mapping: Mapping, mark: number) {
    this.field = field!;
    this.#minus = minus;
    this.#mapping = mapping;
    this.#mark = mark;
  }

  /** Minor units; NaN where the file says nothing, Infinity if refused. */
  read(records: CsvRecords, decimals: number): number {
    if (!this.#mark || !this.#isPlain(records)) return this.#readSlowly(records, decimals);
    const minor = plainMinor(this.#number, decimals);
    return Math.abs(minor) <= MAX_MINOR ? minor : Infinity;
  }

  #isPlain({ bytes, starts, ends }: CsvRecords): boolean {
    const { field } = this;
    const minus = this.#minus;
    if (!readPlainNumber(bytes, starts[field]!, ends[field]!, this.#mark, this.#number)) return false;
    if (minus === NONE) return true;
    if (!readPlainNumber(bytes, starts[minus]!, ends[minus]!, this.#mark, this.#other)) return false;
    return subtractPlain(this.#number, this.#other);
  }

  #readSlowly(records: CsvRecords, decimals: number): number {
    const first = this.#decimal(records, this.field);
    const second = this.#minus === NONE ? '0' : this.#decimal(records, this.#minus);
    if (first === undefined || second === undefined) return Infinity;
    if (!first || !second) return NaN;
    return minorOf(this.#minus === NONE ? first : subtractDecimals(first, second), decimals) ?? Infinity;
  }

  #decimal(records: CsvRecords, field: number): string | undefined {
    if (records.starts[field] === records.ends[field]) return '';
    return this.#mapping.decimal(records.text(field));
  }
}
