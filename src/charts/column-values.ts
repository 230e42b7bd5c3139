import { BAR, behind, isBehind, lastYears, RAIL, ROOM_FOR, SHIFT } from './column-measures.ts';
import type { ColumnMeasures } from './column-measures.ts';
import { AIR } from './layout.ts';
import type { Arrow, Room, Text } from './layout.ts';
import type { Label, Mark, Plan } from './plan.ts';

type Said = Pick<Text, 'text' | 'tone' | 'ground' | 'edged'>;

/** Words that stand together about `x`, on one base line. */
interface Spot {
  readonly label: Label;
  readonly parts: readonly Said[];
  readonly width: number;
  readonly x: number;
  readonly y: number;
  /** Stands within its own bar, where no neighbour reaches. */
  readonly isWithin?: boolean;
  /** May be wider than its category: no bar stands beside it. */
  readonly isLoose?: boolean;
  /** Stands on the edge of a target that is higher, as which it would be read. */
  readonly isAstray?: boolean;
}

/** Ways in which a value can be written, the best first. */
type Ways = readonly (readonly Spot[])[];

/** Columns on which values are written. */
interface Ground {
  readonly plan: Plan;
  readonly room: Room;
  readonly measures: ColumnMeasures;
  readonly arrows: readonly Arrow[];
  /** Where the bars in front end, by their points; none where only a target or last year stands. */
  readonly fronts: ReadonlyMap<number, number>;
  /** Every actual stands in its bar, since above one of them it would be read as the target's. */
  readonly isInBars: boolean;
  /** No actual is said: one of them would be read as its target. */
  readonly isMute?: boolean;
}

/** Room beside a value in its bar, px. */
const MARGIN = 1;

/** Twice as far as a triangle of last year reaches over its bar, px. */
const COVER = 6;

/** Between two variances, px. */
const BETWEEN = 6;

/** From here on under the edge of the target, px, an actual above that edge is read as the target's. */
const APART = 6;

/** Values on the columns and in the row above, as many as have room: without decimals where more of them have it then. */
export function columnTexts(plan: Plan, room: Room, measures: ColumnMeasures): Text[] {
  const fronts = frontsOf(plan);
  const ways = [plan, briefly(plan)] as const;
  const inBars = ways.find((one) => wantsBars(one, room, measures));
  const bare: Ground = { plan, room, measures, arrows: lastYears(plan, measures), fronts, isInBars: !!inBars };
  const ground: Ground = { ...bare, isMute: !inBars && isAnyAstray(bare) };
  const isLow = room.height < (ROOM_FOR.labels * room.fontSize) / 12;
  const texts = ways.map((one) => [
    ...(isLow ? [] : written(one, (label, isAlone) => waysOf(label, isAlone ? bare : ground), ground)),
    ...(measures.row === undefined ? [] : written(one.variance!, (label) => [[varianceSpot(label, ground)]], ground)),
  ]) as [Text[], Text[]];
  // All of one chart have the same decimals (N6), the differences too.
  return texts[inBars ? ways.indexOf(inBars) : Number(texts[1].length > texts[0].length)]!;
}

/** The plan with its numbers without decimals, where it has such. */
function briefly({ variance, ...plan }: Plan): Plan {
  const brief = <T extends Pick<Plan, 'labels'>>(one: T): T => ({
    ...one,
    labels: one.labels.map(({ next, ...label }) => ({
      ...label,
      text: label.brief ?? label.text,
      next: next && { ...next, text: next.brief ?? next.text },
    })),
  });
  return { ...brief(plan), variance: variance && brief(variance) };
}

function frontsOf({ marks }: Plan): ReadonlyMap<number, number> {
  const fronts = new Map<number, number>();
  for (const mark of marks) {
    const { at, form, from, to } = mark;
    if (form !== 'triangle' && !isBehind(mark)) fronts.set(at, Math.max(fronts.get(at) ?? -Infinity, from, to));
  }
  return fronts;
}

/** Whether an actual stands so far under the edge of its target that all actuals belong into their bars, and have room there. */
function wantsBars({ points, labels }: Plan, room: Room, measures: ColumnMeasures): boolean {
  const actuals = labels.filter(({ series }) => series === 'actual');
  const isFar = ({ at, value }: Label) => (value - points[at]!.values.actual!) * measures.unit > APART;
  const over = actuals.filter(({ next, at }) => !next && points[at]!.values.actual);
  return over.some(isFar) && over.every((label) => fitsBar(label, points[label.at]!.values.actual!, room, measures));
}

function fitsBar(
  { text, next }: Label,
  actual: number,
  { textWidth, fontSize }: Room,
  { step, unit, triangles }: ColumnMeasures,
): boolean {
  return textWidth(text) + (next ? 0 : MARGIN) + (triangles ? COVER : 0) <= BAR * step && actual * unit >= fontSize + 2;
}

