import { formatMonth } from './dates.ts';
import type { Locale } from './locale.ts';

/** A period's key for an axis: `Sep`, `Q3`, `H1`, `2026`; narrow `S`; long `September 2026`, `Q3 2026`. */
export function intervalLabel(locale: Locale, key: string, form: 'short' | 'narrow' | 'long' = 'short'): string {
  const [year = '', part = ''] = key.split('-');
  if (!part) return year;
  if (/^\d/.test(part)) return formatMonth(locale.tag, key, form);
  const short = locale.messages[part.startsWith('Q') ? 'quarter' : 'half'](part.slice(1));
  return form === 'long' ? `${short} ${year}` : short;
}

/** Percentage points, for short. */
const POINTS: Readonly<Record<string, string>> = {
  nl: '%-punt',
  de: '%-Pkt.',
  da: '%-point',
  nb: '%-poeng',
  sv: '%-enh.',
};

/** Difference of two ratios, with its sign: `+4 pp`. */
export function points(locale: Locale, difference: number, decimals = 0): string {
  const [language = ''] = locale.tag.split('-');
  return `${locale.number(difference * 100, decimals, true)}\u00A0${POINTS[language] ?? 'pp'}`;
}
