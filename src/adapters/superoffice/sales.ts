import type { SalesQuery } from '../rest/source.ts';
import { minorAt } from '../rest/major.ts';
import type { RecordsQuery, SaleRecord } from '../../model/actual.ts';
import { decimalsOf } from '../../model/currency.ts';
import { isDay } from '../../model/day.ts';
import { idOf, levelOf } from '../../model/owner.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { Api } from './api.ts';
import { type ArchiveRow, archiveRows, cellOf } from './archive.ts';
import { STATUS_IDS, type SuperOfficeNames } from './names.ts';
import type { Known } from './organisation.ts';

export type Status = keyof typeof STATUS_IDS;

/** By what sales are read. */
export interface SalesReading {
  readonly names: SuperOfficeNames;
  readonly known: Known;
  /** Whether amounts are in the currency of each sale, and not in the base currency. */
  readonly isOwn: boolean;
}

/** A sale with the names of a file of sales; its dimensions by their ids. */
export type SaleLine = Readonly<Record<string, string>>;

/**
 * Sales of one status between two days, and perhaps some beside them, as rows of a
 * file of sales. Where an archive has several lines of one sale, all that the
 * sale has, whatever their status: the first decides for which it counts (R8).
 */
export async function readSales(
  api: Api,
  reading: SalesReading,
  { span, status }: { readonly span: SalesQuery; readonly status: Status },
  signal: AbortSignal,
): Promise<readonly SaleLine[]> {
  const own = await readStatus(api, reading, span, status, signal);
  const ids = own.map(([row]) => cellOf(row, reading.names.saleId));
  const others = (Object.keys(STATUS_IDS) as Status[]).filter((one) => one !== status);
  const more =
    new Set(ids).size < ids.length
      ? await Promise.all(others.map((one) => readStatus(api, reading, span, one, signal)))
      : [];
  const rows = [own, ...more].flat();
  if (more.length) rows.sort(([a], [b]) => Number(a.PrimaryKey) - Number(b.PrimaryKey));
  return rows.map(([row, of]) => lineOf(row, of, reading));
}

async function readStatus(
  api: Api,
  { names, known, isOwn }: SalesReading,
  { from, to }: SalesQuery,
  status: Status,
  signal: AbortSignal,
): Promise<(readonly [ArchiveRow, Status])[]> {
  const { saleArchive, saleId, saleDate, saleOwner, saleGroup, saleName, saleStatus, probability, currency } = names;
  const money = isOwn ? [names.amount, names.profit, currency] : [names.baseAmount, names.baseProfit];
  const items = known.dimensions.map(({ column }) => column);
  const columns = [saleId, saleDate, saleOwner, saleGroup, saleName, probability, ...money, ...items];
  const filter = `${saleDate} dateBetween ('${from}','${to}') and ${saleStatus} oneOf (${STATUS_IDS[status]})`;
  const rows = await archiveRows(api, { archive: saleArchive, columns, filter, orderBy: saleId }, signal);
  return rows.map((row) => [row, status] as const);
}

function lineOf(row: ArchiveRow, status: Status, { names, known, isOwn }: SalesReading): SaleLine {
  const cell = (column: string) => cellOf(row, column);
  /** Of a reference; 0 is none. */
  const idIn = (column: string, find: (shown: string) => string) =>
    /^0?$/.test(cell(column)) ? '' : find(cell(column));
  const line: Record<string, string> = {
    id: cell(names.saleId),
    date: dayOf(cell(names.saleDate)),
    user: idIn(names.saleOwner, known.userOf),
    group: idIn(names.saleGroup, known.groupOf),
    name: cell(names.saleName),
    amount: cell(isOwn ? names.amount : names.baseAmount),
    profit: cell(isOwn ? names.profit : names.baseProfit),
    currency: isOwn ? idIn(names.currency, known.currencyOf) : '',
    probability: cell(names.probability),
    status,
  };
  for (const { id, column, itemOf } of known.dimensions) line[id] = idIn(column, itemOf);
  return Object.fromEntries(Object.entries(line).filter(([name, value]) => value || name === 'user'));
}

/** A date of sale is a day of the calendar: what stands behind it, a time or a zone, would only move it. */
function dayOf(shown: string): string {
  const [day] = shown.split('T');
  return isDay(day!) ? day! : shown;
}

/** Whether a line is behind a figure. */
export function isBehind(line: SaleLine, query: RecordsQuery, users: Organisation['users']): boolean {
  const { owner, from, to, status, dimension, items } = query;
  if (line.status !== status || line.date! < from || line.date! > to) return false;
  if (dimension && items && !items.includes(line[dimension] ?? '')) return false;
  if (owner === 'company') return true;
  return levelOf(owner) === 'user' ? line.user === idOf(owner) : groupFor(line, query, users) === idOf(owner);
}

function groupFor(line: SaleLine, { groupBy }: RecordsQuery, users: Organisation['users']): string | undefined {
  const own = groupBy === 'sale' ? line.group : undefined;
  return own ?? users.find(({ id }) => id === line.user)?.group;
}

/** A line as drill-down shows it; `undefined` where its amount cannot be read, so that it is in no figure either. */
export function recordOf(
  line: SaleLine,
  query: RecordsQuery,
  { currency: base, users }: Organisation,
): SaleRecord | undefined {
  const { id, date, user, name, currency, probability } = line;
  const decimals = decimalsOf(currency ?? base);
  const group = groupFor(line, query, users);
  const item = query.dimension ? line[query.dimension] : undefined;
  const [amount, profit] = [line.amount, line.profit].map((text) => minorOf(text, decimals));
  if (amount === undefined) return undefined;
  return {
    ...(id && { id }),
    date: date!,
    user: user!,
    ...(group && { group }),
    ...(item && { item }),
    ...(currency && { currency }),
    amount,
    ...(profit !== undefined && { profit }),
    ...(query.status === 'open' && probability && { probability: Number(probability) }),
    ...(name && { name }),
  };
}

function minorOf(text: string | undefined, decimals: number): number | undefined {
  try {
    return text ? minorAt(text, decimals, '', '') : undefined;
  } catch {
    return undefined;
  }
}
