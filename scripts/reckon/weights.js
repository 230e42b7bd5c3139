// How much days count (M3). All weights are whole numbers of any size.
import { dayOf, lengthOf, monthOf, weekdayOf } from './days.js';
import { decimal, ratio, rounded, times } from './ratio.js';

/** A number that every length of a month divides. */
const ALL_LENGTHS = 28n * 29n * 30n * 31n;

export const calendarDays = { pace: 'linear', sum: (from, to) => (to < from ? 0n : BigInt(to - from + 1)) };

/** Days that are worked on: neither another weekday nor a holiday. */
export function workingDays({ weekdays = [1, 2, 3, 4, 5], holidays = [] }) {
  const free = new Set(holidays.map(dayOf));
  return adding('working-days', (day) => (weekdays.includes(weekdayOf(day)) && !free.has(day) ? 1n : 0n));
}

/** Each month counts its part, each of its days alike. */
export function season(parts) {
  const weights = parts.map((part) => rounded(times(decimal(part), [1_000_000n, 1n])));
  return adding('profile', (day) => (weights[monthOf(day) % 12] * ALL_LENGTHS) / BigInt(lengthOf(monthOf(day))));
}

/** Sums of what single days weigh, each stretch walked through once. */
function adding(pace, weigh) {
  const sums = new Map();
  const walk = (from, to) => {
    let sum = 0n;
    for (let day = from; day <= to; day++) sum += weigh(day);
    return sum;
  };
  const sum = (from, to) => {
    const key = from * 10_000_000 + to;
    if (!sums.has(key)) sums.set(key, walk(from, to));
    return sums.get(key);
  };
  return { pace, sum };
}

/** The part of a stretch that lies before or on a day; by the calendar where none of its days counts (R3). */
export function shareOf({ from, to }, part, weights) {
  const all = weights.sum(from, to);
  if (all === 0n) return ratio(calendarDays.sum(part.from, part.to), calendarDays.sum(from, to));
  return ratio(weights.sum(part.from, part.to), all);
}
