import type { Day } from '../../model/day.ts';

/** Status of a sale. Only `sold` counts as sold, only `open` as pipeline. */
export type SaleStatus = 'open' | 'sold' | 'lost' | 'stalled';

/**
 * One sale, or one line of a sale, as our interchange form says it. Further
 * members are items of the dimensions that the organisation names.
 */
export interface SaleRow {
  /** Rows of one id are lines of one sale: amounts add up, Count says one (A1, R8). */
  readonly id?: string;
  /** ISO date, or date-time: without an offset in the organisation's time, with one converted to it (A4). */
  readonly date: Day;
  /** User id; empty where nobody in particular sold it. */
  readonly user: string;
  /** Group id at the time of the sale (A2). */
  readonly group?: string;
  /** Major units, as number or decimal text; rounded half away from zero to the currency's decimals. */
  readonly amount: number | string;
  /** ISO 4217; the organisation's by default. */
  readonly currency?: string;
  /** In the same currency. A row without it is left out of Profit and noted. */
  readonly profit?: number | string;
  /** `sold` by default. */
  readonly status?: SaleStatus;
  /** 0–100, for open sales. One without it is left out of the pipeline and noted. */
  readonly probability?: number;
  readonly [column: string]: unknown;
}
