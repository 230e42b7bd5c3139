import { instantAt, localTime } from './zoned-time.ts';

/** A date, or a date and time, in a time zone. */
export interface Moment {
  /** Its last millisecond, as epoch milliseconds: of a date the end of that day. */
  readonly instant: number;
  /** As the clocks of the zone say it: `2026-03-01`, or `2026-03-01T14:00`. */
  readonly local: string;
  /** IANA name; that of this machine if absent. */
  readonly timeZone?: string;
}

const MS_PER_DAY = 86_400_000;
const FORM = /^(\d{4}-\d\d-\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?(Z|[+-]\d\d:\d\d)?)?$/i;

/**
 * Reads an ISO date, or date and time with or without an offset. Without one
 * it is that of `timeZone`, an IANA name, or of this machine where none is
 * given. A date means the whole day. Undefined for other texts and for dates
 * that do not exist.
 */
export function momentOf(text: string, timeZone?: string): Moment | undefined {
  const [, day, hours, minutes, seconds = '0', fraction = '0', offset] = FORM.exec(text.trim()) ?? [];
  const midnight = Date.parse(String(day));
  // Some engines take 30 February for 2 March.
  if (!day || Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return undefined;
  const zone = timeZone === undefined ? {} : { timeZone };
  if (!hours) return { instant: instantAt(timeZone, midnight + MS_PER_DAY) - 1, local: day, ...zone };
  const time = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
  const local = midnight + time;
  const instant = offset ? local - minutesOf(offset) * 60_000 : instantAt(timeZone, local);
  return { instant, local: localTime(timeZone, instant), ...zone };
}

/** Minutes east of Greenwich of `Z` or `+02:00`. */
function minutesOf(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  return offset.startsWith('-') ? -minutes : minutes;
}
