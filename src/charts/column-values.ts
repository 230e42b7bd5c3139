import { BAR, behind, isBehind, lastYears, RAIL, ROOM_FOR, SHIFT } from './column-measures.ts';
import type { ColumnMeasures } from './column-measures.ts';
import { AIR } from './layout.ts';
import type { Arrow, Room, Text } from './layout.ts';
import type { Label, Mark, Plan } from './plan.ts';

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

/** Words that stand together about `x`, on one base line. */
interface Spot extends Pick<Label, 'at' | 'value' | 'side'> {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly parts: readonly Said[];
  /** Stands within its own bar, where no neighbour reaches. */
  readonly isWithin?: boolean;
}

type Said = Pick<Text, 'text' | 'tone' | 'ground'>;

/** A value, and the ways in which it can be written, the best first. */
interface Choice extends Pick<Label, 'priority'> {
  readonly ways: readonly (readonly Spot[])[];
}

/** Columns on which values are written. */
interface Ground {
  readonly plan: Plan;
  readonly room: Room;
  readonly measures: ColumnMeasures;
  readonly arrows: readonly Arrow[];
  readonly fronts: ReadonlyMap<number, number>;
}

/** All values if each fits its category, else those that tell the story and meet nothing. */
function valueTexts(plan: Plan, room: Room, measures: ColumnMeasures): Text[] {
  const ground: Ground = { plan, room, measures, arrows: lastYears(plan, measures), fronts: frontsOf(plan) };
  const choices = plan.labels.map((label): Choice => ({ priority: label.priority, ways: waysOf(label, ground) }));
  return withoutOverlap(choices, plan.marks, room, measures);
}

/** Of a running interval `100 → 245`; else each where its bar ends; else what is sold, and not what is to come. */
function waysOf(label: Label, ground: Ground): Choice['ways'] {
  const { text, tone, next } = label;
  const sold = { text, tone };
  if (next === undefined) return [[spotAt(label, [sold], ground)]];
  const arrow: Said = { text: ground.room.rtl ? '←' : '→', tone: 'muted' };
  const end: Said = { text: next.text, tone: 'muted' };
  const inner = spotWithin(label, next, ground);
  return [
    [spotAt(label, [sold, arrow, end], ground)],
    ...(inner ? [[inner, spotAt(label, [end], ground)]] : []),
    [inner ?? spotAt(label, [sold], ground)],
  ];
}

/** Beyond all that its point draws, or within the outline of the target. */
function spotAt(label: Label, parts: readonly Said[], { plan, room, measures, arrows, fronts }: Ground): Spot {
  const { at, side, value, series } = label;
  const { step, zero, unit, line } = measures;
  const down = side === 'below';
  const end = fronts.get(at);
  const front = end !== undefined && (down || series === 'target') ? value : end;
  const width = widthOf(parts, room);
  // Far below the target's edge, a value would be read as the target's: it stands within the outline.
  const inside = front !== undefined && width + 4 <= (BAR - SHIFT) * step && (value - front) * unit >= line + 4;
  const shift = inside ? SHIFT / 2 : front !== undefined || !behind(plan) ? 0 : SHIFT;
  const x = centreOf(at, width, shift, room, measures);
  let y = zero - (inside ? front : value) * unit;
  for (const arrow of arrows) {
    if (arrow.mark.at !== at || down || x + width / 2 < arrow.x || arrow.y < y - line) continue;
    y = Math.min(y, arrow.y - arrow.size / 2);
  }
  return { at, side, value, parts, x, y: clearOf(y, side, room), width };
}

/** What is sold, at the end of the solid part and on the hatch, where that has room for it. */
function spotWithin(
  { at, side, value, text }: Label,
  { from, to }: NonNullable<Label['next']>,
  { room, measures }: Ground,
): Spot | undefined {
  const { step, zero, unit, line, triangles } = measures;
  const width = room.textWidth(text);
  const bar = BAR * step;
  // Beside the bar the triangle of last year needs its place.
  const hatch = (side === 'below' ? from - to : to - from) * unit;
  if (width > bar + (triangles ? -1 : 4) || hatch < line + AIR) return undefined;
  const parts: readonly Said[] = [
    { text, tone: 'ink', ground: width + 1 < bar ? Math.min(width + 4, bar - 3) : width + 2 },
  ];
  const y = clearOf(zero - from * unit, side, room);
  return { at, side, value, parts, x: centreOf(at, width, 0, room, measures), y, width, isWithin: true };
}

