// All figures of a question: the total, and a point per interval, owner or item (R2, R6, R7, R10).
import { monthOf } from './days.js';
import { needs, slipping } from './insight.js';
import { pacingOf } from './pacing.js';
import { partsOf } from './parts.js';
import { intervalsOf } from './periods.js';
import { cellsIn, toDateOf } from './roles.js';
import { elapsedOf, heldOf, slicesOf, targetOf } from './targets.js';
import { attainment, forecastOf, statusOf, variancePercent } from './verdicts.js';

/** Reckons what the library should answer to a resolved question, in minor units. */
export function figuresOf(question) {
  const missed = new Set();
  const book = { ...question, missed: (currency) => missed.add(currency) };
  book.cells = cellsIn(book);
  if (isUnsupported(book)) return { refused: 'unsupported' };
  const { actual = [] } = book.cells;
  if (actual.length && actual.every(({ isUnrated }) => isUnrated)) return { refused: 'no-rate' };
  book.totals = book.isByItem && book.measure === 'count' ? cellsIn({ ...book, isByItem: false }) : book.cells;
  book.soldByItem = soldByItem(book);
  book.pacing = pacingOf(book.owner, book);
  book.slices = slicesFor(book.owner, book);
  book.slicesOfItem = (item) => slicesFor(book.owner, { ...book, items: [item] });
  const { from, to } = book.period;
  const all = { ...amountsOf(book.totals, () => true), cells: book.soldByItem };
  const total = figureOf({ key: 'total', from, to, begins: from, ...all }, book);
  Object.assign(total, needs(total, book), { slipping: slipping(total, book) });
  return { total, points: pointsOf(book), missed };
}

/** What was sold, by item where targets may be (M11). */
function soldByItem(book) {
  const isApart = book.measure === 'count' && book.dimension !== 'all-sales';
  return (isApart ? cellsIn({ ...book, isByItem: true }) : book.cells).actual ?? [];
}

/** Profit is asked of sales that have none (R9). */
function isUnsupported({ measure, world, cells }) {
  const isAsked = Object.values(cells).some((found) => found);
  return isAsked && measure === 'profit' && world.sales.every(({ profit }) => profit === undefined);
}

export const slicesFor = (owner, book) => slicesOf(book.sets, owner, { ...book, ...book.people });

function pointsOf(book) {
  if (book.request.shape === 'intervals') return intervalPoints(book);
  if (book.request.shape === 'parts') return partPoints(book);
  return [];
}

const sumOf = (cells, counts) => cells.filter(counts).reduce((sum, { value }) => sum + value, 0n);

/** What of the cells of each role `counts`; a role that is not asked for has none. */
function amountsOf(cells, counts) {
  const isUnrated = cells.actual?.some((cell) => cell.isUnrated && counts(cell));
  const amounts = Object.fromEntries(
    Object.entries(cells).map(([role, found]) => [role, found && sumOf(found, counts)]),
  );
  return { ...amounts, isUnrated };
}

/** One figure with everything it is measured against. */
function figureOf(span, book) {
  const { asOf, elapsedTo, request } = book;
  const { slices, pacing } = { ...book, ...span };
  const begun = span.begins <= asOf;
  const ended = span.to <= elapsedTo;
  const aim = targetOf(slices, span, elapsedTo, pacing.weights);
  const sold = begun ? (span.actual ?? 0n) : undefined;
  const actual = begun && aim.target !== undefined ? (heldOf(span.cells, slices) ?? sold) : sold;
  const elapsed = elapsedOf(aim, span, elapsedTo, pacing.weights);
  const expected = pacing.pace === 'none' ? undefined : aim.expected;
  const judged = { actual, target: aim.target, expected, begun, ended, elapsed };
  const isLacking = span.isUnrated || aim.isUnrated;
  const { previousYear, previousToDate, pipeline } = span;
  const compared = { previousYear, previousYearToDate: begun ? previousToDate : undefined, pipeline };
  const figure = { key: span.key, ...compared, ...judged, isLacking };
  if (!isLacking) Object.assign(figure, { forecast: forecastOf(judged), ...againstTarget(judged) });
  Object.assign(figure, { held: actual, actual: sold, compared: actual === sold ? undefined : actual });
  const status = isLacking ? 'incomplete' : statusOf(judged, request);
  return { ...figure, status, partial: span.partial, ...daysOf(span, elapsedTo, pacing) };
}

function againstTarget({ actual, target }) {
  if (actual === undefined || target === undefined) return {};
  const percent = variancePercent(actual, target);
  return { variance: actual - target, attainment: attainment(actual, target), variancePercent: percent };
}

function daysOf({ from, to }, elapsedTo, { days }) {
  const [daysGone, daysTotal] = [days.sum(from, Math.min(to, elapsedTo)), days.sum(from, to)];
  return { daysGone, daysTotal, daysLeft: daysTotal - daysGone };
}

function intervalPoints(book) {
  const { period, fiscal, request, cells } = book;
  return intervalsOf(period, book.interval, fiscal).map((one) => {
    const from = request.cumulative ? period.from : one.from;
    const [first, last] = [monthOf(from), monthOf(one.to)];
    const shift = { actual: 0, pipeline: 0, previousYear: 12, previousToDate: 12 };
    const lies = (role) => (cell) => cell.month + shift[role] >= first && cell.month + shift[role] <= last;
    const amounts = Object.entries(cells).map(([role, found]) => [role, found && sumOf(found, lies(role))]);
    const isUnrated = cells.actual?.some((cell) => cell.isUnrated && lies('actual')(cell));
    const span = { ...one, from, begins: one.from, isUnrated, ...Object.fromEntries(amounts) };
    const own = book.soldByItem.filter(lies('actual'));
    return figureOf({ ...span, cells: own, previousToDate: toDateOfInterval(one, span, book) }, book);
  });
}

/** Last year to date of an interval: all of the earlier ones, and of the running one up to the same date (R7). */
function toDateOfInterval(interval, { previousYear, from }, book) {
  if (previousYear === undefined || interval.from > book.asOf) return undefined;
  if (interval.to < book.asOf) return previousYear;
  const running = sumOf(toDateOf(interval, book), () => true);
  const before = (cell) => cell.month + 12 >= monthOf(from) && cell.month + 12 < monthOf(interval.from);
  return running + sumOf(book.cells.previousYear, before);
}

/** The bars of a breakdown: the largest actual first, then by name; what belongs to nobody last (R10). */
function partPoints(book) {
  const { from, to } = book.period;
  const seen = partsOf(book).filter(({ owner }) => !book.hidden?.includes(owner));
  const points = seen.map(({ owner, counts, ...part }) => {
    const own = owner ? { pacing: pacingOf(owner, book), slices: slicesFor(owner, book) } : {};
    return {
      rest: part.rest,
      ...figureOf(
        {
          from,
          to,
          begins: from,
          ...own,
          ...part,
          ...amountsOf(book.cells, counts),
          cells: book.soldByItem.filter(counts),
        },
        book,
      ),
    };
  });
  return points.sort(byRank);
}

function byRank(a, b) {
  if (a.rest !== b.rest) return (a.rest ?? 0) - (b.rest ?? 0);
  if (a.actual !== b.actual) return a.actual < b.actual ? 1 : -1;
  return a.key < b.key ? -1 : 1;
}
