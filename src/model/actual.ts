import type { Day, Month } from './day.ts';
import type { Note } from './note.ts';
import type { OwnerKey } from './owner.ts';

export type Measure = 'amount' | 'count' | 'profit';

/**
 * One question about what was sold. A source answers many at once and does the
 * adding up itself (A5).
 */
export interface ActualsQuery {
  readonly owner: OwnerKey;
  /** First and last day, both included. */
  readonly from: Day;
  readonly to: Day;
  readonly measure: Measure;
  /** `sold`: actuals by sale date. `open`: open sales dated in the period, weighted by their probability. */
  readonly status: 'sold' | 'open';
  /** Dimension whose items matter; without it, all sales. */
  readonly dimension?: string;
  /** Only sales of these items, sorted; without it, all. */
  readonly items?: readonly string[];
  /** Whether each cell says its item. Count: an id counts once per item, or once in all if false (R8). */
  readonly byItem: boolean;
  /** Whether a sale counts for the group recorded on it, if any, or for its owner's primary group (A2). */
  readonly groupBy: 'sale' | 'member';
}

/**
 * The smallest part of an answer: one user, group, month, item and currency.
 * Everything above adds cells, so bars always add up to their total (T8).
 */
export interface ActualsCell {
  /** User id as recorded on the sale, known or not; empty where the sale names none. */
  readonly user: string;
  /** Id of the group the sale counts for; absent where there is none. */
  readonly group?: string;
  /** Calendar month, of which only the days within `from` … `to` are counted. */
  readonly month: Month;
  /** Present if asked `byItem` and the sale has one. */
  readonly item?: string;
  /** ISO 4217, as recorded; absent means the organisation's. */
  readonly currency?: string;
  /** Minor units of the currency, or a number of sales. A whole number. */
  readonly value: number;
}

export interface Actuals {
  /** No two cells alike in all but value; none that no sale stands behind. */
  readonly cells: readonly ActualsCell[];
  /** What the reader must know of the data: rows refused, probable duplicates, rows without profit, … */
  readonly notes: readonly Note[];
}
