import type { Day } from '../../model/day.ts';

/** A date-time as written, not yet checked. */
export interface DateParts {
  readonly day: Day;
  /** Monday is 1. */
  readonly weekday?: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Minutes east of Greenwich; absent for the organisation's own time. */
  readonly offset?: number;
}

/** `Z`, `+02`, `+0200` or `-05:30` in minutes east of Greenwich. */
export function offsetOf(zone: string): number {
  const [, sign, hours, minutes = 0] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  const size = Number(hours) * 60 + Number(minutes);
  return sign ? (sign === '-' ? -size : size) : 0;
}
