import { changesBetween } from './edit-distance.ts';
import type { Period, PeriodContext } from './period.ts';

/** Days and calendar by which a text is read, and the reading of our own forms. */
export interface MeantContext extends PeriodContext {
  /** Reads our own forms, as `resolvePeriod` does: handed in, since pages that need nothing of this have it already. */
  resolve(text: string): Period | undefined;
  /** Name of the fiscal year that runs. */
  readonly year: number;
}

/** Our own form of a text, or nothing. */
type Reading = (text: string, context: MeantContext) => string | undefined;

const WHICH = words({
  this: 'this current',
  last: 'last previous prev past prior',
  next: 'next coming following upcoming',
});
const WHAT = words({
  year: 'year yr',
  'half-year': 'half-year halfyear half',
  quarter: 'quarter qtr',
  month: 'month',
  week: 'week',
});
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const FIXED = [
  ...['this', 'last', 'next'].flatMap((which) => [...new Set(WHAT.values())].map((what) => `${which}-${what}`)),
  ...['year-to-date', 'last-30-days', 'last-12-months'],
];
/** One of each form, for those that are not near. */
const FORMS = ['2026', '2026-H1', '2026-Q3', '2026-07', 'this-quarter', 'last-month', 'next-year', 'last-30-days'];
const MORE_FORMS = ['year-to-date', '2026-03-01/2026-05-15'];

/**
 * Our own form of a period that is written otherwise, where it can mean one thing only: `Q3`, `2026-7`, `ytd`,
 * `2025/26`, `FY2026`, `current quarter`, `2026-W40`. A quarter or half without a year is that of the fiscal year
 * that runs.
 */
export function meantPeriod(text: string, context: MeantContext): string | undefined {
  const plain = plainOf(text);
  const found = [plain, ...READINGS.map((read) => read(plain, context))];
  return found.find((one) => one !== undefined && !!context.resolve(one));
}

/** Our own forms that are near to a text, nearest first, then one of each other form. */
export function nearestPeriods(text: string, context: MeantContext): readonly string[] {
  const plain = plainOf(text);
  const near = GUESSES.flatMap((guess) => guess(plain, context) ?? []).filter((one) => !!context.resolve(one));
  const first = near.length ? near : alike(plain);
  return [...new Set([...first, ...FORMS, ...MORE_FORMS])];
}

/** Small letters, hyphens for blanks and dashes. */
function plainOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_–—]+/g, '-')
    .replace(/-{2,}/g, '-');
}

const READINGS: readonly Reading[] = [
  // 2026Q3, FY2026-H1, 2026/q3
  matched(/^(?:fy-?)?(\d{4})[-/.]?([qh])-?([1-4])$/, ([year, letter, part]) => `${year}-${upper(letter)}${part}`),
  // Q3 2026, h1/FY2026
  matched(/^([qh])-?([1-4])[-/.]*(?:fy-?)?(\d{4})$/, ([letter, part, year]) => `${year}-${upper(letter)}${part}`),
  matched(/^([qh])-?([1-4])$/, ([letter, part], { year }) => `${year}-${upper(letter)}${part}`),
  matched(/^fy-?(\d{4})$/, ([year]) => year),
  matched(/^fy-?(\d{2})$/, ([year]) => `20${year}`),
  matched(/^(?:fy-?)?(\d{4})[-/](\d{2}|\d{4})$/, twoYears),
  matched(/^(\d{4})[-/.](\d{1,2})$/, ([year, month]) => monthOnly(year!, month!)),
  matched(/^(\d{1,2})[-/.](\d{4})$/, ([month, year]) => monthOnly(year!, month!)),
  matched(/^([a-z]{3,9})\.?-?(\d{4})$/, ([name, year]) => named(name!, Number(year))),
  matched(/^(\d{4})-?([a-z]{3,9})$/, ([year, name]) => named(name!, Number(year))),
  matched(/^(\d{4})-?w(\d{1,2})$/, ([year, week]) => weekOf(Number(year), Number(week))),
  matched(/^(?:(?:this|current)-)?(?:fiscal-)?(?:ytd|year-to-date|to-date)$/, () => 'year-to-date'),
  matched(new RegExp(`^(${[...WHICH.keys()].join('|')})-?(fiscal-)?(${[...WHAT.keys()].join('|')})s?$`), relative),
  matched(/^(?:last|past|previous|prev)-?(\d+)-?(d|day|m|month)s?$/, ([count, unit]) =>
    unit!.startsWith('d') ? `last-${count}-days` : `last-${count}-months`,
  ),
  matched(/^today$/, (_, { asOf }) => `${asOf}/${asOf}`),
  matched(/^yesterday$/, (_, { resolve }) => `${resolve('last-2-days')?.from}/${resolve('last-2-days')?.from}`),
  matched(/^(\d{4}-\d{2}-\d{2})$/, ([day]) => `${day}/${day}`),
  matched(/^(\d{4}-\d{2}-\d{2})(?:-?(?:\.{2,3}|to|until|[,;:|/])-?|-)(\d{4}-\d{2}-\d{2})$/, ([a, b]) => `${a}/${b}`),
];

