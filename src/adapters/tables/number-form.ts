import { badOption } from './bad-option.ts';
import { bare } from './money-words.ts';

/** Reads a number as canonical decimal text such as `-1234.5`, or answers `undefined`. */
export type NumberReader = (text: string) => string | undefined;

/**
 * Makes the reader of numbers with a locale's separators (default: a point and
 * no grouping). Signs, codes and words of money and blanks around are ignored;
 * a minus or parentheses may stand on either side of them. Throws `SourceError`
 * for an unknown locale.
 */
export function numberReader(locale: string | undefined): NumberReader {
  return readerOf(locale ? formOf(locale) : PLAIN);
}

/** Makes the reader of numbers with that decimal mark, grouped in any way that leaves one meaning. */
export function markReader(decimal: '.' | ','): NumberReader {
  const groups = decimal === '.' ? [',', ' '] : ['.', ' '];
  return readerOf({ ...groupedBy(groups), decimal: `[${decimal}]`, digits: '' });
}

function readerOf({ group, decimal, groupings, digits }: NumberForm): NumberReader {
  const whole = group ? `${groupings.map((sizes) => sizes.replaceAll('G', group)).join('|')}|\\d+` : '\\d+';
  // `12,-` and `12.--` are whole prices.
  const form = new RegExp(`^(${whole})?(?:${decimal}(?:(\\d+)|[-–—]{1,2}))?$`, 'u');
  const groups = new RegExp(group || '(?!)', 'gu');
  return (text) => {
    const money = bare(asciiDigits(text.trim(), digits));
    if (!money) return undefined;
    const { amount, isNegative } = money;
    const [all, integer = '', fraction = ''] = form.exec(amount) ?? [];
    if (all === undefined || (!integer && !fraction)) return undefined;
    return canonical(integer.replace(groups, ''), fraction, isNegative);
  };
}

/** a − b of canonical decimal texts, exactly. */
export function subtractDecimals(a: string, b: string): string {
  const places = Math.max(placesOf(a), placesOf(b));
  return decimal(scaled(a, places) - scaled(b, places), places);
}

/** a + b of canonical decimal texts, exactly. */
export function addDecimals(a: string, b: string): string {
  const places = Math.max(placesOf(a), placesOf(b));
  return decimal(scaled(a, places) + scaled(b, places), places);
}

/** a × b of canonical decimal texts, exactly. */
export function multiplyDecimals(a: string, b: string): string {
  const places = placesOf(a) + placesOf(b);
  const product = scaled(a, placesOf(a)) * scaled(b, placesOf(b));
  return decimal(product, places);
}

function decimal(value: bigint, places: number): string {
  const text = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const point = text.length - places;
  return canonical(text.slice(0, point), text.slice(point), value < 0n);
}

interface NumberForm {
  /** Pattern of the group separator; empty without grouping. */
  readonly group: string;
  readonly decimal: string;
  /** Patterns of grouped digits, G being the separator. */
  readonly groupings: readonly string[];
  /** The locale's own digits, 0 first. */
  readonly digits: string;
}

const THOUSANDS = '[1-9]\\d{0,2}(?:G\\d{3})+';
const LAKHS = '[1-9]\\d?(?:G\\d{2})*G\\d{3}';
const PLAIN: NumberForm = { group: '', decimal: '\\.', groupings: [], digits: '' };

function formOf(locale: string): NumberForm {
  const parts = [...partsOf(locale, 'decimal'), ...partsOf(locale, 'currency')];
  const [decimals, groups] = (['decimal', 'group'] as const).map((type) =>
    parts.filter((part) => part.type === type).map(({ value }) => value),
  ) as [string[], string[]];
  // A locale whose money is written otherwise than its numbers (de-AT, fr-CH) may be read both ways, unless they clash.
  const separators = groups.filter((sign) => !decimals.includes(sign));
  return {
    ...groupedBy([...separators, ' ']),
    decimal: alternatives(decimals),
    digits: new Intl.NumberFormat(locale, { useGrouping: false, minimumIntegerDigits: 10 }).format(123456789),
  };
}

/** Blanks and apostrophes group in every form: they are never a decimal mark. India groups by two where there are commas. */
function groupedBy(signs: readonly string[]): Pick<NumberForm, 'group' | 'groupings'> {
  return { group: alternatives(signs), groupings: signs.includes(',') ? [LAKHS, THOUSANDS] : [THOUSANDS] };
}

function partsOf(locale: string, style: 'decimal' | 'currency'): Intl.NumberFormatPart[] {
  try {
    return new Intl.NumberFormat(locale, { style, currency: 'EUR' }).formatToParts(123456789.5);
  } catch (cause) {
    throw badOption('numbers', locale, 'en, nl, de-CH', cause);
  }
}

/**
 * Blanks and apostrophes stand for each other: what a keyboard types is rarely
 * what a locale prints, and which of them Switzerland has differs by browser.
 */
function alternatives(signs: readonly string[]): string {
  const patterns = signs.map((sign) => (/[\s'’]/.test(sign) ? "[\\s'’]" : `[${sign}]`));
  return `(?:${[...new Set(patterns)].join('|')})`;
}

/** Blanks in a row become one and marks of direction none, so that the pattern needs no repetitions. */
function asciiDigits(text: string, digits: string): string {
  const plain = text.replace(/[\u200E\u200F\u061C]/g, '').replace(/\s+/g, ' ');
  return digits.startsWith('0') || !digits ? plain : plain.replace(/\p{Nd}/gu, (digit) => asciiDigit(digit, digits));
}

function asciiDigit(digit: string, digits: string): string {
  const value = [...digits].indexOf(digit);
  return value < 0 ? digit : String(value);
}

function canonical(integer: string, fraction: string, isNegative: boolean): string {
  const text = integer.replace(/^0+(?=\d)/, '') || '0';
  const whole = fraction ? `${text}.${fraction}` : text;
  return isNegative && /[1-9]/.test(whole) ? `-${whole}` : whole;
}

const placesOf = (text: string) => (text.includes('.') ? text.length - text.indexOf('.') - 1 : 0);

const scaled = (text: string, places: number) => BigInt(text.replace('.', '') + '0'.repeat(places - placesOf(text)));
