// Currencies, their decimals and rates, and amounts in another one (T7, T8).
import { monthNamed } from './days.js';
import { decimal, over, rounded, times } from './ratio.js';

/** Decimals of those that the worlds use, by ISO 4217. */
const DECIMALS = { EUR: 2, USD: 2, NOK: 2, JPY: 0, KWD: 3 };

export const decimalsOf = (currency) => DECIMALS[currency] ?? 2;

const powerOfTen = (exponent) => (exponent < 0 ? [1n, 10n ** BigInt(-exponent)] : [10n ** BigInt(exponent), 1n]);

/** Decimal text in major units as whole minor units. */
export const minorOf = (text, decimals) => rounded(times(decimal(text), powerOfTen(decimals)));

/** Base currency per one of another: by month the one of the month, or the latest before it. */
function rateOf(currency, month, { rates = {}, base }) {
  if (currency === base) return [1n, 1n];
  const rate = rates[currency];
  if (rate === undefined || typeof rate === 'number') return rate === undefined ? undefined : decimal(String(rate));
  const until = Object.keys(rate).filter((text) => monthNamed(text) <= month);
  return until.length ? decimal(String(rate[until.sort().at(-1)])) : undefined;
}

/** Minor units of one currency for one of another; `undefined` where a rate is missing. */
export function ratioOf(from, to, month, exchange) {
  if (from === to) return [1n, 1n];
  const [ours, theirs] = [rateOf(from, month, exchange), rateOf(to, month, exchange)];
  return ours && theirs && times(over(ours, theirs), powerOfTen(decimalsOf(to) - decimalsOf(from)));
}

/** Currencies that have no rate in a month, of the two that one would be needed of. */
export function missing(from, to, month, exchange) {
  return from === to ? [] : [from, to].filter((currency) => !rateOf(currency, month, exchange));
}

/** An amount in the currency shown, rounded once; `undefined`, and told, where there is no rate. */
export function minorAt(value, from, { exchange, currency }, month, missed) {
  const conversion = ratioOf(from, currency, month, exchange);
  if (!conversion) missing(from, currency, month, exchange).forEach((one) => missed(one));
  return conversion && rounded(times([value, 1n], conversion));
}
