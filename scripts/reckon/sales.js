// What was sold: rows as lines of sales, and lines as cells of a user, group, month and currency (A1 to A4, R8, T8).
import { dayOf, monthOf } from './days.js';
import { decimalsOf, minorOf, missing, ratioOf } from './money.js';
import { decimal, rounded, shared, times } from './ratio.js';
import { dayAt, minuteOf } from './zones.js';

/** The day on which a sale is counted: a calendar date, or that of an instant in the organisation's zone (A4). */
function saleDay(text, timeZone) {
  const day = dayOf(text.slice(0, 10));
  const [, hours, minutes, offset] = /T(\d\d):(\d\d)(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  if (!offset || !timeZone) return day;
  return dayAt(minuteOf(day, Number(hours), Number(minutes)) - minutesOf(offset), timeZone, text.slice(0, 4));
}

function minutesOf(offset) {
  if (offset === 'Z') return 0;
  const size = 60 * Number(offset.slice(1, 3)) + Number(offset.slice(4));
  return offset.startsWith('-') ? -size : size;
}

/** Rows as lines. Each has its own amount; how the sale counts as one is said by the first row of its id (R8). */
export function linesOf({ sales, organisation }) {
  const first = new Map();
  return sales.map((row, place) => {
    const line = lineOf(row.id ?? `row ${place}`, row, organisation);
    if (!first.has(line.id)) first.set(line.id, line);
    return { ...line, first: first.get(line.id) };
  });
}

function lineOf(id, { date, user, group, status = 'sold', ...row }, { currency: base, timeZone }) {
  const currency = row.currency ?? base;
  const money = (value) => (value === undefined ? undefined : minorOf(String(value), decimalsOf(currency)));
  const { kind: item, probability } = row;
  const values = { amount: money(row.amount), profit: money(row.profit), probability };
  return { id, day: saleDay(date, timeZone), user, group, status, item, currency, ...values };
}

/** The group that a line counts for (A2). */
export function groupOf({ user, group }, { groupBy, primary }) {
  return groupBy === 'sale' ? (group ?? primary.get(user)) : primary.get(user);
}

/**
 * Cells of the lines that `counts`, in the currency shown: each is rounded once, and its items share that
 * value (T8). `missed` is told of currencies without a rate; their cells are `unrated`, and nothing.
 */
export function cellsOf(lines, { measure, status, isByItem, ...context }, counts) {
  if (measure === 'count') return countedCells(lines, { status, isByItem, ...context }, counts);
  const asked = lines.filter((line) => line.status === status && counts(line, line.item));
  return [...piles(asked, measure, context).values()].flatMap((pile) => valued(pile, status, context));
}

/** Sales, each once, or once per item. */
function countedCells(lines, { status, isByItem, ...context }, counts) {
  const asked = lines.filter(({ first, item }) => first.status === status && counts(first, item));
  const once = new Map(asked.map((line) => [isByItem ? `${line.id} ${line.item ?? ''}` : line.id, line]));
  return [...once.values()].map(({ first, item }) => ({ ...cellOf(first, context), item, value: 1n }));
}

const cellOf = (line, context) => ({ user: line.user, group: groupOf(line, context), month: monthOf(line.day) });

/** Lines by user, group, month and currency, and in each pile what is sold of each item, before any rounding. */
function piles(lines, measure, context) {
  const found = new Map();
  for (const line of lines) {
    const value = weighted(line, measure);
    if (value === undefined) continue;
    const cell = cellOf(line, context);
    const key = `${cell.user}|${cell.group}|${cell.month}|${line.currency}`;
    if (!found.has(key)) found.set(key, { cell, currency: line.currency, items: new Map() });
    const { items } = found.get(key);
    items.set(line.item, (items.get(line.item) ?? 0n) + value);
  }
  return found;
}

/** Open sales in units of a 100,000,000th, since a probability has decimals. */
const UNIT = 100_000_000n;

function weighted(line, measure) {
  const value = line[measure];
  if (value === undefined || line.status !== 'open') return value === undefined ? undefined : value * UNIT;
  if (line.probability === undefined) return undefined;
  return rounded(times([value * UNIT, 100n], decimal(String(line.probability))));
}

function valued({ cell, currency, items }, status, { exchange, currency: shown, missed }) {
  // A sort would put `undefined` last; no item is the first of all.
  const ids = [...items.keys()].map((id) => id ?? '').sort();
  const whole = shared(
    ids.map((id) => items.get(id || undefined)),
    [1n, UNIT],
  );
  const conversion = ratioOf(currency, shown, cell.month, exchange);
  if (!conversion) missing(currency, shown, cell.month, exchange).forEach((one) => missed(one));
  if (!conversion) return ids.map((id) => ({ ...cell, item: id || undefined, value: 0n, isUnrated: true }));
  const values = shared(whole, conversion);
  return ids.map((id, place) => ({ ...cell, item: id || undefined, value: values[place] }));
}
