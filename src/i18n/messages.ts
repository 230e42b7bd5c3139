import type { Measure } from '../model/actual.ts';
import type { Status } from '../model/figures.ts';
import type { Insight } from '../model/insight.ts';
import type { ReasonCode } from '../model/note.ts';
import type { RestKey } from '../model/owner.ts';
import type { Interval, Period } from '../model/period.ts';
import type { Breakdown } from '../model/request.ts';
import type { Counted } from './counted.ts';
import type { FigureField } from './facts.ts';
import type { EditorWords } from './editor-words.ts';
import type { GuideTexts } from './guide.ts';
import type { Problems } from './problems.ts';

/** Reasons whose general sentence must be at hand although nothing can be loaded any more. */
export type NearReason = Extract<ReasonCode, 'no-source' | 'no-board' | 'no-data' | 'offline' | 'timeout'>;

/**
 * Every text of first paint in one language; a missing one is a compile error.
 * Arguments are already written in the reader's form (numbers, dates,
 * names), so a text decides on word order alone. Nothing here is markup.
 */
export interface Messages {
  /** Said after a number: nothing, thousand, million, milliard, billion (by powers of 1000), in their short form. */
  readonly units: readonly [string, string, string, string, string];
  /** Unit of a heading from a short form and a currency, either of which may be empty: `k EUR`, `M EUR`. */
  unit(short: string, currency: string): string;
  /** `in k EUR`. */
  inUnit(unit: string): string;
  readonly ofTarget: string;
  readonly cumulative: string;

  readonly measures: Readonly<Record<Measure, string>>;
  readonly fields: Readonly<Record<FigureField, string>>;
  readonly columns: Readonly<Record<Interval | Breakdown | 'status', string>>;

  readonly company: string;
  readonly total: string;
  readonly rest: Readonly<Record<RestKey, string>>;

  fiscalYear(year: string): string;
  quarter(part: string): string;
  half(part: string): string;

  readonly statuses: Readonly<Record<Status | 'slipping', string>>;
  /** Status and what came before it: `at risk, slipping`. */
  also(status: string, more: string): string;
  /** `3.79 M of 5.76 M`, and the same without its first part. */
  of(actual: string, target: string): string;
  ofOnly(target: string): string;
  /** A difference with its share: `130 k (6%)`. */
  gap(amount: string, share: string): string;
  /** The status with its difference: `behind by 130 k (6%)`; the same of what was on pace an interval ago. */
  behindBy(gap: string): string;
  slippingBy(gap: string): string;
  ahead(gap: string): string;
  behind(gap: string): string;
  /** Where less is better, and being ahead would sound like praise. */
  moreThan(gap: string): string;
  lessThan(gap: string): string;
  /** By today, or by a day that is over. */
  expectedBy(expected: string, day?: string): string;
  asExpected(expected: string, day?: string): string;
  aboveTarget(gap: string): string;
  belowTarget(gap: string): string;
  readonly onTarget: string;
  /** Where it will end; what that is against the target follows. */
  headingFor(end: string): string;
  readonly nearTarget: string;
  neededPerDay(amount: string, kind: Insight['dayKind']): string;
  /** For less than one a day, and for less than one a week. */
  neededPerWeek(amount: string): string;
  neededInAll(amount: string): string;
  roomLeft(amount: string): string;
  /** Says for how many of the months of the period there is a target, and what was sold where there is none. */
  targetFor(months: Counted, of: Counted): string;
  soldBesides(amount: string): string;
  daysLeft(days: Counted, kind: Insight['dayKind']): string;
  daysGone(days: Counted, total: Counted, kind: Insight['dayKind']): string;
  starts(day: string): string;
  targetIs(target: string): string;
  /** There is no target for the period that runs now, by its kind, or for another one by its name. */
  readonly noTargetForThis: Readonly<Record<Period['kind'], string>>;
  noTargetFor(period: string): string;
  /** Names the pace mark; with its day where that is over. */
  markOfPace(day?: string): string;
  /** Of a running interval: its forecast less its target. */
  readonly forecastVariance: string;
  /** Members of an owner without a target have one together: `groups have 250 k`; it is held against that: `target of the groups`. */
  readonly members: Readonly<Record<'group' | 'user', { have(amount: string): string; readonly target: string }>>;
  /** Why a figure is incomplete: `4% of sales unread`, `2 targets unread`, `413 k GBP: no rate`. */
  readonly unread: {
    sales(share: string): string;
    targets(count: Counted): string;
    unrated(amounts: string): string;
    unratedTargets(currencies: string): string;
  };
  /** Name of the reference of a chart's variances, in its legend: `± vs target`. */
  readonly against: Readonly<Record<'target' | 'expected', string>>;
  /** Name of an interval that is not over. */
  running(name: string): string;
  /** The period cuts an interval. */
  readonly partial: Readonly<Record<Interval, string>>;
  readonly open: string;

  readonly reasons: Readonly<Record<NearReason, string>>;
  /** For every other reason, until its own sentence is there. */
  unknownReason(code: string): string;
  /** Code did not come, so no other sentence may come either. Names `retry`, and the reload that may be needed. */
  readonly notLoaded: string;
  readonly offline: string;
  notRefreshed(why: string): string;
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
  readonly close: string;
  /** Heading of the explanation of a tile. */
  readonly guide: string;

  readonly showTable: string;
  readonly showChart: string;
  /** Name of a chart's legend. */
  readonly legend: string;
  readonly showAll: string;
  onlyThis(series: string): string;
  more(count: Counted): string;
  /** The state of a point by which the other tiles are filtered. */
  readonly chosen: string;
  /** Says what a further tap on a point, or Enter, is for: the end of both hints. */
  readonly acts: Readonly<Record<'filter' | 'clear' | 'details', string>>;
  keysHint(act: string): string;
  tapHint(act: string): string;

  /** Sentences that few tiles need: what is wrong with a file, a row, an attribute. Loaded when first asked for. */
  problems(): Promise<Problems>;
  /** Texts that explain a tile, loaded when a reader first asks; English in place of those that are missing. */
  guideTexts?(): Promise<Partial<GuideTexts>>;

  /** Words of the editor, with its first drawing; those that are missing are English. */
  editorTexts?(): Promise<EditorWords>;
}
