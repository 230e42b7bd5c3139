import type { Chart, ChartConfiguration, ChartDataset, ChartOptions, Scale } from 'chart.js';
import type { Colors } from '../theme/colors.ts';
import type { Notation, Standing } from './chartjs.ts';
import { BAR, behind, isBehind, measureColumns, SHIFT } from './column-measures.ts';
import type { ColumnMeasures } from './column-measures.ts';
import { BAR as ROW_PART, GAP, LEADING, nameOf, startOf } from './layout-bars.ts';
import type { BarGrid } from './layout-bars.ts';
import { axisNames, eraNames } from './layout-columns.ts';
import type { Room, Text } from './layout.ts';
import type { Mark, Plan } from './plan.ts';

/** A plan, the room that it is drawn in, and the grid of the list that its bars belong to. */
export interface Picture {
  readonly plan: Plan;
  readonly room: Room;
  readonly grid?: BarGrid;
}

/** Colours of a chart at one moment, and the hatches made of them. */
export interface Inks {
  readonly colors: Colors;
  readonly font: string;
  readonly hatch: CanvasPattern | string;
  readonly counter: CanvasPattern | string;
}

type Data = ([number, number] | null)[];
type PerPoint<T> = { readonly [K in keyof T]: T[K] | readonly T[K][] };
type Dataset = Partial<ChartDataset<'bar', Data>> & PerPoint<Notation>;
type Scales = NonNullable<ChartOptions<'bar'>['scales']>;
export type CanvasChart = Chart<'bar', Data, string>;
export type CanvasConfiguration = ChartConfiguration<'bar', Data, string>;

/** How far the target of a row stands above its bar, in parts of the row. */
const RAISE = 0.1;
/** Distance of a variance to the middle of the two lines it stands on, px. */
export const RAIL = 1.5;
const CLEAR = 'transparent';
const NO_PADDING = { paddingLeft: 0, paddingRight: 0, paddingTop: 0, paddingBottom: 0 };

export function inksOf(colors: Colors, font: string): Inks {
  return { colors, font, hatch: stripes(colors, 45), counter: stripes(colors, -45) };
}

/** Stripes of 2 in 5 px on the surface, as sharp as the screen. */
function stripes({ actual, surface }: Colors, angle: number): CanvasPattern | string {
  const scale = Math.ceil(devicePixelRatio);
  const tile = Object.assign(document.createElement('canvas'), { width: 5 * scale, height: 5 * scale });
  const pen = tile.getContext('2d')!;
  for (const [color, width] of [[surface, 5] as const, [actual, 2] as const]) {
    pen.fillStyle = color;
    pen.fillRect(0, 0, width * scale, 5 * scale);
  }
  const pattern = pen.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().rotate(angle).scale(1 / scale));
  return pattern ?? actual;
}

/** Says a plan to Chart.js: its figures as floating bars, on a category scale and linear ones. */
export function configOf(picture: Picture, inks: Inks): CanvasConfiguration {
  const { plan, room, grid } = picture;
  const axis = grid ? 'y' : 'x';
  const measures = grid ? undefined : measureColumns(plan, room);
  return {
    type: 'targetBar' as 'bar',
    data: { labels: plan.points.map(({ key }) => key), datasets: datasetsOf(picture, inks, measures) },
    options: {
      indexAxis: axis,
      responsive: false,
      maintainAspectRatio: false,
      animation: false,
      events: ['mousemove', 'mouseout', 'click', 'touchstart', 'touchmove'],
      interaction: { mode: 'index', axis, intersect: false },
      hover: { mode: undefined },
      layout: { autoPadding: false, padding: 0 },
      font: { family: inks.font, size: room.fontSize },
      // A page may have registered them for charts of its own.
      plugins: { legend: { display: false }, tooltip: { enabled: false }, title: { display: false } },
      scales: measures ? columnScales(picture, inks, measures) : barScales(picture, inks, grid!),
    },
  };
}

function datasetsOf({ plan, room, grid }: Picture, inks: Inks, measures?: ColumnMeasures) {
  const shown = plan.marks.filter(({ form }) => form !== 'triangle' || !measures || measures.triangles);
  const marks = measures?.row === undefined ? shown : [...shown, ...plan.variance!.marks];
  return [...new Set(marks.map(({ series }) => series))].map((series, order) => {
    const own = marks.filter((mark) => mark.series === series);
    const triangle = own[0]!.form === 'triangle' && (grid ? 'up' : room.rtl ? 'right' : 'left');
    return {
      ...datasetOf(own, plan),
      ...paintOf(own, plan, inks),
      ...(triangle && { triangle }),
      // Chart.js draws the first last, but puts the first of those that share a bar first.
      order: series === 'pipeline' ? 1 - order : -order,
      offset: offsetOf(own[0]!, plan, measures),
      lift: series === 'variance' ? RAIL : 0,
      categoryPercentage: grid ? ROW_PART : BAR,
      [grid ? 'yAxisID' : 'xAxisID']: 'band',
      [grid ? 'xAxisID' : 'yAxisID']: series === 'variance' ? 'row' : 'value',
    } satisfies Dataset & Standing;
  });
}

