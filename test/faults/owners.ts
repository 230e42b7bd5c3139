// Who is there, each with a name and with figures that nobody else can have.
import type { Actuals, ActualsQuery } from '../../src/model/actual.ts';
import type { Organisation } from '../../src/model/organisation.ts';
import type { OwnerKey } from '../../src/model/owner.ts';

interface Person {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  /** The first digits of all that is said of this person. */
  readonly code: number;
}

const PEOPLE: readonly Person[] = [
  { id: 'u1', group: 'north', name: 'Ada Quillon', code: 21_317 },
  { id: 'u2', group: 'north', name: 'Bo Vexhall', code: 27_741 },
  { id: 'u3', group: 'north', name: 'Cy Zandvik', code: 33_859 },
  { id: 'u4', group: 'west', name: 'Dee Jorvax', code: 41_117 },
  { id: 'u5', group: 'west', name: 'Eli Wuthrow', code: 46_573 },
  { id: 'u6', group: 'west', name: 'Fay Kyperon', code: 52_291 },
];
const GROUPS = [
  { id: 'north', name: 'Boreal Xanth' },
  { id: 'west', name: 'Occident Yrsa' },
];
const COMPANY = 'Halvorsen Qube';

export const ORGANISATION: Organisation = {
  listed: true,
  company: { name: COMPANY },
  groups: GROUPS,
  users: PEOPLE.map(({ id, group, name }) => ({ id, group, name })),
  currency: 'EUR',
  timeZone: 'UTC',
};

export const OWNERS: readonly OwnerKey[] = [
  'company',
  ...GROUPS.map(({ id }) => `group:${id}` as const),
  ...PEOPLE.map(({ id }) => `user:${id}` as const),
];

/** One code has room for so many figures, in whole euros. */
const ROOM = 100_000;
/** Figures of last year, and targets, are told from those of this year by these. */
const LAST_YEAR = 30_000;
const TARGET = 70_000;
/** More serials than a run has. */
const SERIALS = 10_000;

function peopleOf(owner: string): readonly Person[] {
  if (owner === 'company') return PEOPLE;
  return PEOPLE.filter(({ id, group }) => owner === `user:${id}` || owner === `group:${group}`);
}

const codeOf = (owner: string) => peopleOf(owner).reduce((sum, { code }) => sum + code, 0);

export function nameOf(owner: string): string {
  if (owner === 'company') return COMPANY;
  const [kind, id] = owner.split(':');
  return (kind === 'group' ? GROUPS : PEOPLE).find((one) => one.id === id)!.name;
}

/** An answer that carries its serial in each figure. */
export function answerWith(serial: number, { owner, from, to, status }: ActualsQuery): Actuals {
  const people = status === 'open' ? [] : peopleOf(owner);
  const more = serial + (from < '2026' ? LAST_YEAR : 0);
  const cells = people.map(({ id, group, code }) => ({
    user: id,
    group,
    month: to.slice(0, 7),
    value: (code * ROOM + more) * 100,
  }));
  return { cells, notes: [] };
}

/** The serial of the answer that a figure of this year was made of; `undefined` if no answer said so. */
export function serialOf(owner: string, actual: number): number | undefined {
  const serial = (actual - codeOf(owner) * ROOM) / peopleOf(owner).length;
  return Number.isInteger(serial) && serial > 0 && serial < SERIALS ? serial : undefined;
}

/** Cents that only this save sets for this owner. */
export const targetOf = (owner: string, save: number): number => (codeOf(owner) * ROOM + TARGET + save) * 100;

/** Whether a number can only be about this owner. */
export function isAbout(owner: string, value: number): boolean {
  const base = codeOf(owner) * ROOM;
  return value > base && value < base + ROOM * (owner.startsWith('user') ? 1 : 1.5);
}
