import { intl } from './intl.ts';

const MS_PER_DAY = 86_400_000;

const months = new Map<string, string>();

/** `September 2026`, `Sep`, `S` for the month `2026-09`: the same few for all tiles of a page. */
export function formatMonth(tag: string, month: string, form: 'long' | 'short' | 'narrow'): string {
  const key = `${tag} ${month} ${form}`;
  let text = months.get(key);
  if (text === undefined) {
    const options = { month: form, year: form === 'long' ? 'numeric' : undefined } as const;
    text = inUtc(tag, options).format(Date.parse(`${month}-01`));
    // British English alone gives one of its months four letters.
    if (/^en\b/.test(tag)) text = text.replace(/^Sept$/, 'Sep');
    months.set(key, text);
  }
  return text;
}

/** `Sep 15, 2026` */
export function formatDay(tag: string, day: string): string {
  return inUtc(tag, { dateStyle: 'medium' }).format(Date.parse(day));
}

/** `Sep 15`, beside the name of the year. */
export function formatDayOfYear(tag: string, day: string): string {
  return inUtc(tag, { day: 'numeric', month: 'short' }).format(Date.parse(day));
}

/** `Sep 7 – 13, 2026`; by months where the days are whole months: `Sep 2025 – Aug 2026`. */
export function formatDays(tag: string, from: string, to: string): string {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const whole = from.endsWith('-01') && new Date(last + MS_PER_DAY).getUTCDate() === 1;
  return inUtc(tag, { day: whole ? undefined : 'numeric', month: 'short', year: 'numeric' }).formatRange(first, last);
}

/** How many days there are from one to another, both included. */
export function daysIn(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / MS_PER_DAY + 1;
}

/** `today, 09:12`, `yesterday, 18:00`, or date and time. */
export function formatInstant(tag: string, then: number, now: number, timeZone?: string, isBrief?: boolean): string {
  const date = intl(Intl.DateTimeFormat, tag, { dateStyle: 'medium', timeZone });
  const time = intl(Intl.DateTimeFormat, tag, { timeStyle: 'short', timeZone });
  const ago = dayNumber(now, timeZone) - dayNumber(then, timeZone);
  if (isBrief && ago === 0) return time.format(then);
  const day =
    ago !== 0 && ago !== 1
      ? date.format(then)
      : intl(Intl.RelativeTimeFormat, tag, { numeric: 'auto' }).format(-ago, 'day');
  return `${day}, ${time.format(then)}`;
}

/** Days since 1970 of the calendar day in a zone: not every day has 24 hours. */
function dayNumber(instant: number, timeZone: string | undefined): number {
  const options = { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const [month, day, year] = intl(Intl.DateTimeFormat, 'en-US', options).format(instant).split('/').map(Number);
  return Date.UTC(year!, month! - 1, day) / MS_PER_DAY;
}

/** Dates are told in UTC, where a date is the same day for everyone. */
function inUtc(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return intl(Intl.DateTimeFormat, tag, { timeZone: 'UTC', ...options });
}
