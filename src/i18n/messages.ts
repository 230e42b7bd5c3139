import type { Counted } from './counted.ts';
import type { Problems } from './problems.ts';

export type MeasureCode = 'amount' | 'count' | 'profit';
export type PeriodKind = 'month' | 'quarter' | 'half-year' | 'year' | 'range';
export type DayKind = 'working' | 'calendar';
export type RestCode = 'no-group' | 'former' | 'non-members' | 'no-item';

export type StatusCode =
  'on-pace' | 'behind' | 'at-risk' | 'reached' | 'too-early' | 'no-target' | 'zero-target' | 'not-begun' | 'missed';

/** What a figure consists of, in the order in which it is read out. */
export type FigureField =
  | 'actual'
  | 'target'
  | 'attainment'
  | 'variance'
  | 'variancePercent'
  | 'expected'
  | 'forecast'
  | 'pipeline'
  | 'previousYear'
  | 'previousYearToDate';

/** Why a tile has no fresh figures, where a sentence must be at hand although nothing can be loaded any more. */
export type ReasonCode = 'no-source' | 'no-board' | 'no-data' | 'offline' | 'timeout';

/**
 * Every text of first paint in one language; a missing one is a compile error.
 * What is put in is already written in the reader's form (numbers, dates,
 * names), so a text decides on word order alone. Nothing here is markup.
 */
export interface Messages {
  /** Said after a number: nothing, thousand, million, milliard, billion (by powers of 1000), in their short form. */
  readonly units: readonly [string, string, string, string, string];
  /** Unit of a heading from a short form and a currency, either of which may be empty: `kEUR`, `M EUR`. */
  unit(short: string, currency: string): string;
  /** `in kEUR`. */
  inUnit(unit: string): string;
  readonly ofTarget: string;
  readonly cumulative: string;

  readonly measures: Readonly<Record<MeasureCode, string>>;
  readonly fields: Readonly<Record<FigureField, string>>;
  readonly columns: Readonly<
    Record<'month' | 'quarter' | 'half-year' | 'year' | 'user' | 'group' | 'item' | 'status', string>
  >;

  readonly company: string;
  readonly total: string;
  readonly rest: Readonly<Record<RestCode, string>>;

  fiscalYear(year: string): string;
  quarter(part: string): string;
  half(part: string): string;

  readonly statuses: Readonly<Record<StatusCode | 'slipping', string>>;
  /** Status and what came before it: `at risk, slipping`. */
  also(status: string, more: string): string;
  /** `3.79 M of 5.76 M`, and the same without its first part. */
  of(actual: string, target: string): string;
  ofOnly(target: string): string;
  ahead(gap: string, expected: string): string;
  behind(gap: string, expected: string): string;
  above(gap: string, expected: string): string;
  below(gap: string, expected: string): string;
  aboveTarget(gap: string): string;
  belowTarget(gap: string): string;
  readonly onTarget: string;
  onExpected(expected: string): string;
  neededPerDay(amount: string): string;
  roomLeft(amount: string): string;
  daysLeft(days: Counted, kind: DayKind): string;
  daysGone(days: Counted, total: Counted, kind: DayKind): string;
  readonly periodOver: string;
  begins(day: string): string;
  targetIs(target: string): string;
  /** There is no target for the period that runs now, by its kind, or for another one by its name. */
  readonly noTargetForThis: Readonly<Record<PeriodKind, string>>;
  noTargetFor(period: string): string;
  /** Names the pace mark. */
  readonly expectedToday: string;
  /** Of a running interval: its forecast less its target. */
  readonly forecastVariance: string;
  readonly partial: string;
  readonly open: string;

  readonly reasons: Readonly<Record<ReasonCode, string>>;
  /** For every other reason, until its own sentence is there. */
  unknownReason(code: string): string;
  readonly offline: string;
  readonly notRefreshed: string;
  figuresOf(when: string): string;
  readonly loading: string;
  readonly refreshing: string;
  readonly retry: string;
  readonly setTarget: string;
  filteredBy(what: string): string;
  readonly clearFilter: string;
  readonly notFiltered: string;
  readonly ownScale: string;
  notes(count: Counted): string;

  readonly showTable: string;
  readonly showChart: string;
  readonly showAll: string;
  onlyThis(series: string): string;
  more(count: Counted): string;

  /** Sentences that few tiles need: what is wrong with a file, a row, an attribute. Loaded when first asked for. */
  problems(): Promise<Problems>;
}
