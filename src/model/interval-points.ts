import type { ActualsCell } from './actual.ts';
import { soldCells } from './compared.ts';
import { addMonths, type Month } from './day.ts';
import type { Frame } from './frame.ts';
import { cellsIn } from './ledger.ts';
import { addExact } from './money.ts';
import { intervalsOf, yearBefore, type Period } from './period.ts';
import { pointOf, type Points } from './points.ts';
import type { Span } from './span.ts';

type Sold = Pick<Span, 'actual' | 'leftOut' | 'previousYear' | 'previousYearToDate' | 'pipeline'>;

/** One point per interval of the period. */
export function intervalPoints(frame: Frame): Points {
  const { question, ledger, words, pacing } = frame;
  const { cumulative } = question.request;
  const slices = ledger.slices(question.owner);
  const soldIn = salesByInterval(frame);
  const comparedIn = comparedByMonth(frame);
  let sold: Sold | undefined;
  const points = intervalsOf(question.period, question.interval, question.fiscal).map((now) => {
    sold = cumulative && sold ? added(sold, soldIn(now)) : soldIn(now);
    const span: Span = {
      key: now.key,
      label: words.period(now),
      from: cumulative ? question.period.from : now.from,
      to: now.to,
      compared: comparedIn(now),
      begins: now.from,
      partial: now.partial,
      slices,
      pacing,
      ...sold,
    };
    return pointOf(frame, span, now);
  });
  return { points };
}

/** Tells what was sold in an interval and in its earlier counterpart. Cells are walked once, however many intervals ask. */
function salesByInterval({ question, ledger }: Frame): (interval: Period) => Sold {
  const { fiscal, settings } = question;
  const [actual, previous, pipeline] = (['actual', 'previousYear', 'pipeline'] as const).map((role) =>
    sumsByMonth(ledger.cells(role)),
  );
  const running = ledger.sum('previousRunning') ?? 0;
  return (interval) => {
    const before = previous && sumIn(previous, yearBefore(interval, fiscal));
    const toDate = interval.to < settings.asOf ? before : previous && running;
    return {
      actual: actual ? sumIn(actual, interval) : 0,
      leftOut: cellsIn(ledger.leftOut('actual'), interval.from, interval.to),
      previousYear: before,
      previousYearToDate: interval.from <= settings.asOf ? toDate : undefined,
      pipeline: pipeline && sumIn(pipeline, interval),
    };
  };
}

function added(a: Sold, b: Sold): Sold {
  const both = (x: number | undefined, y: number | undefined) =>
    x === undefined || y === undefined ? undefined : addExact(x, y);
  return {
    actual: addExact(a.actual, b.actual),
    leftOut: [...(a.leftOut ?? []), ...(b.leftOut ?? [])],
    previousYear: both(a.previousYear, b.previousYear),
    previousYearToDate: both(a.previousYearToDate, b.previousYearToDate),
    pipeline: both(a.pipeline, b.pipeline),
  };
}

/**
 * Tells of one interval after the other what was sold where there is a target, if something was sold where there
 * is none (M11): of each, or of all so far.
 */
function comparedByMonth(frame: Frame): (interval: Period) => number | undefined {
  const { cumulative } = frame.question.request;
  const hasTarget = frame.ledger.targeted(frame.question);
  const cells = hasTarget && soldCells(frame);
  const besides = sumsByMonth(cells?.filter((cell) => !hasTarget!(cell)));
  const compared = besides?.size ? sumsByMonth(cells!.filter(hasTarget!)) : undefined;
  let sum = { compared: 0, besides: 0 };
  return (interval) => {
    if (!compared) return undefined;
    const before = cumulative ? sum : { compared: 0, besides: 0 };
    sum = {
      compared: addExact(before.compared, sumIn(compared, interval)),
      besides: addExact(before.besides, sumIn(besides!, interval)),
    };
    return sum.besides ? sum.compared : undefined;
  };
}

function sumsByMonth(cells: readonly ActualsCell[] | undefined): ReadonlyMap<Month, number> | undefined {
  if (!cells) return undefined;
  const sums = new Map<Month, number>();
  for (const { month, value } of cells) sums.set(month, addExact(sums.get(month) ?? 0, value));
  return sums;
}

/** The sum over the months that a stretch of days touches: the query has already cut them to its days. */
function sumIn(sums: ReadonlyMap<Month, number>, { from, to }: Pick<Period, 'from' | 'to'>): number {
  let sum = 0;
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = addMonths(month, 1)) {
    sum = addExact(sum, sums.get(month) ?? 0);
  }
  return sum;
}
