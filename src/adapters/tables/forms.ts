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
  return {
    day: hints.over(dateReader(dates, { locale: spec.numbers, timeZone }), (text) => datesHint(text, spec.numbers)),
    number: hints.over(number, numbersHint),
    combine: (a, b, times) => (times ? multiplyDecimals(a, b) : subtractDecimals(a, b)),
    mark: numbers ? decimal : (['.', ','].find((mark) => number(`1${mark}125`) === '1.125') ?? ''),
    numbers,
    place: placeReader(spec.numbers),
    helped: (notes) => notes.map((note) => ({ ...note, ...hints.of(note.value) })),
    helpedError: (error) => hints.to(error),
    misread: (value, help) => hints.keep(value, () => help),
  };
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
