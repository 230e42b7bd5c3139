import type { PeriodFacts } from './locale.ts';
import type { DayKind, StatusCode } from './messages.ts';

/** One figure, as `Figures` has it: major units, absent where there is none. */
export interface FigureFacts {
  readonly actual?: number;
  readonly target?: number;
  readonly expected?: number;
  readonly previousYear?: number;
  readonly previousYearToDate?: number;
  readonly forecast?: number;
  readonly pipeline?: number;
  readonly attainment?: number;
  readonly variance?: number;
  readonly variancePercent?: number;
  readonly status?: StatusCode;
  readonly partial?: boolean;
}

/** What is known of the period besides its figure. */
export interface PaceFacts {
  readonly period: PeriodFacts;
  readonly dayKind: DayKind;
  readonly daysGone: number;
  readonly daysLeft: number;
  readonly daysTotal: number;
  /** Needed per day left, major units. */
  readonly needed?: number;
  /** Against last year, to date while the period runs: 0.11 is 11% more. */
  readonly growth?: number;
  readonly slipping: boolean;
  readonly begun: boolean;
  readonly ended: boolean;
  readonly lowerIsBetter: boolean;
  /** Decimals of the currency; 0 for counts. */
  readonly decimals: number;
}

/** Writes a number in the tile's way; `digits`: how exactly, fewer for what is only near. */
export type Write = (value: number, digits?: number) => string;
