import type { Chart, ChartKey, ChartPoint, SeriesKey } from '../../charts/plan.ts';
import { points as percentPoints } from '../../i18n/axis.ts';
import { fitOf } from '../../i18n/fit.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type FigureField, heldToTarget } from '../../i18n/facts.ts';
import { type Digits, isLong, type Scale, scaleFor } from '../../i18n/scale.ts';
import { differenceTone } from '../../i18n/sentences.ts';
import { valueText } from '../../i18n/value-text.ts';
import type { Figure } from '../../model/figures.ts';
import type { PointInsight } from '../../model/insight.ts';
import type { Compare } from '../../model/request.ts';
import {
  amountsOf,
  currencyOf,
  besideOf,
  hasTarget,
  type Ready,
  type TileFigure,
  type TileOptions,
  unitOf,
  WHOLE,
} from './tile.figure.ts';

/** The figure's field that a series shows; in the order of the legend. */
export const SHOWS = {
  actual: 'actual',
  target: 'target',
  forecast: 'forecast',
  pipeline: 'pipeline',
  previous: 'previousYear',
} as const satisfies Readonly<Record<SeriesKey, FigureField>>;

export const SERIES = Object.keys(SHOWS) as SeriesKey[];
/** Said in place of a variance that there cannot be. */
const REMARKED = ['no-target', 'zero-target', 'incomplete'] as const;

/** Numbers and words of a tile with a chart. */
export interface ChartFigure extends TileFigure {
  readonly compared: readonly FigureField[];
  readonly chart: Chart;
  /** The whole in one sentence, for whoever listens (E1). */
  readonly summary: string;
  /** The total, where there is no room for more: value, and what it is compared with. */
  readonly total: ChartTotal;
  /** The same in words; absent before the period begins, whose target the sentence says. */
  readonly totalText?: readonly string[];
  readonly context: ChartContext;
}

/** Words of the total, in the unit of the chart. */
export interface ChartTotal {
  readonly value: string;
  readonly spare: string;
  readonly beside: string;
  readonly fit: string;
}

/** Rules by which kinds of charts differ: words of a point, and the series that are drawn. */
export interface ChartRules {
  readonly kind: Chart['kind'];
  /** Scale of the values of all points; by default the largest of them decides. */
  readonly scale?: typeof scaleOf;
  /** Whether this value of this point is drawn. */
  draws(series: SeriesKey, insight: PointInsight): boolean;
  /** Difference that is drawn or printed: of what was sold, or of the forecast. */
  difference(figure: Figure, insight: PointInsight): { readonly value?: number; readonly expected?: boolean };
  words(
    figure: Figure,
    insight: PointInsight,
  ): Pick<ChartPoint, 'short' | 'unnamed' | 'era' | 'now' | 'open' | 'remark'>;
}

export function chartFigure(ready: Ready, locale: Locale, options: TileOptions, rules: ChartRules): ChartFigure {
  const { figures, insight } = ready;
  const wanted = SERIES.filter((key) => isWanted(key, options.compare ?? []));
  const drawn = figures.points.map((figure, at) => valuesOf(figure, insight.points[at]!, wanted, options, rules));
  const series = wanted.filter((key) => drawn.some((values) => isDrawn(values, key)));
  const scale = options.asPercent
    ? WHOLE
    : (rules.scale ?? scaleOf)(drawn, options.digits, drawn.some(hasCents) ? insight.decimals : 0);
  const write = writer(locale, scale, !!options.asPercent);
  const brief = briefWriter(locale, scale, options, figures.points);
  const context: ChartContext = { write, brief, zero: write(0, true), ready, locale, options, rules };
  const keys = options.compare?.includes('target') ? keysOf(ready, locale, options, rules) : [];
  const named = [...new Set<SeriesKey>(['actual', ...series])];
  const { text: totalText, ...total } = totalOf(ready, locale, options, scale);
  // Asked for where the chart is drawn; out of sight it is not.
  let points: readonly ChartPoint[] | undefined;
  let summary: string | undefined;
  return {
    scale,
    compared: named.length > 1 ? named.map((key) => SHOWS[key]) : [],
    chart: {
      kind: rules.kind,
      get points() {
        return (points ??= figures.points.map((figure, at) =>
          pointOf(figure, insight.points[at]!, drawn[at]!, context),
        ));
      },
      series: series.map((key) => ({ key, label: locale.messages.fields[SHOWS[key]] })),
      keys,
      write,
      brief,
      inPercent: options.asPercent,
    },
    get summary() {
      return (summary ??= valueText(locale, heldToTarget(figures.total), insight, {
        currency: figures.currency,
        compare: options.compare,
        digits: options.digits,
        overDay: options.overDay,
      }));
    },
    total,
    totalText,
    versus: keys.find(({ mark }, at) => mark === 'variance' && at > 0)?.label,
    context,
  };
}

