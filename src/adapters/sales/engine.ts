import type { Actuals, ActualsQuery } from '../../model/actual.ts';
import type { Note } from '../../model/note.ts';
import type { Steps } from '../../model/steps.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { AddWholes } from './add-rows.ts';
import { cellsOf, type Primary } from './cells.ts';
import type { SalesColumns } from './columns.ts';
import { firstNames } from '../files/first-names.ts';

/** Owners and currencies that the sales name. Plain data. */
export type Found = Required<Pick<Organisation, 'groups' | 'users' | 'currencies'>>;

/** Primary group of each user, where an organisation file says who is there. */
export type Members = ReadonlyMap<string, string | undefined>;

/** Loaded sales that answer queries. */
export class SalesEngine {
  readonly found: Found;
  readonly #columns: SalesColumns;
  readonly #notes: readonly Note[];
  readonly #primary: Primary;
  readonly #addWholes: AddWholes | undefined;

  constructor(columns: SalesColumns, notes: readonly Note[], members?: Members, addWholes?: AddWholes) {
    this.#addWholes = addWholes;
    const { users, groups, currencies, currenciesUsed, newestGroup } = columns.names;
    this.#columns = columns;
    this.#notes = notes;
    this.#primary = members ? users.names.map((user) => groups.maybe(members.get(user) ?? '')) : newestGroup;
    const named = users.names.flatMap((id, code) => {
      const group = groups.names[newestGroup[code]!];
      return id ? [{ id, ...(group !== undefined && { group }) }] : [];
    });
    this.found = {
      groups: groups.names.map((id) => ({ id })),
      users: named,
      currencies: currenciesUsed.map((code) => currencies.names[code]!),
    };
  }

  /** Throws `SourceError` where the sales lack what is asked. */
  *actuals(query: ActualsQuery): Steps<Actuals> {
    const { cells, notes } = yield* cellsOf(this.#columns, query, this.#primary, this.#addWholes);
    return { cells, notes: [...this.#notes, ...notes] };
  }
}

/** The host's organisation, with the groups and users that the sales name unless it lists who is there (R12). */
export function organisationOf(found: Found, said?: Organisation, currency = said?.currency): Organisation {
  const listed = said?.listed === true;
  const notes = [...(said?.notes ?? []), ...(listed ? unknownSellers(found, said) : [])];
  return {
    ...said,
    ...(currency && { currency }),
    listed,
    groups: united(said?.groups, listed ? [] : found.groups),
    users: united(said?.users, listed ? [] : found.users),
    currencies: found.currencies,
    ...(notes.length && { notes }),
  };
}

/** Notes sellers whom the organisation does not list, by their first names and number. */
function unknownSellers({ users }: Found, said: Organisation): readonly Note[] {
  const known = new Set(said.users.map(({ id }) => id));
  const unknown = users.flatMap(({ id }) => (known.has(id) ? [] : id));
  const names = firstNames(unknown);
  const count = unknown.length;
  const value = names.join(', ') + (count > names.length ? ', …' : '');
  return count ? [{ code: 'unknown-sellers', count, value }] : [];
}

function united<T extends { readonly id: string }>(said: readonly T[] = [], found: readonly T[]): readonly T[] {
  const known = new Set(said.map(({ id }) => id));
  return [...said, ...found.filter(({ id }) => !known.has(id))];
}

/** Primary groups by the host's word; undefined where the newest sales decide. */
export function membersOf(said: Organisation | undefined): Members | undefined {
  return said?.listed ? new Map(said.users.map(({ id, group }) => [id, group])) : undefined;
}
