import type { Actuals, ActualsCell, ActualsQuery } from '../../model/actual.ts';
import { monthOf } from '../../model/day.ts';
import type { Note } from '../../model/note.ts';
import type { Group, Organisation, User } from '../../model/organisation.ts';
import type { Found, Members } from './engine.ts';
import type { Tally } from './sums.ts';

type Names = readonly string[];

/** The frozen answer that a tally says in codes. */
export function actualsOf(tally: Tally, query: ActualsQuery, found: Found): Actuals {
  const items: Names = found.items[found.dimensions.indexOf(query.dimension ?? '')] ?? [];
  const cells = Array.from(tally.value, (value, at): ActualsCell => {
    const month = tally.month[at]!;
    const group = found.groups[tally.group[at]!];
    const item = items[tally.item[at]!];
    const currency = found.currencies[tally.currency[at]!];
    return Object.freeze({
      user: found.users[tally.user[at]!]!,
      month: monthOf(Math.floor(month / 12), (month % 12) + 1),
      value,
      ...(group !== undefined && { group }),
      ...(item !== undefined && { item }),
      ...(currency !== undefined && { currency }),
    });
  });
  const code = query.measure === 'profit' ? 'missing-profit' : 'missing-probability';
  const missing: readonly Note[] = tally.missing ? [{ code, count: tally.missing }] : [];
  const notes = [...found.notes, ...missing].map((note) => Object.freeze(note));
  return Object.freeze({ cells: Object.freeze(cells), notes: Object.freeze(notes) });
}

/**
 * The organisation as the host says it, or, where it does not list who is
 * there, with the groups and users that the sales name (R12). Frozen.
 */
export function organisationOf(found: Found, said: Organisation | undefined, currency = said?.currency): Organisation {
  const currencies = Object.freeze([...found.currencies]);
  if (said?.listed) return Object.freeze({ ...said, currency, currencies });
  const groups = found.groups.map((id): Group => ({ id }));
  const users = found.users
    .map((id, code): User => ({ id, group: found.groups[found.newestGroup[code]!] }))
    .filter(({ id }) => id);
  return Object.freeze({
    ...said,
    currency,
    listed: false,
    groups: united(said?.groups, groups),
    users: united(said?.users, users),
    currencies,
  });
}

function united<T extends { readonly id: string }>(said: readonly T[] = [], found: readonly T[]): readonly T[] {
  const known = new Set(said.map(({ id }) => id));
  return Object.freeze([...said, ...found.filter(({ id }) => !known.has(id))]);
}

/** Who belongs where, by the host's word; nothing where the newest sales decide. */
export function membersOf(said: Organisation | undefined): Members | undefined {
  return said?.listed ? new Map(said.users.map(({ id, group }) => [id, group])) : undefined;
}
