import type { Chart, Plugin } from 'chart.js';
import { RAIL, toneColor } from './chartjs-config.ts';
import type { Inks, Picture } from './chartjs-config.ts';
import { measureColumns } from './column-measures.ts';
import { columnTexts } from './column-values.ts';
import { BAR as ROW_PART, endTexts, OVERHANG } from './layout-bars.ts';
import { groundOf } from './layout.ts';
import type { Room, Text } from './layout.ts';
import { runsFromRight } from './text-direction.ts';

/** A plugin of Chart.js that a host hands to a tile. */
export type ChartPlugin = Plugin;

const MIRRORED = { left: 'right', middle: 'middle', right: 'left' } as const;

/** Draws what belongs to no bar: axes, broken where periods are open (N3), and values by their priorities (N6). */
export function notation(drawn: () => { readonly picture: Picture; readonly inks: Inks }): Plugin<'bar'> {
  return {
    id: 'targetNotation',
    afterDatasetsDraw: (chart) => {
      const { picture, inks } = drawn();
      drawLines(chart, picture, inks);
      for (const text of textsOf(chart, picture)) write(chart.ctx, text, picture.room, inks);
    },
  };
}

/**
 * Where an event is on the canvas, px of its layout, also where the page is enlarged or scaled: Chart.js takes
 * its place from the window or from the canvas, whichever the event still knows.
 */
function placeOn(canvas: HTMLCanvasElement, native: Event | null, axis: string): number {
  const { clientX, clientY } = (native as TouchEvent).touches?.[0] ?? (native as MouseEvent);
  const { left, top, width, height } = canvas.getBoundingClientRect();
  return axis === 'x'
    ? ((clientX - left) * canvas.offsetWidth) / width
    : ((clientY - top) * canvas.offsetHeight) / height;
}

/** Tells the index of the category under the pointer, by the events and scales of Chart.js. */
export function pointer(hover: (index: number) => void, choose: (index: number) => void): Plugin<'bar'> {
  return {
    id: 'targetPointer',
    afterEvent: ({ canvas, scales: { band }, data }, { event: { type, x, native } }) => {
      const index = x === null ? -1 : band!.getValueForPixel(placeOn(canvas, native, band!.axis))!;
      const known = index >= 0 && index < data.labels!.length;
      if (type === 'click' && known) choose(index);
      else if (type === 'mousemove' || type === 'mousedown') hover(known ? index : -1);
    },
  };
}

const reported = new WeakSet<Plugin>();

/** Keeps a host's plugin from taking the tile down: from its first error on it is left out, which the console says once. */
export function guarded(plugin: Plugin): Plugin {
  let failed = false;
  const attempt = (act: () => unknown): unknown => {
    try {
      return failed ? undefined : act();
    } catch (error) {
      failed = true;
      if (!reported.has(plugin)) console.warn(`target-tiles: chart plugin "${plugin.id}" is left out`, error);
      reported.add(plugin);
      return undefined;
    }
  };
  return new Proxy(plugin, {
    get: (_, name) => {
      const value: unknown = Reflect.get(plugin, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => attempt(() => Reflect.apply(value, plugin, args));
    },
  });
}

/** Ticks across the bars, at what is expected by today, clear of what they cross (N14). */
function drawPaces({ ctx, scales: { band, value } }: Chart, { plan, grid }: Picture, { colors }: Inks): void {
  const reach = (grid!.row * ROW_PART) / 2 + OVERHANG;
  ctx.save();
  for (const { at, to } of plan.paces) {
    const x = Math.round(value!.getPixelForValue(to));
    const y = band!.getPixelForValue(at);
    const line = new Path2D(`M${x} ${y - reach}V${y + reach}`);
    for (const [strokeStyle, lineWidth] of [[colors.surface, 4] as const, [colors.target, 2] as const]) {
      Object.assign(ctx, { strokeStyle, lineWidth });
      ctx.stroke(line);
    }
  }
  ctx.restore();
}

function drawLines(chart: Chart, picture: Picture, inks: Inks): void {
  const { points } = picture.plan;
  const { colors } = inks;
  const { ctx, scales, chartArea } = chart;
  const { left, right, top, bottom } = chartArea;
  const { band, value, row } = scales;
  const zero = value!.getPixelForValue(0);
  if (picture.grid) {
    stroke(ctx, [zero, top, zero, bottom], colors.muted);
    return drawPaces(chart, picture, inks);
  }
  const half = (right - left) / points.length / 2;
  points.forEach(({ open }, at) => {
    const x = band!.getPixelForValue(at);
    stroke(ctx, [x - half, zero, x + half, zero], colors.muted, open ? [3, 3] : []);
  });
  if (!row) return;
  for (const rail of [-RAIL, RAIL]) {
    const y = row.getPixelForValue(0) + rail;
    stroke(ctx, [left, y, right, y], colors.text);
  }
}

/** A level or upright line of 1 px, on whole pixels; a scale's pixels are whole but for rounding errors. */
function stroke(
  ctx: CanvasRenderingContext2D,
  [x1, y1, x2, y2]: readonly [x1: number, y1: number, x2: number, y2: number],
  color: string,
  dash: number[] = [],
): void {
  const sharp = (a: number, b: number) => (a === b ? Math.floor(a + 0.01) + 0.5 : a);
  ctx.save();
  Object.assign(ctx, { strokeStyle: color, lineWidth: 1 });
  ctx.setLineDash(dash);
  ctx.stroke(new Path2D(`M${sharp(x1, x2)} ${sharp(y1, y2)}L${sharp(x2, x1)} ${sharp(y2, y1)}`));
  ctx.restore();
}

/** Values where the scales of the chart say, as if it ran from left to right. */
function textsOf({ scales: { band, value, row }, width }: Chart, { plan, room, grid }: Picture): Text[] {
  const origin = value!.getPixelForValue(0);
  const zero = grid && room.rtl ? width - origin : origin;
  const unit = Math.abs(value!.getPixelForValue(1) - origin);
  if (!grid) {
    const step = band!.width / plan.points.length;
    return columnTexts(plan, room, { ...measureColumns(plan, room), step, zero, unit, row: row?.getPixelForValue(0) });
  }
  const thickness = grid.row * ROW_PART;
  const top = (grid.row - thickness) / 2;
  return endTexts(plan, room, { row: grid.row, zero, unit, thickness, top, raise: 0 }, grid.names);
}

function write(ctx: CanvasRenderingContext2D, text: Text, { rtl, width, fontSize }: Room, inks: Inks): void {
  const anchor = rtl ? MIRRORED[text.anchor] : text.anchor;
  const x = rtl ? width - text.x : text.x;
  if (text.ground) {
    const ground = groundOf({ ...text, x }, fontSize);
    ctx.fillStyle = inks.colors.surface;
    ctx.fillRect(ground.x, ground.y, ground.width, ground.height);
  }
  Object.assign(ctx, {
    font: `${fontSize}px ${inks.font}`,
    fillStyle: toneColor(inks.colors, text.tone),
    textAlign: anchor === 'middle' ? 'center' : anchor,
    textBaseline: 'alphabetic',
    direction: runsFromRight(text.text) ? 'rtl' : 'ltr',
  });
  if (text.edged) {
    Object.assign(ctx, { strokeStyle: inks.colors.surface, lineWidth: 3, lineJoin: 'round' });
    ctx.strokeText(text.text, x, text.y);
  }
  ctx.fillText(text.text, x, text.y);
}
