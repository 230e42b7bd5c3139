import { addDays, isDay, type Day } from './day.ts';
import type { Figure, Figures } from './figures.ts';
import { fiscalYearOf } from './fiscal.ts';
import type { Insight, Measured, PointInsight, Words } from './insight.ts';
import { besidesOf, elapsedOf, varianceToDate } from './insight-of.ts';
import { variancePercent } from './judgement.ts';
import { type Known, type KnownNumbers, type KnownPoint, WrongValue } from './known.ts';
import { decimalsIn, isKnown, minorOf, pointsOf } from './known-numbers.ts';
import { addExact, toMajor } from './money.ts';
import type { Note } from './note.ts';
import type { Pacing } from './pacing.ts';
import { resolvePeriod, type Period, type PeriodContext } from './period.ts';
import type { FiguresRequest, Settings } from './request.ts';
import { measureSpan, present, type MeasuredSpan, type Span } from './span.ts';

/** Everything besides the numbers that figures of them follow from. */
export interface KnownContext {
  readonly request: FiguresRequest;
  readonly settings: Settings;
  /** Whether the page says as of which day its figures are. */
  readonly dated: boolean;
  /** How the days of a period are weighed, judged as of a day. */
  pacingFor(asOf: Day): Pacing;
  readonly words: Words;
}

/**
 * Figures of numbers that the page has already. Expected, forecast and pace
 * only where both a period and a day are known; else whether the target is
 * reached, and what is left. Throws `WrongValue`.
 */
export function measureKnown(known: Known, context: KnownContext): Measured {
  const { request, words } = context;
  const points = request.shape === 'single' ? [] : pointsIn(known, request);
  const frame = frameOf(known, points, context);
  const made = points.map((point, at) => pointOf(point, at, points, frame));
  const total = measure(totalOf(known, made, frame), frame);
  const isEmpty = total.span.slices.length === 0 && !isKnown(known.actual) && !made.length;
  return {
    figures: present<Figures>({
      state: isEmpty ? 'empty' : 'ready',
      reason: isEmpty ? 'no-data' : undefined,
      stale: false,
      measure: request.measure ?? 'amount',
      currency: known.unit || undefined,
      owner: { id: request.owner === 'company' ? '' : request.owner, name: known.label || words.total },
      period: frame.period
        ? { from: frame.period.from, to: frame.period.to, label: words.period(frame.period) }
        : { from: '', to: '', label: '' },
      asOf: frame.asOf,
      total: total.figure,
      notes: notesOf(context),
      points: made.map(({ figure }) => figure),
    }),
    insight: insightOf(total, made, frame),
  };
}

/** The points of a chart; where the page has only the total, that is its one point. */
function pointsIn({ points: listed, actual, target, previousYear, ...known }: Known, { shape }: FiguresRequest) {
  const points = pointsOf(listed);
  if (points.length || !isKnown(actual)) return points;
  const { label, period } = known;
  return [{ label, actual, target, previousYear, ...(shape === 'parts' ? { key: 'all-sales' } : { period }) }];
}

/** Values that all figures of one tile share. */
interface KnownFrame extends KnownContext {
  /** Absent where no days are known. */
  readonly period: Period | undefined;
  readonly days: PeriodContext;
  readonly asOf: Day;
  readonly isDated: boolean;
  readonly decimals: number;
}

function frameOf(known: Known, points: readonly KnownPoint[], context: KnownContext): KnownFrame {
  const { settings } = context;
  const asOf = known.asOf || settings.asOf;
  if (!isDay(asOf)) throw new WrongValue('as-of', asOf, '2026-12-31');
  const fiscal = fiscalYearOf(settings.fiscalYear);
  const days = { asOf, fiscal, weekStart: settings.weekStart };
  const period = periodOf(known.period, 'period', days);
  const isDated = !!known.asOf || context.dated;
  return { ...context, period, days, asOf, isDated, decimals: decimalsIn(known, points) };
}

