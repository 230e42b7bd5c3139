import type { ActualsQuery } from '../../model/actual.ts';
import type { Note } from '../../model/note.ts';
import { NONE, type SalesColumns } from './columns.ts';
import { tally, type Primary, type Tally } from './tally.ts';

/** Names that the sales mention, by code: what makes cells of a tally, and an organisation where no file lists one. */
export interface Found {
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly currencies: readonly string[];
  readonly dimensions: readonly string[];
  readonly items: readonly (readonly string[])[];
  /** Group code per user code, by each user's newest sale (R12). */
  readonly newestGroup: readonly number[];
  readonly notes: readonly Note[];
}

/** Primary group of each user, where an organisation file says who is there. */
export type Members = ReadonlyMap<string, string | undefined>;

/** Loaded sales that answer questions. */
export class SalesEngine {
  readonly found: Found;
  #columns: SalesColumns;
  #primary: Primary;

  constructor(columns: SalesColumns, notes: readonly Note[], members: Members | undefined) {
    const { users, groups, currencies, dimensions, items, newestGroup } = columns;
    const groupCode = (id: string | undefined) => (id === undefined ? NONE : groups.code(id));
    this.#columns = columns;
    this.#primary = members ? users.names.map((user) => groupCode(members.get(user))) : newestGroup;
    this.found = {
      users: users.names,
      groups: groups.names,
      currencies: currencies.names,
      dimensions,
      items: items.map(({ names }) => names),
      newestGroup,
      notes,
    };
  }

  /** Throws `SourceError` where the sales lack what is asked. */
  tally(query: ActualsQuery): Tally {
    return tally(this.#columns, query, this.#primary);
  }
}
