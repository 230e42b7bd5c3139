// Sums by day and month, which figures are read from, against the sales themselves.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { migrate, poolOf } from '../database.js';
import { salesOf } from '../sales.js';
import { everyAnswerIsAsPromised } from './every-answer.js';
import { ALL, openTestDatabase, startServer, tokenFor } from './servers.js';

const { signal } = new AbortController();

let database;
let pool;

before(async () => {
  database = await openTestDatabase();
  pool = poolOf(database.url, 'public');
  await migrate(pool, 'public');
  await fill(pool);
});

after(async () => {
  await pool?.end();
  await database?.close();
});

after(everyAnswerIsAsPromised);

/** People in two groups and one in none, and a sale of an unknown one. */
async function fill(some) {
  await some.query(`insert into organisation (currency, data) values ('EUR', '{"groups": [], "users": []}')`);
  await some.query(`insert into member values ('u00', 'a'), ('u01', 'a'), ('u02', 'b'), ('u03', 'b'), ('u04', null)`);
}

/** Lines with ids that they share, other groups, currencies and types, from November 2025 to August 2026. */
const SELL = `insert into sale (id, sold_on, user_id, group_id, amount, profit, currency, status, type)
  select 'n' || i / 3, date '2025-11-01' + i, 'u0' || i % 6, case when i % 7 = 0 then 'b' end, i * 7 - 100,
    case when i % 5 > 0 then i end, case when i % 4 = 1 then 'USD' end, case when i % 4 = 0 then 'open' else 'sold' end,
    case when i % 3 > 0 then 't' || i % 3 end
  from generate_series(1, 300) i`;

const STEPS = [
  SELL,
  `update sale set amount = amount + 13, sold_on = sold_on + 40 where id like 'n1%'`,
  `update sale set status = case status when 'sold' then 'lost' else 'sold' end where id like 'n2%'`,
  `delete from sale where line in (select min(line) from sale where id like 'n%' group by id having count(*) > 1)`,
  `update sale set user_id = 'else', profit = 5, group_id = 'a', currency = 'GBP', type = null where id like 'n3%'`,
  `delete from sale where sold_on between '2026-01-20' and '2026-02-10'`,
  `delete from sale where id like 'n%'`,
  SELL,
  'truncate sale',
  SELL,
];

const sums = (time) => `select ${time}, user_id, coalesce(group_id, ''), coalesce(currency, ''), coalesce(type, ''),
  sum(amount), coalesce(sum(profit), 0), count(*), count(profit), count(*) filter (where head) from sale where status = 'sold' group by 1, 2, 3, 4, 5`;

/** Sums that are kept and are not those of the sales, or the other way round. */
async function wrong(some) {
  const differing = ([table, time]) => {
    const kept = `select * from ${table} where lines > 0`;
    return `(${kept} except ${sums(time)}) union all (${sums(time)} except ${kept})`;
  };
  const times = [
    ['sale_day', 'sold_on'],
    ['sale_month', `date_trunc('month', sold_on::timestamp)::date`],
  ];
  const answers = await Promise.all(times.map((one) => some.query(differing(one))));
  return answers.flatMap(({ rows }) => rows);
}

test('sums by day and by month stay right as sales come, change and go', async () => {
  const heads = `select from sale s where head <> (id is null or line = (select min(line) from sale o where o.id = s.id))`;
  for (const step of STEPS) {
    await pool.query(step);
    assert.deepEqual([await wrong(pool), (await pool.query(heads)).rowCount], [[], 0], step);
  }
});

test('sales that are all taken out again leave no figure behind, and those who follow hear of it', async () => {
  await pool.query('truncate sale');
  await pool.query(SELL);
  const { rows } = await pool.query('select max(id) as last from event');
  await pool.query('truncate sale');
  const told = await pool.query('select data from event where id > $1', [rows[0].last]);
  assert.deepEqual(
    told.rows.map(({ data }) => data),
    [{ what: 'actuals' }],
  );
  const [{ cells }] = await salesOf(pool, ALL).actuals([{ ...QUERY, from: '2025-01-01', to: '2027-12-31' }], {
    signal,
  });
  assert.deepEqual(cells, []);
});

const QUERY = { owner: 'company', measure: 'amount', status: 'sold', byItem: false, groupBy: 'sale' };

const PERIODS = [
  ['2025-11-02', '2025-11-02'],
  ['2025-11-10', '2025-11-30'],
  ['2025-12-01', '2025-12-31'],
  ['2025-12-31', '2026-01-01'],
  ['2025-11-15', '2025-12-14'],
  ['2025-11-15', '2026-03-14'],
  ['2025-11-15', '2026-04-01'],
  ['2026-01-01', '2026-03-14'],
  ['2025-11-30', '2026-02-28'],
  ['2025-01-01', '2027-12-31'],
];

