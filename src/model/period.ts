import { addDays, addMonths, addYears, daysIn, firstDay, isDay, lastDay, weekday } from './day.ts';
import type { Day } from './day.ts';
import { fiscalMonth, fiscalPlace } from './fiscal.ts';
import type { FiscalYear } from './organisation.ts';
import { remember } from './remember.ts';

/** How time is cut, for targets, columns and lines. Quarters, halves and years are fiscal, months calendar. */
export type Interval = 'month' | 'quarter' | 'half-year' | 'year';

/**
 * A stretch of whole days. As an interval of a larger period it may be cut by
 * that period's edges: then it keeps its key and says so (R6).
 */
export interface Period {
  readonly kind: Interval | 'range';
  /** `2026`, `2026-H1`, `2026-Q3`, `2026-07` or `2026-03-01/2026-05-15`. */
  readonly key: string;
  readonly from: Day;
  readonly to: Day;
  /** Name of the fiscal year, for years, halves and quarters. */
  readonly year?: number;
  /** 1–2 for halves, 1–4 for quarters. */
  readonly part?: number;
  readonly partial?: true;
}

/** Days and calendar from which the words of a period count. */
export interface PeriodContext {
  readonly asOf: Day;
  readonly fiscal: FiscalYear;
  /** First day of the week, Monday is 1. */
  readonly weekStart: number;
}

const MONTHS: Readonly<Record<Interval, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };
const NAMED = /^([1-8]\d{3})(?:-(?:([QH])([1-4])|(0[1-9]|1[0-2])))?$/;
const MOST_DAYS = 36_525; // a hundred years: what is drawn and asked by month must stay countable
const END = '9000'; // days have years of four digits, those of the intervals around them too
const RELATIVE = /^(this|last|next)-(month|quarter|half-year|year|week)$/;
const LAST = /^last-([1-9]\d{0,5})-(days|months)$/;

/**
 * The days that any form of the `period` attribute means (R5): `2026-Q3`,
 * `last-month`, `last-30-days`, `2026-03-01/2026-05-15`, … `undefined` for
 * any other text, for days that do not exist, for ranges that end before they
 * begin and for more than 1,200 months. What is given or counted in days is a `range`, whole month or not.
 */
export const resolvePeriod = remember(
  (text: string, { asOf, fiscal, weekStart }: PeriodContext) =>
    [text, asOf, fiscal.start, fiscal.name, weekStart].join(),
  (text: string, context: PeriodContext): Period | undefined => {
    const period =
      named(text, context.fiscal) ?? relative(text, context) ?? recent(text, context) ?? range(text, context);
    if (!period || !isDay(period.from) || !isDay(period.to) || period.to >= END) return undefined;
    const days = daysIn(period.from, period.to);
    return days > 0 && days <= MOST_DAYS ? Object.freeze(period) : undefined;
  },
);

/** A whole fiscal year by its name. */
export function fiscalYearPeriod(year: number, fiscal: FiscalYear): Period {
  return part('year', year, 0, fiscal);
}

/** The whole interval in which a day lies. */
export function intervalHolding(day: Day, interval: Interval, fiscal: FiscalYear): Period {
  const { year, index } = fiscalPlace(day.slice(0, 7), fiscal);
  return part(interval, year, Math.floor(index / MONTHS[interval]), fiscal);
}

/** The intervals that a period touches, in order. Those it cuts are clipped to it and `partial` (R6). */
export const intervalsOf = remember(
  ({ from, to }: Period, interval: Interval, { start, name }: FiscalYear) => [from, to, interval, start, name].join(),
  (period: Period, interval: Interval, fiscal: FiscalYear): readonly Period[] => {
    const intervals: Period[] = [];
    let next = period.from;
    while (next <= period.to) {
      const whole = intervalHolding(next, interval, fiscal);
      intervals.push(Object.freeze(clip(whole, period)));
      next = addDays(whole.to, 1);
    }
    return Object.freeze(intervals);
  },
);

