import type { Chart, ChartPoint, SeriesKey, Tone } from '../../charts/plan.ts';
import type { ChartTable, Fact, PointFacts } from '../../charts/view.ts';
import { points as percentPoints } from '../../i18n/axis.ts';
import { fitOf } from '../../i18n/fit.ts';
import { headingOf } from '../../i18n/heading.ts';
import type { CurrencyDisplay, Locale } from '../../i18n/locale.ts';
import type { FigureField } from '../../i18n/facts.ts';
import { type Digits, type Scale, scaleFor } from '../../i18n/scale.ts';
import { FIELDS, figureRows, pointText, statusWords, valueText } from '../../i18n/sentences.ts';
import type { Figure, Figures } from '../../model/figures.ts';
import type { Insight, PointInsight } from '../../model/insight.ts';
import type { Compare } from '../../model/request.ts';

/** The figure's field that a series shows; in the order of the legend. */
const SHOWS = {
  actual: 'actual',
  target: 'target',
  forecast: 'forecast',
  pipeline: 'pipeline',
  previous: 'previousYear',
} as const satisfies Readonly<Record<SeriesKey, FigureField>>;

const SERIES = Object.keys(SHOWS) as SeriesKey[];
const COMPARED: Readonly<Partial<Record<SeriesKey, Compare>>> = {
  target: 'target',
  previous: 'previous-year',
  forecast: 'forecast',
  pipeline: 'pipeline',
};
const AMOUNTS: readonly FigureField[] = FIELDS.filter((field) => field !== 'attainment' && field !== 'variancePercent');
const WHOLE: Scale = { power: 0, decimals: 0 };

/** Options of the drawing, from the attributes. */
export interface ChartWishes {
  readonly digits: Digits;
  readonly asPercent: boolean;
  readonly compare: readonly Compare[];
  readonly currencyDisplay?: CurrencyDisplay;
  readonly cumulative?: boolean;
}

export interface Measures {
  readonly figures: Figures;
  readonly insight: Insight;
}

/** Numbers and words of a tile with a chart. Facts and table are made when they are asked for. */
export interface ChartFigure {
  readonly scale: Scale;
  readonly compared: readonly FigureField[];
  readonly chart: Chart;
  /** The whole in one sentence, for whoever listens (E1). */
  readonly summary: string;
  /** The total, where there is no room for more: value, and what it is compared with. */
  readonly total: { readonly value: string; readonly fit: string; readonly beside: string };
  facts(at: number): PointFacts;
  table(): ChartTable;
}

/** Differences between kinds of charts: words of a point, and the series that are drawn. */
export interface ChartKind {
  readonly kind: Chart['kind'];
  /** Whether this value of this point is drawn. */
  draws(series: SeriesKey, insight: PointInsight): boolean;
  /** Value that is compared with the target: the actual, or the forecast. */
  ends(figure: Figure, insight: PointInsight): { readonly value?: number; readonly expected?: boolean };
  words(figure: Figure, insight: PointInsight): Pick<ChartPoint, 'short' | 'era' | 'now' | 'open'>;
}

export function chartFigure(measured: Measures, locale: Locale, wishes: ChartWishes, kind: ChartKind): ChartFigure {
  const { figures, insight } = measured;
  const wanted = SERIES.filter((key) => isWanted(key, wishes.compare));
  const drawn = figures.points.map((figure, at) => valuesOf(figure, insight.points[at]!, wanted, wishes, kind));
  const series = wanted.filter((key) => drawn.some((values) => values[key] !== undefined));
  const scale = wishes.asPercent
    ? WHOLE
    : scaleFor(
        drawn.flatMap((values) => Object.values(values)),
        wishes.digits,
        insight.decimals,
      );
  const write = writer(locale, scale, wishes.asPercent);
  const context: PointContext = { write, zero: write(0, true), measured, locale, wishes, kind };
  const named = [...new Set<SeriesKey>(['actual', ...series])];
  // Asked for where the chart is drawn; out of sight it is not.
  let points: readonly ChartPoint[] | undefined;
  let summary: string | undefined;
  return {
    scale,
    compared: named.length > 1 ? named.map((key) => SHOWS[key]) : [],
    chart: {
      kind: kind.kind,
      get points() {
        return (points ??= figures.points.map((figure, at) =>
          pointOf(figure, insight.points[at]!, drawn[at]!, context),
        ));
      },
      series: series.map((key) => ({ key, label: locale.messages.fields[SHOWS[key]] })),
      write,
    },
    get summary() {
      return (summary ??= valueText(locale, figures.total, insight, {
        currency: figures.currency,
        compare: wishes.compare,
      }));
    },
    total: totalOf(measured, locale, wishes),
    facts: (at) => factsOf(context, at),
    table: () => tableOf(measured, locale, wishes),
  };
}

