/**
 * A calendar date of the organisation's time zone as ISO text, `2026-07-01`.
 * Texts of this form sort and compare as dates do.
 */
export type Day = string;

/** A calendar month, `2026-07`. */
export type Month = string;

const MS_PER_DAY = 86_400_000;
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whole days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS_PER_DAY;
}

/** The date that lies `number` whole days after 1970-01-01. */
export function dayOfNumber(number: number): Day {
  const date = new Date(number * MS_PER_DAY);
  // By hand: days are made by the thousand, and toISOString takes four times as long.
  const year = String(date.getUTCFullYear()).padStart(4, '0');
  return `${year}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** Whether `text` names a date that exists: `2026-02-29` does not. */
export function isDay(text: string): boolean {
  return FORM.test(text) && !Number.isNaN(dayNumber(text)) && dayOfNumber(dayNumber(text)) === text;
}

/** The date `days` later, or earlier if negative. */
export function addDays(day: Day, days: number): Day {
  return dayOfNumber(dayNumber(day) + days);
}

/** How many days lie from `from` to `to`, both included; 0 or less when `to` is before `from`. */
export function daysIn(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

/** Monday is 1, Sunday is 7. */
export function weekday(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** `2026-07` for year 2026 and month 7; months outside 1–12 move into the years around. */
export function monthOf(year: number, month: number): Month {
  const index = year * 12 + month - 1;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${two((index % 12) + 1)}`;
}

/** The month `months` later. */
export function addMonths(month: Month, months: number): Month {
  return monthOf(Number(month.slice(0, 4)), Number(month.slice(5, 7)) + months);
}

export function firstDay(month: Month): Day {
  return `${month}-01`;
}

export function lastDay(month: Month): Day {
  const year = Number(month.slice(0, 4));
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const number = Number(month.slice(5, 7));
  return `${month}-${number === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(number) ? 30 : 31}`;
}

/** The same date `years` later; 29 February becomes the 28th where there is none. */
export function addYears(day: Day, years: number): Day {
  const month = addMonths(day.slice(0, 7), years * 12);
  const last = lastDay(month);
  const moved = `${month}${day.slice(7)}`;
  return moved > last ? last : moved;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
