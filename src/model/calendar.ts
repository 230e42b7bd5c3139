import { addMonths, dayNumber, daysIn, firstDay, lastDay } from './day.ts';
import type { Day } from './day.ts';
import type { WorkingCalendar } from './organisation.ts';

/** How much each day of a period counts (M3). Weights are whole numbers, so that shares of them are exact. */
export interface DayWeights {
  readonly method: 'linear' | 'working-days' | 'profile';
  /** Weight of all days from `from` to `to`, both included; 0 when `to` is before `from`. */
  sum(from: Day, to: Day): number;
}

const DAYS_OF_ANY_MONTH = 377_580; // the least number that 28, 29, 30 and 31 divide
const PART_SCALE = 1e6;

/** Each calendar day counts 1. */
export function linearWeights(): DayWeights {
  return { method: 'linear', sum: (from, to) => Math.max(0, daysIn(from, to)) };
}

/** Each working day counts 1, weekends and holidays 0. */
export function workingDayWeights({ weekdays = [1, 2, 3, 4, 5], holidays = [] }: WorkingCalendar): DayWeights {
  const before = [0]; // working days among the first n days of a week that starts on a Thursday, as 1970 did
  for (let n = 0; n < 7; n++) before.push(before[n]! + (weekdays.includes(((n + 3) % 7) + 1) ? 1 : 0));
  const until = (number: number) => {
    const weeks = Math.floor(number / 7);
    return weeks * before[7]! + before[number - weeks * 7]!;
  };
  const off = [...new Set(holidays)].map(dayNumber).filter((number) => until(number + 1) > until(number));
  return {
    method: 'working-days',
    sum(from, to) {
      const first = dayNumber(from);
      const last = dayNumber(to);
      if (last < first) return 0;
      const free = off.reduce((count, number) => count + (number >= first && number <= last ? 1 : 0), 0);
      return until(last + 1) - until(first) - free;
    },
  };
}

/** How many working days lie from `from` to `to`, both included; 0 when `to` is before `from`. */
export function workingDaysIn(calendar: WorkingCalendar, from: Day, to: Day): number {
  return workingDayWeights(calendar).sum(from, to);
}

/**
 * Each calendar month counts its part of a season profile, each day of it
 * alike. Twelve parts of 0 or more, January first, to six decimals. Throws
 * `RangeError` for another number of parts.
 */
export function profileWeights(parts: readonly number[]): DayWeights {
  if (parts.length !== 12) throw new RangeError(`season profile needs 12 parts: ${parts.join(', ')}`);
  const scaled = parts.map((part) => Math.round(part * PART_SCALE));
  const common = scaled.reduce(greatestCommonDivisor) || 1; // small weights keep products out of BigInt
  return {
    method: 'profile',
    sum(from, to) {
      let total = 0;
      for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = addMonths(month, 1)) {
        const first = firstDay(month);
        const last = lastDay(month);
        const days = daysIn(first > from ? first : from, last < to ? last : to);
        const weight = scaled[Number(month.slice(5)) - 1]! / common;
        total += Math.max(0, days) * weight * (DAYS_OF_ANY_MONTH / daysIn(first, last));
      }
      return total;
    },
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