const QUERIES = PERIODS.flatMap(([from, to]) =>
  ['company', 'group:b', 'user:u03'].flatMap((owner) =>
    [{}, { measure: 'profit' }, { measure: 'count' }, { grain: 'day' }, { byItem: true, dimension: 'sale-type' }].map(
      (more) => ({ ...QUERY, from, to, owner, ...more }),
    ),
  ),
);

/** The same, added up from the sales. */
async function byHand(some, { from, to, owner, measure, grain, byItem }) {
  const [level, id] = owner.split(':');
  const { rows } = await some.query(
    `select to_char(sold_on, '${grain ? 'YYYY-MM-DD' : 'YYYY-MM'}') as time, user_id as "user", coalesce(s.group_id, m.group_id) as "group",
       ${measure === 'count' ? 'null' : "coalesce(currency, 'EUR')"} as currency, ${byItem ? 'type' : 'null'} as item,
       ${measure === 'count' ? 'count(*)' : `sum(${measure})`} as value
     from sale s left join member m using (user_id)
     where status = 'sold' and sold_on between $1 and $2 ${measure === 'count' ? 'and head' : ''}
       and case $3 when 'user' then user_id = $4 when 'group' then coalesce(s.group_id, m.group_id) = $4 else true end
     group by 1, 2, 3, 4, 5`,
    [from, to, level, id],
  );
  return rows.filter(({ value }) => value !== null).map((row) => ({ ...row, value: Number(row.value) }));
}

const sorted = (cells) =>
  cells
    .map(({ time, day, month, user, group, item, currency, value }) =>
      JSON.stringify([time ?? day ?? month, user, group ?? null, item ?? null, currency ?? null, value]),
    )
    .sort();

async function ask({ url }) {
  const headers = { authorization: `Bearer ${await tokenFor(ALL)}`, 'content-type': 'application/json' };
  const answer = await fetch(`${url}/actuals`, { method: 'POST', headers, body: JSON.stringify({ queries: QUERIES }) });
  return (await answer.json()).answers;
}

test('figures of any period, whole months or not, are those of the sales, whichever of two servers is asked', async () => {
  await pool.query('truncate sale');
  await pool.query(`insert into currency values ('EUR') on conflict do nothing`);
  const servers = [await startServer(database.url), await startServer(database.url)];
  for (const step of STEPS.slice(0, 6)) {
    await pool.query(step);
    const wanted = await Promise.all(QUERIES.map((query) => byHand(pool, query)));
    for (const answers of await Promise.all(servers.map(ask))) {
      for (const [at, { cells }] of answers.entries())
        assert.deepEqual(sorted(cells), sorted(wanted[at]), `${step}\n${JSON.stringify(QUERIES[at])}`);
    }
  }
  assert.deepEqual(await Promise.all(servers.map(({ end }) => end('SIGTERM'))), [0, 0]);
});

test('sales that are written by several at once are all in their sums', async () => {
  await pool.query('truncate sale');
  const writer = async (who) => {
    for (let at = 0; at < 20; at++) {
      await pool.query(
        `insert into sale (sold_on, user_id, amount, status) values ('2026-03-31', 'u01', ${at}, 'sold')`,
      );
      await pool.query(`update sale set amount = amount + ${who} where line = (select max(line) from sale)`);
      if (at % 4 === 0) await pool.query('delete from sale where line = (select min(line) from sale)');
    }
  };
  await Promise.all([writer(1), writer(2), writer(3), writer(4)]);
  assert.deepEqual(await wrong(pool), []);
});

test('figures of what was sold are read from sums: no statement touches the sales, however many there are', async () => {
  const scanned = new Set();
  const spying = {
    connect: async () => {
      const client = await pool.connect();
      const query = async (text, values) => {
        if (/^select r\.time/.test(text)) {
          const { rows } = await client.query(`explain (format json) ${text}`, values);
          for (const [, table] of JSON.stringify(rows).matchAll(/"Relation Name":"(sale\w*)"/g)) scanned.add(table);
        }
        return client.query(text, values);
      };
      return { query, release: (broken) => client.release(broken) };
    },
  };
  await salesOf(spying, ALL).actuals(QUERIES, { signal });
  assert.deepEqual([...scanned].sort(), ['sale_day', 'sale_month']);
});

test('sums of the sales that a database of an earlier version has are there once it is brought up to date', async () => {
  const earlier = poolOf(database.url, 'earlier');
  await earlier.query('create schema earlier');
  await earlier.query('create table migration (name text primary key)');
  const folder = new URL('../migrations/', import.meta.url);
  for (const name of readdirSync(folder).sort().slice(0, 4)) {
    await earlier.query(readFileSync(new URL(name, folder), 'utf8'));
    await earlier.query('insert into migration values ($1)', [name]);
  }
  await fill(earlier);
  await earlier.query(SELL);
  await migrate(earlier, 'earlier');
  assert.deepEqual(await wrong(earlier), []);
  await earlier.query(STEPS[1]);
  assert.deepEqual(await wrong(earlier), []);
  await earlier.end();
});
