import { isTimeZone } from '../../model/time-zone.ts';
import { isCurrency } from '../../model/currency.ts';
import { isDay } from '../../model/day.ts';
import type {
  Dimension,
  Group,
  Item,
  Name,
  Organisation,
  Rates,
  User,
  WorkingCalendar,
} from '../../model/organisation.ts';
import {
  checked,
  choice,
  distinct,
  entries,
  flag,
  list,
  members,
  number,
  refuse,
  spotOf,
  table,
  text,
} from './json-spot.ts';
import { unknownMembers, whole, type Spot } from './json-spot.ts';
import { readTargetTypes } from './target-types.ts';

const MEMBERS = [
  ...(['company', 'companies', 'groups', 'users', 'currency', 'rates', 'fiscalYear', 'timeZone', 'groupBy'] as const),
  ...(['closedUntil', 'calendar', 'calendars', 'seasons', 'dimensions', 'targetTypes'] as const),
];

type Root = Readonly<Partial<Record<(typeof MEMBERS)[number], Spot>>>;

/**
 * Reads an organisation of the interchange form. Unknown members are noted
 * (`unknown-member`, value is the path); a wrong value is `SourceError`
 * `invalid-data`, `bad-value`, with path, value and what was expected.
 * Without a member `users` the answer has `listed: false`: who is there is
 * taken from sales and targets, groups of the file first. Without `groups`
 * they are those that users name.
 */
export function parseOrganisation(json: unknown, file: string): Organisation {
  const spot = spotOf(json, file);
  const root = members(spot, MEMBERS);
  const rules = { ...readPeople(root), ...readMoney(root), ...readTime(root), ...readTypes(root) };
  return { listed: root.users !== undefined, ...rules, notes: unknownMembers(spot) };
}

function readPeople({ company, companies, groups, users, calendars, groupBy }: Root) {
  const companyList = companies && distinct(companies, named);
  const groupList = groups && distinct(groups, groupReader(idsOf(companyList), calendarIds(calendars)));
  const userList = users ? distinct(users, userReader(idsOf(groupList))) : [];
  return present({
    company: company && present({ name: optional(members(company, ['name']).name, name) }),
    companies: companyList,
    groups: groupList ?? groupsNamedBy(userList),
    users: userList,
    groupBy: optional(groupBy, (spot) => choice(spot, ['sale', 'member'])),
  });
}

/** References are checked only against a list that is there. */
const idsOf = (things: readonly Item[] | undefined) => things && new Set(things.map(({ id }) => id));

const calendarIds = (calendars: Spot | undefined) => (calendars ? entries(calendars).map(([id]) => id) : []);

function groupReader(companies: ReadonlySet<string> | undefined, calendars: readonly string[]) {
  return (spot: Spot): Group => {
    const group = members(spot, ['id', 'name', 'company', 'calendar']);
    return present({
      ...identity(spot, group),
      company: optional(group.company, (company) => reference(company, companies)),
      calendar: optional(group.calendar, (calendar) => choice(calendar, calendars)),
    });
  };
}

function userReader(groups: ReadonlySet<string> | undefined) {
  return (spot: Spot): User => {
    const user = members(spot, ['id', 'name', 'group', 'former']);
    return present({
      ...identity(spot, user),
      group: optional(user.group, (group) => reference(group, groups)),
      former: optional(user.former, flag),
    });
  };
}

const reference = (spot: Spot, known: ReadonlySet<string> | undefined) => (known ? choice(spot, known) : text(spot));

function groupsNamedBy(users: readonly User[]): readonly Group[] {
  const ids = new Set(users.flatMap(({ group }) => group ?? []));
  return [...ids].map((id) => ({ id }));
}

function readMoney({ currency, rates }: Root) {
  return present({
    currency: optional(currency, (spot) => checked(spot, 'EUR, USD, …', isCurrency)),
    rates: optional(rates, (spot): Rates => table(spot, readRates)),
  });
}

function readRates(spot: Spot, currency: string) {
  if (!isCurrency(currency)) refuse({ ...spot, value: currency }, 'EUR, USD, …');
  if (typeof spot.value === 'number') return positive(spot);
  return table(spot, (rate, month) =>
    isDay(`${month}-01`) ? positive(rate) : refuse({ ...rate, value: month }, '2026-01'),
  );
}

const positive = (spot: Spot) => number(spot, '> 0', (value) => value > 0);

function readTime({ fiscalYear, timeZone, closedUntil, calendar, calendars, seasons }: Root) {
  return present({
    fiscalYear: optional(fiscalYear, readFiscalYear),
    timeZone: optional(timeZone, (spot) => checked(spot, 'Europe/Amsterdam, …', isTimeZone)),
    closedUntil: optional(closedUntil, day),
    calendar: optional(calendar, (spot) => choice(spot, calendarIds(calendars))),
    calendars: optional(calendars, (spot) => table(spot, readCalendar)),
    seasons: optional(seasons, (spot) => table(spot, readSeason)),
  });
}

function readFiscalYear(spot: Spot) {
  const { start, name } = members(spot, ['start', 'name']);
  return present({
    start: optional(start, (first) => whole(first, 1, 12)),
    name: optional(name, (by) => choice(by, ['start', 'end'])),
  });
}

function readCalendar(spot: Spot): WorkingCalendar {
  const { weekdays, holidays } = members(spot, ['weekdays', 'holidays']);
  return present({
    weekdays: optional(weekdays, (days) => list(days, (weekday) => whole(weekday, 1, 7))),
    holidays: optional(holidays, (days) => list(days, day)),
  });
}

function readSeason(spot: Spot): readonly number[] {
  const parts = list(spot, (part) => number(part, '≥ 0', (value) => value >= 0));
  const sum = parts.reduce((total, part) => total + part, 0);
  if (parts.length !== 12) refuse({ ...spot, value: parts.length }, '12');
  // Parts such as 8.33 do not add up exactly in binary.
  return Math.abs(sum - 100) < 1e-6 ? parts : refuse({ ...spot, value: `Σ = ${Number(sum.toFixed(6))}` }, 'Σ = 100');
}

function readTypes({ dimensions, targetTypes }: Root) {
  const known = dimensions && distinct(dimensions, readDimension);
  return present({ dimensions: known, targetTypes: targetTypes && readTargetTypes(targetTypes, known ?? []) });
}

function readDimension(spot: Spot): Dimension {
  const dimension = members(spot, ['id', 'name', 'column', 'items']);
  return present({
    ...identity(spot, dimension),
    column: optional(dimension.column, text),
    items: optional(dimension.items, (items) => distinct(items, named)),
  });
}

const named = (spot: Spot): Item => identity(spot, members(spot, ['id', 'name']));

function identity(spot: Spot, thing: { readonly id?: Spot; readonly name?: Spot }): Item {
  const id = thing.id ?? { ...spot, value: undefined, path: `${spot.path}.id` };
  return present({ id: text(id), name: optional(thing.name, name) });
}

/** A text, or texts by language. */
const name = (spot: Spot): Name => (typeof spot.value === 'string' ? text(spot) : table(spot, text));

const day = (spot: Spot) => checked(spot, '2026-12-31', isDay);

const optional = <T>(spot: Spot | undefined, read: (spot: Spot) => T) => spot && read(spot);

/** Without the members that are not there, so that spreading one over another overrides nothing by absence. */
function present<T extends object>(thing: T): T {
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined)) as T;
}
