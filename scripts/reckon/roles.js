// What is asked about sales: the actual, last year, last year to date and open sales, each of its own days (R1, R7, R9).
import { yearEarlier } from './days.js';
import { yearBefore } from './periods.js';
import { cellsOf, groupOf } from './sales.js';

/** Cells of each role; one that is not asked for has none. */
export function cellsIn(book) {
  const { period, asOf, request, measure } = book;
  const begun = period.from <= asOf;
  const compares = (what) => request.compare.includes(what);
  const until = Math.min(period.to, asOf);
  return {
    actual: begun ? cellsBetween({ from: period.from, to: until }, 'sold', book) : undefined,
    previousYear: compares('previous-year') ? whole(cellsBetween(yearBefore(period), 'sold', book)) : undefined,
    previousToDate: compares('previous-year') && begun ? whole(toDateOf(period, book)) : undefined,
    pipeline: compares('pipeline') && measure !== 'count' ? whole(cellsBetween(period, 'open', book)) : undefined,
  };
}

/** None where a part of them has no rate (T7). */
const whole = (cells) => (cells.some(({ isUnrated }) => isUnrated) ? undefined : cells);

/** Cells of last year up to the same date of the calendar, or of all of it once the period is over (R7). */
export function toDateOf(period, book) {
  const { from, to } = yearBefore(period);
  return cellsBetween({ from, to: book.asOf > period.to ? to : yearEarlier(book.asOf) }, 'sold', book);
}

function cellsBetween({ from, to }, status, book) {
  const { world, items, people } = book;
  const counts = (line, item) =>
    line.day >= from && line.day <= to && isOwned(line, book) && (!items || items.includes(item));
  return cellsOf(world.lines, { ...book, status, primary: people.primary }, counts);
}

function isOwned(line, { owner, groupBy, people: { primary } }) {
  const [level, id] = owner.split(':');
  if (level === 'company') return true;
  return id === (level === 'user' ? line.user : groupOf(line, { groupBy, primary }));
}
