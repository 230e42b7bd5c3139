import { dayOfNumber } from '../../model/day.ts';
import type { NumberKind } from './number-formats.ts';

const SECONDS = 86_400;
/** Days from the first day of spreadsheets to 1970, and to their other first day, of 1904. */
const EPOCH = 25_569;
const EPOCH_1904 = 24_107;
const LAST = 2_958_465;
/** A day that spreadsheets count and that never was: 29 February 1900. */
const NO_DAY = 60;

/** ISO date of a serial number, or date-time where it has a time; `undefined` where it is none. */
export function serialText(serial: number, is1904: boolean): string | undefined {
  const seconds = Math.round(serial * SECONDS);
  const day = Math.floor(seconds / SECONDS);
  if (!(day >= (is1904 ? 0 : 1) && day <= LAST) || (!is1904 && day === NO_DAY)) return undefined;
  const shift = is1904 ? EPOCH_1904 : day < NO_DAY ? EPOCH - 1 : EPOCH;
  const date = dayOfNumber(day - shift);
  const rest = seconds - day * SECONDS;
  return rest ? `${date}T${[rest / 3600, (rest / 60) % 60, rest % 60].map(twoDigits).join(':')}` : date;
}

const twoDigits = (value: number) => String(Math.floor(value)).padStart(2, '0');

/** As many digits as a spreadsheet has: what lies beyond them comes of its binary sums. */
const DIGITS = 15;

/** A number of a cell as it is meant: 0.30000000000000004 is 0.3. `undefined` for what is none. */
export function cellNumber(text: string): number | undefined {
  const value = Number(text);
  return text.trim() && Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : undefined;
}

/** A number as its cell has it: a date, per cent, or itself. */
export function numberValue(value: number, kind: NumberKind, is1904: boolean): string | number {
  if (kind === 'percent') return `${Number((value * 100).toPrecision(DIGITS))}%`;
  return (kind === 'date' ? serialText(value, is1904) : undefined) ?? value;
}

/** Signs that XML does not take are written as their codes: `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
