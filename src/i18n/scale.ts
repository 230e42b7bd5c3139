/** How the numbers of one tile are written: all in one unit and with the same decimals (N6). */
export interface Scale {
  /** Numbers are divided by ten to this power: 0, 3, 6, 9 or 12. */
  readonly power: number;
  readonly decimals: number;
}

/** Up to how many digits a number has (3 in charts, 4 in tables), or `full`: all of them. */
export type Digits = number | 'full';

const LARGEST_POWER = 12;

/**
 * The one scale on which all `values` are written. The largest decides: the
 * unit grows when it would not fit into `digits` (never fewer than three before
 * the point), and it gets as many decimals as there is room for. Without a unit
 * there are at most `decimals` of them, those of the currency, and none if all
 * values are whole.
 */
export function scaleFor(values: Iterable<number | undefined>, digits: Digits = 3, decimals = 0): Scale {
  let largest = 0;
  let whole = true;
  for (const value of values) {
    if (value === undefined || !Number.isFinite(value)) continue;
    largest = Math.max(largest, Math.abs(value));
    whole &&= Number.isInteger(value);
  }
  const most = whole ? 0 : decimals;
  if (digits === 'full') return { power: 0, decimals: most };
  const limit = 10 ** Math.max(3, digits);
  for (let power = 0; ; power += 3) {
    const size = largest / 10 ** power;
    let places = power === 0 ? Math.min(digits - 1, most) : digits - 1;
    // 9.996 becomes 10.00 and 999.6 becomes 1,000: only the rounded number tells how long it is.
    while (places > 0 && digitsBefore(size.toFixed(places)) + places > digits) places -= 1;
    if (power === LARGEST_POWER || Number(size.toFixed(places)) < limit) return { power, decimals: places };
  }
}

/** Whether a number has more than four digits before its point on a scale. */
export function isLong(value: number, { power }: Scale): boolean {
  return Math.round(Math.abs(value) / 10 ** power) >= 1e4;
}

function digitsBefore(text: string): number {
  return text.indexOf('.');
}

/**
 * A difference and its digits: two, or as many as the numbers have that it lies between, written in up to `most`; no
 * finer than a tenth of their last digit. So it is the same in every tile, whatever the unit. Roughly itself where
 * nothing would be left of it.
 */
export function roundedGap(
  difference: number,
  numbers: readonly number[],
  decimals: number,
  most = 3,
): { readonly value: number; readonly digits: number } {
  const { power, decimals: places } = scaleFor(numbers, most, decimals);
  const last = 10 ** (power - places);
  const two = 10 ** (Math.floor(Math.log10(Math.abs(difference) || 1)) - 1);
  const step = Math.min(last, Math.max(two, power ? last / 10 : last));
  const steps = Math.round(difference / step);
  const digits = Math.max(String(Math.abs(steps)).length, power ? 1 : places + 1);
  return { value: steps * step || difference, digits: Math.min(most, digits) };
}
