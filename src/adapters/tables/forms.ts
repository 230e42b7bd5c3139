import type { Day } from '../../model/day.ts';
import type { Note } from '../../model/note.ts';
import { SourceError } from '../../source/source-error.ts';
import { datesHint } from './date-hint.ts';
import { dateReader } from './date-form.ts';
import type { MappingSpec } from './mapping.ts';
import { multiplyDecimals, numberReader, subtractDecimals } from './number-form.ts';
import { numbersHint, WrittenNumbers, type DecimalMark } from './written-numbers.ts';
import { placeReader, type PlaceReader } from './written-period.ts';

/** How dates and numbers of a table are written. Answers may be kept by text. */
export interface Forms {
  /** The date in the organisation's zone; `undefined` if the text is none. */
  day(text: string): Day | undefined;
  /** Canonical decimal text, `undefined` if the text is no number. */
  number(text: string): string | undefined;
  /** a − b of canonical decimal texts, or a × b, exactly. */
  combine(a: string, b: string, times?: boolean): string;
  readonly place?: PlaceReader;
  /** Told of the probability, in hundredths of a per cent, of each row that counts as sold since no column says whether it is. */
  chance(code: number): void;
}

/** Forms that know more of a file than its fields. */
export interface FileForms extends Forms {
  /** Mark of numbers that need no mapping, whatever their number of digits; empty if there is none. */
  readonly mark: string;
  /** Months, quarters and fiscal years as people write them. */
  readonly place: PlaceReader;
  /** Finds out how numbers are written, where the mapping does not say. */
  readonly numbers?: WrittenNumbers;
  /** Adds to notes and errors about values that could not be read which option would read them. */
  helped(notes: readonly Note[]): readonly Note[];
  helpedError(error: unknown): unknown;
  /** Keeps which option would help where a value could not be read. */
  misread(value: string, help: string): void;
}

/**
 * Any form that a mapping can name; numbers that it does not name with the mark
 * `decimal`. Throws `SourceError` if `dates`, `numbers` or `timeZone` mean nothing.
 */
export function formsOf(spec: MappingSpec, decimal: DecimalMark = '.'): FileForms {
  const { dates, timeZone } = spec;
  const numbers = spec.numbers ? undefined : new WrittenNumbers(decimal);
  const number = numbers ? numbers.read : numberReader(spec.numbers);
  const hints = new Hints();
  const unsaid = new UnsaidStatus();
  return {
    day: hints.over(dateReader(dates, { locale: spec.numbers, timeZone }), (text) => datesHint(text, spec.numbers)),
    number: hints.over(number, numbersHint),
    combine: (a, b, times) => (times ? multiplyDecimals(a, b) : subtractDecimals(a, b)),
    mark: numbers ? decimal : (['.', ','].find((mark) => number(`1${mark}125`) === '1.125') ?? ''),
    numbers,
    chance: (code) => unsaid.add(code),
    place: placeReader(spec.numbers),
    helped: (notes) => [...notes.map((note) => ({ ...note, ...hints.of(note.value) })), ...unsaid.notes()],
    helpedError: (error) => hints.to(error),
    misread: (value, help) => hints.keep(value, () => help),
  };
}

/** Hundredths of a per cent of a sale that is certain. */
const CERTAIN = 100_00;

/** Counts rows that no column says to be sold or not, and whose probability says that they may not be. */
class UnsaidStatus {
  #rows = 0;
  #uncertain = 0;
  #lost = 0;

  /** `code` as rows have it; above 100 % are those without a probability. */
  add(code: number) {
    this.#rows++;
    if (code >= 0 && code < CERTAIN) this.#uncertain++;
    if (code === 0) this.#lost++;
  }

  /** `no-status`: rows below 100 %, of all, and, as its value, how many have 0 %. */
  notes(): readonly Note[] {
    if (!this.#uncertain) return [];
    const lost = this.#lost ? { value: `${this.#lost}` } : {};
    return [{ code: 'no-status', count: this.#uncertain, of: this.#rows, ...lost }];
  }
}

type Hint = (text: string) => string | undefined;

/** So many values that could not be read are remembered. */
const REMEMBERED = 100;

/** Remembers values that could not be read, and by which reader, so as to say what would help. */
class Hints {
  readonly #misread = new Map<string, Hint>();

  over(read: (text: string) => string | undefined, hint: Hint): (text: string) => string | undefined {
    return (text) => {
      const value = read(text);
      if (value === undefined) this.keep(text.trim(), hint);
      return value;
    };
  }

  keep(text: string, hint: Hint) {
    if (this.#misread.size < REMEMBERED) this.#misread.set(text.slice(0, 100), hint);
  }

  of(value = ''): { readonly expected?: string } {
    const expected = this.#misread.get(value)?.(value);
    return expected ? { expected } : {};
  }

  to(error: unknown): unknown {
    if (!(error instanceof SourceError) || error.detail.problem !== 'too-many-refused') return error;
    const { code, message, detail } = error;
    return new SourceError(code, message, { ...detail, ...this.of(detail.value) }, { cause: error });
  }
}
