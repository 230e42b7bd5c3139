import type { ActualsCell } from './actual.ts';
import type { Figure } from './figures.ts';
import type { Frame } from './frame.ts';
import {
  attainment,
  isEarly,
  statusOf,
  variancePercent,
  type Fraction,
  type Judged,
  type Standard,
} from './judgement.ts';
import type { Missing } from './incomplete.ts';
import { mulDiv, toMajor } from './money.ts';
import { elapsedShare, type Pacing } from './pacing.ts';
import type { Day } from './day.ts';
import { spanTarget, type Slice, type SpanTarget } from './target-slices.ts';

/** All that one figure is made of. Values are whole minor units, or numbers of sales. */
export interface Span {
  readonly key: string;
  readonly label: string;
  readonly from: Day;
  readonly to: Day;
  /** First day of what the span adds to the ones before it, where it is cumulative: has that begun? */
  readonly begins?: Day;
  readonly partial?: true;
  readonly slices: readonly Slice[];
  readonly pacing: Pacing;
  readonly actual: number;
  /** Sales that are no part of it, for want of a rate. */
  readonly leftOut?: readonly ActualsCell[];
  /** The part of it that was sold where there is a target, unless that is all of it (M11). */
  readonly compared?: number;
  readonly previousYear?: number;
  readonly previousYearToDate?: number;
  readonly pipeline?: number;
}

/** A figure, and what was judged to make it. */
export interface MeasuredSpan {
  readonly span: Span;
  readonly figure: Figure;
  readonly judged: Judged;
  readonly proRata: boolean;
  /** Parts that it lacks, for which it is not judged. */
  readonly missing?: Missing;
}

/** The part of a frame that one figure is measured in. */
export interface SpanFrame extends Pick<Frame, 'decimals' | 'missingOf'> {
  readonly question: Pick<Frame['question'], 'request' | 'settings'>;
}

export function measureSpan(
  span: Span,
  { question: { request, settings }, decimals, missingOf }: SpanFrame,
): MeasuredSpan {
  const { from, to, pacing } = span;
  const planned = spanTarget(span.slices, from, to, pacing.elapsedTo, pacing.weights);
  const begun = (span.begins ?? from) <= settings.asOf;
  const judged: Judged = {
    actual: begun ? comparable(span, planned) : undefined,
    target: planned.target,
    expected: pacing.pace === 'none' ? undefined : planned.expected,
    begun,
    ended: to <= pacing.elapsedTo,
    elapsed: shareOf(planned, pacing, from, to),
  };
  const missing = missingOf(span);
  const figure = figureOf(span, judged, decimals, request);
  return { span, figure: missing ? unjudged(figure) : figure, judged, proRata: planned.proRata, missing };
}

/** Amount that is held against the target: all that was sold, unless there is a target for a part of it only (M11). */
function comparable({ actual, compared = actual }: Span, { target }: SpanTarget): number {
  return target === undefined ? actual : compared;
}

/** expected ÷ target; without a target, or with targets of both signs, the days' weights (R4): always 0 to 1. */
export function shareOf({ target, expected, mixed }: SpanTarget, pacing: Pacing, from: Day, to: Day): Fraction {
  if (!target || expected === undefined || mixed) return elapsedShare(pacing, from, to);
  return { part: expected * Math.sign(target), whole: Math.abs(target) };
}

function figureOf(span: Span, judged: Judged, decimals: number, standard: Standard): Figure {
  const { actual, target } = judged;
  const major = (minor: number | undefined) => (minor === undefined ? undefined : toMajor(minor, decimals));
  const both = actual !== undefined && target !== undefined;
  return present({
    key: span.key,
    label: span.label,
    actual: major(actual === undefined ? actual : span.actual),
    compared: actual === span.actual ? undefined : major(actual),
    target: major(target),
    expected: major(judged.expected),
    previousYear: major(span.previousYear),
    previousYearToDate: major(span.previousYearToDate),
    forecast: major(runRate(judged)),
    pipeline: major(span.pipeline),
    attainment: attainment(actual, target),
    variance: both ? major(actual - target) : undefined,
    variancePercent: both ? variancePercent(actual, target) : undefined,
    status: statusOf(judged, standard),
    partial: span.partial,
  });
}

/** Leaves out all that a sum must be whole for. */
function unjudged(figure: Figure): Figure {
  const { attainment: _, variance: __, variancePercent: ___, forecast: ____, ...rest } = figure;
  return { ...rest, status: 'incomplete' };
}

/** actual ÷ elapsed weight × total weight (M5): none too early, and none once the period has ended. */
function runRate({ actual, begun, ended, elapsed }: Judged): number | undefined {
  if (actual === undefined || !begun || ended || elapsed.part <= 0 || isEarly(elapsed)) return undefined;
  return mulDiv(actual, elapsed.whole, elapsed.part);
}

/** Leaves out members that are undefined: hosts list keys, and texts of figures are compared. */
export function present<T extends object>(fields: T): T {
  const kept: Partial<T> = {};
  for (const key of Object.keys(fields) as (keyof T)[]) {
    if (fields[key] !== undefined) kept[key] = fields[key];
  }
  return kept as T;
}
