import { fiscalPlace } from '../../model/fiscal.ts';
import type { FiscalYear } from '../../model/organisation.ts';
import type { TargetInterval } from '../../model/target.ts';
import { monthNames, nameKey } from './date-names.ts';

/** Where a target lies in time: a fiscal year, and the index of the interval in it. */
export interface WrittenPlace {
  readonly year: number;
  readonly index: number;
  /** Where the text says that it is a quarter. */
  readonly interval?: TargetInterval;
  /** Where it says a whole year: the target is to be split over its intervals. */
  readonly isYear?: true;
}

/** Texts of a row about its time, as it has them. */
export interface WrittenTime {
  readonly year: string;
  readonly period: string;
  readonly date: string;
}

/** Reads months, quarters and fiscal years as people write them. */
export type PlaceReader = (time: WrittenTime, fiscal: FiscalYear) => WrittenPlace | undefined;

const YEAR = "(?:FY|fy)?['’ ]?(\\d{4}|\\d{2})";
const GAP = '[-–/., _]{0,2}';
const QUARTER = '(?:[QqKkTt]([1-4])|([1-4])[QqKkTt])';
const YEAR_QUARTER = new RegExp(`^${YEAR}${GAP}${QUARTER}$`);
const QUARTER_YEAR = new RegExp(`^${QUARTER}${GAP}${YEAR}$`);
const YEAR_MONTH = /^(\d{4})(?:[-/. ](\d{1,2})|(\d\d))$/;
const MONTH_YEAR = /^(\d{1,2})[-/. ](\d{4})$/;
const NAME_YEAR = new RegExp(`^(\\p{L}+\\.?)${GAP}${YEAR}$`, 'u');
const YEAR_NAME = new RegExp(`^${YEAR}${GAP}(\\p{L}+\\.?)$`, 'u');

/** `locale`: whose month names are understood besides those of common languages. */
export function placeReader(locale: string | undefined): PlaceReader {
  let names: ReadonlyMap<string, number> | undefined;
  const monthOf = (name: string) => (names ??= monthNames(locale)).get(nameKey(name));
  return ({ year, period, date }, fiscal) => {
    if (!year && (!period || !date)) return wholePlace(date || period, fiscal, monthOf);
    const fiscalYear = yearOf(year, fiscal);
    return fiscalYear === undefined ? undefined : periodPlace(fiscalYear, period, fiscal, monthOf);
  };
}

type MonthOf = (name: string) => number | undefined;

function wholePlace(text: string, fiscal: FiscalYear, monthOf: MonthOf): WrittenPlace | undefined {
  const wholeYear = /^\d\d$/.test(text) ? undefined : yearOf(text, fiscal);
  if (wholeYear !== undefined) return { year: wholeYear, index: 0, isYear: true };
  const [, before, q1, q2] = YEAR_QUARTER.exec(text) ?? [];
  const [, q3, q4, behind] = QUARTER_YEAR.exec(text) ?? [];
  const quarter = q1 ?? q2 ?? q3 ?? q4;
  if (quarter) return { year: fullYear(before ?? behind!), index: Number(quarter) - 1, interval: 'quarter' };
  const [, y1, m1, m3] = YEAR_MONTH.exec(text) ?? [];
  const [, m2, y2] = MONTH_YEAR.exec(text) ?? [];
  const [, n1, y3] = NAME_YEAR.exec(text) ?? [];
  const [, y4, n2] = YEAR_NAME.exec(text) ?? [];
  const year = y1 ?? y2 ?? y3 ?? y4;
  const name = n1 ?? n2;
  const month = name ? monthOf(name) : Number(m1 ?? m2 ?? m3);
  if (!year || !month || month > 12) return undefined;
  return fiscalPlace(`${fullYear(year)}-${String(month).padStart(2, '0')}`, fiscal);
}

function periodPlace(year: number, text: string, fiscal: FiscalYear, monthOf: MonthOf): WrittenPlace | undefined {
  const [, q1, q2] = new RegExp(`^${QUARTER}$`).exec(text) ?? [];
  if (q1 ?? q2) return { year, index: Number(q1 ?? q2) - 1, interval: 'quarter' };
  const [, number] = /^(?:[MP]|month|period)? ?(\d\d?)$/i.exec(text) ?? [];
  if (number) return Number(number) >= 1 && Number(number) <= 12 ? { year, index: Number(number) - 1 } : undefined;
  const month = monthOf(text);
  return month === undefined ? undefined : { year, index: (month - fiscal.start + 12) % 12 };
}

/** `2026`, `FY26`, or `2025/26`, which the fiscal year's name tells the year of. */
function yearOf(text: string, { name }: FiscalYear): number | undefined {
  const [, first, last] = /^(\d{4}|\d{2})[-–/](\d{4}|\d{2})$/.exec(text) ?? [];
  if (first && last) {
    const [from, to] = [fullYear(first), fullYear(last)];
    return to === from + 1 ? (name === 'end' ? to : from) : undefined;
  }
  const [, year] = /^(?:FY['’ ]?(\d{4}|\d{2}))$/i.exec(text) ?? [];
  return year ? fullYear(year) : /^\d{4}$/.test(text) ? Number(text) : undefined;
}

const fullYear = (year: string) => (year.length === 2 ? 2000 : 0) + Number(year);