/** Guesses that are offered and not taken. */
const GUESSES: readonly ((text: string, context: MeantContext) => readonly string[] | undefined)[] = [
  (text) => {
    const [, count, unit] = /(\d+)-?(d|day|w|week|m|month|q|quarter|y|year)s?$/.exec(text) ?? [];
    const [days, months] = [{ d: 1, w: 7 }[unit?.[0] ?? ''], { m: 1, q: 3, y: 12 }[unit?.[0] ?? '']];
    if (days) return [`last-${Number(count) * days}-days`];
    return months ? [`last-${Number(count) * months}-months`] : undefined;
  },
  (text) => {
    const [, first, last] = /^(?:fy-?)?(\d{4})\/(\d{2,4})$/.exec(text) ?? [];
    return first ? [first, `${first}-${last}`, `${first.slice(0, 2)}${last!.slice(-2)}`] : undefined;
  },
  (text, { year }) => {
    const [part] = /\d{4}/.exec(text) ?? [String(year)];
    const [, letter, number = '1'] = /(?:^|[^a-z])([qh])[a-z]*-?(\d)?/.exec(text) ?? [];
    if (!letter) return undefined;
    const kept = Math.min(Math.max(Number(number), 1), letter === 'q' ? 4 : 2);
    return [`${part}-${upper(letter)}${kept}`, letter === 'q' ? 'this-quarter' : 'this-half-year'];
  },
  (text, { asOf }) => {
    const year = Number(/\d{4}/.exec(text)?.[0] ?? asOf.slice(0, 4));
    return text.match(/[a-z]+/g)?.flatMap((name) => named(name, year) ?? []);
  },
  (text) => (/^mtd$|month/.test(text) ? ['this-month', 'last-month'] : undefined),
  (text) => (/^qtd$|quarter|kwartaal|quartal/.test(text) ? ['this-quarter', 'last-quarter'] : undefined),
  (text) => (/^wtd$|week|\d-?w\d/.test(text) ? ['this-week', 'last-week'] : undefined),
  (text) => {
    const [from, to] = text.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
    return from && to ? [`${to}/${from}`] : undefined;
  },
  (text) => {
    const [year] = /^[^\d]*(\d{4})(?!\d)/.exec(text)?.slice(1) ?? [];
    const [month] = /\d{4}-(\d{2})$/.exec(text)?.slice(1) ?? [];
    return year ? [...(month ? [`${year}-12`] : []), year] : undefined;
  },
];

function matched(
  form: RegExp,
  meaning: (parts: readonly (string | undefined)[], context: MeantContext) => string | undefined,
): Reading {
  return (text, context) => {
    const found = form.exec(text);
    return found ? meaning(found.slice(1), context) : undefined;
  };
}

/** `2025/26`, where a fiscal year lies in two: with a year from January it may be either. */
function twoYears([first, last]: readonly (string | undefined)[], { fiscal }: MeantContext): string | undefined {
  const year = Number(first);
  const isNext = String(year + 1).endsWith(last!);
  if (!isNext || fiscal.start === 1 || isMonth(last!)) return undefined;
  return String(fiscal.name === 'start' ? year : year + 1);
}

/** `2026/7`; not `2011/12`, which may be a fiscal year. */
function monthOnly(year: string, month: string): string | undefined {
  const isYear = month.length === 2 && String(Number(year) + 1).endsWith(month);
  return isMonth(month) && !isYear ? monthOf(Number(year), Number(month)) : undefined;
}

function isMonth(text: string): boolean {
  return text.length < 3 && Number(text) >= 1 && Number(text) <= 12;
}

/** A month by its English name, or by the three letters it begins with. */
function named(name: string, year: number): string | undefined {
  const isMeant = (month: string) =>
    month === name || month.slice(0, 3) === name || (name === 'sept' && month === 'september');
  const month = MONTHS.findIndex(isMeant);
  return month < 0 ? undefined : monthOf(year, month + 1);
}

function relative([which, fiscal, what]: readonly (string | undefined)[]): string | undefined {
  const unit = WHAT.get(what!)!;
  // Months and weeks are those of the calendar.
  return fiscal && (unit === 'month' || unit === 'week') ? undefined : `${WHICH.get(which!)}-${unit}`;
}

/** The days of an ISO week: the first is that of 4 January. */
function weekOf(year: number, week: number): string | undefined {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7) + (week - 1) * 7;
  const dayAt = (day: number) => new Date(Date.UTC(year, 0, day));
  // Only a long year has a week 53.
  if (week < 1 || dayAt(monday + 3).getUTCFullYear() !== year) return undefined;
  return [monday, monday + 6].map((day) => dayAt(day).toISOString().slice(0, 10)).join('/');
}

function monthOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** Our own words that differ in few letters. */
function alike(text: string): readonly string[] {
  const near = FIXED.map((form) => ({ form, distance: changesBetween(text, form) })).filter(
    ({ form, distance }) => distance <= form.length / 3,
  );
  return near.sort((a, b) => a.distance - b.distance).flatMap(({ form }, index) => (index < 2 ? form : []));
}

function upper(letter = ''): string {
  return letter.toUpperCase();
}

/** Words by what they mean, each with its meaning. */
function words(meanings: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(meanings).flatMap(([meaning, list]) => list.split(' ').map((word) => [word, meaning] as const)),
  );
}
