// How an owner's days are weighed and counted (M3, M4).
import { calendarDays, season, workingDays } from './weights.js';

const made = new WeakMap();

/** Weights are made once for each calendar and season of a world. */
function once(parts, make) {
  if (!made.has(parts)) made.set(parts, make(parts));
  return made.get(parts);
}

/** That of the owner's group, else the organisation's, else the only one there is. */
function calendarOf(owner, { calendar, calendars = {}, groups }, { primary }) {
  const [level, id] = owner.split(':');
  const group = groups.find((one) => one.id === (level === 'user' ? primary.get(id) : id) && level !== 'company');
  const names = Object.keys(calendars);
  const name = group?.calendar ?? calendar ?? (names.length === 1 ? names[0] : undefined);
  return calendars[name];
}

/** Weights of an owner's days, and of the days that are counted. */
export function pacingOf(owner, { world: { organisation }, people, request }) {
  const calendar = calendarOf(owner, organisation, people);
  const [parts] = Object.values(organisation.seasons ?? {});
  const days = calendar ? once(calendar, workingDays) : calendarDays;
  if (request.pace === 'linear') return { pace: 'linear', days, weights: calendarDays };
  if (request.pace === 'profile' && parts) return { pace: 'profile', days, weights: once(parts, season) };
  const weights = request.pace === 'profile' ? calendarDays : days;
  return { pace: request.pace === 'none' ? 'none' : weights.pace, days, weights };
}
