/** How numbers are written: which of the two signs is the decimal one. */
export type DecimalSign = '.' | ',';

/** A decimal number as it was written: `digits` × 10^`exponent`. Exact, whatever its size. */
export interface Decimal {
  readonly isNegative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

const signs = new Map<string, DecimalSign>();

/** The decimal sign of a language, by its tag. */
export function decimalSignOf(tag: string): DecimalSign {
  let sign = signs.get(tag);
  if (!sign) {
    const parts = new Intl.NumberFormat(tag, { numberingSystem: 'latn' }).formatToParts(1.5);
    sign = parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
    signs.set(tag, sign);
  }
  return sign;
}

const MARKS = /[\u200e\u200f\u061c\u2066-\u2069\ufeff]/g;
const MINUS = /[\u2212\u2010-\u2013\ufe63\uff0d]/g;
const BLANK = /[\s\u00a0\u2007\u2009\u202f'\u2019\u066c]/g;

/** Text that is in one form already, as most of what is pasted. */
const PLAIN = /^[\x20-\x7e\t\n\r]*$/;

/** Text in one form: digits of any script, full-width signs and the signs of directions as plain ones. */
export function plainText(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  return text
    .normalize('NFKC')
    .replace(MARKS, '')
    .replace(MINUS, '-')
    .replace(/\p{Nd}/gu, digitOf)
    .trim();
}

/** Digits of a script lie side by side, ten in a row. */
function digitOf(char: string): string {
  const code = char.codePointAt(0)!;
  if (code < 128) return char;
  let digit = 0;
  while (digit < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - digit - 1))) digit += 1;
  return String(digit);
}

/**
 * A number without unit, by one decimal sign; undefined where it is none.
 * Groups may be three digits, or two but for the last as in India.
 */
export function readDecimal(plain: string, sign: DecimalSign): Decimal | undefined {
  const bracketed = /^\((.*)\)$/.exec(plain);
  const [, minus = '', body = ''] = /^([+-]?)\s*(.*?)$/s.exec(bracketed?.[1] ?? plain) ?? [];
  const trailing = /^(.*\d)-$/.exec(body);
  if ([!!bracketed, minus !== '', !!trailing].filter(Boolean).length > 1) return undefined;
  const [whole, fraction = '', ...more] = (trailing?.[1] ?? body).replace(/\u066b/g, sign).split(sign);
  if (whole === undefined || more.length || !/^\d*$/.test(fraction) || !(whole || fraction)) return undefined;
  const digits = ungrouped(whole, sign === '.' ? ',' : '.');
  if (digits === undefined) return undefined;
  const isNegative = !!bracketed || minus === '-' || !!trailing;
  return { isNegative, digits: digits + fraction || '0', exponent: -fraction.length };
}

function ungrouped(whole: string, group: string): string | undefined {
  const one = whole.replace(BLANK, group);
  if (/^\d*$/.test(one)) return one;
  const sign = group === '.' ? '\\.' : ',';
  const isGrouped = new RegExp(`^\\d{1,3}(${sign}\\d{3})+$|^\\d{1,2}(${sign}\\d{2})*${sign}\\d{3}$`).test(one);
  return isGrouped ? one.replaceAll(group, '') : undefined;
}

/** The number by either sign, where both read one and not the same: nobody can tell which is meant. */
export function hasTwoReadings(plain: string): boolean {
  const [point, comma] = [readDecimal(plain, '.'), readDecimal(plain, ',')];
  return !!point && !!comma && !isSame(point, comma);
}

function isSame(one: Decimal, other: Decimal): boolean {
  return one.isNegative === other.isNegative && scaledBy(one, 12) === scaledBy(other, 12);
}

/** The decimal × 10^`power` as a whole number; undefined where digits would be lost. */
export function scaledBy({ isNegative, digits, exponent }: Decimal, power: number): bigint | undefined {
  const shift = exponent + power;
  const cut = shift < 0 ? digits.slice(shift) : '';
  if (/[1-9]/.test(cut)) return undefined;
  const size = BigInt((shift < 0 ? digits.slice(0, shift) : digits) || '0') * 10n ** BigInt(Math.max(0, shift));
  return isNegative ? -size : size;
}
