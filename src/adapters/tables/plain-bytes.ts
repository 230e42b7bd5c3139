/**
 * Readers of the plain forms of nearly all fields, `-1234.56` and `2026-07-01`,
 * straight from bytes. Other forms are read by the mapping.
 */

const MINUS = 45;
const ZERO = 48;
const COLON = 58;
const POINT = 46;
/** So many digits are exact in a double. */
const DIGITS = 15;
const POWERS = Array.from({ length: 20 }, (_, power) => 10 ** power);

/** A decimal number: `digits` ÷ 10^`places`. One object is used again and again, for the sake of speed. */
export interface PlainNumber {
  digits: number;
  places: number;
}

/** Reads digits with at most one decimal mark, at most 15 in all. Answers whether it could. */
export function readPlainNumber(bytes: Uint8Array, start: number, end: number, mark: number, into: PlainNumber) {
  const isNegative = bytes[start] === MINUS;
  const from = isNegative ? start + 1 : start;
  if (end - from > DIGITS || from >= end || bytes[from] === mark || bytes[end - 1] === mark) return false;
  let digits = 0;
  let point = end;
  for (let at = from; at < end; at++) {
    const digit = bytes[at]! - ZERO;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    else if (bytes[at] === mark && point === end) point = at + 1;
    else return false;
  }
  into.digits = isNegative ? -digits : digits;
  into.places = end - point;
  return true;
}

/** Subtracts `other`. Answers whether that was exact. */
export function subtractPlain(number: PlainNumber, other: PlainNumber): boolean {
  const places = Math.max(number.places, other.places);
  number.digits = number.digits * POWERS[places - number.places]! - other.digits * POWERS[places - other.places]!;
  number.places = places;
  return Math.abs(number.digits) < POWERS[DIGITS]!;
}

/** Whole minor units, half away from zero (T8). */
export function plainMinor({ digits, places }: PlainNumber, decimals: number): number {
  if (places <= decimals) return digits * POWERS[decimals - places]! + 0;
  const unit = POWERS[places - decimals]!;
  const rest = digits % unit;
  const whole = (digits - rest) / unit;
  return (Math.abs(rest) * 2 >= unit ? whole + Math.sign(rest) : whole) + 0;
}

/**
 * Days since 1970 of an ISO date, or of an ISO date-time without offset, which
 * is the organisation's own time (A4). NaN for all else.
 */
export function readPlainDay(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 10 || bytes[start + 4] !== MINUS || bytes[start + 7] !== MINUS) return NaN;
  if (end - start > 10 && !isPlainTime(bytes, start + 10, end)) return NaN;
  const year = two(bytes, start) * 100 + two(bytes, start + 2);
  return dayOf(year, two(bytes, start + 5), two(bytes, start + 8));
}

function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - ZERO;
  const ones = bytes[at + 1]! - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** `T08:15`, ` 08:15:30`, ` 08:15:30.123`. */
function isPlainTime(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  const first = bytes[start];
  if ((first !== 84 && first !== 32) || bytes[start + 3] !== COLON || length < 6) return false;
  if (!(two(bytes, start + 1) < 24 && two(bytes, start + 4) < 60)) return false;
  if (length === 6) return true;
  if (length < 9 || bytes[start + 6] !== COLON || !(two(bytes, start + 7) < 60)) return false;
  if (length === 9) return true;
  if (bytes[start + 9] !== POINT || length === 10) return false;
  for (let at = start + 10; at < end; at++) if (!(bytes[at]! >= ZERO && bytes[at]! < COLON)) return false;
  return true;
}

/** Dates of the platform take earlier years for those of the 20th century. */
const FIRST_YEAR = 100;
const LENGTHS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const BEFORE = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** Days since 1970; NaN for a date that does not exist, and before the year 100. */
function dayOf(year: number, month: number, day: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && isLeap ? 29 : LENGTHS[month];
  if (!length || !(day >= 1 && day <= length) || year < FIRST_YEAR) return NaN;
  const past = year - 1;
  // Whole numbers without a sign: the processor's own division.
  const leaps = (past >> 2) - ((past / 100) | 0) + ((past / 400) | 0);
  return year * 365 + leaps + BEFORE[month]! + (month > 2 && isLeap ? 1 : 0) + day - 719_528;
}
