import { isDay, weekday, type Day } from '../../model/day.ts';
import type { DateParts } from './date-parts.ts';
import { patternReader } from './date-pattern.ts';
import { serialParts } from './serial-day.ts';
import { zonedDay } from './zoned-day.ts';
import { zoneOffset } from './zone-offset.ts';

export interface DateFormOptions {
  /** Locale of month and weekday names; English ones are always understood. */
  readonly locale?: string;
  /** IANA zone of the organisation; without it a date-time keeps the date it is written with. */
  readonly timeZone?: string;
}

/** Named or not, it stands for date-times too: files of it are read without code for patterns. */
const ISO_DATES = 'yyyy-MM-dd';

/**
 * Makes the function that reads dates of a form: ISO dates and date-times, a
 * pattern of Unicode date fields, or `serial`, the numbers of spreadsheets. It answers `undefined` for what is no date
 * of that form, or none that exists. Throws `SourceError` for an unknown field.
 */
export function dateReader(pattern: string | undefined, options: DateFormOptions): (text: string) => Day | undefined {
  const read = partsReader(pattern, options.locale);
  const dayIn = options.timeZone ? zonedDay(options.timeZone) : undefined;
  return (text) => {
    const parts = read(text.trim());
    if (!parts || !exists(parts)) return undefined;
    return dayIn && parts.offset !== undefined ? dayIn(instantOf(parts)) : parts.day;
  };
}

function partsReader(pattern: string | undefined, locale: string | undefined): (text: string) => DateParts | undefined {
  if (!pattern || pattern === ISO_DATES) return isoParts;
  return pattern.toLowerCase() === 'serial' ? serialParts : patternReader(pattern, locale);
}

/** A weekday that is not the date's own makes it two dates, of which nobody knows the right one. */
function exists(parts: DateParts): boolean {
  const { day, hour, minute, second } = parts;
  const isOwnWeekday = parts.weekday === undefined || parts.weekday === weekday(day);
  return isDay(day) && isOwnWeekday && hour < 24 && minute < 60 && second <= 60;
}

function instantOf({ day, hour, minute, second, offset = 0 }: DateParts): number {
  return Date.parse(day) + ((hour * 60 + minute - offset) * 60 + second) * 1000;
}

const ISO =
  /^(\d{4})(-?)(\d\d)\2(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)? ?(z|[+-]\d\d(?::?\d\d)?|[a-z]{2,4}|[a-z]+(?:\/[\w+-]+)+)?(?:\[[\w/+-]+\])?)?$/i;

/** Also without hyphens: `20260110`. */
function isoParts(text: string): DateParts | undefined {
  const [, year, , month = '', date = '', hour = 0, minute = 0, second = 0, zone] = ISO.exec(text) ?? [];
  if (year === undefined) return undefined;
  const parts = { day: `${year}-${month}-${date}`, hour: Number(hour), minute: Number(minute), second: Number(second) };
  if (!zone) return parts;
  const offset = zoneOffset(zone, instantOf(parts));
  return offset === undefined ? undefined : { ...parts, offset };
}
