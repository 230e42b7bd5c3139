import { linearWeights, profileWeights, workingDayWeights, type DayWeights } from './calendar.ts';
import { addDays, daysIn, type Day } from './day.ts';
import { groupOf, type Directory } from './directory.ts';
import type { Fraction } from './judgement.ts';
import type { Note } from './note.ts';
import type { Organisation, WorkingCalendar } from './organisation.ts';
import type { OwnerKey } from './owner.ts';
import type { Pace, Settings } from './request.ts';

/** How an owner's days are weighed. */
export interface Pacing {
  readonly pace: Pace;
  /** Weighs targets, also where no pace is kept. */
  readonly weights: DayWeights;
  /** Counts days left: working days where there is a calendar (M4). */
  readonly days: DayWeights;
  readonly dayKind: 'working' | 'calendar';
  /** Id of the calendar of its working days. */
  readonly calendar?: string;
  /** Last day that counts as elapsed (R1). */
  readonly elapsedTo: Day;
}

/** The owner's group's calendar, else the organisation's, else its only one. */
function calendarOf(
  owner: OwnerKey,
  organisation: Organisation,
  directory: Directory,
): readonly [id?: string, calendar?: WorkingCalendar] {
  return calendarNamed(groupOf(owner, directory)?.calendar, organisation);
}

/** The calendar of a group that names one, else the organisation's, else its only one. */
export function calendarNamed(
  ofGroup: string | undefined,
  organisation: Organisation,
): readonly [id?: string, calendar?: WorkingCalendar] {
  const calendars = organisation.calendars ?? {};
  const ids = Object.keys(calendars);
  const named = ofGroup ?? organisation.calendar;
  const id = named ?? (ids.length === 1 ? ids[0]! : '');
  return Object.hasOwn(calendars, id) ? [id, calendars[id]] : []; // not what every object has, such as `constructor`
}

/** Working days if there is a calendar, else calendar days, unless the tile says otherwise (M3). */
export function pacingFor(
  owner: OwnerKey,
  wanted: Pace | undefined,
  organisation: Organisation,
  directory: Directory,
  settings: Settings,
): Pacing {
  const [id, calendar] = calendarOf(owner, organisation, directory);
  const season = Object.values(organisation.seasons ?? {})[0];
  const days = calendar ? workingDayWeights(calendar) : linearWeights();
  const weights =
    wanted === 'linear' || (wanted === 'profile' && !season)
      ? linearWeights()
      : wanted === 'profile'
        ? profileWeights(season!)
        : days;
  return {
    pace: wanted === 'none' ? 'none' : weights.method,
    weights,
    days,
    dayKind: calendar ? 'working' : 'calendar',
    calendar: id,
    elapsedTo: settings.todayCounts ? settings.asOf : addDays(settings.asOf, -1),
  };
}

/** Notes about a requested pace that could not be used. */
export function pacingNotes(wanted: Pace | undefined, { pace }: Pacing): Note[] {
  return wanted === 'profile' && pace !== 'profile' ? [{ code: 'no-season' }] : [];
}

/** Share of the days' weight that has elapsed; of calendar days where they weigh nothing (R3, R4). */
export function elapsedShare({ weights, elapsedTo }: Pacing, from: Day, to: Day): Fraction {
  const until = elapsedTo < to ? elapsedTo : to;
  const whole = weights.sum(from, to);
  return whole === 0
    ? { part: Math.max(0, daysIn(from, until)), whole: daysIn(from, to) }
    : { part: weights.sum(from, until), whole };
}
