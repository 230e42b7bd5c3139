import type { Day } from './day.ts';

/** How time is cut, for targets, columns and lines. Quarters, halves and years are fiscal, months calendar. */
export type Interval = 'month' | 'quarter' | 'half-year' | 'year';

/**
 * A stretch of whole days. As an interval of a larger period it may be cut by
 * that period's edges: then it keeps its key and says so (R6).
 */
export interface Period {
  readonly kind: Interval | 'range';
  /** `2026`, `2026-H1`, `2026-Q3`, `2026-07` or `2026-03-01/2026-05-15`. */
  readonly key: string;
  readonly from: Day;
  readonly to: Day;
  /** Name of the fiscal year, for years, halves and quarters. */
  readonly year?: number;
  /** 1–2 for halves, 1–4 for quarters. */
  readonly part?: number;
  readonly partial?: true;
}
