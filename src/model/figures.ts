import type { Measure } from './actual.ts';
import type { Day } from './day.ts';
import type { Note, ReasonCode } from './note.ts';

/**
 * How a figure stands. Running periods are judged by `expected`, after a fifth
 * of them, ended ones by `target`.
 */
export type Status =
  | 'on-pace'
  | 'behind'
  | 'at-risk'
  | 'reached'
  | 'too-early'
  | 'no-target'
  | 'zero-target'
  | 'not-begun'
  | 'missed'
  | 'incomplete';

/**
 * One figure with everything it is measured against. Money is in major units,
 * exact to the currency's decimals; what there is none of is absent.
 */
export interface Figure {
  /** `total`, `2026-07`, `2026-Q3`, `user:u42`, `group:emea`, an item's id, or `more` for the sum of those without a bar. */
  readonly key: string;
  /** Name in the reader's language. */
  readonly label: string;
  /** Sales up to and including `asOf`; 0 once the period has begun. */
  readonly actual?: number;
  /**
   * The part of it that was sold in the intervals, and of the items, that have a target: the other figures hold
   * this against it. Absent where it is the same as `actual` (M11).
   */
  readonly compared?: number;
  /** Sum of the non-empty targets; absent when all are empty. */
  readonly target?: number;
  /** The part of the target that should have been sold by now (M3). */
  readonly expected?: number;
  /** The whole of the same period one year before. */
  readonly previousYear?: number;
  /** The part of it up to the date of `asOf` one year before, 29 February to the 28th; all of it once the period is over (M12). */
  readonly previousYearToDate?: number;
  /** Run rate: actual, or `compared`, ÷ elapsed weight × total weight, after a fifth of the period (M5). */
  readonly forecast?: number;
  /** Open sales dated in the period, weighted by their probability. */
  readonly pipeline?: number;
  /** actual, or `compared`, ÷ target: 0.82 is 82 %. Absent without a target above 0. */
  readonly attainment?: number;
  /** actual, or `compared`, − target. */
  readonly variance?: number;
  /** variance ÷ |target|; absent where it would mislead (M2). */
  readonly variancePercent?: number;
  /** Absent while the period runs without a pace. */
  readonly status?: Status;
  /** The period cuts this interval (R6). */
  readonly partial?: boolean;
}

/** Figures of a tile as the page reads them. Plain frozen data, replaced and never changed. */
export interface Figures {
  readonly state: 'loading' | 'ready' | 'empty' | 'error';
  /** Why the figures are empty, in error, or stale after a failure. */
  readonly reason?: ReasonCode;
  /** The same as a sentence in the reader's language. */
  readonly message?: string;
  /** Earlier figures, while a refresh runs or after it failed. */
  readonly stale: boolean;
  readonly measure: Measure;
  /** ISO 4217, for money. */
  readonly currency?: string;
  readonly owner: { readonly id: string; readonly name: string };
  /** First and last day, both included. */
  readonly period: { readonly from: Day; readonly to: Day; readonly label: string };
  readonly asOf: Day;
  /**
   * Date, or date and time in the organisation's zone, by whose targets the figures are judged: `2026-03-01`,
   * `2026-03-01T14:00`. Absent where it is by those of now.
   */
  readonly targetAsOf?: string;
  /** When the oldest of the answers behind the figures came, as an ISO instant; absent where there are none. */
  readonly dataAt?: string;
  readonly total: Figure;
  readonly notes: readonly Note[];
  /** One per interval, owner or item, in the order shown; none for tiles of one figure. */
  readonly points: readonly Figure[];
}
