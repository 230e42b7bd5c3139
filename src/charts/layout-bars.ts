import { TRIANGLE } from './column-measures.ts';
import type { Mark, Plan } from './plan.ts';
import { mirrored } from './layout.ts';
import type { Arrow, Box, ChartLayout, Line, Room, Text } from './layout.ts';
import { shortNames } from './short-names.ts';

/** Rows: never lower than what a finger hits (px), never so high that a row falls apart (parts of the font size). */
const ROW = { least: 24, most: 9 };
/** Part of a row that a bar takes. */
export const BAR = 0.44;
/** How much higher the target stands: px, and of thick bars a part of them. */
const RAISE = { least: 4, part: 0.2 };
/** How far the tick of the pace goes beyond the bar, px. */
export const OVERHANG = 3;
/** Between names, axis, bar ends and figures, px. */
export const GAP = 8;
/** Lines of a name, in parts of the font size. */
export const LEADING = 1.1;
/** Names take at most this part of the width. */
const NAMES = 0.46;
/** The longest row keeps this part of the width beside the names for its bar: variances give way to it, then values. */
const LEAST_BAR = 0.3;
/** And this part, where targets are written too. */
const LEAST_BESIDE_GOALS = 0.55;

export interface BarMeasures {
  readonly row: number;
  readonly zero: number;
  readonly unit: number;
  readonly thickness: number;
  /** Top of the solid bar within its row. */
  readonly top: number;
  /** How much higher stands what lies behind it. */
  readonly raise: number;
}

type Said = Pick<Text, 'text' | 'tone'>;

/** Texts behind the end of a bar, which lies at `value`. */
interface Ending {
  readonly value: number;
  readonly texts: readonly Said[];
  readonly width: number;
}

/** How wide the names are and how high a row is: the same for every stretch of a list that is drawn in parts. */
export interface BarGrid {
  readonly names: number;
  /** Lines of each name. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
  readonly row: number;
  readonly unit: number;
}

/** The grid of all bars in a room. Rows that do not fit make the drawing higher than the room. */
export function barGrid(plan: Plan, room: Room): BarGrid {
  const { width, height, fontSize, textWidth } = room;
  const count = Math.max(1, plan.points.length);
  const row = Math.max(ROW.least, fontSize * 1.9, Math.min(fontSize * ROW.most, height / count));
  const widest = plan.points.reduce((most, point) => Math.max(most, textWidth(nameOf(point))), 0);
  const names = Math.min(widest, width * NAMES);
  const free = width - startOf(names);
  const unit = unitOf(plan, free, endingsOf(plan, room, names));
  const labels = plan.points.map(nameOf);
  return { names, lines: nameLines(labels, room, { names, row }), row, unit };
}

/** Where bars may begin: beside their names, or at the edge. */
export const startOf = (names: number): number => (names ? names + GAP : 1);

/** Name beside a bar. */
export const nameOf = ({ unnamed, label }: Plan['points'][number]): string => (unnamed ? '' : label);

/** Places a plan of bars in a room, by the grid of the whole list if these are only some of its rows. */
export function layoutBars(plan: Plan, room: Room, grid: BarGrid = barGrid(plan, room)): ChartLayout {
  const { row, names, lines, unit } = grid;
  const thickness = Math.round(row * BAR);
  const raise = Math.max(RAISE.least, Math.round(thickness * RAISE.part));
  const below = plan.marks.some(({ form }) => form === 'triangle');
  const measures: BarMeasures = {
    row,
    zero: startOf(names) - plan.domain[0] * unit,
    unit,
    thickness,
    top: Math.round((row - thickness + (plan.marks.some(isBehind) ? raise : 0)) / 2) - (below ? 2 : 0),
    raise,
  };
  const height = row * plan.points.length;
  const layout: ChartLayout = {
    width: room.width,
    height,
    fontSize: room.fontSize,
    rtl: false,
    band: { axis: 'y', start: 0, step: row },
    zero: measures.zero,
    unit,
    boxes: plan.marks.flatMap((mark) => (mark.form === 'triangle' ? [] : boxOf(mark, measures))),
    arrows: plan.marks.flatMap((mark) => lastYear(mark, measures)),
    lines: [{ kind: 'axis', x1: measures.zero, y1: 0, x2: measures.zero, y2: height }, ...paceTicks(plan, measures)],
    texts: [...nameTexts(plan, room, measures, { names, lines }), ...endTexts(plan, room, measures, names)],
  };
  return room.rtl ? mirrored(layout) : layout;
}

/** Ticks across the bars, at what is expected by today (N14). */
function paceTicks({ paces }: Plan, { row, zero, unit, thickness, top }: BarMeasures): Line[] {
  return paces.map(({ at, to }): Line => {
    const x = zero + to * unit;
    const y = row * at + top;
    return { kind: 'pace', x1: x, y1: y - OVERHANG, x2: x, y2: y + thickness + OVERHANG };
  });
}

function isBehind({ series, form }: Mark): boolean {
  return series === 'target' || (series === 'previous' && form === 'solid');
}

function boxOf(mark: Mark, { row, zero, unit, thickness, top, raise }: BarMeasures): Box {
  const { at, half, from, to } = mark;
  const height = half ? thickness / 2 : thickness;
  const y = row * at + top - (isBehind(mark) ? raise : 0) + (half === 'right' ? height : 0);
  const width = from === to ? 0 : Math.max(1, Math.abs(to - from) * unit);
  return { mark, x: zero + Math.min(from, to) * unit, y, width, height };
}

/** A triangle under the bar, pointing up at it. */
function lastYear(mark: Mark, { row, zero, unit, thickness, top }: BarMeasures): Arrow[] {
  const { at, form, to } = mark;
  if (form !== 'triangle') return [];
  const y = row * at + top + thickness;
  return [
    {
      mark,
      x: zero + to * unit,
      y,
      size: Math.max(TRIANGLE.least, Math.min(TRIANGLE.most, row * (at + 1) - y)),
      turn: 'up',
    },
  ];
}

function nameTexts(
  plan: Plan,
  { fontSize }: Room,
  { row, top, thickness }: BarMeasures,
  { names, lines: known }: Pick<BarGrid, 'names' | 'lines'>,
): Text[] {
  return plan.points.flatMap((point, at): Text[] => {
    const middle = row * at + top + thickness / 2 + fontSize * 0.35;
    const lines = known.get(nameOf(point))!;
    const first = middle - ((lines.length - 1) * fontSize * LEADING) / 2;
    return lines.map((text, line) => ({
      at,
      text,
      x: names,
      y: first + line * fontSize * LEADING,
      anchor: 'right',
      tone: 'name',
    }));
  });
}

/** The lines that each name takes before its bar: one, or two broken between words. The last is shortened if it must be. */
export function nameLines(
  labels: Iterable<string>,
  { fontSize, textWidth }: Room,
  { names, row }: Pick<BarGrid, 'names' | 'row'>,
): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, readonly string[]>();
  // Only names with the same first line may read alike.
  const rests = new Map<string, Map<string, string>>();
  for (const label of labels) {
    const first = row >= fontSize * 2.3 ? firstLine(label, names, textWidth) : '';
    if (!rests.has(first)) rests.set(first, new Map());
    rests.get(first)!.set(first ? label.slice(first.length + 1) : label, label);
  }
  for (const [first, labelOf] of rests) {
    const texts = shortNames(labelOf.keys(), names, textWidth);
    for (const [rest, text] of texts) lines.set(labelOf.get(rest)!, first ? [first, text] : [text]);
  }
  return lines;
}

