import { monthOf } from './day.ts';
import type { Month } from './day.ts';
import type { FiscalYear } from './organisation.ts';

/** The fiscal year with its defaults: from January, called after the year in which it starts (T9). */
export function fiscalYearOf(partial: Partial<FiscalYear> | undefined): FiscalYear {
  return { start: partial?.start ?? 1, name: partial?.name ?? 'start' };
}

/** Where a calendar month lies: the fiscal year's name and the month's index in it, 0 for the first. */
export function fiscalPlace(month: Month, fiscal: FiscalYear): { readonly year: number; readonly index: number } {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - fiscal.start;
  return { year: Math.floor(index / 12) + lead(fiscal), index: index % 12 };
}

/** The calendar month at an index of a fiscal year; indices outside 0–11 lie in the years around. */
export function fiscalMonth(year: number, index: number, fiscal: FiscalYear): Month {
  return monthOf(year - lead(fiscal), fiscal.start + index);
}

/** How many years the name is ahead of the year's first day. A year from January ends in the year it starts in. */
function lead({ start, name }: FiscalYear): number {
  return name === 'end' && start > 1 ? 1 : 0;
}
