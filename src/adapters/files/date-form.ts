import type { Day } from '../../model/day.ts';

export interface DateFormOptions {
  /** Locale of month and weekday names; English ones are always understood. */
  readonly locale?: string;
  /** IANA zone of the organisation; without it a date-time keeps the date it is written with. */
  readonly timeZone?: string;
}

/**
 * Makes the function that reads dates of a form: ISO dates and date-times, or
 * a pattern of Unicode date fields. It answers `undefined` for what is no date
 * of that form, or none that exists. Throws `SourceError` for a field unknown.
 */
export function dateReader(pattern: string | undefined, options: DateFormOptions): (text: string) => Day | undefined {
  void pattern;
  void options;
  throw new Error('to be written');
}
