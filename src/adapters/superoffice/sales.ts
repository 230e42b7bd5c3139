import type { SalesQuery } from '../sales/span-rows.ts';
import { isDay } from '../../model/day.ts';
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
