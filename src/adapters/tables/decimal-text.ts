import { parseMinor } from '../../model/money.ts';

/** A number as canonical decimal text, without exponent. */
export function decimalText(value: number): string {
  const text = String(value);
  // By hand where it can be: Intl takes twenty times as long.
  return text.includes('e') ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}

/**
 * Whole minor units of canonical decimal text, half away from zero where it has
 * more decimals than the currency; `undefined` for another text (`NaN`) or
 * beyond what an amount may be (T8).
 */
export function minorOf(text: string, decimals: number): number | undefined {
  try {
    return parseMinor(text, decimals);
  } catch {
    return undefined;
  }
}
