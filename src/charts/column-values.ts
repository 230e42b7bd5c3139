import { BAR, behind, isBehind, lastYears, RAIL, ROOM_FOR, SHIFT } from './column-measures.ts';
import type { ColumnMeasures } from './column-measures.ts';
import type { Room, Text } from './layout.ts';
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
