import type { Label, Mark, Plan } from './plan.ts';
import { mirrored } from './layout.ts';
import type { Arrow, Box, ChartLayout, Line, Room, Text } from './layout.ts';

/** Parts of a category's width: N10, and the target a seventh to the left. */
export const BAR = 2 / 3;
export const SHIFT = 1 / 7;
/** Gap between the columns and the row of variances, and half the distance of its two lines, px. */
const GAP = 8;
const RAIL = 1.5;
/** Below these sizes (px for type of 12 px) a part is dropped: last year, variances, printed values, in this order. */
const ROOM_FOR = { previous: 22, varianceStep: 18, varianceHeight: 150, labels: 70, labelsWidth: 240 };

/** Sizes of the parts of a column chart, px. */
export interface ColumnMeasures {
  readonly step: number;
  readonly line: number;
  readonly unit: number;
  readonly zero: number;
  readonly row?: number;
  /** Where the row ends and the room of the columns begins. */
  readonly split: number;
  readonly axis: number;
  /** Whether a second line of names says what runs of points have in common. */
  readonly eras: boolean;
  /** Left edge of the solid bar within its category. */
  readonly bar: number;
  readonly triangles: boolean;
}

/** Places a plan of columns in a room. Nothing overlaps: what has no room is left out, in a fixed order. */
export function layoutColumns(plan: Plan, room: Room): ChartLayout {
  const measures = measureColumns(plan, room);
  const { step, zero, unit, row } = measures;
  const boxes = plan.marks.flatMap((mark) => (mark.form === 'triangle' ? [] : boxOf(mark, measures, zero)));
  const arrows = lastYears(plan, measures);
  const above = row === undefined ? [] : plan.variance!.marks;
  const layout: ChartLayout = {
    width: room.width,
    height: room.height,
    fontSize: room.fontSize,
    rtl: false,
    band: { axis: 'x', start: 0, step },
    zero,
    unit: -unit,
    row,
    boxes: [...boxes, ...above.map((mark) => boxOf(mark, measures, row!))],
    arrows: [...arrows, ...above.flatMap((mark) => (mark.cut ? [cutEnd(mark, measures)] : []))],
    lines: linesOf(plan, measures, room.width),
    texts: [...axisTexts(plan, room, measures), ...columnTexts(plan, room, measures)],
  };
  return room.rtl ? mirrored(layout) : layout;
}

/** Divides a room among the parts of a plan, and drops the parts that it has no room for. */
export function measureColumns(plan: Plan, { width, height, fontSize }: Room): ColumnMeasures {
  const em = fontSize / 12;
  const step = width / Math.max(1, plan.points.length);
  const line = Math.round(fontSize * 1.35);
  const eras = hasEras(plan) && height >= 120 * em;
  const axis = height - line * (eras ? 2 : 1) - 2;
  const [min, max] = plan.domain;
  const labels = height >= ROOM_FOR.labels * em ? line : 2;
  const below = min < 0 ? labels : 0;
  const free = axis - labels - below - 1;
  const variance =
    plan.variance && step >= ROOM_FOR.varianceStep * em && height >= ROOM_FOR.varianceHeight * em
      ? plan.variance
      : undefined;
  const [least, most] = sides(variance, line);
  const rowFixed = variance ? least.text + most.text + GAP + 2 * RAIL : 0;
  const unit = Math.max(0, free - rowFixed) / (max - min + least.value + most.value);
  const row = variance && most.text + most.value * unit + RAIL;
  const previous = plan.marks.some(({ form }) => form === 'triangle') && step >= ROOM_FOR.previous;
  const spare = 1 - BAR - (behind(plan) ? SHIFT : 0);
  return {
    step,
    line,
    unit,
    zero: axis - below + min * unit,
    row,
    split: row === undefined ? 0 : row + RAIL + least.value * unit + least.text + GAP / 2,
    axis,
    eras,
    bar: ((previous ? Math.min(0.03, spare) : spare / 2) + (behind(plan) ? SHIFT : 0)) * step,
    triangles: previous,
  };
}

/** Room that the variances need under and over their line: for texts in px, for bars in values. */
function sides(variance: Plan['variance'], line: number) {
  const [min, max] = variance?.domain ?? [0, 0];
  // By the texts too: a variance of nothing has no bar, but a text above the line.
  const text = (side: Label['side'], value: number) =>
    value > 0 || variance?.labels.some((label) => label.side === side) ? line : 0;
  return [
    { text: text('below', -min), value: -min },
    { text: text('above', max), value: max },
  ] as const;
}

/** Whether something stands behind the solid bar, offset to the left (N2). */
export function behind({ marks }: Plan): boolean {
  return marks.some(isBehind);
}

export function isBehind({ series, form }: Mark): boolean {
  return series === 'target' || (series === 'previous' && form === 'solid');
}

function hasEras({ points }: Plan): boolean {
  return points.some(({ era }) => era !== undefined && era !== points[0]!.era);
}

