// What may not be seen is in no answer, whatever is asked: by the adapters' requests, and by SQL with the sender's role.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { poolOf, takeRights } from '../database.js';
import { tokenOf } from '../tokens.js';
import { everyAnswerIsAsPromised } from './every-answer.js';
import { ALL, openTestDatabase, SECRET, startServer, tokenFor } from './servers.js';

let database;
let server;
let pool;
/** Who sees the company's total and one team; who sees that team's total and themselves. */
let lead;
let seller;
/** Ids of people and teams of whom the seller may know nothing. */
let hidden;

const YEAR = {
  from: '2026-01-01',
  to: '2026-12-31',
  measure: 'amount',
  status: 'sold',
  byItem: false,
  groupBy: 'sale',
};

before(async () => {
  database = await openTestDatabase();
  server = await startServer(database.url);
  pool = poolOf(database.url, 'public');
  const { rows } = await pool.query('select data from organisation');
  const { users, groups } = rows[0].data;
  const { group } = users[0];
  const team = users.filter((user) => user.group === group).map(({ id }) => id);
  lead = {
    sub: team[0],
    see: ['company', `group:${group}`, ...team.map((id) => `user:${id}`)],
    edit: [`group:${group}`],
  };
  seller = { sub: team[1], see: [`group:${group}`, `user:${team[1]}`], edit: [] };
  hidden = {
    groups: groups.map(({ id }) => id).filter((id) => id !== group),
    users: users.map(({ id }) => id).filter((id) => id !== team[1]),
  };
});

after(async () => {
  await pool?.end();
  await server?.end();
  await database?.close();
});

after(everyAnswerIsAsPromised);

async function ask(claims, path, body, token) {
  const headers = { authorization: `Bearer ${token ?? (await tokenFor(claims))}`, 'content-type': 'application/json' };
  const init =
    body === undefined
      ? { headers }
      : { method: 'POST', headers: { ...headers, 'idempotency-key': randomUUID() }, body: JSON.stringify(body) };
  const answer = await fetch(`${server.url}/${path}`, init);
  return { status: answer.status, text: await answer.text() };
}

const actuals = (claims, queries) =>
  ask(claims, 'actuals', { queries: queries.map((query) => ({ ...YEAR, ...query })) });
const totalOf = ({ text }) =>
  JSON.parse(text).answers[0].cells.reduce(
    (sum, { value, currency = 'EUR' }) => sum + (currency === 'EUR' ? value : 0),
    0,
  );

const ODD = [
  `user:x' or '1'='1`,
  `user:'; drop table sale; --`,
  'user:%',
  'group:*',
  'user:*',
  `group:') or true --`,
  'user:{x,y}',
  'user:\\',
];

test('a question about an owner who may not be seen is refused, also with ids that look like SQL', async () => {
  const owners = [
    'company',
    ...hidden.groups.map((id) => `group:${id}`),
    ...hidden.users.map((id) => `user:${id}`),
    ...ODD,
  ];
  for (const owner of owners) {
    for (const more of [
      {},
      { measure: 'count' },
      { status: 'open' },
      { grain: 'day' },
      { byItem: true, dimension: 'sale-type' },
    ]) {
      const { status, text } = await actuals(seller, [{ owner, ...more }]);
      assert.deepEqual(
        [status, JSON.parse(text).type, text.includes('value":')],
        [403, 'urn:target-tiles:owner-hidden', false],
        owner,
      );
    }
    const page = await ask(seller, 'records', {
      query: { owner, from: '2020-01-01', to: '2030-01-01', status: 'sold', groupBy: 'sale' },
    });
    const past = await ask(seller, `sets/2026/all-sales.amount/history?owner=${encodeURIComponent(owner)}`);
    assert.deepEqual([page.status, past.status], [403, 403], owner);
  }
  const { status } = await actuals(ALL, [{ owner: 'company' }]);
  assert.equal(status, 200);
});

test('items and dimensions that look like SQL are data', async () => {
  const items = [`x') or true --`, `'`, '"', '\\', '%'];
  const { text } = await actuals(ALL, [{ owner: 'company', dimension: 'sale-type', items, byItem: true }]);
  assert.deepEqual(JSON.parse(text).answers, [{ cells: [], notes: [] }]);
  assert.equal((await actuals(ALL, [{ owner: 'company', dimension: `type'; --` }])).status, 501);
});

