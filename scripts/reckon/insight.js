// What is said beside the total: what is needed, growth, and whether it slips (M4, M6, M8).
import { monthOf } from './days.js';
import { intervalsOf } from './periods.js';
import { abs, ratio } from './ratio.js';
import { elapsedOf, heldOf, targetOf } from './targets.js';
import { statusOf } from './verdicts.js';

/** Needed per day that is left, and growth against last year. */
export function needs({ actual, held, target, begun, ended, isLacking, daysLeft, previousYear, previousYearToDate }) {
  if (isLacking) return {};
  const missing = begun && target !== undefined && daysLeft > 0n ? target - held : undefined;
  const needed = missing === undefined ? undefined : ratio(missing > 0n ? missing : 0n, daysLeft);
  return { needed, growth: begun ? growthOf(actual, ended ? previousYear : previousYearToDate) : undefined };
}

function growthOf(actual, before) {
  if (!before || (actual > 0n && before < 0n) || (actual < 0n && before > 0n)) return undefined;
  return ratio(actual - before, abs(before));
}

/** Behind or at risk now, but on pace at the end of the interval before (M6). */
export function slipping({ status }, book) {
  if (status !== 'behind' && status !== 'at-risk') return false;
  const { period, fiscal, interval, elapsedTo, asOf, totals, slices, pacing, request } = book;
  const earlier = intervalsOf(period, interval, fiscal).filter(({ to }) => to < asOf && to <= elapsedTo);
  const before = earlier.at(-1);
  if (!before) return false;
  const aim = targetOf(slices, period, before.to, pacing.weights);
  const elapsed = elapsedOf(aim, period, before.to, pacing.weights);
  const isBefore = ({ month }) => month <= monthOf(before.to);
  const all = totals.actual.filter(isBefore).reduce((sum, { value }) => sum + value, 0n);
  const actual = heldOf(book.soldByItem.filter(isBefore), slices) ?? all;
  const then = statusOf({ actual, ...aim, elapsed, begun: true, ended: false }, request);
  return then === 'on-pace' || then === 'reached';
}
