// Whole numbers and fractions of them, of any size: `[numerator, denominator]`, the denominator above 0.

export const abs = (value) => (value < 0n ? -value : value);

export const ratio = (numerator, denominator) =>
  denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];

export const times = ([a, b], [c, d]) => ratio(a * c, b * d);

export const over = ([a, b], [c, d]) => ratio(a * d, b * c);

/** Above 0 where the first is the larger one. */
export const compare = ([a, b], [c, d]) => a * d - c * b;

/** The nearest whole number, half away from zero (T8). */
export function rounded([numerator, denominator]) {
  const size = (2n * abs(numerator) + denominator) / (2n * denominator);
  return numerator < 0n ? -size : size;
}

const decimals = new Map();

/** The number that a decimal text says, exactly. */
export function decimal(text) {
  if (!decimals.has(text)) decimals.set(text, readDecimal(String(text)));
  return decimals.get(text);
}

function readDecimal(text) {
  const [mantissa, exponent = '0'] = text.toLowerCase().split('e');
  const [whole, part = ''] = mantissa.split('.');
  const power = Number(exponent) - part.length;
  const digits = BigInt(whole + part);
  return power < 0 ? [digits, 10n ** BigInt(-power)] : [digits * 10n ** BigInt(power), 1n];
}

const sumOf = (values) => values.reduce((sum, value) => sum + value, 0n);

/**
 * Whole numbers times a ratio: their sum is rounded once, and they share it by largest remainder, the first
 * among equals (T8). Opposite numbers have opposite shares.
 */
export function shared(values, [numerator, denominator]) {
  const exact = values.map((value) => value * numerator);
  const total = rounded([sumOf(exact), denominator]);
  return sumOf(exact) < 0n
    ? handOut(
        -total,
        exact.map((one) => -one),
        denominator,
      ).map((one) => -one)
    : handOut(total, exact, denominator);
}

function handOut(total, numerators, denominator) {
  const parts = numerators.map((one) => floor(one, denominator));
  const places = numerators.map((one, place) => ({ place, remainder: one - parts[place] * denominator }));
  places.sort((a, b) => (a.remainder === b.remainder ? a.place - b.place : a.remainder < b.remainder ? 1 : -1));
  for (const { place } of places.slice(0, Number(total - sumOf(parts)))) parts[place] += 1n;
  return parts;
}

function floor(numerator, denominator) {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

/** Whole parts of a whole number in proportion to weights, equal ones where nothing has weight (T11). */
export function splitBy(total, weights) {
  const weight = sumOf(weights);
  return weight === 0n
    ? splitBy(
        total,
        weights.map(() => 1n),
      )
    : shared(weights, [total, weight]);
}