test('a total that may be seen is right, and names nobody who may not be', async () => {
  for (const more of [
    {},
    { grain: 'day' },
    { measure: 'count' },
    { status: 'open' },
    { from: '2026-02-10', to: '2026-05-20' },
  ]) {
    const [all, some] = await Promise.all(
      [ALL, lead].map((claims) => actuals(claims, [{ owner: 'company', ...more }])),
    );
    assert.equal(totalOf(some), totalOf(all));
    const { cells } = JSON.parse(some.text).answers[0];
    const strangers = cells.filter(
      ({ user, group }) =>
        (user && !lead.see.includes(`user:${user}`)) || (group && !lead.see.includes(`group:${group}`)),
    );
    assert.deepEqual(strangers, []);
  }
});

test('no answer about organisation and targets holds anything of hidden owners', async () => {
  const paths = [
    'organisation',
    'catalogue',
    'sets/2026/all-sales.amount',
    'sets/2026/all-sales.amount/changes?since=0',
  ];
  for (const path of paths) {
    const { status, text } = await ask(seller, path);
    assert.equal(status, 200, path);
    const { organisation, ...rest } = JSON.parse(text);
    const named = organisation ? [...organisation.users, ...organisation.groups].map(({ id }) => id) : ownersIn(rest);
    for (const id of [...hidden.users, ...hidden.groups, 'company']) assert.ok(!named.includes(id), `${path}: ${id}`);
  }
});

/** Ids of all owners that data name. */
function ownersIn(data) {
  return Array.from(
    JSON.stringify(data).matchAll(/"(company|(?:user|group):([^"]+))"/g),
    ([, owner, id]) => id ?? owner,
  );
}

test('the database answers a sender’s role with its own rows alone, whatever the query', async () => {
  const client = await pool.connect();
  try {
    for (const [claims, some] of [
      [seller, true],
      [{ see: [], edit: [] }, false],
      [{}, false],
    ]) {
      await client.query('begin');
      await takeRights(client, claims);
      for (const table of ['sale', 'sale_month', 'sale_day']) {
        const { rows } = await client.query(`select distinct user_id, group_id from ${table}`);
        const strange = rows.filter(
          ({ user_id: user, group_id: group }) =>
            hidden.groups.includes(group) && hidden.users.includes(user) && !lead.see.includes(`user:${user}`),
        );
        assert.deepEqual([strange, rows.length > 0], [[], some], table);
      }
      const { rows } = await client.query('select distinct owner from target_row');
      assert.deepEqual(
        rows.filter(({ owner }) => !(claims.see ?? []).includes(owner)),
        [],
      );
      await assert.rejects(client.query('select * from save_key'), /permission denied/);
      await client.query('rollback');
    }
  } finally {
    client.release();
  }
});

test('a save of what may not be edited is refused with its reason, and nothing of it is kept', async () => {
  const row = (owner) => ({ owner, values: { 0: 1 } });
  const save = (claims, rows, more = {}) =>
    ask(claims, 'saves', { changes: [{ year: 2031, targetType: 'all-sales.amount', base: 0, rows, ...more }] });
  const cases = [
    [await save(seller, [row(seller.see[0])]), 'owner-read-only'],
    [await save(seller, [row('company')]), 'owner-hidden'],
    [await save(lead, [row(lead.edit[0]), row('company')]), 'owner-read-only'],
    [await save(lead, [], { types: [{ id: 'x.count', dimension: 'x', unit: 'count' }] }), 'types-denied'],
  ];
  for (const [{ status, text }, reason] of cases)
    assert.deepEqual([status, JSON.parse(text).type], [403, `urn:target-tiles:${reason}`]);
  const { rows } = await pool.query('select from target_row where year = 2031');
  assert.equal(rows.length, 0);
});

test('a year whose rows are hidden in part cannot be turned into quarters', async () => {
  const { rows } = await pool.query(
    `select revision from target_set where year = 2026 and target_type = 'all-sales.amount'`,
  );
  const changes = [{ year: 2026, targetType: 'all-sales.amount', base: rows[0].revision, interval: 'quarter' }];
  const { status, text } = await ask(lead, 'saves', { changes });
  assert.deepEqual([status, JSON.parse(text).type], [403, 'urn:target-tiles:owner-hidden']);
});

test('no token, one that has run out, one of another secret or algorithm, and one without claims are 401', async () => {
  const parts = (await tokenFor(ALL)).split('.');
  const none = [Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url'), parts[1], ''].join('.');
  const tokens = [
    '',
    'x',
    none,
    await tokenOf(ALL, SECRET, { life: -1 }),
    await tokenOf(ALL, 'other'),
    await tokenOf({ see: '*' }, SECRET),
  ];
  for (const token of tokens) {
    const { status, text } = await ask(undefined, 'organisation', undefined, token);
    assert.deepEqual([status, JSON.parse(text).status], [401, 401], token);
  }
});
