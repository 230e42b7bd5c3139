import type { Day } from '../../model/day.ts';
import { dateReader } from './date-form.ts';
import type { MappingSpec } from './mapping.ts';
import { numberReader, subtractDecimals } from './number-form.ts';

/** How dates and numbers of a table are written. Its functions are pure, so that answers may be kept by text. */
export interface Forms {
  /** The date in the organisation's zone; `undefined` if the text is none. */
  day(text: string): Day | undefined;
  /** Canonical decimal text, `undefined` if the text is no number. */
  number(text: string): string | undefined;
  /** a − b of canonical decimal texts. */
  subtract(a: string, b: string): string;
}

/** Any form that a mapping can name. Throws `SourceError` if `dates`, `numbers` or `timeZone` mean nothing. */
export function formsOf({ dates, numbers, timeZone }: MappingSpec): Forms {
  return {
    day: dateReader(dates, { locale: numbers, timeZone }),
    number: numberReader(numbers),
    subtract: subtractDecimals,
  };
}