/**
 * The same period one year before (M8, R7). Ranges and the edges of cut
 * intervals move by date, 29 February to the 28th; whole months stay whole, so
 * that February keeps its last day.
 */
export function yearBefore(period: Period, fiscal: FiscalYear): Period {
  const { kind, partial } = period;
  const from = addYears(period.from, -1);
  const moved = addYears(period.to, -1);
  if (kind === 'range') {
    const isMonths = period.from.endsWith('-01') && period.to === lastDay(period.to.slice(0, 7));
    return rangeOf(from, isMonths ? lastDay(moved.slice(0, 7)) : moved);
  }
  const whole = intervalHolding(from, kind, fiscal);
  if (!partial) return whole;
  const isCutAtEnd = period.to < intervalHolding(period.to, kind, fiscal).to;
  return { ...whole, from, to: isCutAtEnd ? moved : whole.to, partial };
}

/** The interval at a place, counted from 0, of a fiscal year. */
function part(kind: Interval, year: number, place: number, fiscal: FiscalYear): Period {
  const first = fiscalMonth(year, place * MONTHS[kind], fiscal);
  const days = { from: firstDay(first), to: lastDay(addMonths(first, MONTHS[kind] - 1)) };
  if (kind === 'month') return { kind, key: first, ...days };
  const name = String(year).padStart(4, '0');
  if (kind === 'year') return { kind, key: name, ...days, year };
  return { kind, key: `${name}-${kind === 'quarter' ? 'Q' : 'H'}${place + 1}`, ...days, year, part: place + 1 };
}

function rangeOf(from: Day, to: Day): Period {
  return { kind: 'range', key: `${from}/${to}`, from, to };
}

function clip(whole: Period, { from, to }: Period): Period {
  if (whole.from >= from && whole.to <= to) return whole;
  return { ...whole, from: whole.from > from ? whole.from : from, to: whole.to < to ? whole.to : to, partial: true };
}

function named(text: string, fiscal: FiscalYear): Period | undefined {
  const [, year, letter, number, month] = NAMED.exec(text) ?? [];
  if (!year) return undefined;
  if (month) return { kind: 'month', key: text, from: firstDay(text), to: lastDay(text) };
  if (!letter) return fiscalYearPeriod(Number(year), fiscal);
  if (letter === 'Q') return part('quarter', Number(year), Number(number) - 1, fiscal);
  return Number(number) < 3 ? part('half-year', Number(year), Number(number) - 1, fiscal) : undefined;
}

function relative(text: string, { asOf, fiscal, weekStart }: PeriodContext): Period | undefined {
  const [, which, what] = RELATIVE.exec(text) ?? [];
  if (!what) return undefined;
  if (what === 'week') {
    const moved = { this: 0, last: -7, next: 7 }[which!]!;
    const monday = addDays(asOf, moved - ((weekday(asOf) - weekStart + 7) % 7));
    return rangeOf(monday, addDays(monday, 6));
  }
  const running = intervalHolding(asOf, what as Interval, fiscal);
  if (which === 'this') return running;
  const day = which === 'last' ? addDays(running.from, -1) : addDays(running.to, 1);
  return intervalHolding(day, what as Interval, fiscal);
}

function recent(text: string, { asOf }: PeriodContext): Period | undefined {
  const [, count, what] = LAST.exec(text) ?? [];
  if (what === 'days') return rangeOf(addDays(asOf, 1 - Number(count)), asOf);
  if (!what) return undefined;
  const month = asOf.slice(0, 7);
  return rangeOf(firstDay(addMonths(month, -Number(count))), addDays(firstDay(month), -1));
}

function range(text: string, { asOf, fiscal }: PeriodContext): Period | undefined {
  if (text === 'year-to-date') return rangeOf(intervalHolding(asOf, 'year', fiscal).from, asOf);
  const [from, to, more] = text.split('/');
  return from && to && more === undefined ? rangeOf(from, to) : undefined;
}
