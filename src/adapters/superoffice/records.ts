import type { RecordsPage, RecordsQuery, SaleRecord } from '../../model/actual.ts';
import { decimalsOf } from '../../model/currency.ts';
import { addDays } from '../../model/day.ts';
import { idOf, levelOf } from '../../model/owner.ts';
import type { Organisation } from '../../model/organisation.ts';
import { minorAt } from '../rest/major.ts';
import type { SalesQuery } from '../sales/span-rows.ts';
import type { SaleLine, Status } from './sales.ts';

type ReadLines = (
  asked: { readonly span: SalesQuery; readonly status: Status },
  signal: AbortSignal,
) => Promise<readonly SaleLine[]>;

/** Lines behind figures, page by page: one list is read for all pages of a question. */
export class Records {
  readonly #organisation: Organisation;
  readonly #read: ReadLines;
  #list: { readonly key: string; readonly found: readonly SaleRecord[] } | undefined;

  constructor(organisation: Organisation, read: ReadLines) {
    this.#organisation = organisation;
    this.#read = read;
  }

  async page(query: RecordsQuery, signal: AbortSignal): Promise<RecordsPage> {
    const { after, limit = 100, ...asked } = query;
    const key = JSON.stringify(asked);
    const list =
      after !== undefined && this.#list?.key === key ? this.#list : { key, found: await this.#behind(query, signal) };
    this.#list = list;
    const from = Number(after ?? 0);
    const next = from + limit < list.found.length ? { next: String(from + limit) } : {};
    return { records: list.found.slice(from, from + limit), ...next };
  }

  /** All lines behind a figure, newest first. */
  async #behind(query: RecordsQuery, signal: AbortSignal): Promise<readonly SaleRecord[]> {
    const { from, to, status } = query;
    // Whether the first and last day are in what is asked for is not said anywhere.
    const span = { from: addDays(from, -1), to: addDays(to, 1) };
    const lines = from > to ? [] : await this.#read({ span, status }, signal);
    return lines
      .filter((line) => isBehind(line, query, this.#organisation.users))
      .flatMap((line) => recordOf(line, query, this.#organisation) ?? [])
      .sort((a, b) => (a.date === b.date ? 0 : a.date > b.date ? -1 : 1));
  }
}

/** Whether a line is behind a figure. */
function isBehind(line: SaleLine, query: RecordsQuery, users: Organisation['users']): boolean {
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
function recordOf(
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