function periodOf(text: string | undefined, path: string, days: PeriodContext): Period | undefined {
  const period = text ? resolvePeriod(text, days) : undefined;
  if (text && !period) throw new WrongValue(path, text, '2026, 2026-Q3, 2026-07, this-month');
  return period;
}

type Sums = Pick<Span, 'actual' | 'compared' | 'previousYear'> & { readonly target?: number };

/** A span of sums, and whether anything was sold that is known. */
interface KnownSpan extends Span {
  readonly hasActual: boolean;
  readonly hasPace: boolean;
}

function spanOf(
  { actual, target, previousYear, compared }: Partial<Sums>,
  named: Pick<Span, 'key' | 'label'>,
  own: Period | undefined,
  { period = own, asOf, isDated, pacingFor }: KnownFrame,
): KnownSpan {
  const pacing = pacingFor(asOf);
  const hasPace = isDated && period !== undefined;
  // Without days a span is the running day, of which nothing has elapsed.
  const { from, to } = (hasPace && (own ?? period)) || { from: asOf, to: asOf };
  return {
    ...named,
    from,
    to,
    slices: target === undefined ? [] : [{ from, to, value: target }],
    pacing: hasPace ? pacing : { ...pacing, pace: 'none', elapsedTo: addDays(asOf, -1) },
    actual: actual ?? 0,
    compared,
    previousYear,
    previousYearToDate: previousYear,
    hasActual: actual !== undefined,
    hasPace,
  };
}

function numbersOf(numbers: KnownNumbers, at: string, { decimals }: KnownFrame): Partial<Sums> {
  return {
    actual: minorOf(numbers.actual, `${at}actual`, decimals),
    target: minorOf(numbers.target, `${at}target`, decimals),
    previousYear: minorOf(numbers.previousYear, at ? `${at}previousYear` : 'previous-year', decimals),
  };
}

interface Measuring extends MeasuredSpan {
  readonly span: KnownSpan;
}

function measure(span: KnownSpan, { request, settings, asOf, decimals }: KnownFrame): Measuring {
  const question = { request, settings: { ...settings, asOf } };
  const measured = measureSpan(span, { question, decimals, missingOf: () => undefined });
  return { ...measured, span, figure: span.hasActual ? measured.figure : unsold(measured.figure) };
}

/** A figure whose actual is not known: nothing is held against the target. */
function unsold({ key, label, target, expected, previousYear, previousYearToDate }: Figure): Figure {
  return present<Figure>({ key, label, target, expected, previousYear, previousYearToDate });
}

interface KnownPointOf extends Measuring {
  readonly insight: PointInsight;
}

function pointOf(point: KnownPoint, at: number, all: readonly KnownPoint[], frame: KnownFrame): KnownPointOf {
  const path = `points[${at}].`;
  const own = periodOf(point.period, `${path}period`, frame.days);
  const key = keyOf(point, own) ?? String(at + 1);
  const isTwice = all.findIndex((other) => keyOf(other, undefined) === keyOf(point, undefined)) < at;
  const named = {
    key: isTwice ? `${key} (${at + 1})` : key,
    label: point.label || (own ? frame.words.period(own) : key),
  };
  const measured = measure(spanOf(numbersOf(point, path, frame), named, own, frame), frame);
  const { judged, span } = measured;
  const days = span.hasPace ? elapsedOf(measured) : NO_DAYS;
  const insight = present<PointInsight>({
    from: own?.from ?? frame.period?.from ?? '',
    to: own?.to ?? frame.period?.to ?? '',
    since: own?.from ?? frame.period?.from ?? '',
    running: span.hasPace && judged.begun && !judged.ended,
    coming: !judged.begun,
    open: false,
    ...days,
    varianceToDate: span.hasActual ? varianceToDate(measured, frame.decimals) : undefined,
  });
  return { ...measured, insight };
}

function keyOf({ key, label, period }: KnownPoint, own: Period | undefined): string | undefined {
  return key || own?.key || period || label || undefined;
}

const NO_DAYS = { elapsed: 0, daysGone: 0, daysLeft: 0, daysTotal: 0 };

