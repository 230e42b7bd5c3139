import { dayOfNumber } from '../../model/day.ts';
import type { DateParts } from './date-parts.ts';

/** Days from the first day of spreadsheets to 1970. */
const EPOCH = 25_569;
const LAST = 2_958_465;

/**
 * The date of a spreadsheet's serial number: 46032 is 2026-01-10. Day 60 is a
 * 29 February 1900 that never was, so that days before it lie one later.
 */
export function serialParts(text: string): DateParts | undefined {
  const [, whole] = /^(\d{1,7})(?:[.,]\d+)?$/.exec(text) ?? [];
  const serial = Number(whole ?? NaN);
  if (!(serial >= 1 && serial <= LAST) || serial === 60) return undefined;
  return { day: dayOfNumber(serial - EPOCH + (serial < 60 ? 1 : 0)), hour: 0, minute: 0, second: 0 };
}
