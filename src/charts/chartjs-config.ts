import type { Chart, ChartConfiguration, ChartDataset, ScaleOptions } from 'chart.js';
import type { Colors } from '../theme/colors.ts';
import type { Form, Mark, Plan, Tone } from './plan.ts';
import type { Arrow, Box, ChartLayout as Scene } from './layout.ts';

/** What a canvas fills a mark with. */
export type Fill = string | CanvasPattern;

/** The colours of a chart at one moment, and the hatches made of them. */
export interface Inks {
  readonly colors: Colors;
  readonly font: string;
  hatch(form: 'hatch' | 'counter'): Fill;
}

export function inksOf(colors: Colors, font: string): Inks {
  const made = new Map<string, Fill>();
  const hatch = (form: 'hatch' | 'counter') => {
    if (!made.has(form)) made.set(form, stripes(colors, form === 'hatch' ? 45 : -45));
    return made.get(form)!;
  };
  return { colors, font, hatch };
}

/** Stripes of 2 in 5 px on the surface, as the SVG painter's. */
function stripes({ actual, surface }: Colors, angle: number): Fill {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 5;
  const pen = tile.getContext('2d');
  if (!pen) return actual;
  pen.fillStyle = surface;
  pen.fillRect(0, 0, 5, 5);
  pen.fillStyle = actual;
  pen.fillRect(0, 0, 2, 5);
  const pattern = pen.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().rotate(angle));
  return pattern ?? actual;
}

/** Marks of one notation, and how far they stand from the middle of their category, px. */
export interface Layer {
  readonly marks: readonly Mark[];
  readonly shift: { readonly x: number; readonly y: number };
  /** Drawn by hand: a dashed outline, which Chart.js has not. */
  readonly dashed?: string;
}

export type CanvasDataset = ChartDataset<'bar' | 'line', { x: number; y: number }[]> & { readonly layer: Layer };
export type CanvasConfiguration = ChartConfiguration<'bar' | 'line', { x: number; y: number }[], string>;
export type CanvasChart = Chart<'bar' | 'line', { x: number; y: number }[], string>;

const TURNS = { left: -90, right: 90, up: 0, down: 180 };
const CLEAR = 'transparent';

/** A plan as Chart.js takes it: the same marks, on the same scale, in the same notation and order, at the same pixels. */
export function configOf(plan: Plan, scene: Scene, inks: Inks): CanvasConfiguration {
  return {
    type: 'bar',
    data: { labels: plan.points.map(({ key }) => key), datasets: datasetsOf(scene, inks) },
    options: {
      indexAxis: scene.band.axis,
      responsive: false,
      maintainAspectRatio: false,
      animation: false,
      events: [],
      layout: { autoPadding: false, padding: 0 },
      scales: scalesOf(scene),
    },
  };
}

function datasetsOf(scene: Scene, inks: Inks): CanvasDataset[] {
  const layers = new Map<string, (Box | Arrow)[]>();
  for (const shape of [...scene.boxes, ...scene.arrows]) {
    const { series, form, tone, half } = shape.mark;
    const key = [series, 'turn' in shape ? shape.turn : form, tone, half].join();
    const layer = layers.get(key);
    if (layer) layer.push(shape);
    else layers.set(key, [shape]);
  }
  // Chart.js draws the first dataset last.
  return [...layers.values()].map((shapes, order) =>
    'turn' in shapes[0]!
      ? arrowSet(shapes as Arrow[], scene, inks, -order)
      : boxSet(shapes as Box[], scene, inks, -order),
  );
}

function boxSet(boxes: readonly Box[], scene: Scene, inks: Inks, order: number): CanvasDataset {
  const { mark, x, y, width, height } = boxes[0]!;
  const across = scene.band.axis === 'x';
  const middle = middleOf(scene, mark.at);
  const shift = across ? { x: x + width / 2 - middle, y: 0 } : { x: 0, y: y + height / 2 - middle };
  const { fill, line } = paintOf(mark, inks);
  const dashed = mark.series === 'variance' && mark.form === 'outline' ? line : undefined;
  return {
    type: 'bar',
    label: String(mark.series),
    order,
    data: boxes.map(({ mark: { at, from, to } }) => parsed(at, from, to, across)),
    parsing: false,
    normalized: true,
    grouped: false,
    barThickness: across ? width : height,
    minBarLength: 1,
    backgroundColor: fill,
    borderColor: dashed ? CLEAR : line,
    borderWidth: line === CLEAR ? 0 : 1,
    borderSkipped: false,
    [across ? 'yAxisID' : 'xAxisID']: mark.series === 'variance' ? 'row' : 'value',
    [across ? 'xAxisID' : 'yAxisID']: 'band',
    layer: { marks: boxes.map((box) => box.mark), shift, dashed },
  };
}

