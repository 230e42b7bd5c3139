import type { RecordsPage, RecordsQuery, SaleRecord } from '../../model/actual.ts';
import { roundedQuotient } from '../../model/money.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { AskOptions } from '../../source/data-source.ts';
import { check, fits } from '../../source/shape.ts';
import { currencyAt, dayAt, exactAt, minorsOf, textAt, UNIT } from './cells.ts';
import type { CubeClient, CubeRow } from './client.ts';
import { type About, filtersOf, itemOf, queryOf } from './questions.ts';

const page = fits('0, 100, …', (value) => /^\d{1,9}$/.test(String(value)));

type Columns = ReturnType<typeof columnsOf>;

/** Lines of sales behind a question, newest first: grouped by all that tells them apart, so that pages have an order. */
export async function recordsOf(
  query: RecordsQuery,
  about: About,
  client: CubeClient,
  asking: AskOptions,
): Promise<RecordsPage> {
  const { options, organisation } = about;
  const { after = '0', limit = 100, from, to } = query;
  check(page, after, 'query.after');
  const filters = filtersOf(query, options.cube, about);
  if (!filters) return { records: [] };
  const columns = columnsOf(query, about);
  const { date, amount, profit, ...others } = columns;
  const measures = profit ? [amount, profit] : [amount];
  const parts = { from, to, measures, date, granularity: 'day', columns: others, filters, sort: 'desc' } as const;
  const cubeQuery = { ...queryOf(parts, options), limit: limit + 1, offset: Number(after) };
  const [rows = []] = await client.pages([cubeQuery], asking);
  const groups = new Map(organisation.users.map(({ id, group }) => [id, group]));
  const primary = (user: string) => groups.get(user);
  const records = rows.slice(0, limit).map((row) => recordOf(row, columns, { query, organisation, primary }));
  return { records, ...(rows.length > limit && { next: String(Number(after) + limit) }) };
}

function columnsOf(query: RecordsQuery, about: About) {
  const { model, options } = about;
  return {
    date: model.need('date'),
    amount: model.need('amount'),
    profit: model.find('profit'),
    id: model.find('id'),
    user: model.need('user'),
    group: model.find('group'),
    item: itemOf(query, options.cube, about),
    currency: model.find('currency'),
    name: model.find('name'),
    probability: query.status === 'open' ? model.find('probability') : undefined,
  };
}

interface Place {
  readonly query: RecordsQuery;
  readonly organisation: Organisation;
  primary(user: string): string | undefined;
}

/** Makes a record of a line; fields that the line lacks are absent. */
function recordOf(row: CubeRow, columns: Columns, { query, organisation, primary }: Place): SaleRecord {
  const [user, currency] = [textAt(row, columns.user) ?? '', currencyAt(row, columns.currency)];
  const minors = minorsOf(currency ?? organisation.currency);
  const minor = (member: string | undefined) => {
    const value = member && exactAt(row, member);
    return typeof value === 'bigint' ? roundedQuotient(value * minors, UNIT) : undefined;
  };
  const probability = textAt(row, columns.probability);
  const record = {
    id: textAt(row, columns.id),
    date: dayAt(row, `${columns.date}.day`),
    user,
    group: (query.groupBy === 'sale' ? textAt(row, columns.group) : undefined) ?? primary(user),
    item: textAt(row, columns.item),
    currency,
    amount: minor(columns.amount) ?? 0,
    profit: minor(columns.profit),
    probability: probability === undefined ? undefined : Number(probability),
    name: textAt(row, columns.name),
  };
  return Object.fromEntries(Object.entries(record).filter(([, one]) => one !== undefined)) as unknown as SaleRecord;
}
