// The calendar of the reckoning. A day is its number since 31 December of the year 0, so that 1 is a
// Monday; a month is 12 × year + its place from 0.

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const yearOf = (month) => Math.floor(month / 12);

export const lengthOf = (month) => LENGTHS[month % 12] + (month % 12 === 1 && isLeap(yearOf(month)) ? 1 : 0);

const firstDays = new Map();

/** The first day of a month. */
export function firstOf(month) {
  if (!firstDays.has(month)) firstDays.set(month, countDaysBefore(month) + 1);
  return firstDays.get(month);
}

function countDaysBefore(month) {
  const before = yearOf(month) - 1;
  let days = 365 * before + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  for (let earlier = yearOf(month) * 12; earlier < month; earlier++) days += lengthOf(earlier);
  return days;
}

export const lastOf = (month) => firstOf(month + 1) - 1;

const months = new Map();

/** The month in which a day lies. */
export function monthOf(day) {
  if (!months.has(day)) months.set(day, findMonth(day));
  return months.get(day);
}

function findMonth(day) {
  let month = Math.floor(day / 366) * 12;
  while (firstOf(month + 1) <= day) month++;
  return month;
}

/** Monday is 1. */
export const weekdayOf = (day) => ((day - 1) % 7) + 1;

/** `2026-07-31` as a day. */
export function dayOf(text) {
  const [year, month, date] = text.split('-').map(Number);
  return firstOf(12 * year + month - 1) + date - 1;
}

export const monthNamed = (text) => 12 * Number(text.slice(0, 4)) + Number(text.slice(5)) - 1;

const two = (number) => String(number).padStart(2, '0');

export const monthText = (month) => `${String(yearOf(month)).padStart(4, '0')}-${two((month % 12) + 1)}`;

export const dayText = (day) => `${monthText(monthOf(day))}-${two(day - firstOf(monthOf(day)) + 1)}`;

/** The same date one year before; 29 February is the 28th then (R7). */
export function yearEarlier(day) {
  const month = monthOf(day) - 12;
  return firstOf(month) + Math.min(day - firstOf(monthOf(day)), lengthOf(month) - 1);
}