/** The running interval ends in its forecast, whatever it is compared with (N3). */
function isWanted(key: SeriesKey, compare: readonly Compare[]): boolean {
  const asked = COMPARED[key];
  return asked === undefined || key === 'forecast' || compare.includes(asked);
}

function valuesOf(
  figure: Figure,
  insight: PointInsight,
  wanted: readonly SeriesKey[],
  { asPercent, compare }: ChartWishes,
  kind: ChartKind,
): Partial<Record<SeriesKey, number>> {
  const values: Partial<Record<SeriesKey, number>> = {};
  // Per cent of a target that is missing, 0 or negative would mislead (M1).
  if (asPercent && !(figure.target! > 0)) return values;
  for (const key of wanted) {
    const value = figure[SHOWS[key]];
    const drawn = kind.draws(key, insight) || (key === 'forecast' && compare.includes('forecast'));
    if (value !== undefined && drawn) values[key] = asPercent ? value / figure.target! : value;
  }
  return values;
}

type Write = (value: number, sign?: boolean) => string;

function writer(locale: Locale, scale: Scale, asPercent: boolean): Write {
  if (!asPercent) return (value, sign) => locale.amount(value, { scale, sign });
  return (value, sign) => (sign ? percentPoints(locale, value) : locale.percent(value));
}

interface PointContext {
  readonly write: Write;
  /** No deviation, in writing. */
  readonly zero: string;
  readonly measured: Measures;
  readonly locale: Locale;
  readonly wishes: ChartWishes;
  readonly kind: ChartKind;
}

function pointOf(
  figure: Figure,
  insight: PointInsight,
  values: ChartPoint['values'],
  context: PointContext,
): ChartPoint {
  const { locale, wishes, kind } = context;
  const compared = wishes.compare.includes('target');
  const none = compared && (figure.status === 'no-target' || figure.status === 'zero-target');
  return {
    key: figure.key,
    label: figure.label,
    ...kind.words(figure, insight),
    values,
    variance: compared ? varianceOf(figure, insight, context) : undefined,
    remark: none ? locale.messages.statuses[figure.status as 'no-target'] : undefined,
  };
}

function varianceOf(
  figure: Figure,
  insight: PointInsight,
  { write, zero, measured, wishes, kind }: PointContext,
): ChartPoint['variance'] {
  const { target } = figure;
  const { value: end, expected } = kind.ends(figure, insight);
  if (end === undefined || target === undefined || (wishes.asPercent && !(target > 0))) return undefined;
  const value = wishes.asPercent ? end / target - 1 : end - target;
  const text = write(value, true);
  const tone = text === zero ? 'neutral' : toneOf(value, measured.insight.lowerIsBetter);
  return { value, text, tone, expected };
}

/** Impact, not sign (N5). */
function toneOf(value: number, lowerIsBetter: boolean): Tone {
  if (value === 0) return 'neutral';
  return value > 0 === lowerIsBetter ? 'bad' : 'good';
}

