/** Kind of a series, which alone decides its notation (N1, N2). */
export type SeriesKey = 'actual' | 'target' | 'previous' | 'forecast' | 'pipeline';

/** How a mark looks without colour; `counter` is a hatch that leans the other way. */
export type Form = 'solid' | 'outline' | 'hatch' | 'counter' | 'triangle';

/** Impact of a difference, never its sign (N5). */
export type Tone = 'good' | 'bad' | 'neutral';

/** Difference to what was wanted, in the unit of the values. */
export interface ChartVariance {
  readonly value: number;
  readonly text: string;
  /** Without decimals. */
  readonly brief?: string;
  readonly tone: Tone;
  /** Rests on a forecast: drawn as an outline, not solid. */
  readonly expected?: boolean;
}

/** One category of a chart: numbers, and the words that belong to them. */
export interface ChartPoint {
  readonly key: string;
  /** The whole name. */
  readonly label: string;
  /** Shorter names for an axis, longest first. */
  readonly short?: readonly string[];
  /** The one that the heading names: nothing stands beside its bar. */
  readonly unnamed?: boolean;
  /** Name that a run of points has in common, such as the year; written where it changes. */
  readonly era?: string;
  /** A series without a value here has no mark here. */
  readonly values: Readonly<Partial<Record<SeriesKey, number>>>;
  readonly variance?: ChartVariance;
  /** Amount expected by today, in the unit of the values: marked by a tick of its own (N14). */
  readonly pace?: number;
  /** Target behind the value of a bar: "of 1.60". */
  readonly goal?: string;
  /** Words in place of the variance: "no target". */
  readonly remark?: string;
  /** The one that is running now. */
  readonly now?: boolean;
  /** Not final yet: its stretch of the axis is broken. */
  readonly open?: boolean;
}

/** A mark that is no series, and its name in the legend: the tick of the pace, or the numbers of the variance. */
export interface ChartKey {
  readonly mark: 'pace' | 'variance';
  readonly label: string;
}

/** A chart as a tile hands it over. The order of points and series is the order shown. */
export interface Chart {
  /** `columns`: time, left to right. `bars`: structure, top to bottom. */
  readonly kind: 'columns' | 'bars';
  readonly points: readonly ChartPoint[];
  readonly series: readonly { readonly key: SeriesKey; readonly label: string }[];
  /** Marks besides the series, as the legend names those that are drawn. */
  readonly keys?: readonly ChartKey[];
  /** How a value is printed. */
  write(value: number): string;
  /** The same without decimals, where what is left tells enough: in bars that are narrower than the whole number. */
  brief?(value: number): string;
  /** Values are shares of the target: its own, which is 100% always, is not printed. */
  readonly inPercent?: boolean;
  /** Lowest and highest value, and variance, of charts that share one scale; widened to hold those of this one. */
  readonly scale?: readonly number[];
}

/** One thing to draw for one category, from value to value. A triangle stands at `to`. */
export interface Mark {
  readonly at: number;
  readonly series: SeriesKey | 'variance';
  readonly form: Form;
  readonly from: number;
  readonly to: number;
  readonly tone?: Tone;
  /** Two forecasts stand beside each other, each half a bar wide. */
  readonly half?: 'left' | 'right';
  /** Goes on beyond `to`, which is where it was cut (N5). */
  readonly cut?: boolean;
}

/** A printed value. Where not all have room, only that of the running point is left. */
export interface Label {
  readonly at: number;
  /** Whose value it says. */
  readonly series: SeriesKey | 'variance';
  readonly text: string;
  /** Without decimals. */
  readonly brief?: string;
  /** The value that the label must stay clear of. */
  readonly value: number;
  readonly side: 'above' | 'below';
  readonly tone: Tone | 'ink' | 'muted';
  readonly isRunning?: boolean;
  /** Of a running interval: where it will end, and from where to where that is drawn. */
  readonly next?: { readonly text: string; readonly brief?: string; readonly from: number; readonly to: number };
}

