import type { YearSheet } from './year-sheet.ts';

/** Names of the intervals of a sheet with their year: `Jan 2026`, `Q1 2026`. */
export function intervalNames(
  { interval, starts, key }: Pick<YearSheet, 'interval' | 'starts' | 'key'>,
  locale: string,
) {
  if (interval === 'quarter') return starts.map((_, index) => `Q${index + 1} ${key.year}`);
  const month = new Intl.DateTimeFormat(locale, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
    calendar: 'gregory',
  });
  return starts.map((start) => month.format(new Date(`${start}T00:00:00Z`)));
}