/** One series: from value to value at each point, nothing where it has none. */
function datasetOf(marks: readonly Mark[], { points }: Plan) {
  const data: Data = points.map(() => null);
  for (const { at, from, to } of marks) data[at] = [from, to];
  // Two forecasts share the bar, each half, at the points that have both.
  const grouped = marks.some(({ half }) => half);
  return { label: marks[0]!.series, data, barPercentage: 1, grouped, skipNull: true };
}

/** The target always to the same side; both about the middle where nothing stands at the other edge (N2). */
function offsetOf(mark: Mark, plan: Plan, measures: ColumnMeasures | undefined): number {
  if (!behind(plan)) return 0;
  const front = measures && !measures.triangles ? SHIFT / 2 : 0;
  return isBehind(mark) ? front - (measures ? SHIFT : RAISE) : front;
}

/** How a series looks; each variance by its own impact. */
function paintOf(marks: readonly Mark[], { points }: Plan, { colors, ...inks }: Inks): Dataset {
  const { series, form } = marks[0]!;
  if (series === 'variance') {
    const byPoint = points.map((): Mark | undefined => undefined);
    for (const mark of marks) byPoint[mark.at] = mark;
    return {
      backgroundColor: byPoint.map((mark) => toneColor(colors, mark?.tone)),
      dashed: byPoint.map((mark) => mark?.form === 'outline'),
      cut: byPoint.map((mark) => Boolean(mark?.cut)),
    };
  }
  if (form === 'outline') return { backgroundColor: CLEAR, borderColor: colors.target, borderWidth: 1.25 };
  if (form === 'solid' || form === 'triangle') {
    return { backgroundColor: series === 'previous' ? colors.previous : colors.actual, borderColor: colors.surface };
  }
  return { backgroundColor: inks[form], borderColor: colors.actual, borderWidth: 1.25 };
}

export function toneColor(colors: Colors, tone: Text['tone'] | undefined): string {
  if (tone === 'good' || tone === 'bad') return colors[tone];
  if (tone === 'within') return colors.surface;
  return tone === 'ink' || tone === 'name' || tone === 'bold' ? colors.text : colors.muted;
}

/** Names below; columns and the row of variances above each other, in one unit (N5). */
function columnScales(picture: Picture, inks: Inks, measures: ColumnMeasures): Scales {
  const { plan, room } = picture;
  const { step, axis, zero, unit, row, split, line, eras } = measures;
  const linear = (origin: number, top: number, bottom: number): Scales[string] => ({
    type: 'linear',
    axis: 'y',
    position: 'left',
    display: false,
    stack: 'values',
    stackWeight: bottom - top,
    min: (origin - bottom) / unit,
    max: (origin - top) / unit,
  });
  // Names wider than the first and last column would be cut at the edges.
  const inner = step < room.fontSize ? { align: 'inner' } : {};
  const start = { align: room.rtl ? 'end' : 'start', labelOffset: (step / 2 - 2) * (room.rtl ? 1 : -1) } as const;
  return {
    band: nameScale(axisNames(plan, room, step), picture, inks, { height: line + 2 }, inner),
    ...(eras && { eras: nameScale(eraNames(plan, step, room.textWidth), picture, inks, { height: line }, start) }),
    value: linear(zero, split, axis),
    ...(row !== undefined && { row: linear(row, 0, split) }),
  };
}

/** Names beside the bars; values reach as far as leaves room for the figures behind the longest. */
function barScales(picture: Picture, inks: Inks, grid: BarGrid): Scales {
  const { plan, room } = picture;
  const names = plan.points.map((point) => [...grid.lines.get(nameOf(point))!]);
  const width = startOf(grid.names);
  const [min] = plan.domain;
  const max = min + (room.width - width) / grid.unit;
  return {
    band: nameScale(names, picture, inks, { width }),
    value: { type: 'linear', axis: 'x', display: false, reverse: Boolean(room.rtl), min, max },
  };
}

function nameScale(
  names: readonly (string | string[] | undefined)[],
  { plan, room, grid }: Picture,
  { colors, font: family }: Inks,
  box: { readonly height: number } | { readonly width: number },
  place?: object,
): Scales[string] {
  const isNow = ({ tick }: { tick?: { value: number } }) => !grid && Boolean(plan.points[tick!.value]?.now);
  return {
    type: 'category',
    axis: grid ? 'y' : 'x',
    position: grid ? (room.rtl ? 'right' : 'left') : 'bottom',
    offset: true,
    reverse: Boolean(room.rtl && !grid),
    border: { display: false },
    grid: { display: false, tickLength: 0 },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      padding: grid ? GAP : 4,
      color: (tick) => (grid || isNow(tick) ? colors.text : colors.muted),
      font: (tick) => ({ family, size: room.fontSize, lineHeight: LEADING, weight: isNow(tick) ? 600 : 400 }),
      callback: (index) => isolated(names[Number(index)], room),
      ...place,
    },
    // The room is divided already: no name may move the bars.
    afterFit: (scale: Scale) => void Object.assign(scale, NO_PADDING, box),
  };
}

/** A text runs by its own letters, also where the canvas runs from right to left. */
function isolated(text: string | string[] | undefined, { rtl }: Room): string | string[] | undefined {
  if (!rtl || text === undefined) return text;
  return Array.isArray(text) ? text.map((line) => `\u2068${line}\u2069`) : `\u2068${text}\u2069`;
}
