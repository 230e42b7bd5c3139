// Fiscal years, periods by their words, and the intervals they are cut into (T9, R5, R6, R7).
import { dayOf, dayText, firstOf, lastOf, monthNamed, monthOf, monthText, weekdayOf, yearEarlier } from './days.js';

const MONTHS = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The first month of a fiscal year by its name. */
export function firstMonthOf(year, { start, name }) {
  const calendarYear = name === 'end' && start > 1 ? year - 1 : year;
  return 12 * calendarYear + start - 1;
}

/** The name of the fiscal year in which a month lies. */
export function fiscalYearOf(month, { start, name }) {
  const begins = Math.floor((month - (start - 1)) / 12);
  return name === 'end' && start > 1 ? begins + 1 : begins;
}

/** Whole months from `first` on, by the interval that they are. */
function whole(kind, first, fiscal) {
  const from = firstOf(first);
  const to = lastOf(first + MONTHS[kind] - 1);
  return { kind, key: keyOf(kind, first, fiscal), from, to, first, months: MONTHS[kind] };
}

function keyOf(kind, first, fiscal) {
  if (kind === 'month') return monthText(first);
  const year = fiscalYearOf(first, fiscal);
  const place = (first - firstMonthOf(year, fiscal)) / MONTHS[kind] + 1;
  return { year: `${year}`, 'half-year': `${year}-H${place}`, quarter: `${year}-Q${place}` }[kind];
}

const range = (from, to) => ({ kind: 'range', key: `${dayText(from)}/${dayText(to)}`, from, to });

/** The whole interval in which a month lies. */
function holding(month, kind, fiscal) {
  const begin = firstMonthOf(fiscalYearOf(month, fiscal), fiscal);
  return whole(kind, month - ((month - begin) % MONTHS[kind]), fiscal);
}

/** The days that a word of the attribute `period` means on a day. */
export function periodOf(text, asOf, fiscal, weekStart) {
  const [, which, what] = /^(this|last)-(.+)$/.exec(text) ?? [];
  if (what) return relative(which, what, asOf, fiscal, weekStart);
  if (text === 'year-to-date') return range(holding(monthOf(asOf), 'year', fiscal).from, asOf);
  if (text.includes('/')) return range(...text.split('/').map(dayOf));
  return named(text, fiscal);
}

function named(text, fiscal) {
  const year = firstMonthOf(Number(text.slice(0, 4)), fiscal);
  if (text.length === 4) return whole('year', year, fiscal);
  if (text[5] === 'H') return whole('half-year', year + 6 * (Number(text[6]) - 1), fiscal);
  if (text[5] === 'Q') return whole('quarter', year + 3 * (Number(text[6]) - 1), fiscal);
  return whole('month', monthNamed(text), fiscal);
}

function relative(which, what, asOf, fiscal, weekStart) {
  const [, count, unit] = /^(\d+)-(days|months)$/.exec(what) ?? [];
  if (unit === 'days') return range(asOf - Number(count) + 1, asOf);
  if (unit === 'months') return range(firstOf(monthOf(asOf) - Number(count)), firstOf(monthOf(asOf)) - 1);
  if (what === 'week') {
    const begin = asOf - ((weekdayOf(asOf) - weekStart + 7) % 7) - (which === 'last' ? 7 : 0);
    return range(begin, begin + 6);
  }
  const current = holding(monthOf(asOf), what, fiscal);
  return which === 'this' ? current : whole(what, current.first - current.months, fiscal);
}

/** The intervals that a period touches; those that it cuts are clipped and `partial` (R6). */
export function intervalsOf({ from, to }, kind, fiscal) {
  const found = [];
  for (
    let one = holding(monthOf(from), kind, fiscal);
    one.from <= to;
    one = whole(kind, one.first + one.months, fiscal)
  ) {
    const partial = one.from < from || one.to > to;
    found.push({ ...one, from: Math.max(one.from, from), to: Math.min(one.to, to), partial });
  }
  return found;
}

/** The same days one year before: whole months stay whole, other edges move by their date (M8, R7). */
export function yearBefore({ from, to, first, months }) {
  const isWhole = from === firstOf(monthOf(from)) && to === lastOf(monthOf(to));
  const begins = isWhole || (first !== undefined && from === firstOf(first));
  const ends = isWhole || (first !== undefined && to === lastOf(first + months - 1));
  return {
    from: begins ? firstOf(monthOf(from) - 12) : yearEarlier(from),
    to: ends ? lastOf(monthOf(to) - 12) : yearEarlier(to),
  };
}
