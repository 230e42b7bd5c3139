import type { Missing } from './incomplete.ts';
import type { Measure } from './actual.ts';
import type { Day } from './day.ts';
import type { Figures } from './figures.ts';
import type { Name, TargetType } from './organisation.ts';
import type { RestKey } from './owner.ts';
import type { Interval, Period } from './period.ts';
import type { Breakdown, Filters, Pace } from './request.ts';

/** How measured things are called: the only words that reach the model, handed in by whoever knows the language. */
export interface Words {
  /** The company, where no file names it. */
  readonly company: string;
  readonly total: string;
  readonly rest: Readonly<Record<RestKey, string>>;
  /** Of the bar that stands for so many more. */
  more(count: number): string;
  period(period: Period): string;
  /** Picks the reader's language out of a name; the id where there is none. */
  name(name: Name | undefined, id: string): string;
  /** Order of names in the reader's language; by code unit if absent. */
  compare?(a: string, b: string): number;
}

/** Facts about one point besides its figure. */
export interface PointInsight {
  /** First and last day, both included; those of the whole period for an owner or item. */
  readonly from: Day;
  readonly to: Day;
  /** `asOf` lies in it. */
  readonly running: boolean;
  /** Its books are not closed yet (A6); false where nobody says until when they are. */
  readonly open: boolean;
  /** Begins after `asOf`. */
  readonly coming: boolean;
  /** First day of what its figure adds up: that of the period where it is cumulative. */
  readonly since: Day;
  /** Elapsed share of those days, 0–1 (R4). */
  readonly elapsed: number;
  /** Days of them, as `Insight.dayKind` counts them; for an owner, as its own calendar does. */
  readonly daysGone: number;
  readonly daysLeft: number;
  readonly daysTotal: number;
  /** Sold where there is no target, in major units: actual − `compared` (M11). */
  readonly besides?: number;
  /** How many owners or items it adds up; absent where it stands for one. */
  readonly sums?: number;
  /** actual − expected, in major units, while it runs and a pace is kept (N5). */
  readonly varianceToDate?: number;
}

/** One place on the way through a period: sums since its first day, in major units. */
export interface TrendPoint {
  /** Share of the period's calendar days that are over then, 0–1. */
  readonly at: number;
  /** Sold by then; absent after `asOf`. */
  readonly actual?: number;
  /** Expected by then (M3); absent without a target. */
  readonly expected?: number;
}

/** Facts besides the figures, from which a tile makes its sentence (M4, M6, M10). */
export interface Insight {
  /** The numbers are the page's own: they have no measure to be called by. */
  readonly known?: true;
  readonly type: TargetType;
  readonly measure: Measure;
  /** Resolved period, for labels and keys. */
  readonly period: Period;
  /** Interval of the points, or of the targets for a single figure. */
  readonly interval: Interval;
  readonly by?: Breakdown;
  readonly items?: readonly string[];
  /** Names of those items, in the language of the words, in the same order; absent where they are all there are. */
  readonly itemNames?: readonly string[];
  /** How the elapsed part was weighed. */
  readonly pace: Pace;
  /** Unit of `daysGone`, `daysLeft` and `daysTotal`. */
  readonly dayKind: 'working' | 'calendar';
  /** Id of the calendar that says which days are working days. */
  readonly calendar?: string;
  readonly daysGone: number;
  readonly daysLeft: number;
  readonly daysTotal: number;
  /** Elapsed share of the period, 0–1: of the target, of the days without one or with monthly ones of both signs (R4). */
  readonly elapsed: number;
  /** actual − expected, in major units, while the period runs and a pace is kept (N5). */
  readonly varianceToDate?: number;
  /** Sold where there is no target, in major units: actual − `compared` (M11). */
  readonly besides?: number;
  /** Months of the period that have a target, where that is not all of them and `besides` is there. */
  readonly targeted?: { readonly months: number; readonly of: number };
  /** Target that the members have together, in major units, where the owner has none of its own: groups, else users; whether it is held against that (M13). */
  readonly members?: { readonly by: 'group' | 'user'; readonly target: number; readonly isUsed: boolean };
  /** Parts of the total that could not be read, for which it is not judged. */
  readonly missing?: Missing;
  /** max(0, target − actual) ÷ days left, in major units; absent without target or day left. */
  readonly needed?: number;
  /**
   * (actual − previous year) ÷ |previous year|, to date while the period runs
   * (M8); absent if last year was 0 or of another sign, or was not asked for.
   */
  readonly growth?: number;
  /** Behind or at risk now, on pace at the end of the previous interval (M6). */
  readonly slipping: boolean;
  readonly begun: boolean;
  readonly ended: boolean;
  readonly open: boolean;
  readonly lowerIsBetter: boolean;
  /** Decimals of the currency, 0 for counts. */
  readonly decimals: number;
  /** Filters of the board that narrowed this tile. */
  readonly filteredBy: Filters;
  /** Which group a sale counts for (A2). */
  readonly groupBy: 'sale' | 'member';
  /** Revision of the targets that the figures are judged against, newest of the sets used. */
  readonly targetRevision: number;
  /** Says in the language of the words by which targets the figures are judged, where it is not by those of now: `targets as of 1 March 2026`. */
  readonly judgedBy?: string;
  /** One per point, same order. */
  readonly points: readonly PointInsight[];
  /** The way of the total through the period; absent where the request wants none, or there are fewer than three intervals. */
  readonly trend?: readonly TrendPoint[];
}

/** The answer to a `FiguresRequest`: public figures (without `message`) and what a tile needs beside them. */
export interface Measured {
  readonly figures: Figures;
  /** Absent when there is nothing to measure: unknown owner, no viewer, … */
  readonly insight?: Insight;
}
