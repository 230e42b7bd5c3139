import { dateReader } from './date-form.ts';

/** Patterns of dates that files have. */
export const DATE_PATTERNS: readonly string[] = [
  ...['dd/MM/yyyy', 'MM/dd/yyyy', 'dd-MM-yyyy', 'MM-dd-yyyy', 'dd.MM.yyyy', 'yyyy/MM/dd', 'yyyy.MM.dd', 'yyyy-MM-dd'],
  ...['dd/MM/yy', 'MM/dd/yy', 'dd-MM-yy', 'MM-dd-yy', 'dd.MM.yy'],
  ...['d MMM yyyy', 'd-MMM-yyyy', 'd. MMM yyyy', 'd-MMM-yy', 'd MMM yy', 'MMM d yyyy', 'MMM d, yyyy', 'yyyy-MMM-dd'],
  ...['EEEE MMMM d yyyy', 'EEEE, MMMM d, yyyy', 'EEEE d MMMM yyyy', 'EEE, d MMM yyyy'],
];
const TIMES: readonly (readonly [form: RegExp, pattern: string])[] = [
  [/^\d{1,2}:\d\d$/, 'HH:mm'],
  [/^\d{1,2}:\d\d:\d\d(?:[.,]\d+)?$/, 'HH:mm:ss'],
  [/^\d{1,2}:\d\d [ap]\.?m\.?$/i, 'h:mm a'],
  [/^\d{1,2}:\d\d:\d\d [ap]\.?m\.?$/i, 'h:mm:ss a'],
];

/** The options by which a date would be read that could not be: `dates="dd/MM/yyyy"`; two of them where both are possible. */
export function datesHint(text: string, locale?: string): string | undefined {
  const serial = /^\d{5}(?:[.,]\d+)?$/.test(text) && text > '2' && text < '8';
  if (serial) return 'dates="serial"';
  const [, date = text, gap = '', time = ''] = /^(.*?)(,? )(\d{1,2}:.*)$/.exec(text) ?? [];
  const [, behind = ''] = TIMES.find(([form]) => form.test(time)) ?? [];
  const hasName = /\p{L}/u.test(date);
  const patterns = DATE_PATTERNS.filter(
    (pattern) => hasName === /MMM/.test(pattern) && dateReader(pattern, { locale })(date) !== undefined,
  );
  const shown = patterns.slice(0, 2).map((pattern) => `dates="${pattern}${behind && gap + behind}"`);
  return time && !behind ? undefined : shown.join(', ') || undefined;
}
