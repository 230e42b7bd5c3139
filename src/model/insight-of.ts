import { comparedIn, soldCells } from './compared.ts';
import { addDays, type Day } from './day.ts';
import type { Frame } from './frame.ts';
import type { Insight, PointInsight } from './insight.ts';
import { statusOf, variancePercent } from './judgement.ts';
import { cellsIn, sumOf } from './ledger.ts';
import { toMajor } from './money.ts';
import { itemName } from './names.ts';
import { listedItems, type Organisation } from './organisation.ts';
import { intervalHolding } from './period.ts';
import { present, shareOf, type MeasuredSpan } from './span.ts';
import type { Steps } from './steps.ts';
import { bareMonths, monthsIn, spanTarget } from './target-slices.ts';
import type { TargetSet } from './target.ts';
import { trendOf } from './trend.ts';

/** Facts besides the figures; `points`: those of each point. */
export function* insightOf(
  frame: Frame,
  total: MeasuredSpan,
  points: readonly PointInsight[],
  sets: readonly TargetSet[],
): Steps<Insight> {
  const { question, pacing, decimals, words } = frame;
  const { request, settings, organisation, period } = question;
  const { judged } = total;
  const elapsed = elapsedOf(total);
  return present<Insight>({
    type: question.type,
    measure: question.measure,
    period,
    interval: question.interval,
    by: question.by,
    items: question.items,
    itemNames: namedItems(question)?.map((id) => itemName(id, question, words)),
    pace: pacing.pace,
    dayKind: pacing.dayKind,
    calendar: pacing.calendar,
    ...elapsed,
    varianceToDate: varianceToDate(total, decimals),
    besides: besidesOf(total, decimals),
    targeted: targetedMonths(total),
    members: membersIn(frame, total),
    missing: total.missing,
    needed: neededPerDay(total, elapsed.daysLeft, decimals),
    growth: growthOf(total),
    slipping: yield* isSlipping(frame, total),
    begun: judged.begun,
    ended: judged.ended,
    open: isOpen(period.to, organisation),
    lowerIsBetter: request.lowerIsBetter === true,
    decimals,
    filteredBy: question.filteredBy,
    groupBy: settings.groupBy ?? organisation.groupBy ?? 'sale',
    targetRevision: Math.max(0, ...sets.map(({ revision }) => revision)),
    points,
    trend: request.trend ? trendOf(frame, total) : undefined,
  });
}

/** Items that the figures are called by: none where they are all that the organisation lists, unless a filter named them. */
function namedItems({ type, items, filteredBy, organisation }: Frame['question']): readonly string[] | undefined {
  const all = listedItems(type, organisation)?.every(({ id }) => items?.includes(id));
  return all && !filteredBy.items ? undefined : items;
}

/** How much of a span has elapsed, in days and as a share (M4, R4). */
export function elapsedOf({ span: { from, to, pacing }, judged: { elapsed } }: MeasuredSpan) {
  const { days, elapsedTo } = pacing;
  const daysTotal = days.sum(from, to);
  const daysGone = days.sum(from, elapsedTo < to ? elapsedTo : to);
  return { elapsed: elapsed.part / elapsed.whole, daysGone, daysTotal, daysLeft: daysTotal - daysGone };
}

/** actual − expected while the span runs (N5). */
export function varianceToDate(
  { judged: { actual, expected, begun, ended }, missing }: MeasuredSpan,
  decimals: number,
): number | undefined {
  return missing || !begun || ended || actual === undefined || expected === undefined
    ? undefined
    : toMajor(actual - expected, decimals);
}

/** actual − compared, where they differ (M11). */
export function besidesOf({ span, judged }: MeasuredSpan, decimals: number): number | undefined {
  const { actual } = judged;
  return actual === undefined || actual === span.actual ? undefined : toMajor(span.actual - actual, decimals);
}

function targetedMonths({ span: { slices, from, to, actual }, judged }: MeasuredSpan): Insight['targeted'] {
  const bare = judged.actual === undefined || judged.actual === actual ? 0 : bareMonths(slices, from, to);
  const of = monthsIn(from, to);
  return bare ? { months: of - bare, of } : undefined;
}

/** Returns the target that the members have together in the period of the total. */
function membersIn({ ledger: { members }, question, decimals }: Frame, { span }: MeasuredSpan): Insight['members'] {
  if (!members) return undefined;
  const { target } = spanTarget(members.slices, span.from, span.to, span.pacing.elapsedTo, span.pacing.weights);
  if (target === undefined) return undefined;
  return { by: members.by, target: toMajor(target, decimals), isUsed: question.request.targetFrom === 'members' };
}

/** Books are closed until a day that the organisation may name (A6). */
export function isOpen(to: Day, { closedUntil }: Organisation): boolean {
  return closedUntil !== undefined && to > closedUntil;
}

/** max(0, target − actual) ÷ days left (M4). */
function neededPerDay({ judged, missing }: MeasuredSpan, daysLeft: number, decimals: number): number | undefined {
  if (missing || judged.target === undefined || !judged.begun || daysLeft <= 0) return undefined;
  return toMajor(Math.max(0, judged.target - (judged.actual ?? 0)), decimals) / daysLeft;
}

/** Compares sales to date with the same part of last year, and a whole period with the whole (M8). */
function growthOf({ span: { actual, previousYearToDate: before }, judged, missing }: MeasuredSpan): number | undefined {
  return missing || judged.actual === undefined || before === undefined ? undefined : variancePercent(actual, before);
}

/** Behind or at risk now, on pace at the end of the previous interval (M6). */
function* isSlipping(frame: Frame, { span, figure, judged }: MeasuredSpan): Steps<boolean> {
  if (figure.status !== 'behind' && figure.status !== 'at-risk') return false;
  const { question, ledger } = frame;
  const { from, to, pacing } = span;
  const end = addDays(intervalHolding(question.settings.asOf, question.interval, question.fiscal).from, -1);
  const then = spanTarget(span.slices, from, to, end, pacing.weights);
  const all = sumOf(cellsIn(ledger.cells('actualTotal') ?? ledger.cells('actual') ?? [], from, end));
  const sold = cellsIn(soldCells(frame), from, end);
  const actual = (yield* comparedIn(sold, ledger.targeted(question))) ?? all;
  const elapsed = shareOf(then, { ...pacing, elapsedTo: end }, from, to);
  const status = statusOf({ ...judged, actual, expected: then.expected, elapsed }, question.request);
  return status === 'on-pace' || status === 'reached';
}