function boxOf(mark: Mark, { step, unit, bar }: ColumnMeasures, zero: number): Box {
  const { at, series, half, from, to } = mark;
  const width = BAR * step * (half ? 0.5 : 1);
  const left = step * at + bar - (isBehind(mark) ? SHIFT * step : 0) + (half === 'right' ? width : 0);
  const top = zero - Math.max(from, to) * unit;
  const height = Math.abs(to - from) * unit;
  const rail = series === 'variance' ? (to < 0 ? RAIL : -RAIL) : 0;
  return { mark, x: left, y: top + rail, width, height: from === to ? 0 : Math.max(1, height) };
}

function lastYears({ marks }: Plan, measures: ColumnMeasures): Arrow[] {
  return measures.triangles ? marks.flatMap((mark) => lastYear(mark, measures)) : [];
}

/** A triangle in the gap at the right edge of the category, pointing at the bar. */
function lastYear(mark: Mark, { step, zero, unit, bar }: ColumnMeasures): Arrow[] {
  const { at, form, to } = mark;
  if (form !== 'triangle') return [];
  const right = bar + BAR * step;
  const size = Math.max(4, Math.min(8, step - right - 2));
  return [{ mark, x: step * at + right + Math.min(2, step * 0.03), y: zero - to * unit, size, turn: 'left' }];
}

/** The sign that a bar goes on beyond where it ends. */
function cutEnd(mark: Mark, { step, unit, bar, row }: ColumnMeasures): Arrow {
  const { at, to } = mark;
  const size = Math.min(8, BAR * step);
  const y = row! - to * unit + (to < 0 ? RAIL : -RAIL) + (to < 0 ? size / 2 : -size / 2);
  return { mark, x: step * at + bar + (BAR * step) / 2, y, size, turn: to < 0 ? 'down' : 'up' };
}

function linesOf({ points }: Plan, { step, zero, row }: ColumnMeasures, width: number): Line[] {
  const lines: Line[] = [];
  points.forEach(({ open }, at) => {
    const kind = open ? 'open' : 'axis';
    const last = lines.at(-1);
    if (last?.kind === kind) lines[lines.length - 1] = { ...last, x2: step * (at + 1) };
    else lines.push({ kind, x1: step * at, y1: zero, x2: step * (at + 1), y2: zero });
  });
  for (const rail of row === undefined ? [] : [-RAIL, RAIL]) {
    lines.push({ kind: 'row', x1: 0, y1: row! + rail, x2: width, y2: row! + rail });
  }
  return lines;
}

/** The longest names that fit everywhere; if not even the shortest do, every second, third, … of them. */
export function axisNames({ points }: Plan, { textWidth }: Room, step: number): (string | undefined)[] {
  const widest = (form: number) =>
    points.reduce((most, point) => Math.max(most, textWidth(nameOf(point, form), true)), 0);
  const forms = points.reduce((most, { short = [] }) => Math.max(most, short.length), 0);
  let form = 0;
  while (form < forms && widest(form) > step * 0.75) form++;
  const every = Math.max(1, Math.ceil((widest(form) + 3) / step));
  const now = Math.max(
    0,
    points.findIndex((point) => point.now),
  );
  return points.map((point, at) => ((at - now) % every ? undefined : nameOf(point, form)));
}

function axisTexts(plan: Plan, room: Room, { step, axis, bar, line }: ColumnMeasures): Text[] {
  const { width, fontSize, textWidth } = room;
  const centre = bar + (BAR * step) / 2 - (behind(plan) ? (SHIFT * step) / 2 : 0);
  const y = axis + fontSize + 2;
  const texts = axisNames(plan, room, step).flatMap((text, at): Text[] => {
    if (text === undefined) return [];
    const half = textWidth(text, true) / 2;
    const x = Math.max(half, Math.min(width - half, step * at + centre));
    return [{ at, text, x, y, anchor: 'middle', tone: plan.points[at]!.now ? 'bold' : 'muted' }];
  });
  return [...texts, ...eraTexts(plan, y + line, step, textWidth)];
}

function eraTexts(plan: Plan, y: number, step: number, textWidth: Room['textWidth']): Text[] {
  return eraNames(plan, step, textWidth).flatMap((text, at): Text[] =>
    text === undefined ? [] : [{ at, text, x: step * at + 2, y, anchor: 'left', tone: 'muted' }],
  );
}

/** Eras of runs of points, each at the first point of its run that has room for it. */
export function eraNames(plan: Plan, step: number, textWidth: Room['textWidth']): (string | undefined)[] {
  let free = 0;
  const some = hasEras(plan);
  return plan.points.map(({ era }, at) => {
    const x = step * at + 2;
    if (!some || era === undefined || era === plan.points[at - 1]?.era || x < free) return undefined;
    free = x + textWidth(era) + 6;
    return era;
  });
}

function nameOf({ label, short }: Plan['points'][number], form: number): string {
  return short?.[Math.min(form, short.length - 1)] ?? label;
}