/** The words that fit on the first of two lines; none where one line is enough, or not even a word fits. */
function firstLine(label: string, room: number, textWidth: Room['textWidth']): string {
  if (textWidth(label) <= room) return '';
  const words = label.split(' ');
  let taken = words.length - 1;
  while (taken > 0 && textWidth(words.slice(0, taken).join(' ')) > room) taken--;
  return words.slice(0, taken).join(' ');
}

/** Value, target, then variance or remark, of each row that has something to say: as much as leaves room for the bars. */
function endingsOf(plan: Plan, room: Room, names: number): ReadonlyMap<number, Ending> {
  const free = room.width - startOf(names);
  const compared = plan.marks.some(({ series }) => series === 'target');
  const ways = [
    { withGoal: true, withVariance: true, least: LEAST_BESIDE_GOALS },
    { withGoal: false, withVariance: true, least: LEAST_BAR },
    { withGoal: false, withVariance: false, least: LEAST_BAR },
  ];
  for (const { least, ...what } of compared ? ways : ways.slice(2)) {
    const endings = endingsSaying(what, plan, room);
    if (unitOf(plan, free, endings) * (plan.domain[1] - plan.domain[0]) >= free * least) return endings;
  }
  return new Map();
}

/** Width of one, px, so that each bar and what is said behind it has room. */
function unitOf({ domain: [min, max] }: Plan, free: number, endings: ReadonlyMap<number, Ending>): number {
  let unit = free / (max - min);
  for (const { value, width } of endings.values()) {
    unit = Math.min(unit, (free - width) / Math.max(value - min, Number.MIN_VALUE));
  }
  return unit;
}

function endingsSaying(
  { withGoal, withVariance }: { readonly withGoal: boolean; readonly withVariance: boolean },
  plan: Plan,
  { textWidth }: Room,
): ReadonlyMap<number, Ending> {
  const endings = new Map<number, Ending>();
  const labels = new Map(plan.labels.map((label) => [label.at, label]));
  const ends = highest(plan);
  plan.points.forEach(({ variance, remark, goal, unnamed }, at) => {
    // The one bar of all sales is the total, which stands above it.
    const label = unnamed ? undefined : labels.get(at);
    const texts: Said[] = label ? [{ text: label.text, tone: label.tone }] : [];
    if (withGoal && goal && label?.series === 'actual') texts.push({ text: goal, tone: 'muted' });
    if (withVariance && variance) texts.push(variance);
    else if (withVariance && remark) texts.push({ text: remark, tone: 'muted' });
    if (!texts.length) return;
    const taken = texts.reduce((sum, { text }) => sum + GAP + textWidth(text), 0);
    endings.set(at, { value: ends[at]!, texts, width: taken + 1 });
  });
  return endings;
}

/** The furthest that each row reaches to the right. */
function highest({ marks, points }: Plan): number[] {
  const ends = points.map(() => 0);
  for (const { at, from, to } of marks) ends[at] = Math.max(ends[at]!, from, to);
  return ends;
}

/** Value and variance behind the end of each bar. */
export function endTexts(
  plan: Plan,
  room: Room,
  { row, zero, unit, top, thickness }: BarMeasures,
  names: number,
): Text[] {
  const texts: Text[] = [];
  for (const [at, ending] of endingsOf(plan, room, names)) {
    const y = row * at + top + thickness / 2 + room.fontSize * 0.35;
    let x = zero + ending.value * unit + GAP;
    for (const { text, tone } of ending.texts) {
      texts.push({ at, text, x, y, anchor: 'left', tone });
      x += room.textWidth(text) + GAP;
    }
  }
  return texts;
}
