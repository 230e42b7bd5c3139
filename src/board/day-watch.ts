import type { Day } from '../model/day.ts';

/** Midnights of every time zone fall on a quarter of an hour. */
const QUARTER = 900_000;

/** The date in a time zone, the browser's by default. */
export function dayIn(timeZone: string | undefined, instant: number): Day {
  const format = new Intl.DateTimeFormat('en', { timeZone, ...FIELDS });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}`;
}

const FIELDS: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  calendar: 'gregory',
  numberingSystem: 'latn',
};

/**
 * Calls back whenever a new day may have begun somewhere: each quarter of an
 * hour, and when the page is looked at again after its timers have slept.
 * Returns the function that stops it.
 */
export function watchDay(now: () => number, changed: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = () => {
    timer = setTimeout(
      () => {
        changed();
        wait();
      },
      QUARTER - (now() % QUARTER),
    );
  };
  const seen = () => {
    if (!document.hidden) changed();
  };
  wait();
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', seen);
  };
}