/** The numbers of the tile, else the sums of its points (M11: what has no target is not held against one). */
function totalOf(known: Known, points: readonly KnownPointOf[], frame: KnownFrame): KnownSpan {
  const { actual, target, previousYear } = numbersOf(known, '', frame);
  const sold = points.filter(({ span }) => span.hasActual);
  const targeted = points.filter(({ span }) => span.slices.length);
  const held = sold.filter(({ span }) => span.slices.length);
  const before = points.flatMap(({ span }) => span.previousYear ?? []);
  const sums = {
    actual: actual ?? sumOf(sold.map(({ span }) => span.actual)),
    target: target ?? sumOf(targeted.map(({ span }) => span.slices[0]!.value)),
    previousYear: previousYear ?? sumOf(before),
    compared:
      actual === undefined && target === undefined && held.length < sold.length
        ? sumOf(held.map(({ span }) => span.actual))
        : undefined,
  };
  return spanOf(sums, { key: 'total', label: frame.words.total }, frame.period, frame);
}

function sumOf(values: readonly number[]): number | undefined {
  return values.length ? values.reduce(addExact) : undefined;
}

/** A board narrows nothing of what the page says itself. */
function notesOf({ settings: { filters } }: KnownContext): readonly Note[] {
  return Object.values(filters).some((one) => one !== undefined) ? [{ code: 'not-filtered' }] : [];
}

function insightOf(total: Measuring, points: readonly KnownPointOf[], frame: KnownFrame): Insight {
  const { request, asOf, decimals, period } = frame;
  const { span, judged } = total;
  const { begun, ended } = judged;
  const days = span.hasPace ? elapsedOf(total) : NO_DAYS;
  const measure = request.measure ?? 'amount';
  return present<Insight>({
    known: true,
    type: { id: request.targetType, dimension: 'all-sales', unit: measure },
    measure,
    period: period ?? { kind: 'range', key: '', from: asOf, to: asOf },
    interval: intervalOf(points),
    by: partsOf(points),
    pace: span.pacing.pace,
    dayKind: span.pacing.dayKind,
    calendar: span.pacing.calendar,
    ...days,
    varianceToDate: span.hasActual ? varianceToDate(total, decimals) : undefined,
    besides: besidesOf(total, decimals),
    needed: begun && !ended && span.hasActual ? neededOf(total, days.daysLeft, decimals) : undefined,
    growth:
      span.hasActual && begun && span.previousYear !== undefined
        ? variancePercent(span.actual, span.previousYear)
        : undefined,
    slipping: false,
    begun,
    ended,
    open: false,
    lowerIsBetter: request.lowerIsBetter === true,
    decimals,
    filteredBy: {},
    groupBy: 'sale',
    targetRevision: 0,
    points: points.map(({ insight }) => insight),
  });
}

/** max(0, target − actual) a day left; in all where no days are known. */
function neededOf({ judged }: Measuring, daysLeft: number, decimals: number): number | undefined {
  const { actual = 0, target } = judged;
  return target === undefined ? undefined : toMajor(Math.max(0, target - actual), decimals) / (daysLeft || 1);
}

const INTERVALS = { 4: 'year', 7: 'month' } as const;

/** Interval of points that have a period each. */
function intervalOf(points: readonly KnownPointOf[]): Insight['interval'] {
  const key = points[0]?.span.key ?? '';
  if (/^\d{4}-[QH]\d$/.test(key)) return key.includes('Q') ? 'quarter' : 'half-year';
  return INTERVALS[key.length as 4 | 7] ?? 'month';
}

/** Points that are no periods are people, groups, or anything else. */
function partsOf(points: readonly KnownPointOf[]): Insight['by'] {
  if (!points.length || points.every(({ span }) => /^\d{4}(-(Q\d|H\d|\d\d))?$/.test(span.key))) return undefined;
  const levels = ['user', 'group'] as const;
  return levels.find((level) => points.every(({ span }) => span.key.startsWith(`${level}:`))) ?? 'item';
}
