const MS_PER_DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** `September 2026`, `Sep`, `S` for the month `2026-09`. */
export function formatMonth(tag: string, month: string, form: 'long' | 'short' | 'narrow', year: boolean): string {
  return dates(tag, { month: form, year: year ? 'numeric' : undefined }).format(at(`${month}-01`));
}

/** `Sep 15, 2026` */
export function formatDay(tag: string, day: string): string {
  return dates(tag, { dateStyle: 'medium' }).format(at(day));
}

/** `Sep 7 – 13, 2026`; by months where the days are whole months: `Sep 2025 – Aug 2026`. */
export function formatDateRange(tag: string, from: string, to: string): string {
  const months = from.endsWith('-01') && new Date(at(to) + MS_PER_DAY).getUTCDate() === 1;
  return dates(tag, { day: months ? undefined : 'numeric', month: 'short', year: 'numeric' }).formatRange(
    at(from),
    at(to),
  );
}

/** `today, 09:12`, `yesterday, 18:00`, or date and time. */
export function formatInstant(tag: string, then: number, now: number, timeZone?: string): string {
  const dayOf = (instant: number): string => dates(tag, { dateStyle: 'medium', timeZone }).format(instant);
  const ago = dayOf(then) === dayOf(now) ? 0 : dayOf(then) === dayOf(now - MS_PER_DAY) ? -1 : undefined;
  if (ago === undefined) return dates(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(then);
  const word = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(ago, 'day');
  return `${word}, ${dates(tag, { timeStyle: 'short', timeZone }).format(then)}`;
}

function at(day: string): number {
  return Date.parse(day);
}

/** Dates are told in UTC, where a date is the same day for everyone; a `timeZone` that is present but undefined is the reader's. */
function dates(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const all = { timeZone: 'UTC', ...options };
  const key = `${tag}${JSON.stringify(all)}`;
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(tag, all)));
  return made;
}