/** A bar from value to value: Chart.js keeps both ends of a parsed floating bar in `_custom`. */
function parsed(at: number, from: number, to: number, across: boolean) {
  const [min, max] = from < to ? [from, to] : [to, from];
  const ends = from === 0 ? {} : { _custom: { barStart: from, barEnd: to, start: from, end: to, min, max } };
  return across ? { x: at, y: to, ...ends } : { x: to, y: at, ...ends };
}

function arrowSet(arrows: readonly Arrow[], scene: Scene, inks: Inks, order: number): CanvasDataset {
  const { mark, x, y, size, turn } = arrows[0]!;
  const across = scene.band.axis === 'x';
  // The corners of Chart.js's triangle lie on a circle around its middle.
  const radius = size / Math.sqrt(3);
  const deep = { left: [radius, 0], right: [-radius, 0], up: [0, radius], down: [0, -radius] }[turn] as [
    number,
    number,
  ];
  const zero = (mark.series === 'variance' ? scene.row : scene.zero) ?? 0;
  const middle = middleOf(scene, mark.at);
  const value = zero + mark.to * scene.unit;
  const [homeX, homeY] = across ? [middle, value] : [value, middle];
  return {
    type: 'line',
    label: String(mark.series),
    order,
    data: arrows.map(({ mark: { at, to } }) => (across ? { x: at, y: to } : { x: to, y: at })),
    parsing: false,
    showLine: false,
    clip: false,
    pointStyle: 'triangle',
    pointRotation: TURNS[turn],
    pointRadius: radius,
    pointBackgroundColor: paintOf({ ...mark, form: 'solid' }, inks).fill,
    pointBorderWidth: 0,
    [across ? 'yAxisID' : 'xAxisID']: mark.series === 'variance' ? 'row' : 'value',
    [across ? 'xAxisID' : 'yAxisID']: 'band',
    layer: { marks: arrows.map((arrow) => arrow.mark), shift: { x: x + deep[0] - homeX, y: y + deep[1] - homeY } },
  };
}

function middleOf({ band }: Scene, at: number): number {
  return band.start + band.step * (at + 0.5);
}

function paintOf({ series, form, tone }: Mark, { colors, hatch }: Inks): { fill: Fill; line: string } {
  if (series === 'variance') return varianceInk(form, toneColor(colors, tone));
  if (form === 'outline') return { fill: CLEAR, line: colors.target };
  if (form === 'hatch' || form === 'counter') return { fill: hatch(form), line: colors.actual };
  return { fill: series === 'previous' ? colors.previous : colors.actual, line: CLEAR };
}

function varianceInk(form: Form, color: string): { fill: Fill; line: string } {
  return form === 'outline' ? { fill: CLEAR, line: color } : { fill: color, line: CLEAR };
}

export function toneColor(colors: Colors, tone: Tone | 'ink' | 'muted' | 'bold' | undefined): string {
  if (tone === 'good' || tone === 'bad') return colors[tone];
  return tone === 'ink' || tone === 'bold' ? colors.text : colors.muted;
}

/** Scales without axes, so that a value lies at the same pixel as in the scene. */
function scalesOf(scene: Scene): Record<string, ScaleOptions<'linear' | 'category'>> {
  const { band, width, height, zero, unit, row } = scene;
  const end = band.axis === 'x' ? height : width;
  const linear = (origin: number) => {
    const [a, b] = [-origin / unit, (end - origin) / unit];
    // The scale runs upwards or to the right; a mirrored one the other way.
    const reverse = band.axis === 'x' ? unit > 0 : unit < 0;
    return {
      type: 'linear',
      axis: band.axis === 'x' ? 'y' : 'x',
      display: false,
      min: Math.min(a, b),
      max: Math.max(a, b),
      reverse,
    };
  };
  const scales: Record<string, object> = {
    band: { type: 'category', axis: band.axis, display: false, offset: true, reverse: band.step < 0 },
    value: linear(zero),
  };
  if (row !== undefined) scales['row'] = linear(row);
  return scales;
}
