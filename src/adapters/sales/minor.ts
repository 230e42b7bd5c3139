import { parseMinor } from '../../model/money.ts';

/**
 * Whole minor units of canonical decimal text in major units, half away from
 * zero where it has more decimals than the currency; `undefined` for what is no
 * such text (an exponent) or beyond what an amount may be (T8).
 */
export function minorOf(text: string, decimals: number): number | undefined {
  try {
    return parseMinor(text, decimals);
  } catch {
    return undefined;
  }
}
