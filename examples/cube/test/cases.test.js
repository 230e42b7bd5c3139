// What only a real Cube shows: rights by its row rule, tokens, members, pages and news.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cubeSource } from '../../../dist/adapters/cube.js';
import { openCube } from './cubes.js';

const ORGANISATION = {
  currency: 'EUR',
  groups: [{ id: 'north' }],
  users: [
    { id: 'ann', group: 'north' },
    { id: 'bob', group: 'north' },
  ],
};
const SALES = [
  { id: 'S1', date: '2026-01-14', user: 'ann', amount: '12500.50' },
  { id: 'S2', date: '2026-01-15', user: 'bob', amount: '0.10' },
  { id: 'S3', date: '2026-02-03', user: 'bob', amount: '0.20' },
];
const ALL = {
  owner: 'company',
  from: '2026-01-01',
  to: '2026-12-31',
  measure: 'amount',
  status: 'sold',
  byItem: false,
  groupBy: 'sale',
};
const { signal } = new AbortController();

let cube;
let copy;

before(async () => {
  cube = await openCube();
  copy = await cube.fill({ sales: SALES, organisation: ORGANISATION });
});

after(async () => {
  await cube?.close();
});

const sourceOf = (options) => cubeSource({ url: cube.url, cube: 'sales', organisation: ORGANISATION, ...options });

async function seen(claims, query = {}, options = {}) {
  const source = sourceOf({ token: await copy.tokenFor(claims), ...options });
  const [{ cells }] = await source.actuals([{ ...ALL, ...query }], { signal });
  return cells.map(({ user, month, value }) => `${user} ${month} ${value}`);
}

const failureOf = (promise) => promise.then(assert.fail, ({ code, detail }) => ({ code, ...detail }));

test('the row rule lets through whom the token names, in every cube and whatever is asked', async () => {
  const all = ['ann 2026-01 1250050', 'bob 2026-01 10', 'bob 2026-02 20'];
  assert.deepEqual(await seen({ see: ['*'] }), all);
  assert.deepEqual(await seen({ see: ['user:ann'] }), all.slice(0, 1));
  assert.deepEqual(await seen({ see: ['user:ann'] }, { owner: 'user:bob' }), []);
  assert.deepEqual(await seen({ see: [] }), []);
  const count = { measure: 'count' };
  const members = { count: 'deals.count' };
  assert.deepEqual(await seen({ see: ['user:ann'] }, count, { members }), ['ann 2026-01 1']);
});

test('a token that is none or has run out is renewed once, and says that nobody is signed in', async () => {
  const good = await copy.tokenFor({ see: ['*'] });
  const old = await copy.tokenFor({ see: ['*'] }, { now: 0 });
  const source = sourceOf({ token: (renew) => (renew ? good : 'none') });
  assert.equal((await source.actuals([ALL], { signal }))[0].cells.length, 3);
  for (const token of ['none', old, undefined]) {
    const { code, status } = await failureOf(sourceOf({ token }).actuals([ALL], { signal }));
    assert.deepEqual([code, status], ['forbidden', 401]);
  }
});

test('a mapping that does not fit is answered by what there is', async () => {
  const token = await copy.tokenFor({ see: ['*'] });
  const total = await failureOf(sourceOf({ token, members: { amount: 'total' } }).actuals([ALL], { signal }));
  assert.equal(total.value, 'sales.amount, sales.profit');
  assert.equal(total.option, "members: { amount: '…' }");
  const sale = await failureOf(sourceOf({ token, cube: 'sale' }).actuals([ALL], { signal }));
  assert.deepEqual([sale.path, sale.value], ['cube', 'sale']);
});

test('answers of several pages are whole, and too large a page says what to set', async () => {
  assert.equal((await seen({ see: ['*'] }, {}, { pageSize: 1 })).length, 3);
  const token = await copy.tokenFor({ see: ['*'] });
  const { problem, option } = await failureOf(sourceOf({ token, pageSize: 1e6 }).actuals([ALL], { signal }));
  assert.deepEqual([problem, option], ['request-too-large', 'pageSize']);
});

test('questions by month and by day, of money and of numbers, are answered together', async () => {
  const token = await copy.tokenFor({ see: ['*'] });
  const source = sourceOf({ token, members: { count: 'deals.count' } });
  const queries = [ALL, { ...ALL, grain: 'day' }, { ...ALL, measure: 'profit' }, { ...ALL, measure: 'count' }];
  const answers = await source.actuals(queries, { signal });
  assert.deepEqual(
    answers.map(({ cells }) => cells.length),
    [3, 3, 0, 3],
  );
});

test('lines behind a figure come newest first, page by page', async () => {
  const source = sourceOf({ token: await copy.tokenFor({ see: ['*'] }) });
  const first = await source.records({ ...ALL, limit: 2 }, { signal });
  const second = await source.records({ ...ALL, limit: 2, after: first.next }, { signal });
  assert.deepEqual(
    [...first.records, ...second.records].map(({ id, date, group, amount }) => [id, date, group, amount]),
    [
      ['S3', '2026-02-03', 'north', 20],
      ['S2', '2026-01-15', 'north', 10],
      ['S1', '2026-01-14', 'north', 1250050],
    ],
  );
  assert.equal(second.next, undefined);
});

test('without an organisation owners are those that the sales name', async () => {
  const source = sourceOf({ token: await copy.tokenFor({ see: ['*'] }), organisation: undefined });
  const { listed, users } = await source.organisation({ signal });
  assert.deepEqual([listed, users], [false, [{ id: 'bob' }, { id: 'ann' }]]);
});

test('a sale that is written is news, once Cube has looked for it', { timeout: 60_000 }, async () => {
  const { pool, tokenFor } = await cube.fill({ sales: SALES, organisation: ORGANISATION });
  const source = sourceOf({ token: await tokenFor({ see: ['*'] }), refresh: 0.2 });
  await source.actuals([ALL], { signal });
  const told = new Promise((resolve) => {
    const stop = source.watch((what) => (stop(), resolve(what)));
  });
  await pool.query(`insert into sale (sold_on, user_id, amount, status) values ('2026-03-01', 'ann', 100, 'sold')`);
  assert.equal(await told, 'actuals');
  const [{ cells }] = await source.actuals([ALL], { signal });
  assert.equal(cells.length, 4);
});
