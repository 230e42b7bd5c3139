import type { ActualsQuery } from '../../model/actual.ts';
import type { Note } from '../../model/note.ts';
import type { SalesColumns } from './columns.ts';
import type { Primary } from './slots.ts';
import type { Tally } from './sums.ts';
import { tally } from './tally.ts';

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
  readonly #primary: Primary;
  #columns: SalesColumns;
  /** The same, added up. */
  #cube?: SalesColumns;

  constructor(columns: SalesColumns, notes: readonly Note[], members?: Members) {
    const { names } = columns;
    this.#columns = columns;
    this.#primary = members
      ? names.users.names.map((user) => names.groups.maybe(members.get(user) ?? ''))
      : names.newestGroup;
    this.found = {
      users: names.users.names,
      groups: names.groups.names,
      currencies: names.currencies.names,
      dimensions: names.dimensions,
      items: names.items.map((items) => items.names),
      newestGroup: names.newestGroup,
      notes,
    };
  }

  /** Throws `SourceError` where the sales lack what is asked. */
  tally(query: ActualsQuery): Tally {
    return tally(this.#columnsFor(query), query, this.#primary);
  }

  /** Answers from `cube` from now on, made of the same columns by `make`. */
  *prepare(make: (columns: SalesColumns) => Generator<void, SalesColumns>): Generator<void, void> {
    const cube = yield* make(this.#columns);
    if (this.#columns.first) this.#cube = cube;
    else this.#columns = cube;
  }

  /** Which ids have which items is known only of the rows (R8). */
  #columnsFor({ measure, dimension }: ActualsQuery): SalesColumns {
    const needsRows = measure === 'count' && dimension !== undefined;
    return (!needsRows && this.#cube) || this.#columns;
  }
}
