import type { Measure } from './actual.ts';
import type { Day } from './day.ts';
import type { FiscalYear, Rates } from './organisation.ts';
import type { Interval } from './period.ts';

export type Compare = 'target' | 'previous-year' | 'forecast' | 'pipeline';

/** Distinct words of a list in any order, separated by a blank. */
type Listed<Word extends string, All extends string = Word> = Word extends Word
  ? Word | `${Word} ${Listed<Exclude<All, Word>>}`
  : never;

/** Text of the attribute `compare`: words separated by blanks, `last-year` meaning `previous-year`, or `none`. */
export type CompareText = 'none' | Listed<Compare> | Listed<Exclude<Compare, 'previous-year'> | 'last-year'>;

type Half = 'H1' | 'H2';
type Quarter = 'Q1' | 'Q2' | 'Q3' | 'Q4';
type Digit = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
type Month = Digit | `0${Digit}` | '10' | '11' | '12';
type DayText = `${number}-${number}-${number}`;

/**
 * Text of the attribute `period`, in each form that the documents name (R5): `2026-Q3`, `last-month`, `2026-W40`, …
 * Not every such text is a period: there is no `2026-02-30/2026-02-31`.
 */
export type PeriodText =
  | `${number}`
  | `${number}-${Half | Quarter | Month}`
  | `${DayText}/${DayText}`
  | `${'this' | 'last' | 'next'}-${'year' | 'half-year' | 'quarter' | 'month' | 'week'}`
  | `last-${number}-${'days' | 'months'}`
  | 'year-to-date'
  | 'ytd'
  | Half
  | Quarter
  | `FY${number}`
  | `${number}/${number}`
  | `${number}-W${number}`;

/** How the elapsed part of a period is weighed (M3). */
export type Pace = 'none' | 'linear' | 'working-days' | 'profile';

export type TargetFrom = 'own' | 'members';

export type Breakdown = 'group' | 'user' | 'item';

/** Request of one tile, from its attributes, already checked for their form. */
export interface FiguresRequest {
  /** One figure, one per interval, or one per owner or item. */
  readonly shape: 'single' | 'intervals' | 'parts';
  /** `company`, `group:<id>`, `user:<id>`, `me` or `my-group`. */
  readonly owner: string;
  /** Any form of the `period` attribute (R5). */
  readonly period: string;
  /** `<dimension>.<unit>`. */
  readonly targetType: string;
  /** Ids; all items if absent. */
  readonly items?: readonly string[];
  /** That of the target type if absent (R9). */
  readonly measure?: Measure;
  readonly compare: readonly Compare[];
  /** The targets' interval if absent. */
  readonly interval?: Interval;
  /** The next level below the owner if absent (R10). */
  readonly by?: Breakdown;
  /** Whether each interval adds what came before it. */
  readonly cumulative?: boolean;
  /** `working-days` if there is a calendar, else `linear`, if absent. */
  readonly pace?: Pace;
  /** Actual ÷ expected from which a figure is behind rather than at risk, and on pace rather than behind. */
  readonly thresholds: readonly [behind: number, onPace: number];
  readonly lowerIsBetter?: boolean;
  /** Whose target it is held against: its own, or that of its members together where it has none (M13). `own` if absent. */
  readonly targetFrom?: TargetFrom;
  /** ISO date, or date and time: judged by the targets as they stood then (T29). The board's, else those of now, if absent. */
  readonly targetAsOf?: string;
  /** Whether the way of the total through the period is wanted too. */
  readonly trend?: boolean;
  /** ISO 4217 to show money in, or `own`: the owner's; the base currency if absent. */
  readonly currency?: string;
}

/** Filters of a board over its tiles (R13); one that is undefined narrows nothing. */
export interface Filters {
  readonly period?: string | undefined;
  readonly owner?: string | undefined;
  readonly targetType?: string | undefined;
  readonly items?: readonly string[] | undefined;
}

/** Settings of a board for all its tiles. Absent ones are the organisation's. */
export interface Settings {
  /** "Today" for every tile. */
  readonly asOf: Day;
  /** Whether today is an elapsed day for expected, needed and run rate (R1). Default no. */
  readonly todayCounts?: boolean;
  /** User id of whoever looks: `me`. */
  readonly viewer?: string;
  readonly currency?: string;
  /** Rates that win over the organisation's. */
  readonly rates?: Rates;
  readonly fiscalYear?: Partial<FiscalYear>;
  readonly groupBy?: 'sale' | 'member';
  /** As in a request, which wins. */
  readonly targetAsOf?: string;
  /** First day of the week in the reader's locale, Monday is 1. */
  readonly weekStart: number;
  readonly filters: Filters;
}
