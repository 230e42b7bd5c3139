import { BAR, behind, hasEras, isBehind, lastYears, measureColumns, RAIL, SHIFT } from './column-measures.ts';
import type { ColumnMeasures } from './column-measures.ts';
import { columnTexts } from './column-values.ts';
import { mirrored } from './layout.ts';
import type { Arrow, Box, ChartLayout, Line, Room, Text } from './layout.ts';
import type { Mark, Plan } from './plan.ts';

/** Places a plan of columns in a room. Nothing overlaps: what has no room is left out, in a fixed order. */
export function layoutColumns(plan: Plan, room: Room): ChartLayout {
  const { measures, values } = placeValues(plan, room);
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
    texts: [...axisTexts(plan, room, measures), ...values],
  };
  return room.rtl ? mirrored(layout) : layout;
}

/** The values and the sizes under them: where none stands on the highest column, that column takes their room. */
function placeValues(plan: Plan, room: Room) {
  const place = (isTopLabelled: boolean) => {
    const measures = measureColumns(plan, room, isTopLabelled);
    return { measures, values: columnTexts(plan, room, measures) };
  };
  const low = place(true);
  if (plan.isShared) return low;
  const high = place(false);
  // Texts that stand higher than the columns begin belong to the row of variances.
  const above = ({ measures, values }: typeof low) =>
    values.filter(({ y }) => y - room.fontSize < measures.split).length;
  return above(high) === above(low) && high.values.length >= low.values.length ? high : low;
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
