import type { Arrow, Room } from './layout.ts';
import type { Label, Mark, Plan } from './plan.ts';

/** Parts of a category's width: N10, and the target a seventh to the left. */
export const BAR = 2 / 3;
export const SHIFT = 1 / 7;
/** Before the target, where last year needs the other edge. */
const BEFORE = 0.03;
/** A mark that is seen, px. */
export const TRIANGLE = { least: 7, most: 8 };
/** Gap between the columns and the row of variances, and half the distance of its two lines, px. */
const GAP = 8;
export const RAIL = 1.5;
/** Below these sizes (px for type of 12 px) a part is dropped: last year, variances, printed values, in this order. */
export const ROOM_FOR = { previous: 22, varianceStep: 18, varianceHeight: 150, labels: 70, labelsWidth: 240 };

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

/**
 * Divides a room among the parts of a plan, and drops the parts that it has no room for.
 * @param isTopLabelled whether a value may stand on the highest column, by default where the height allows values
 */
export function measureColumns(plan: Plan, { width, height, fontSize }: Room, isTopLabelled = true): ColumnMeasures {
  const em = fontSize / 12;
  const step = width / Math.max(1, plan.points.length);
  const line = Math.round(fontSize * 1.35);
  const eras = hasEras(plan) && height >= 120 * em;
  const axis = height - line * (eras ? 2 : 1) - 2;
  const [min, max] = plan.domain;
  const labels = height >= ROOM_FOR.labels * em ? line : 2;
  const below = min < 0 ? labels : 0;
  const free = axis - (isTopLabelled ? labels : 2) - below - 1;
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
    bar: ((previous ? Math.min(BEFORE, spare) : spare / 2) + (behind(plan) ? SHIFT : 0)) * step,
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

/** Whether this stands there. */
export function isBehind({ series, form }: Mark): boolean {
  return series === 'target' || (series === 'previous' && form === 'solid');
}

/** Whether points lie in several eras, so that these are named. */
export function hasEras({ points }: Plan): boolean {
  return points.some(({ era }) => era !== undefined && era !== points[0]!.era);
}

/** Last year as triangles, where there is room for them. */
export function lastYears({ marks }: Plan, measures: ColumnMeasures): Arrow[] {
  return measures.triangles ? marks.flatMap((mark) => lastYear(mark, measures)) : [];
}

/** A triangle at the right edge of the category, pointing at the bar; over its edge where the gap is too narrow. */
function lastYear(mark: Mark, { step, zero, unit, bar }: ColumnMeasures): Arrow[] {
  const { at, form, to } = mark;
  if (form !== 'triangle') return [];
  const { size, gap } = triangleBeside(step);
  return [{ mark, x: step * at + bar + BAR * step + gap, y: zero - to * unit, size, turn: 'left' }];
}

/** Size of that triangle, and how far its tip is from the bar, px; below 0 over it. */
export function triangleBeside(step: number): { readonly size: number; readonly gap: number } {
  const free = (1 - BEFORE - SHIFT - BAR) * step;
  const size = Math.max(TRIANGLE.least, Math.min(TRIANGLE.most, free - 2));
  return { size, gap: Math.min(2, BEFORE * step, free - size * 0.85 - 1) };
}
