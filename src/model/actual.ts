import type { Day, Month } from './day.ts';
import type { Note } from './note.ts';
import type { OwnerKey } from './owner.ts';

export type Measure = 'amount' | 'count' | 'profit';

/** A question about sales. A source answers many at once and adds up by itself (A5). Survives JSON unchanged. */
export interface ActualsQuery {
  readonly owner: OwnerKey;
  /** First and last day, both included. */
  readonly from: Day;
  readonly to: Day;
  readonly measure: Measure;
  /** `sold`: actuals by sale date. `open`: open sales dated in the period, weighted by their probability. */
  readonly status: 'sold' | 'open';
  /** Dimension whose items matter; all sales if absent. */
  readonly dimension?: string;
  /** Ids of the items to count, sorted; all if absent. */
  readonly items?: readonly string[];
  /** Whether each cell says its item. Count: an id counts once per item, or once in all if false (R8). */
  readonly byItem: boolean;
  /** Whether a sale counts for the group recorded on it, if any, or for its owner's primary group (A2). */
  readonly groupBy: 'sale' | 'member';
  /** Length of time that one cell stands for. Default `month`. */
  readonly grain?: 'month' | 'day';
}

/**
 * The smallest part of an answer: one user, group, month (or day), item and
 * currency. Everything above adds cells, so bars always add up to their total
 * (T8). What a source has to round, such as open sales by their probability,
 * it rounds once per user, group, month (or day) and currency; items share
 * that value by largest remainder. What a sale lacks is absent.
 */
export interface ActualsCell {
  /** User id as recorded on the sale, known or not; empty where the sale names none. */
  readonly user: string;
  /** Id of the group the sale counts for; absent where there is none. */
  readonly group?: string;
  /** Calendar month, of which only the days within `from` … `to` are counted. */
  readonly month: Month;
  /** Day of that month; present if asked with grain `day`, and only then. */
  readonly day?: Day;
  /** Present if asked `byItem` and the sale has one. */
  readonly item?: string;
  /** ISO 4217, as recorded; absent means the organisation's. */
  readonly currency?: string;
  /** Minor units of the currency, or a number of sales. A whole number. */
  readonly value: number;
}

export interface Actuals {
  /** No two cells alike in all but value; none without a sale behind it. */
  readonly cells: readonly ActualsCell[];
  /** Facts about the data that the reader must know: rows refused, probable duplicates, rows without profit, … */
  readonly notes: readonly Note[];
}

/** Lines of sales behind a query, page by page. */
export interface RecordsQuery extends Omit<ActualsQuery, 'measure' | 'byItem' | 'grain'> {
  /** `next` of the page before; absent for the first. */
  readonly after?: string;
  /** Most lines on a page. Default 100. */
  readonly limit?: number;
}

/** A line of a sale. What it lacks is absent. */
export interface SaleRecord {
  /** Lines with one id are one sale. */
  readonly id?: string;
  readonly date: Day;
  /** As in a cell: empty where the sale names none. */
  readonly user: string;
  readonly group?: string;
  /** Of the dimension that is asked for. */
  readonly item?: string;
  /** ISO 4217; absent means the organisation's. */
  readonly currency?: string;
  /** Minor units of the currency. */
  readonly amount: number;
  readonly profit?: number;
  /** Per cent, of open sales. */
  readonly probability?: number;
  /** Title, customer or whatever tells it apart for people. */
  readonly name?: string;
}

export interface RecordsPage {
  /** Newest first. */
  readonly records: readonly SaleRecord[];
  /** To be asked for as `after`; absent on the last page. */
  readonly next?: string;
}