/** Everything that both painters show, without pixels. */
export interface Plan {
  readonly kind: Chart['kind'];
  readonly points: readonly ChartPoint[];
  /** Holds 0 always (N2). */
  readonly domain: readonly [min: number, max: number];
  /** The domain is that of a group of tiles, whose values all are as high. */
  readonly isShared?: boolean;
  /** In drawing order, back to front. */
  readonly marks: readonly Mark[];
  readonly labels: readonly Label[];
  /** Ticks at what is expected by today, where actual and target are shown. */
  readonly paces: readonly Pick<Mark, 'at' | 'from' | 'to'>[];
  /** The row above the columns; same unit and scale as the columns. */
  readonly variance?: {
    readonly domain: readonly [min: number, max: number];
    readonly marks: readonly Mark[];
    readonly labels: readonly Label[];
  };
}

/** A variance is cut at this part of the columns' height. */
const OUTLIER = 0.4;
const BACK_TO_FRONT: readonly SeriesKey[] = ['target', 'previous', 'actual', 'forecast', 'pipeline'];
const NONE: ReadonlySet<SeriesKey> = new Set();

/** Says what to draw for a chart when the `hidden` series are left out (I2). */
export function planOf(chart: Chart, hidden: ReadonlySet<SeriesKey> = NONE): Plan {
  const all = chart.series.map(({ key }) => key);
  const shown = BACK_TO_FRONT.filter((key) => all.includes(key) && !hidden.has(key));
  const marks = shown.flatMap((key) => chart.points.flatMap((point, at) => markOf(point, at, key, all, shown) ?? []));
  const judged = shown.includes('actual') && shown.includes('target');
  const paces = judged
    ? chart.points.flatMap(({ pace }, at) => (pace === undefined ? [] : { at, from: pace, to: pace }))
    : [];
  const domain = domainOf([...marks, ...paces], chart.scale);
  return {
    kind: chart.kind,
    points: chart.points,
    domain,
    isShared: !!chart.scale,
    marks,
    labels: labelsOf(chart, marks, shown),
    paces,
    variance: judged ? varianceOf(chart, domain) : undefined,
  };
}

/** How far a chart reaches: lowest and highest value, then variance; what it tells those that share its scale. */
export function extentsOf(chart: Chart): readonly number[] {
  const { domain, variance } = planOf({ ...chart, scale: undefined });
  return [...domain, ...(variance?.domain ?? [0, 0])];
}

/** How many things a painter has to draw: what decides between the painters. */
export function markCount({ marks, variance }: Plan): number {
  return marks.length + (variance?.marks.length ?? 0);
}

/** The points from `first` up to but not `last`, on the scale of the whole: long lists are drawn in parts. */
export function sliceOf(plan: Plan, first: number, last: number): Plan {
  const within = <T extends { readonly at: number }>(list: readonly T[]) =>
    list.filter(({ at }) => at >= first && at < last).map((one) => ({ ...one, at: one.at - first }));
  const points = plan.points.slice(first, last);
  return { ...plan, points, marks: within(plan.marks), labels: within(plan.labels), paces: within(plan.paces) };
}

function markOf(
  { values }: ChartPoint,
  at: number,
  series: SeriesKey,
  all: readonly SeriesKey[],
  shown: readonly SeriesKey[],
): Mark | undefined {
  const value = values[series];
  if (value === undefined) return undefined;
  const actual = (shown.includes('actual') && values.actual) || 0;
  const ahead = series === 'forecast' || series === 'pipeline';
  const both = shown.includes('forecast') && values.forecast !== undefined && values.pipeline !== undefined;
  const from = ahead ? actual : 0;
  const to = series === 'pipeline' ? actual + value : value;
  // An outline of nothing would lie below the axis.
  if (ahead && from === to) return undefined;
  return {
    at,
    series,
    form: formOf(series, all),
    from,
    to,
    half: ahead && both && shown.includes('pipeline') ? (series === 'forecast' ? 'left' : 'right') : undefined,
  };
}

