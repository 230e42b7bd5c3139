// Clocks of the zones that the worlds use: how far ahead of UTC they are, and when they are put forward and back.
import { firstOf, lastOf, monthNamed, weekdayOf } from './days.js';

const SUNDAY = 7;

const sundayFrom = (day) => day + SUNDAY - weekdayOf(day);

const march = (year) => monthNamed(`${year}-03`);
const october = (year) => monthNamed(`${year}-10`);
const november = (year) => monthNamed(`${year}-11`);

/** The last Sundays of March and October, at one o'clock UTC. */
const EUROPE = (year) => [march(year), october(year)].map((month) => minuteOf(sundayFrom(lastOf(month) - 6), 1));

/** The second Sunday of March and the first of November, at two o'clock on the clock before: five and four hours behind UTC. */
const EASTERN = (year) => [
  minuteOf(sundayFrom(firstOf(march(year))) + 7, 7),
  minuteOf(sundayFrom(firstOf(november(year))), 6),
];

/** Minutes ahead of UTC in winter, and the minutes of a year between which it is an hour more. */
const ZONES = {
  UTC: { ahead: 0 },
  'Asia/Tokyo': { ahead: 540 },
  'Asia/Kolkata': { ahead: 330 },
  'America/Phoenix': { ahead: -420 },
  'Europe/Amsterdam': { ahead: 60, summer: EUROPE },
  'America/New_York': { ahead: -300, summer: EASTERN },
};

export const ZONE_NAMES = Object.keys(ZONES);

/** A minute counted from the first day of all. */
export const minuteOf = (day, hours, minutes = 0) => 1440 * day + 60 * hours + minutes;

/** The day in a zone at a minute of UTC, which lies in `year` but for some hours. */
export function dayAt(minute, zone, year) {
  const { ahead, summer } = ZONES[zone];
  const [from, to] = summer?.(year) ?? [0, 0];
  const isSummer = minute >= from && minute < to;
  return Math.floor((minute + ahead + (isSummer ? 60 : 0)) / 1440);
}
