// Loads sales, the organisation and targets: those of the demo company, or what a test wants.
import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { decimalsOf, memorySource, targetsFile } from './library.js';
import { inTransaction } from './database.js';

const COLUMNS = ['id', 'date', 'user', 'group', 'amount', 'currency', 'profit', 'status', 'probability', 'type'];
const DEMO = new URL('../../demo/data/', import.meta.url);
const { signal } = new AbortController();

/** The demo company, where there is no organisation yet. */
export async function loadDemo(pool) {
  const { rows } = await pool.query('select from organisation');
  if (rows.length) return false;
  const file = JSON.parse(readFileSync(new URL('organisation.json', DEMO), 'utf8'));
  const organisation = await organisationOf(file);
  const text = readFileSync(new URL('targets.csv', DEMO), 'utf8');
  const fill = targetsFile({ src: `data:text/csv,${encodeURIComponent(text)}`, organisation });
  const { sets, types = [] } = await fill({ signal });
  await inTransaction(pool, async (client) => {
    await client.query('select take_turn()');
    await loadOrganisation(client, organisation);
    await loadSales(client, createReadStream(new URL('sales.csv', DEMO)), 'csv, header match');
    await loadTargets(client, { sets, types });
  });
  return true;
}

/** An organisation file, as pages get it. */
export const organisationOf = (file) => memorySource({ sales: [], organisation: file }).organisation({ signal });

/** The organisation, and the primary groups by which sales are grouped. */
export async function loadOrganisation(client, data) {
  await client.query('insert into organisation (currency, time_zone, data) values ($1, $2, $3)', [
    data.currency,
    data.timeZone ?? 'UTC',
    JSON.stringify(data),
  ]);
  await client.query('insert into member select * from unnest($1::text[], $2::text[])', [
    data.users.map(({ id }) => id),
    data.users.map(({ group }) => group ?? null),
  ]);
}

/** Sales as rows of a file, by COPY: text first, whose amounts and days are then read in SQL. */
export async function loadSales(client, csv, form = 'csv') {
  await client.query(
    `create temp table loaded (${COLUMNS.map((name) => `"${name}" text`).join()}, place bigint generated always as identity) on commit drop`,
  );
  await pipeline(
    csv,
    client.query(copyFrom(`copy loaded (${COLUMNS.map((name) => `"${name}"`).join()}) from stdin (format ${form})`)),
  );
  const { rows } = await client.query(
    `select distinct coalesce(currency, (select currency from organisation), '') as code from loaded`,
  );
  await client.query(
    `insert into sale (id, sold_on, user_id, group_id, amount, currency, profit, status, probability, type)
     select id,
       case when date ~ 'T.*(Z|[+-]\\d\\d:?\\d\\d)$' then (date::timestamptz at time zone (select time_zone from organisation))::date
         else left(date, 10)::date end,
       coalesce("user", ''), "group", round(amount::numeric * scale), loaded.currency, round(profit::numeric * scale),
       coalesce(status, 'sold'), round(probability::numeric * 100), type
     from loaded join unnest($1::text[], $2::numeric[]) as digits (code, scale)
       on digits.code = coalesce(loaded.currency, (select currency from organisation), '')
     order by place`,
    [rows.map(({ code }) => code), rows.map(({ code }) => 10 ** decimalsOf(code || undefined))],
  );
}

/** Rows as CSV; an empty field is none, but for text in quotes. */
export function csvOf(rows) {
  const field = (value) => (value === undefined || value === null ? '' : `"${String(value).replaceAll('"', '""')}"`);
  return Readable.from(rows.map((row) => `${COLUMNS.map((name) => field(row[name])).join()}\n`));
}

export async function loadTargets(client, { sets, types }) {
  for (const { year, targetType, interval, rows, revision } of sets) {
    await client.query('insert into target_set values ($1, $2, $3, $4)', [year, targetType, interval, revision]);
    for (const { owner, item, currency, locked = false, values } of rows) {
      await client.query('insert into target_row values ($1, $2, $3, $4, $5, $6, $7)', [
        year,
        targetType,
        owner,
        item,
        currency,
        locked,
        values,
      ]);
    }
  }
  for (const type of types.filter(({ id }) => id !== 'all-sales.amount')) {
    await client.query('insert into target_type values ($1, $2)', [type.id, JSON.stringify(type)]);
  }
}
