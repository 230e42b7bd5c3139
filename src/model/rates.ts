import { decimalsOf } from './currency.ts';
import type { Month } from './day.ts';
import { decimalOf, mulDiv, roundedQuotient } from './money.ts';
import type { Rates } from './organisation.ts';

/** Minor units of one currency per minor unit of another, exact: 0.1 is a tenth. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The ratio of a currency to itself. */
export const SAME: Ratio = { numerator: 1n, denominator: 1n };

// A table never changes, and thousands of cells ask it for a handful of months.
const ratios = new WeakMap<Rates, Map<string, Ratio | undefined>>();

/** Rates against the base currency. Without rates only the base itself has one. */
export interface Exchange {
  readonly rates?: Rates;
  readonly base?: string;
  /** Decimals of amounts that name no currency. Default: those of the base. */
  readonly unnamedDecimals?: number;
}

/**
 * Base currency per one unit of `currency` in a calendar month: that month's
 * rate, else the latest earlier one (T7). 1 for the base itself and for no
 * currency; `undefined` where there is no rate above 0.
 */
export function rateOf({ rates, base }: Exchange, currency: string | undefined, month: Month): number | undefined {
  if (currency === undefined || currency === base) return 1;
  const entry = rates?.[currency];
  const rate = entry && typeof entry === 'object' ? latest(entry, month) : entry;
  return rate !== undefined && rate > 0 && rate < Infinity ? rate : undefined;
}

/**
 * An amount in minor units of `from` as minor units of `to`, by the rates of a
 * month; no currency means the base. Exact, and rounded once, half away from
 * zero (T8). `undefined` when a rate is missing.
 */
export function convert(
  minor: number,
  from: string | undefined,
  to: string | undefined,
  month: Month,
  exchange: Exchange,
): number | undefined {
  const ratio = ratioOf(from, to, month, exchange);
  return ratio && scaled(minor, ratio);
}

/** A whole number × a ratio, rounded once, half away from zero. */
export function scaled(minor: number, ratio: Ratio): number {
  if (ratio === SAME) return minor;
  const { numerator, denominator } = ratio;
  if (numerator <= Number.MAX_SAFE_INTEGER && denominator <= Number.MAX_SAFE_INTEGER) {
    return mulDiv(minor, Number(numerator), Number(denominator));
  }
  return roundedQuotient(BigInt(minor) * numerator, denominator);
}

/** The ratio that `convert` goes by; `SAME` where there is nothing to convert, `undefined` when a rate is missing. */
export function ratioOf(
  from: string | undefined,
  to: string | undefined,
  month: Month,
  exchange: Exchange,
): Ratio | undefined {
  const { rates, base, unnamedDecimals } = exchange;
  const source = from ?? base;
  const target = to ?? base;
  const shift = decimalsOf(target) - (from === undefined ? (unnamedDecimals ?? decimalsOf(base)) : decimalsOf(from));
  if (source === target) return shift ? quotient(1, 1, shift) : SAME;
  if (!rates) return undefined;
  let known = ratios.get(rates);
  if (!known) ratios.set(rates, (known = new Map()));
  const key = `${source} ${target} ${month} ${base} ${shift}`;
  if (!known.has(key)) {
    const sold = rateOf(exchange, source, month);
    const shown = rateOf(exchange, target, month);
    known.set(key, sold && shown ? quotient(sold, shown, shift) : undefined);
  }
  return known.get(key);
}

/** Those of two currencies that have no rate in a month. */
export function withoutRate(
  from: string | undefined,
  to: string | undefined,
  month: Month,
  exchange: Exchange,
): readonly string[] {
  return [from, to].flatMap((one) => (one === undefined || rateOf(exchange, one, month) !== undefined ? [] : one));
}

function latest(entry: Readonly<Record<Month, number>>, month: Month): number | undefined {
  if (entry[month] !== undefined) return entry[month];
  let found = '';
  for (const key of Object.keys(entry)) if (key < month && key > found) found = key;
  return entry[found];
}

/** `sold` ÷ `shown` × 10^`shift`, without the doubles' error. */
function quotient(sold: number, shown: number, shift: number): Ratio {
  const [soldDigits, soldExponent] = decimalOf(sold);
  const [shownDigits, shownExponent] = decimalOf(shown);
  const exponent = soldExponent - shownExponent + shift;
  return {
    numerator: BigInt(soldDigits) * 10n ** BigInt(Math.max(0, exponent)),
    denominator: BigInt(shownDigits) * 10n ** BigInt(Math.max(0, -exponent)),
  };
}
