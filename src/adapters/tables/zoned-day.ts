import type { Day } from '../../model/day.ts';
import { badOption } from './bad-option.ts';

const QUARTER_HOUR = 900_000;

/**
 * Makes the function that tells the date of an instant (ms since 1970) in a
 * time zone. Midnights lie on quarters of an hour everywhere, so one question
 * to Intl per quarter serves all instants in it. Throws for an unknown zone.
 */
export function zonedDay(timeZone: string): (instant: number) => Day {
  const format = formatterOf(timeZone);
  const days = new Map<number, Day>();
  return (instant) => {
    const quarter = Math.floor(instant / QUARTER_HOUR);
    let day = days.get(quarter);
    if (day === undefined) {
      const parts = format.formatToParts(quarter * QUARTER_HOUR);
      const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
      days.set(quarter, (day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`));
    }
    return day;
  };
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  } catch (cause) {
    throw badOption('timeZone', timeZone, 'Europe/Amsterdam', cause);
  }
}