/** Where the bars in front end, by their points; none where only a target or last year stands. */
function frontsOf({ marks }: Plan): ReadonlyMap<number, number> {
  const fronts = new Map<number, number>();
  for (const mark of marks) {
    const { at, form, from, to } = mark;
    if (form !== 'triangle' && !isBehind(mark)) fronts.set(at, Math.max(fronts.get(at) ?? -Infinity, from, to));
  }
  return fronts;
}

/** Values on the columns and in the row above, as many as have room. */
export function columnTexts(plan: Plan, room: Room, measures: ColumnMeasures): Text[] {
  return [
    ...(room.height < (ROOM_FOR.labels * room.fontSize) / 12 ? [] : valueTexts(plan, room, measures)),
    ...(measures.row === undefined ? [] : varianceTexts(plan, room, measures)),
  ];
}

/** All values if each fits its category, else those that tell the story and meet nothing. */
function valueTexts(plan: Plan, room: Room, measures: ColumnMeasures): Text[] {
  const arrows = lastYears(plan, measures);
  const fronts = frontsOf(plan);
  const { step, zero, unit, bar, line } = measures;
  const texts = plan.labels.map((label): Text & Label => {
    const down = label.side === 'below';
    const end = fronts.get(label.at);
    const front = end !== undefined && (down || label.series === 'target') ? label.value : end;
    const half = room.textWidth(label.text) / 2;
    // Far below the target's edge, a value would be read as the target's: it stands within the outline.
    const inside =
      front !== undefined && 2 * half + 4 <= (BAR - SHIFT) * step && (label.value - front) * unit >= line + 4;
    const shift = inside ? SHIFT / 2 : front !== undefined || !behind(plan) ? 0 : SHIFT;
    const centre = step * label.at + bar + (BAR / 2 - shift) * step;
    const x = Math.max(half, Math.min(room.width - half, centre));
    let y = zero - (inside ? front : label.value) * unit;
    for (const arrow of arrows) {
      if (arrow.mark.at !== label.at || down || x + half < arrow.x || arrow.y < y - line) continue;
      y = Math.min(y, arrow.y - arrow.size / 2);
    }
    return { ...label, x, y: down ? y + room.fontSize + 1 : y - 4, anchor: 'middle' };
  });
  return withoutOverlap(texts, plan.marks, room, measures);
}

function varianceTexts(plan: Plan, room: Room, measures: ColumnMeasures): Text[] {
  const { step, unit, bar, row } = measures;
  const cuts = new Set(plan.variance!.marks.flatMap(({ at, cut }) => (cut ? at : [])));
  const texts = plan.variance!.labels.map((label): Text & Label => {
    const down = label.side === 'below';
    const cut = cuts.has(label.at) ? Math.min(8, BAR * step) / 2 : 0;
    const y = row! - label.value * unit + (down ? RAIL + room.fontSize + cut : -RAIL - 3 - cut);
    const half = room.textWidth(label.text) / 2;
    const x = Math.max(half, Math.min(room.width - half, step * label.at + bar + (BAR * step) / 2));
    return { ...label, x, y, anchor: 'middle' };
  });
  return withoutOverlap(texts, plan.variance!.marks, room, measures);
}

function withoutOverlap(
  texts: readonly (Text & Label)[],
  marks: readonly Mark[],
  room: Room,
  { step }: ColumnMeasures,
): Text[] {
  const widths = new Map(texts.map((text) => [text, room.textWidth(text.text)]));
  const meet = (one: Text & Label, other: Text & Label, apart: number) =>
    Math.abs(one.x - other.x) < (widths.get(one)! + widths.get(other)!) / 2 + apart &&
    Math.abs(one.y - other.y) < room.fontSize;
  // One that stands over a target is shifted, nearer to the one before it.
  const crowded = texts.some((text, index) => index > 0 && meet(text, texts[index - 1]!, 0));
  const all = !crowded && [...widths.values()].every((width) => width + 5 <= step);
  if (!all && room.width < (ROOM_FOR.labelsWidth * room.fontSize) / 12) return [];
  const kept: (Text & Label)[] = [];
  const telling = texts.filter(({ priority }) => priority > 0).sort((a, b) => b.priority - a.priority);
  for (const text of all ? texts : telling) {
    const half = widths.get(text)! / 2 + 2;
    const meets = kept.some((other) => meet(text, other, 2));
    if (all || (!meets && !meetsBars(text, half, marks, step))) kept.push(text);
  }
  return kept.map(({ at, text, x, y, anchor, tone }) => ({ at, text, x, y, anchor, tone }));
}

/** Whether a text wider than its category runs into a neighbour that is taller. */
function meetsBars({ at, x, value, side }: Text & Label, half: number, marks: readonly Mark[], step: number): boolean {
  const first = Math.floor((x - half) / step);
  const last = Math.floor((x + half) / step);
  return marks.some(
    ({ at: other, from, to }) =>
      other !== at &&
      other >= first &&
      other <= last &&
      (side === 'above' ? Math.max(from, to) > value : Math.min(from, to) < value),
  );
}