type Values = ChartPoint['values'];

/** Whether a value leaves a mark: a forecast of what is sold already has none, nor have open sales of nothing. */
function isDrawn(values: Values, key: SeriesKey): boolean {
  const value = values[key];
  return value !== undefined && !(key === 'forecast' && value === values.actual) && !(key === 'pipeline' && !value);
}

function scaleOf(points: readonly Values[], digits: Digits | undefined, decimals: number): Scale {
  return scaleFor(points.flatMap(Object.values<number>), digits, decimals);
}

/** Names of the pace and of what the variances are held against: of bars that run, what is expected by today. */
function keysOf(
  { figures, insight }: Ready,
  locale: Locale,
  { overDay }: TileOptions,
  { kind }: ChartRules,
): readonly ChartKey[] {
  const { against, markOfPace } = locale.messages;
  const isPaced =
    kind === 'bars' &&
    insight.points.some(({ varianceToDate }, at) => varianceToDate !== undefined && figures.points[at]!.target);
  const variance = { mark: 'variance', label: against[isPaced ? 'expected' : 'target'] } as const;
  return isPaced ? [{ mark: 'pace', label: markOfPace(overDay && locale.dayOfYear(overDay)) }, variance] : [variance];
}

/** The running interval ends in its forecast, whatever it is compared with (N3). */
function isWanted(key: SeriesKey, compare: readonly Compare[]): boolean {
  return key === 'actual' || key === 'forecast' || compare.includes(key === 'previous' ? 'previous-year' : key);
}

function valuesOf(
  figure: Figure,
  insight: PointInsight,
  wanted: readonly SeriesKey[],
  { asPercent, compare = [] }: TileOptions,
  rules: ChartRules,
): Partial<Record<SeriesKey, number>> {
  const values: Partial<Record<SeriesKey, number>> = {};
  // Per cent of a target that is missing, 0 or negative would mislead (M1).
  if (asPercent && !(figure.target! > 0)) return values;
  for (const key of wanted) {
    const value = asPercent ? heldToTarget(figure)[SHOWS[key]] : amountOf(figure, key, insight);
    const drawn = rules.draws(key, insight) || (key === 'forecast' && compare.includes('forecast'));
    if (value !== undefined && drawn) values[key] = asPercent ? value / figure.target! : value;
  }
  return values;
}

/** Places a value of a series: one held against a part of the sales stands on top of the rest of them, so that the gap between the marks is the variance (M11). */
function amountOf(figure: Figure, key: SeriesKey, { besides = 0 }: PointInsight): number | undefined {
  const value = figure[SHOWS[key]];
  return value !== undefined && (key === 'target' || key === 'forecast') ? value + besides : value;
}

/** Whether something that was sold or wanted is no whole number: what a forecast makes of whole numbers is no finer. */
function hasCents({ actual, target, previous }: Partial<Record<SeriesKey, number>>): boolean {
  return [actual, target, previous].some((value) => value !== undefined && !Number.isInteger(value));
}

export type Write = (value: number, sign?: boolean) => string;

function writer(locale: Locale, scale: Scale, asPercent: boolean): Write {
  if (!asPercent) return (value, sign) => locale.amount(value, { scale, sign });
  return (value, sign) => (sign ? percentPoints(locale, value) : locale.percent(value));
}

/** Writes numbers without decimals, if two digits of most are left. */
function briefWriter(
  locale: Locale,
  { power, decimals }: Scale,
  { asPercent }: TileOptions,
  points: readonly Figure[],
): Write | undefined {
  const sold = points.flatMap(({ actual }) => (actual ? [Math.abs(actual)] : []));
  const isTelling = Math.max(...sold) >= 10 ** (power + 1);
  return decimals && !asPercent && isTelling ? writer(locale, { power, decimals: 0 }, false) : undefined;
}

/** All that a chart's words are made of. */
export interface ChartContext {
  readonly write: Write;
  /** The same without decimals, where that tells enough. */
  readonly brief?: Write;
  /** No deviation, in writing. */
  readonly zero: string;
  readonly ready: Ready;
  readonly locale: Locale;
  readonly options: TileOptions;
  readonly rules: ChartRules;
}

