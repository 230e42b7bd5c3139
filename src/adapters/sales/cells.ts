import type { Actuals, ActualsCell, ActualsQuery } from '../../model/actual.ts';
import { dayNumber, dayOfNumber, daysIn, lastDay } from '../../model/day.ts';
import { eachOf, type Steps } from '../../model/steps.ts';
import { idOf, levelOf } from '../../model/owner.ts';
import { SourceError, type SourceErrorDetail } from '../../source/source-error.ts';
import { addRows, type AddWholes, type Axes, type Seller } from './add-rows.ts';
import type { SalesColumns } from './columns.ts';
import { NONE, type SalesNames } from './names.ts';
import { Sums } from './sums.ts';

/** Primary group code per user code; NONE or nothing where there is none. */
export type Primary = readonly number[];

/** Answers a query. Throws `SourceError` where the columns lack what it asks. */
export function* cellsOf(
  columns: SalesColumns,
  query: ActualsQuery,
  primary: Primary,
  addWholes?: AddWholes,
): Steps<Actuals> {
  const { names } = columns;
  const dimension = dimensionOf(names, query.dimension);
  if (query.measure === 'profit' && !columns.profit) {
    throw new SourceError('unsupported', 'no profit in these sales', { problem: 'no-profit' });
  }
  const items = query.byItem ? (names.items[dimension]?.names ?? []) : [];
  const axes: Axes = { dimension, items, ...(yield* sellersOf(names, query, primary)), ...timesOf(query) };
  const { times, sellers } = axes;
  const sums = new Sums(times.length * sellers.length * (items.length + 1));
  addRows(columns, query, axes, { sums, addWholes });
  const cells: ActualsCell[] = [];
  yield* eachOf(yield* sums.entries(items), ([key, value]) => {
    const place = Math.floor(key / (items.length + 1));
    const time = times[Math.floor(place / sellers.length)]!;
    const item = items[(key % (items.length + 1)) - 1];
    cells.push({
      ...sellers[place % sellers.length]!,
      month: time.slice(0, 7),
      ...(query.grain === 'day' && { day: time }),
      ...(item !== undefined && { item }),
      value,
    });
  });
  const code = query.measure === 'profit' ? 'missing-profit' : 'missing-probability';
  return { cells, notes: sums.missing ? [{ code, count: sums.missing }] : [] };
}

/** Throws `SourceError` `unsupported` if the sales have no such dimension. */
function dimensionOf({ dimensions }: SalesNames, id = 'all-sales'): number {
  const index = id === 'all-sales' ? NONE : dimensions.indexOf(id);
  if (index !== NONE || id === 'all-sales') return index;
  const detail: SourceErrorDetail = { problem: 'no-dimension', value: id, expected: dimensions.join(', ') };
  throw new SourceError('unsupported', `no such dimension: ${id}`, detail);
}

/** Whose sales count, and for which group (A2). Counts have no currency. */
function* sellersOf(
  names: SalesNames,
  { owner, groupBy, measure }: ActualsQuery,
  primary: Primary,
): Steps<Pick<Axes, 'sellers' | 'sellerOf'>> {
  const level = levelOf(owner);
  const { users, groups, currencies, ownCurrency: own } = names;
  const wanted = level === 'company' ? NONE : (level === 'user' ? users : groups).find(idOf(owner));
  const sellers: Seller[] = [];
  const known = new Map<string, number>();
  const indexOf = (user: number, who: number) => {
    const recorded = names.whoGroup[who]!;
    const group = groupBy === 'sale' && recorded !== NONE ? recorded : (primary[user] ?? NONE);
    if (level !== 'company' && (wanted === NONE || wanted !== (level === 'user' ? user : group))) return NONE;
    const named = names.whoCurrency[who]!;
    const currency = measure === 'count' ? NONE : named === NONE ? own : named;
    const key = `${user} ${group} ${currency}`;
    const index = known.get(key) ?? sellers.length;
    if (index < sellers.length) return index;
    known.set(key, index);
    sellers.push({
      user: users.names[user]!,
      ...(group !== NONE && { group: groups.names[group]! }),
      ...(currency !== NONE && { currency: currencies.names[currency]! }),
    });
    return index;
  };
  const sellerOf = new Int32Array(names.whoUser.length);
  let who = 0;
  yield* eachOf(names.whoUser, (user) => (sellerOf[who] = indexOf(user, who++)));
  return { sellers, sellerOf };
}

function timesOf({ from, to, grain }: ActualsQuery) {
  const first = dayNumber(from);
  const times: string[] = [];
  const timeOf = new Int32Array(Math.max(0, daysIn(from, to)));
  for (let at = 0; at < timeOf.length;) {
    const day = dayOfNumber(first + at);
    const time = grain === 'day' ? day : day.slice(0, 7);
    const next = grain === 'day' ? at + 1 : dayNumber(lastDay(time)) - first + 1;
    timeOf.fill(times.push(time) - 1, at, next);
    at = next;
  }
  return { times, timeOf };
}