function totalOf(
  { figures, insight }: Measures,
  locale: Locale,
  { digits, asPercent }: ChartWishes,
): ChartFigure['total'] {
  const { actual, target, attainment } = figures.total;
  const write = (value: number) => locale.amount(value, { digits, decimals: insight.decimals });
  const percent = attainment === undefined ? undefined : locale.percent(attainment);
  const value = actual === undefined ? '–' : write(actual);
  if (asPercent && percent !== undefined)
    return { value: percent, fit: '', beside: locale.messages.of(value, write(target!)) };
  return {
    value,
    fit: fitOf(value),
    beside: [target && locale.messages.ofOnly(write(target)), percent].filter(Boolean).join(' · '),
  };
}

function factsOf({ measured, locale, wishes: { digits }, kind }: PointContext, at: number): PointFacts {
  const { figures, insight } = measured;
  const figure = figures.points[at]!;
  const { open, coming } = insight.points[at]!;
  const { messages } = locale;
  const { currency } = figures;
  const { decimals, lowerIsBetter } = insight;
  const amounts = AMOUNTS.map((field) => figure[field]);
  const scale = scaleFor(amounts, digits === 'full' ? digits : 4, decimals);
  const write: Write = (value, sign) => locale.amount(value, { scale, sign, unit: true });
  const { value: end, expected } = kind.ends(figure, insight.points[at]!);
  // The chart shows this one, the variance is of what there is so far.
  const forecastVariance =
    expected && end !== undefined && figure.target !== undefined ? end - figure.target : undefined;
  const status = statusWords(locale, figure.status);
  const isOpen = open && !coming;
  return {
    label: figure.label,
    rows: figureRows(locale, figure, write).flatMap(({ field, name, text }): Fact[] => {
      const series = SERIES.find((key) => SHOWS[key] === field);
      const tone = field === 'variance' ? toneOf(figure.variance!, lowerIsBetter) : undefined;
      const row = { series, name, text, tone };
      if (field !== 'forecast' || forecastVariance === undefined) return [row];
      const more = { name: messages.forecastVariance, text: write(forecastVariance, true) };
      return [row, { ...more, tone: toneOf(forecastVariance, lowerIsBetter) }];
    }),
    remarks: [
      status && `${status.sign} ${status.text}`,
      figure.partial && messages.partial,
      isOpen && messages.open,
    ].filter((text) => typeof text === 'string'),
    text: pointText(locale, figure.label, figure, { currency, decimals, open: isOpen, forecastVariance }),
  };
}

/** Every figure there is, with up to four digits; the caption names their unit. */
function tableOf({ figures, insight }: Measures, locale: Locale, wishes: ChartWishes): ChartTable {
  const { points, total, owner, measure, currency, period } = figures;
  const { interval, by, itemNames, decimals } = insight;
  const { columns, fields } = locale.messages;
  // A total of what is cumulative already would be its last row again.
  const listed = wishes.cumulative ? points : [...points, total];
  const shown = FIELDS.filter((field) => listed.some((figure) => figure[field] !== undefined));
  const amounts = shown.filter((field) => AMOUNTS.includes(field));
  const digits = wishes.digits === 'full' ? wishes.digits : 4;
  const scale = scaleFor(
    listed.flatMap((figure) => amounts.map((field) => figure[field])),
    digits,
    decimals,
  );
  const heading = headingOf(locale, {
    who: owner.name,
    measure,
    items: itemNames,
    scale,
    currency,
    currencyDisplay: wishes.currencyDisplay,
    cumulative: wishes.cumulative,
    period: period.label,
  });
  return {
    caption: heading.text,
    head: [columns[by ?? interval], ...shown.map((field) => fields[field]), columns.status],
    rows: listed.map((figure) => {
      const texts = new Map(
        figureRows(locale, figure, (value, sign) => locale.amount(value, { scale, sign })).map((row) => [
          row.field,
          row.text,
        ]),
      );
      const status = statusWords(locale, figure.status);
      return { name: figure.label, cells: [...shown.map((field) => texts.get(field) ?? '–'), status?.text ?? '–'] };
    }),
  };
}
