// Sums of sales, added up in SQL from those that the database keeps: of whole months, and of the days at both ends.
import { SourceError } from './library.js';
import { asSender } from './database.js';
import { openCells } from './open-sales.js';
import { cellOf, exact, identity, times, wanted } from './sales-query.js';

/** A data source for the sender with these claims. */
export function salesOf(pool, claims) {
  return {
    organisation: ({ signal }) => asked(signal, () => asSender(pool, claims, (client) => organisation(client, claims))),
    actuals: (queries, { signal }) =>
      asked(signal, () =>
        asSender(pool, claims, async (client) => {
          const answers = [];
          for (const [index, query] of queries.entries()) answers.push(await actuals(client, claims, query, index));
          return answers;
        }),
      ),
    records: (query, { signal }) =>
      asked(signal, () => asSender(pool, claims, (client) => records(client, claims, query))),
  };
}

async function asked(signal, act) {
  signal.throwIfAborted();
  return act();
}

/** The organisation, without people and groups who may not be seen. */
async function organisation(client, { see }) {
  const { rows } = await client.query(
    'select data, array(select code from currency order by code) as codes from organisation',
  );
  const { data, codes } = rows[0] ?? { data: { listed: false, groups: [], users: [] }, codes: [] };
  const sees = (owner) => see.includes('*') || see.includes(owner);
  const users = data.users.filter(({ id }) => sees(`user:${id}`));
  const own = new Set(users.map(({ group }) => group));
  const groups = data.groups.filter(({ id }) => sees(`group:${id}`) || own.has(id));
  return { ...data, users, groups, currencies: codes.filter((code) => code !== data.currency) };
}

function refuseHidden({ see }, owner, path) {
  if (see.includes('*') || see.includes(owner)) return;
  throw new SourceError('forbidden', 'owner that may not be seen', { problem: 'owner-hidden', path });
}

async function actuals(client, claims, query, index) {
  refuseHidden(claims, query.owner, `queries[${index}].owner`);
  const { dimension = 'all-sales' } = query;
  if (!['all-sales', 'sale-type'].includes(dimension)) {
    const detail = { problem: 'no-dimension', value: dimension, expected: 'sale-type' };
    throw new SourceError('unsupported', `no such dimension: ${dimension}`, detail);
  }
  if (query.from > query.to) return { cells: [], notes: [] };
  if (query.measure === 'count' && isByLine(query)) return counted(client, query, claims);
  return query.status === 'open' ? openCells(client, query, claims) : sold(client, query, claims);
}

/** Whether a count needs the lines of a sale: not where its first line says all. */
function isByLine({ status, dimension = 'all-sales', byItem, items }) {
  return status === 'open' || (dimension !== 'all-sales' && (byItem || items !== undefined));
}

/** What is added up of sums. */
const COLUMNS = { amount: 'amount', profit: 'profit', count: 'heads' };

/** Sums of amounts or profits, and how many sales there are. */
async function sold(client, query, claims) {
  const column = COLUMNS[query.measure];
  // Of what was taken out again a sum of nothing is left.
  const some = column === 'heads' ? 'heads > 0' : 'lines > 0';
  const lines = wanted(query, claims);
  const { months, days } = times(query, lines);
  const form = query.grain === 'day' ? 'YYYY-MM-DD' : 'YYYY-MM';
  const sumsOf = (
    table,
    time,
    period,
  ) => `select to_char(${time}, '${form}') as time, r.user_id, nullif(r.group_id, '') as group_id,
      nullif(r.currency, '') as currency, nullif(r.type, '') as type, r.${column} as value, r.lines, r.with_profit
      from ${table} r where r.${some} and (${period})`;
  const sums = [
    ...(months ? [sumsOf('sale_month', 'r.month', months)] : []),
    ...(days ? [sumsOf('sale_day', 'r.day', days)] : []),
  ];
  const { rows } = await client.query(
    `select r.time, ${identity(query, lines)}, sum(r.value) as value, sum(r.lines) as lines, sum(r.with_profit) as with_profit
     from (${sums.join(' union all ')}) r left join member m using (user_id)
     where ${lines.where('r')} group by 1, 2, 3, 4, 5`,
    lines.values,
  );
  const missing =
    query.measure === 'profit'
      ? rows.reduce((sum, { lines: all, with_profit: some }) => sum + Number(all - some), 0)
      : 0;
  const cells = rows
    .filter(({ with_profit: some }) => query.measure !== 'profit' || Number(some) > 0)
    .map((row) => cellOf(row, row.value));
  return { cells, notes: missing ? [{ code: 'missing-profit', count: missing }] : [] };
}

/** How many ids there are, each where its first line says; of items, those of any of its lines. */
async function counted(client, query, claims) {
  const lines = wanted({ ...query, measure: 'count' }, claims);
  const time = query.grain === 'day' ? 'YYYY-MM-DD' : 'YYYY-MM';
  const status = lines.value(query.status);
  const period = `h.sold_on between ${lines.value(query.from)} and ${lines.value(query.to)}`;
  const byLine = lines.byItem || lines.items;
  const { rows } = await client.query(
    `select to_char(h.sold_on, '${time}') as time, ${identity(query, lines, { seller: 'h', line: byLine ? 'l' : 'h' })},
       ${byLine ? "count(distinct coalesce('i' || h.id, 'l' || h.line))" : 'count(*)'} as value
     from sale h ${byLine ? 'join sale l on l.line = h.line or l.id = h.id' : ''} left join member m on m.user_id = h.user_id
     where h.head and h.status = ${status} and ${period} and ${lines.where('h', byLine ? 'l' : 'h')}
     group by 1, 2, 3, 4, 5`,
    lines.values,
  );
  return { cells: rows.map((row) => cellOf(row, row.value)), notes: [] };
}

/** Lines behind a figure, newest first; a page begins after day and number of the last line of the one before. */
async function records(client, claims, query) {
  refuseHidden(claims, query.owner, 'query.owner');
  const lines = wanted({ ...query, byItem: true, measure: 'amount' }, claims);
  const { limit = 100, after } = query;
  const [, day, line] = /^(\d{4}-\d\d-\d\d) (\d{1,18})$/.exec(after ?? '') ?? [];
  if (after !== undefined && !day)
    throw new SourceError('invalid-data', 'no such page', { problem: 'bad-value', path: 'query.after', value: after });
  const rest = day ? `and (r.sold_on, r.line) < (${lines.value(day)}::date, ${lines.value(line)}::bigint)` : '';
  const { rows } = await client.query(
    `select r.line, to_char(r.sold_on, 'YYYY-MM-DD') as time, r.id, r.name, r.amount as value, r.profit, r.probability, ${identity({ ...query, byItem: true }, lines)}
     from sale r left join member m using (user_id)
     where r.status = ${lines.value(query.status)} and r.sold_on between ${lines.value(query.from)} and ${lines.value(query.to)}
       and ${lines.where('r')} ${rest} order by r.sold_on desc, r.line desc limit ${lines.value(limit + 1)}`,
    lines.values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { records: page.map(recordOf), ...(rows.length > limit && { next: `${last.time} ${last.line}` }) };
}

function recordOf({ id, name, profit, probability, value, ...row }) {
  const { user, group, item, currency } = cellOf(row, 0);
  const record = {
    id,
    date: row.time,
    user,
    group,
    item,
    currency,
    amount: exact(value),
    profit: profit && exact(profit),
    name,
  };
  const some = { ...record, probability: probability && probability / 100 };
  return Object.fromEntries(Object.entries(some).filter(([, one]) => one !== null && one !== undefined));
}