/** How a series is drawn. Last year is a triangle beside a target, and takes its place behind where there is none (N2). */
export function formOf(series: SeriesKey, all: readonly SeriesKey[]): Form {
  if (series === 'target') return 'outline';
  if (series === 'forecast') return 'hatch';
  if (series === 'pipeline') return 'counter';
  return series === 'previous' && all.includes('target') ? 'triangle' : 'solid';
}

function domainOf(
  marks: readonly Pick<Mark, 'from' | 'to'>[],
  [low = 0, high = 0]: readonly number[] = [],
): [number, number] {
  let min = Math.min(0, low);
  let max = Math.max(0, high);
  for (const { from, to } of marks) {
    min = Math.min(min, from, to);
    max = Math.max(max, from, to);
  }
  return min === max ? [0, 1] : [min, max];
}

/** A point that is over or runs says what it reached, a coming one what is wanted. */
function labelledSeries({ now, values }: ChartPoint, shown: readonly SeriesKey[]): SeriesKey | undefined {
  const order: readonly SeriesKey[] = ['actual', ...(now ? ['forecast' as const] : []), 'target', 'pipeline'];
  return order.find((key) => shown.includes(key) && values[key] !== undefined);
}

function labelsOf(
  { kind, points, write, brief, inPercent }: Chart,
  marks: readonly Mark[],
  shown: readonly SeriesKey[],
): Label[] {
  const tops = points.map(() => [0, 0] as [number, number]);
  for (const { at, form, from, to } of marks) {
    if (form === 'triangle') continue;
    tops[at]![0] = Math.min(tops[at]![0], from, to);
    tops[at]![1] = Math.max(tops[at]![1], from, to);
  }
  // Beside columns, one of nothing that was not wanted tells nothing.
  const nothing = kind === 'columns' && points.some(({ values: { actual } }) => actual) ? write(0) : undefined;
  return points.flatMap((point, at): Label[] => {
    const series = labelledSeries(point, shown);
    if (!series || (inPercent && series === 'target')) return [];
    const size = point.values[series]!;
    const text = write(size);
    if (text === nothing && !point.values.target && write(point.values.forecast ?? 0) === nothing) return [];
    const side = size < 0 ? 'below' : 'above';
    const value = tops[at]![side === 'below' ? 0 : 1];
    const tone = series === 'actual' ? 'ink' : 'muted';
    const next = series === 'actual' && shown.includes('forecast') ? nextOf(point, text, { write, brief }) : undefined;
    return [{ at, text, brief: brief?.(size), value, side, series, tone, isRunning: point.now, next }];
  });
}

/** Where a running point will end, unless that reads like what it has reached. */
function nextOf(
  { now, values: { actual, forecast } }: ChartPoint,
  sold: string,
  { write, brief }: Pick<Chart, 'write' | 'brief'>,
): Label['next'] {
  if (!now || forecast === undefined) return undefined;
  const text = write(forecast);
  return text === sold ? undefined : { text, brief: brief?.(forecast), from: actual!, to: forecast };
}

function varianceOf({ kind, points, scale, write }: Chart, [low, high]: readonly [number, number]): Plan['variance'] {
  if (kind === 'bars' || !points.some(({ variance }) => variance)) return undefined;
  const limit = (high - low) * OUTLIER;
  const marks: Mark[] = [];
  const labels: Label[] = [];
  points.forEach(({ variance }, at) => {
    if (!variance) return;
    const { value, text, brief, tone, expected } = variance;
    const to = Math.max(-limit, Math.min(limit, value));
    marks.push({ at, series: 'variance', form: expected ? 'outline' : 'solid', from: 0, to, tone, cut: to !== value });
    // A row of zeros says nothing.
    if (text === write(0)) return;
    const side = value < 0 ? 'below' : 'above';
    labels.push({ at, series: 'variance', text, brief, value: to, side, tone });
  });
  return { domain: domainOf(marks, scale?.slice(2)), marks, labels };
}
