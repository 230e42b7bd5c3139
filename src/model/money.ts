/** The largest amount, either way, in minor units (T8): a hundred of them still add up exactly. */
export const MAX_MINOR = 9e13;

/**
 * An amount beyond the safe range of whole numbers (T8). Its name, code and
 * detail are those of a `SourceError`, which `model` may not import.
 */
export class TooLarge extends RangeError {
  override readonly name = 'SourceError';
  readonly code = 'invalid-data';
  readonly detail: { readonly problem: 'too-large'; readonly value: string };

  constructor(message: string, value: number | bigint) {
    super(message);
    this.detail = { problem: 'too-large', value: String(value) };
  }
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** The exact sum of two whole numbers. Throws `TooLarge`, a `RangeError`, when it is beyond the safe range. */
export function addExact(a: number, b: number): number {
  const sum = a + b;
  if (!Number.isSafeInteger(sum)) throw new TooLarge(`sum beyond the safe range: ${a} + ${b}`, sum);
  return sum;
}

/**
 * `value` × `numerator` ÷ `denominator` of whole numbers, rounded once, half
 * away from zero. Throws `RangeError` for a denominator of 0 and a result
 * beyond the safe range.
 */
export function mulDiv(value: number, numerator: number, denominator: number): number {
  const product = value * numerator;
  if (!Number.isSafeInteger(product) || denominator === 0) {
    return roundedQuotient(BigInt(value) * BigInt(numerator), BigInt(denominator));
  }
  const rest = product % denominator;
  const quotient = (product - rest) / denominator; // exact, which product / denominator is not
  const away = Math.abs(rest) * 2 >= Math.abs(denominator) ? Math.sign(product) * Math.sign(denominator) : 0;
  return quotient + away; // -0 + 0 is 0
}

/** `numerator` ÷ `denominator`, rounded half away from zero. Throws like `mulDiv`. */
export function roundedQuotient(numerator: bigint, denominator: bigint): number {
  if (denominator === 0n) throw new RangeError(`division by zero: ${numerator} / 0`);
  const quotient = numerator / denominator;
  const rest = (numerator % denominator) * 2n;
  const isHalf = (rest < 0n ? -rest : rest) >= (denominator < 0n ? -denominator : denominator);
  const away = isHalf ? (numerator < 0n === denominator < 0n ? 1n : -1n) : 0n;
  return safe(quotient + away);
}

/**
 * `numerators` ÷ `denominator`, each rounded up or down so that together they
 * are their sum, rounded once like `roundedQuotient`: the largest remainders
 * are rounded up, earlier ones first. Opposite numerators with a sum have
 * opposite parts. `denominator` is above 0.
 */
export function roundedParts(numerators: readonly bigint[], denominator: bigint): number[] {
  const sum = numerators.reduce((total, one) => total + one, 0n);
  const sign = sum < 0n ? -1n : 1n;
  const rests = numerators.map((one) => (((one * sign) % denominator) + denominator) % denominator);
  const parts = numerators.map((one, index) => (one * sign - rests[index]!) / denominator);
  const whole = BigInt(roundedQuotient(sum * sign, denominator));
  const left = Number(parts.reduce((rest, part) => rest - part, whole));
  for (const index of byRest(rests).slice(0, left)) parts[index]! += 1n;
  return parts.map((part) => safe(part * sign));
}

/** Indices, largest rest first; sorting is stable, so earlier ones go before equal ones. */
function byRest(rests: readonly bigint[]): number[] {
  return rests.map((_, index) => index).sort((a, b) => (rests[a]! === rests[b]! ? 0 : rests[a]! > rests[b]! ? -1 : 1));
}

function safe(value: bigint): number {
  const result = Number(value);
  if (!Number.isSafeInteger(result)) throw new TooLarge(`value beyond the safe range: ${value}`, result);
  return result;
}

/** Minor units as the nearest number of major units: 123456 with 2 decimals is 1234.56. */
export function toMajor(minor: number, decimals: number): number {
  return minor / 10 ** decimals;
}

/**
 * Decimal text in major units (`-1234.565`; no exponent, no grouping) as whole
 * minor units, rounded half away from zero. `undefined` if it is not such a
 * number; throws `RangeError` beyond `MAX_MINOR`.
 */
export function parseMinor(text: string, decimals: number): number | undefined {
  const [, sign, whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
  if (whole === '' && fraction === '') return undefined;
  const digits = whole + fraction.slice(0, decimals).padEnd(decimals, '0');
  const minor = Number(digits) + (fraction.charAt(decimals) >= '5' ? 1 : 0);
  if (minor > MAX_MINOR) throw new RangeError(`amount beyond ${MAX_MINOR} minor units: ${text}`);
  return sign === '-' && minor !== 0 ? -minor : minor;
}

/** `parseMinor` for a number: by its shortest decimal text, so that 1.005 is 1.01 and not 1. `undefined` if not finite. */
export function fromMajor(value: number, decimals: number): number | undefined {
  if (!Number.isFinite(value)) return undefined;
  const minor = value * 10 ** decimals;
  if (Number.isInteger(value) && Math.abs(minor) <= MAX_MINOR) return minor + 0; // never -0
  const [digits, exponent] = decimalOf(Math.abs(value));
  const padded = digits.padStart(1 - exponent, '0') + '0'.repeat(Math.max(0, exponent));
  const point = padded.length + Math.min(0, exponent);
  return parseMinor(`${value < 0 ? '-' : ''}${padded.slice(0, point)}.${padded.slice(point)}`, decimals);
}

/** A number of 0 or more, as its shortest decimal text says it: `digits` × 10^`exponent`. */
export function decimalOf(value: number): readonly [digits: string, exponent: number] {
  const [mantissa = '', power = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return [whole + fraction, Number(power) - fraction.length];
}