/** Of a running interval each where its bar ends, what is sold and where it will end; else what is sold, and not what is to come. */
function waysOf(label: Label, ground: Ground): Ways {
  const { at, text, tone, series, next } = label;
  const { plan, room, measures, isInBars, isMute } = ground;
  const spot = (...parts: readonly Said[]) => spotAt(label, parts, ground);
  const sold = { text, tone };
  const actual = plan.points[at]!.values.actual;
  const inBar =
    isInBars && series === 'actual' && fitsBar(label, actual!, room, measures)
      ? spotInBar(label, actual!, ground)
      : undefined;
  // Of what is over all are said, or none.
  const isSaid = series !== 'actual' || !isMute || (plan.points[at]!.now && !spot(sold).isAstray);
  if (!next) return [inBar ? [inBar] : isSaid ? [spot(sold)] : []];
  const end = { text: next.text, tone: 'muted' } as const;
  const within = spotWithin(label, next, ground);
  const isRoomy = !!actual && actual > 0 && fitsBar(label, actual, room, measures);
  // Over a hatch what is sold would be read as where it will end.
  const isOverHatch = Math.abs(next.to - next.from) * measures.unit > APART;
  // In its bar it leaves the hatch whole.
  const inner = inBar ?? (isRoomy && isOverHatch ? spotInBar(label, actual, ground) : within);
  if (inner) return [[inner, spotAt(label, [end], ground, true)], [inner]];
  const alone = spot(sold);
  return [alone.isAstray || isOverHatch ? [] : [alone]];
}

/** Whether an actual of what is over would be read as its target. */
function isAnyAstray(ground: Ground): boolean {
  const isAstray = (label: Label) => spotAt(label, [{ text: label.text, tone: label.tone }], ground).isAstray === true;
  const { labels, points } = ground.plan;
  return labels.some((label) => label.series === 'actual' && !points[label.at]!.now && isAstray(label));
}

/** Beyond all that its point draws, or within the outline of the target; where it will end (`isEnd`) always at the hatch. */
function spotAt(
  label: Label,
  parts: readonly Said[],
  { plan, room, measures, arrows, fronts }: Ground,
  isEnd = false,
): Spot {
  const { at, side, value, series } = label;
  const { step, zero, unit, line } = measures;
  const isBelow = side === 'below';
  const end = fronts.get(at);
  const front = end !== undefined && (isBelow || series === 'target') ? value : end;
  const width = widthOf(parts, room);
  // Far below the target's edge, a value would be read as the target's: it stands within the outline, or across its side.
  const under = front === undefined ? 0 : (value - front) * unit;
  const isClear = width + 4 <= step && under >= room.fontSize + 4;
  const inside = front !== undefined && (isEnd ? under > 0 : isClear);
  const isAstray = !inside && under > APART;
  const fits = width + 4 <= (BAR - SHIFT) * step;
  const shift = inside && fits ? SHIFT / 2 : front !== undefined || !behind(plan) ? 0 : SHIFT;
  const x = centreOf(label, width, room, measures, shift);
  let y = zero - (inside ? front : value) * unit;
  for (const arrow of arrows) {
    if (arrow.mark.at !== at || isBelow || x + width / 2 < arrow.x || arrow.y < y - line) continue;
    y = Math.min(y, arrow.y - arrow.size / 2);
  }
  const edged = inside && !(fits && isClear);
  const shown = edged ? parts.map((part) => ({ ...part, edged })) : parts;
  return { label, parts: shown, width, x, y: clearOf(y, label, room), isAstray };
}

/** The actual, on its solid bar. */
function spotInBar(label: Label, actual: number, { room, measures }: Ground): Spot {
  const { text } = label;
  const width = room.textWidth(text);
  const y = measures.zero - actual * measures.unit + room.fontSize;
  return {
    label,
    parts: [{ text, tone: 'within' }],
    width,
    x: centreOf(label, width, room, measures),
    y,
    isWithin: true,
  };
}

/** The actual, at the end of the solid part and on the hatch, where that has room for it. */
function spotWithin(
  label: Label,
  { from, to }: NonNullable<Label['next']>,
  { room, measures }: Ground,
): Spot | undefined {
  const { step, zero, unit, triangles } = measures;
  const { text, side } = label;
  const width = room.textWidth(text);
  const bar = BAR * step;
  const hatch = (side === 'below' ? from - to : to - from) * unit;
  // Beside the bar the triangle of last year needs its place.
  const wide = bar + (triangles ? -COVER : 4);
  if (width > wide || hatch < room.fontSize * 0.85 + AIR + 1) return undefined;
  const ground = width + 1 < bar ? Math.min(width + 4, bar - 3) : width + 2;
  const y = clearOf(zero - from * unit, label, room);
  const parts = [{ text, tone: 'ink', ground }] as const;
  return { label, parts, width, x: centreOf(label, width, room, measures), y, isWithin: true };
}

