import { soldCells } from './compared.ts';
import { addDays, daysIn, type Day } from './day.ts';
import type { Frame } from './frame.ts';
import type { TrendPoint } from './insight.ts';
import { cellsIn, sumOf } from './ledger.ts';
import { toMajor } from './money.ts';
import { intervalsOf } from './period.ts';
import { present, type MeasuredSpan } from './span.ts';
import { spanTarget } from './target-slices.ts';

/** Fewer intervals than this make no line. */
const LEAST = 3;

/** The way of a figure through its period: at its beginning, at `asOf`, and at the end of each interval of its targets. */
export function trendOf(frame: Frame, { span, judged }: MeasuredSpan): readonly TrendPoint[] | undefined {
  const { question, ledger, decimals } = frame;
  const { from, to, slices, pacing } = span;
  const { asOf } = question.settings;
  const intervals = intervalsOf(question.period, question.interval, question.fiscal);
  if (intervals.length < LEAST || !judged.begun) return undefined;
  const hasTarget = judged.actual === span.actual ? undefined : ledger.targeted(question);
  const cells = hasTarget
    ? soldCells(frame).filter(hasTarget)
    : (ledger.cells('actualTotal') ?? ledger.cells('actual') ?? []);
  const length = daysIn(from, to);
  const pointAt = (day: Day, elapsedTo = day): TrendPoint => {
    const { target, expected } = spanTarget(slices, from, to, elapsedTo, pacing.weights);
    return present<TrendPoint>({
      at: day < from ? 0 : daysIn(from, day) / length,
      actual: day > asOf ? undefined : toMajor(sumOf(cellsIn(cells, from, day)), decimals),
      expected: target === undefined ? undefined : toMajor(expected!, decimals),
    });
  };
  const ends = intervals.map((interval) => interval.to);
  if (asOf >= to) return [pointAt(addDays(from, -1)), ...ends.map((day) => pointAt(day))];
  return [
    pointAt(addDays(from, -1)),
    ...ends.filter((day) => day < asOf).map((day) => pointAt(day)),
    pointAt(asOf, pacing.elapsedTo),
    ...ends.filter((day) => day > asOf).map((day) => pointAt(day)),
  ];
}
