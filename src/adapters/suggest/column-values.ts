import { dateReader } from '../tables/date-form.ts';
import { DATE_PATTERNS } from '../tables/date-hint.ts';
import { namedPattern } from './named-dates.ts';
import { markReader } from '../tables/number-form.ts';
import { isAscii, TOTAL } from './field-names.ts';
import type { SampleCell, SampleLine } from './sample-rows.ts';

/** Values of a column of a sample, and how many of them read as what. */
export interface ColumnValues {
  readonly at: number;
  readonly name: string;
  /** Different values that are not blank, in order of appearance. */
  readonly values: readonly SampleCell[];
  /** Cells that are not blank. */
  readonly filled: number;
  /** Share of the values that are numbers, however they are written. */
  readonly numbers: number;
  /** Share of the values that are dates by one of the patterns, and all patterns that read as many. */
  readonly dates: number;
  readonly patterns: readonly DatePattern[];
}

/** Absent for dates that need no pattern. */
export type DatePattern = string | undefined;

const MOST_VALUES = 60;
const MOST_DATES = 60;
/** A form that reads none of the first dates is not tried with the others. */
const FIRST_DATES = 8;
const POINT = markReader('.');
const COMMA = markReader(',');
const ISO = dateReader(undefined, {});
/** Numbers of spreadsheets for the days from 1982 to 2036. */
const SERIAL = /^[34]\d{4}(?:\.\d+)?$/;

export function columnValues(names: readonly string[], rows: readonly SampleLine[]): readonly ColumnValues[] {
  return names.map((name, at) => {
    const found = new Set<SampleCell>();
    let filled = 0;
    for (const { cells } of rows) {
      const cell = cells[at];
      const value = typeof cell === 'string' ? cell.trim() : cell;
      if (value === undefined || value === '') continue;
      filled++;
      if (found.size < MOST_VALUES) found.add(value);
    }
    const values = [...found];
    const bare = values.filter((value) => !TOTAL.test(String(value)));
    return { at, name, values, filled, numbers: shareOf(bare, isNumber), ...datesOf(bare) };
  });
}

const shareOf = (values: readonly SampleCell[], is: (value: SampleCell) => boolean) =>
  values.length ? values.filter(is).length / values.length : 0;

export function isNumber(value: SampleCell): boolean {
  return (
    typeof value === 'number' ||
    (/\d/.test(value) &&
      value.length < 40 &&
      (POINT(value) !== undefined || (/[.,]/.test(value) && isWithComma(value))))
  );
}

const isWithComma = (text: string) => COMMA(text) !== undefined;

const CAN_BE_DATE = /^\p{L}{0,12}[,.]? ?\d{1,4}[-/. ]|^\p{L}{3,10}[.,]?[-/. ]|^\d{8}$/u;
const CAN_BE_ASCII_DATE = /^[a-z]{0,12}[,.]? ?\d{1,4}[-/. ]|^[a-z]{3,10}[.,]?[-/. ]|^\d{8}$/i;

const canBeDate = (text: string) => (isAscii(text) ? CAN_BE_ASCII_DATE : CAN_BE_DATE).test(text);

function datesOf(values: readonly SampleCell[]): Pick<ColumnValues, 'dates' | 'patterns'> {
  const texts = values.filter((value) => typeof value === 'string').slice(0, MOST_DATES);
  const likely = texts.filter((text) => canBeDate(text) && /\d/.test(text));
  const serials = values.filter((value) => SERIAL.test(String(value))).length;
  if (!likely.length || likely.length < texts.length * 0.5)
    return serials >= values.length * 0.9 && serials ? { dates: 0.5, patterns: ['serial'] } : NO_DATES;
  const iso = readAll(likely, ISO).count;
  if (iso >= likely.length * 0.9) return { dates: iso / texts.length, patterns: [undefined] };
  const [behind, bare] = timesOf(likely);
  if (isAscii(bare) ? /[a-z]/i.test(bare) : /\p{L}/u.test(bare)) return namedDates(bare, behind, likely, texts.length);
  const read = candidates(bare).map((each) => {
    const pattern = each + behind;
    return { pattern, ...readAll(likely, dateReader(pattern, {})) };
  });
  const most = Math.max(0, ...read.map(({ count }) => count));
  // Of patterns that read the same dates the first.
  const seen = new Set<string>();
  const differing = read.filter(({ count, days }) => most && count === most && seen.size < seen.add(days.join()).size);
  return { dates: most / texts.length, patterns: differing.map(({ pattern }) => pattern) };
}

/** The days of all texts, and how many there are: none where none of the first texts is a date. */
function readAll(texts: readonly string[], read: (text: string) => unknown) {
  const isLikely = texts.slice(0, FIRST_DATES).some((text) => read(text) !== undefined);
  const days = isLikely ? texts.map((text) => read(text)) : [];
  return { days, count: days.filter((day) => day !== undefined).length };
}

/** Dates with names, whose pattern is told by the places of names and numbers. */
function namedDates(bare: string, behind: string, likely: readonly string[], of: number) {
  const pattern = namedPattern(bare);
  const shape = (text: string) => text.replace(/\p{L}+/gu, 'a').replace(/\d+/g, '0');
  const same = likely.filter((text) => shape(text).startsWith(shape(bare))).length;
  return pattern ? { dates: same / of, patterns: [pattern + behind] } : NO_DATES;
}

const NO_DATES = { dates: 0, patterns: [] };

const TIMES: readonly (readonly [form: RegExp, pattern: string])[] = [
  [/,? \d{1,2}:\d\d$/, 'HH:mm'],
  [/,? \d{1,2}:\d\d:\d\d$/, 'HH:mm:ss'],
  [/,? \d{1,2}:\d\d [ap]\.?m\.?$/i, 'h:mm a'],
  [/,? \d{1,2}:\d\d:\d\d [ap]\.?m\.?$/i, 'h:mm:ss a'],
];

/** Pattern of the time behind a date, and the date without it. */
function timesOf([first = '']: readonly string[]): readonly [behind: string, date: string] {
  for (const [form, pattern] of TIMES) {
    const [time] = form.exec(first) ?? [];
    if (time) return [time.startsWith(',') ? `, ${pattern}` : ` ${pattern}`, first.slice(0, -time.length)];
  }
  return ['', first];
}

/** Numeric patterns with the signs of a date. */
function candidates(date: string): readonly string[] {
  const signs = (text: string) =>
    [...new Set(text.replace(isAscii(text) ? /[a-z\d]/gi : /[\p{L}\p{N}]/gu, ''))].sort().join('');
  return DATE_PATTERNS.filter((pattern) => !pattern.includes('MMM') && signs(pattern) === signs(date));
}