function pointOf(
  figure: Figure,
  insight: PointInsight,
  values: ChartPoint['values'],
  context: ChartContext,
): ChartPoint {
  const { locale, options, rules } = context;
  const compared = options.compare?.includes('target');
  const none = compared && REMARKED.find((status) => status === figure.status);
  return {
    key: figure.key,
    label: figure.label,
    values,
    variance: compared ? varianceOf(figure, insight, context) : undefined,
    pace: compared && rules.kind === 'bars' ? paceOf(figure, insight, options) : undefined,
    goal: goalOf(values.target, context),
    remark: none ? locale.messages.statuses[none] : undefined,
    ...rules.words(figure, insight),
  };
}

/** Names the target of a bar; in per cent it is always 100. */
function goalOf(target: number | undefined, { locale, options, rules, write }: ChartContext): string | undefined {
  return rules.kind === 'bars' && target && !options.asPercent ? locale.messages.ofOnly(write(target)) : undefined;
}

/** Amount expected by today, of a row that runs and has a target to hold it against (N14). */
function paceOf(
  { expected, target }: Figure,
  { varianceToDate, besides = 0 }: PointInsight,
  { asPercent }: TileOptions,
): number | undefined {
  if (varianceToDate === undefined || expected === undefined || !target) return undefined;
  if (!asPercent) return expected + besides;
  return target > 0 ? expected / target : undefined;
}

function varianceOf(
  figure: Figure,
  insight: PointInsight,
  { write, brief, zero, ready, options, rules }: ChartContext,
): ChartPoint['variance'] {
  const { target, status } = figure;
  const { value: difference, expected } = rules.difference(figure, insight);
  if (difference === undefined || target === undefined || (options.asPercent && !(target > 0))) return undefined;
  const value = options.asPercent ? difference / target : difference;
  const text = write(value, true);
  const tone = text === zero ? 'neutral' : differenceTone(value, status, ready.insight.lowerIsBetter);
  // Where less is better a plus is bad, which its colour alone would say.
  const sign =
    rules.kind === 'bars' && ready.insight.lowerIsBetter && tone !== 'neutral' && (tone === 'good' ? '✓' : '!');
  const signed = (words: string) => (sign ? `${sign}\u2009${words}` : words);
  return { value, text: signed(text), brief: brief && signed(brief(value, true)), tone, expected };
}

function totalOf(
  ready: Ready,
  locale: Locale,
  options: TileOptions,
  scale: Scale,
): ChartTotal & { text?: readonly string[] } {
  const { figures, insight } = ready;
  const held = heldToTarget(figures.total);
  const { actual, target, attainment } = held;
  const { digits = 3, asPercent } = options;
  const amountScale = scaleFor([actual, target], digits, insight.decimals);
  const percent = attainment === undefined ? undefined : locale.percent(attainment);
  const inPercent = asPercent && percent !== undefined;
  // An amount too long for the unit of its parts has one of its own, and so has the amount beside it.
  const isApart =
    !asPercent && digits !== 'full' && [actual, target, insight.members?.target].some((one) => isLong(one ?? 0, scale));
  const written = amountsOf(ready, locale, asPercent ? amountScale : scale, options, isApart);
  // Beside the verdict it has as many digits as it needs itself, not as its smallest part does.
  const told = amountScale.power === scale.power ? amountsOf(ready, locale, amountScale, options, isApart) : written;
  const has = hasTarget(held, insight);
  const wanted = has ? told.target : undefined;
  const value = told.actual ?? wanted ?? '–';
  const { fields, of, ofOnly } = locale.messages;
  const whole = has ? written.whole : undefined;
  if (inPercent) {
    const beside = of(value, whole!);
    return {
      value: percent,
      spare: '',
      fit: '',
      beside,
      text: actual === undefined ? undefined : [percent, `· ${beside}`],
    };
  }
  const shares = percent === undefined ? [] : [`· ${percent}`];
  const said = has && told.whole ? [told.actual!, ofOnly(told.whole), ...shares] : [`${fields.actual} ${told.actual}`];
  const text = actual === undefined ? undefined : said;
  // Of a unit of its own the heading does not tell the currency either, where it has no room.
  const unit = isApart ? currencyOf(ready, locale, options) : told.isNamed ? '' : unitOf(ready, locale, scale, options);
  const spare = asPercent || (actual ?? wanted) === undefined ? '' : unit;
  return { value, spare, fit: fitOf(value, spare, actual), beside: besideOf(locale, held, wanted), text };
}