/** The base line of a value that stands beyond `y`. */
function clearOf(y: number, side: Label['side'], { fontSize }: Room): number {
  return side === 'below' ? y + fontSize + 1 : y - AIR;
}

/** Middle of a bar, or of what is `shift` to its left, as far as that keeps a width inside the room. */
function centreOf(at: number, width: number, shift: number, room: Room, { step, bar }: ColumnMeasures): number {
  return Math.max(width / 2, Math.min(room.width - width / 2, step * at + bar + (BAR / 2 - shift) * step));
}

/** Between two words, px. */
function gapOf({ fontSize }: Room): number {
  return fontSize / 4;
}

function widthOf(parts: readonly Said[], room: Room): number {
  return parts.reduce((sum, { text }) => sum + room.textWidth(text), (parts.length - 1) * gapOf(room));
}

function varianceTexts(plan: Plan, room: Room, measures: ColumnMeasures): Text[] {
  const { step, unit, row } = measures;
  const cuts = new Set(plan.variance!.marks.flatMap(({ at, cut }) => (cut ? at : [])));
  const choices = plan.variance!.labels.map(({ at, side, value, text, tone, priority }): Choice => {
    const down = side === 'below';
    const cut = cuts.has(at) ? Math.min(8, BAR * step) / 2 : 0;
    const y = row! - value * unit + (down ? RAIL + room.fontSize + cut : -RAIL - 3 - cut);
    const parts: readonly Said[] = [{ text, tone }];
    const width = widthOf(parts, room);
    return { priority, ways: [[{ at, side, value, parts, x: centreOf(at, width, 0, room, measures), y, width }]] };
  });
  return withoutOverlap(choices, plan.variance!.marks, room, measures);
}

function withoutOverlap(
  choices: readonly Choice[],
  marks: readonly Mark[],
  room: Room,
  { step }: ColumnMeasures,
): Text[] {
  const all = inCategories(choices, room, step);
  if (!all && room.width < (ROOM_FOR.labelsWidth * room.fontSize) / 12) return [];
  return (all ?? telling(choices, marks, room, step)).flatMap((spot) => textsOf(spot, room));
}

function meet(one: Spot, other: Spot, apart: number, { fontSize }: Room): boolean {
  return Math.abs(one.x - other.x) < (one.width + other.width) / 2 + apart && Math.abs(one.y - other.y) < fontSize;
}

/** Each value in the best way that its category has room for; undefined where one has none, or two meet. */
function inCategories(choices: readonly Choice[], room: Room, step: number): Spot[] | undefined {
  const all: Spot[] = [];
  let before: readonly Spot[] = [];
  for (const { ways } of choices) {
    const way = ways.find((spots) => spots.every(({ width }) => width + 5 <= step));
    // One that stands over a target is shifted, nearer to the one before it.
    if (!way || way.some((spot) => before.some((other) => meet(spot, other, 0, room)))) return undefined;
    all.push(...(before = way));
  }
  return all;
}

/** Those that tell the story, each in the best way that meets neither others nor bars. */
function telling(choices: readonly Choice[], marks: readonly Mark[], room: Room, step: number): Spot[] {
  const kept: Spot[] = [];
  const isFree = (spot: Spot) =>
    !kept.some((other) => meet(spot, other, 2, room)) && (spot.isWithin || !meetsBars(spot, marks, step));
  const told = choices.filter(({ priority }) => priority > 0).sort((a, b) => b.priority - a.priority);
  for (const { ways } of told) kept.push(...(ways.find((spots) => spots.every(isFree)) ?? []));
  return kept;
}

/** Words beside each other, as if read from left to right. */
function textsOf({ at, parts, x, y, width }: Spot, room: Room): Text[] {
  const [only, ...more] = parts;
  if (!more.length) return [{ at, ...only!, x, y, anchor: 'middle' }];
  let left = x - width / 2;
  return parts.map((said): Text => {
    const text: Text = { at, ...said, x: left, y, anchor: 'left' };
    left += room.textWidth(said.text) + gapOf(room);
    return text;
  });
}

/** Whether a text wider than its category runs into a neighbour that is taller. */
function meetsBars({ at, x, width, value, side }: Spot, marks: readonly Mark[], step: number): boolean {
  const half = width / 2 + 2;
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