function varianceSpot(label: Label, { plan, room, measures }: Ground): Spot {
  const { at, side, value } = label;
  const { step, unit, row } = measures;
  const isCut = plan.variance!.marks.some((mark) => mark.cut && mark.at === at);
  const cut = isCut ? Math.min(8, BAR * step) / 2 : 0;
  const y = row! - value * unit + (side === 'below' ? RAIL + room.fontSize + cut : -RAIL - 3 - cut);
  const width = widthOf([label], room);
  return { label, parts: [label], width, x: centreOf(label, width, room, measures), y, isLoose: true };
}

/** The base line of a value that stands beyond `y`. */
function clearOf(y: number, { side }: Label, { fontSize }: Room): number {
  return side === 'below' ? y + fontSize + 1 : y - AIR;
}

/** Middle of a bar, or of what is `shift` to its left, as far as that keeps a width inside the room. */
function centreOf({ at }: Label, width: number, room: Room, { step, bar }: ColumnMeasures, shift = 0): number {
  return Math.max(width / 2, Math.min(room.width - width / 2, step * at + bar + (BAR / 2 - shift) * step));
}

/** Between two words, px. */
function gapOf({ fontSize }: Room): number {
  return fontSize / 4;
}

function widthOf(parts: readonly Said[], room: Room): number {
  return parts.reduce((sum, { text }) => sum + room.textWidth(text), (parts.length - 1) * gapOf(room));
}

/** All values if each fits its category and meets none before it, or, where it may be wider, none of all before, else the running one and the highest that was sold, where they meet nothing. */
function written(
  { labels, marks }: { readonly labels: readonly Label[]; readonly marks: readonly Mark[] },
  waysTo: (label: Label, isAlone?: boolean) => Ways,
  { plan, room, measures: { step }, isMute }: Ground,
): Text[] {
  const meets = (spot: Spot, others: readonly Spot[], apart: number) =>
    others.some((one) => meet(spot, one, apart, room));
  const all: Spot[] = [];
  let before: readonly Spot[] = [];
  // Targets alone would be read as what was sold.
  const isWhole = !isMute || labels.every(({ series }) => series !== 'actual');
  const fits =
    isWhole &&
    labels.every((label) => {
      const way = waysTo(label).find((spots) =>
        spots.every((spot) =>
          spot.isLoose ? !meets(spot, all, BETWEEN) : spot.width + 5 <= step && !meets(spot, before, 0),
        ),
      );
      if (way) all.push(...(before = way));
      return way;
    });
  const textsOf = (spots: readonly Spot[]) => spots.flatMap((spot) => textsAt(spot, room));
  if (fits) return textsOf(all);
  if (room.width < (ROOM_FOR.labelsWidth * room.fontSize) / 12) return [];
  const kept: Spot[] = [];
  const isFree = (spot: Spot) =>
    !spot.isAstray && !meets(spot, kept, 2) && (spot.isWithin || !meetsBars(spot, marks, step));
  const take = (label: Label, isAlone?: boolean) =>
    kept.push(...(waysTo(label, isAlone).find((spots) => spots.every(isFree)) ?? []));
  for (const label of labels.filter(({ isRunning }) => isRunning)) take(label);
  const soldAt = ({ at }: Label) => plan.points[at]!.values.actual!;
  const [first, ...others] = labels.filter((one) => one.series === 'actual' && !one.isRunning && soldAt(one) > 0);
  if (first)
    take(
      others.reduce((most, one) => (soldAt(one) > soldAt(most) ? one : most), first),
      true,
    );
  return textsOf(kept);
}

function meet(one: Spot, other: Spot, apart: number, { fontSize }: Room): boolean {
  return Math.abs(one.x - other.x) < (one.width + other.width) / 2 + apart && Math.abs(one.y - other.y) < fontSize;
}

/** Words beside each other, as if read from left to right. */
function textsAt({ label: { at }, parts, x, y, width }: Spot, room: Room): Text[] {
  let left = x - width / 2;
  return parts.map(({ text, ...look }): Text => {
    if (parts.length === 1) return { at, text, ...look, x, y, anchor: 'middle' };
    const start = left;
    left += room.textWidth(text) + gapOf(room);
    return { at, text, ...look, x: start, y, anchor: 'left' };
  });
}

/** Whether a text wider than its category runs into a neighbour that is taller. */
function meetsBars({ label: { at, value, side }, x, width }: Spot, marks: readonly Mark[], step: number): boolean {
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
