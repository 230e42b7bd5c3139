import { decimalsOf } from './currency.ts';
import type { Month } from './day.ts';
import { decimalOf, mulDiv, roundedQuotient } from './money.ts';
import type { Rates } from './organisation.ts';

type Converter = (minor: number) => number;

// A table never changes, and thousands of cells ask it for a handful of months.
const converters = new WeakMap<Rates, Map<string, Converter | undefined>>();

/** Rates against the base currency. Without rates only the base itself has one. */
export interface Exchange {
  readonly rates?: Rates;
  readonly base?: string;
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
  const source = from ?? exchange.base;
  const target = to ?? exchange.base;
  return source === target ? minor : converterOf(source, target, month, exchange)?.(minor);
}

function latest(entry: Readonly<Record<Month, number>>, month: Month): number | undefined {
  if (entry[month] !== undefined) return entry[month];
  let found = '';
  for (const key of Object.keys(entry)) if (key < month && key > found) found = key;
  return entry[found];
}

function converterOf(
  from: string | undefined,
  to: string | undefined,
  month: Month,
  exchange: Exchange,
): Converter | undefined {
  const { rates, base } = exchange;
  if (!rates) return undefined;
  let known = converters.get(rates);
  if (!known) converters.set(rates, (known = new Map()));
  const key = `${from} ${to} ${month} ${base}`;
  if (!known.has(key)) {
    const sold = rateOf(exchange, from, month);
    const shown = rateOf(exchange, to, month);
    known.set(key, sold && shown ? converter(sold, shown, decimalsOf(to) - decimalsOf(from)) : undefined);
  }
  return known.get(key);
}

/** × `sold` ÷ `shown` × 10^`shift`, without the doubles' error: 0.1 is a tenth. */
function converter(sold: number, shown: number, shift: number): Converter {
  const [soldDigits, soldExponent] = decimalOf(sold);
  const [shownDigits, shownExponent] = decimalOf(shown);
  const exponent = soldExponent - shownExponent + shift;
  const numerator = BigInt(soldDigits) * 10n ** BigInt(Math.max(0, exponent));
  const denominator = BigInt(shownDigits) * 10n ** BigInt(Math.max(0, -exponent));
  if (numerator <= Number.MAX_SAFE_INTEGER && denominator <= Number.MAX_SAFE_INTEGER) {
    return (minor) => mulDiv(minor, Number(numerator), Number(denominator));
  }
  return (minor) => roundedQuotient(BigInt(minor) * numerator, denominator);
}
