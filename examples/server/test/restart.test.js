// Servers that are killed and started again, two of them at one database, and answers that are lost.
import assert from 'node:assert/strict';
import { TextDecoderStream } from 'node:stream/web';
import { after, afterEach, before, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { httpRepository, httpSource } from '../../../dist/adapters/http.js';
import { everyAnswerIsAsPromised } from './every-answer.js';
import { ALL, openTestDatabase, startServer, tokenFor } from './servers.js';

const KEY = { year: 2040, targetType: 'all-sales.amount' };
const { signal } = new AbortController();

let database;
let client;
let servers = [];

before(async () => {
  database = await openTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

after(async () => {
  await client?.end();
  await database?.close();
});

after(everyAnswerIsAsPromised);

afterEach(async () => {
  await Promise.all(servers.map(({ end }) => end('SIGKILL')));
  servers = [];
  await client.query(
    `delete from target_set where year = 2040; delete from target_row where year = 2040; delete from target_revision where year = 2040`,
  );
});

async function start(env) {
  const server = await startServer(database.url, env);
  servers.push(server);
  return server;
}

const token = () => tokenFor(ALL);
const change = (base, month, value) => ({ ...KEY, base, rows: [{ owner: 'company', values: { [month]: value } }] });
const revisions = async () =>
  Number((await client.query('select count(*) from target_revision where year = 2040')).rows[0].count);

/** Sends a save as it is; `undefined` where no answer comes. */
async function send({ url }, changes, key) {
  const headers = {
    authorization: `Bearer ${await token()}`,
    'content-type': 'application/json',
    'idempotency-key': key,
  };
  const answer = await fetch(`${url}/saves`, { method: 'POST', headers, body: JSON.stringify({ changes }) }).catch(
    () => undefined,
  );
  return answer?.json().catch(() => undefined);
}

/** Ids of the events after one of them, as one who follows and comes back gets them, until `done`. */
async function follow(addressOf, from, done) {
  const ids = [];
  for (let last = from; !done(ids); last = ids.at(-1) ?? from) {
    try {
      const headers = { authorization: `Bearer ${await token()}`, 'last-event-id': last };
      const { body } = await fetch(`${addressOf()}/events`, { headers });
      let text = '';
      for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
        const blocks = (text + chunk).split('\n\n');
        text = blocks.pop();
        for (const block of blocks) {
          assert.ok(!block.includes('event: reset'), 'nothing is forgotten');
          if (block.includes('event: change')) ids.push(/^id: (.+)$/m.exec(block)[1]);
        }
        if (done(ids)) break;
      }
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      await setImmediate(); // nobody there yet
    }
  }
  return ids;
}

test('events reach one who follows once each and in order, over a server that is killed and started again', async () => {
  let server = await start();
  const { rows } = await client.query('select coalesce(max(id), 0) as last from event');
  const first = String(rows[0].last);
  const sell = () =>
    client.query(`insert into sale (sold_on, user_id, amount, status) values ('2026-01-01', 'events', 100, 'sold')`);
  const followed = follow(
    () => server.url,
    first,
    (ids) => ids.length >= 75,
  );
  for (let count = 0; count < 75; count++) {
    await sell();
    if (count === 20) await server.end('SIGKILL');
    if (count === 50) server = await start({ PORT: server.port });
  }
  const ids = await followed;
  const { rows: log } = await client.query('select id from event where id > $1 order by id', [first]);
  assert.deepEqual(
    ids,
    log.map(({ id }) => String(id)),
  );
});

test('a save whose server dies between commit and answer is applied once, however often it is sent again', async () => {
  let lost = 0;
  for (let run = 0; run < 5; run++) {
    const server = await start();
    const before = await revisions();
    await client.query('listen target_tiles');
    // Told at the very commit.
    const committed = new Promise((resolve) => client.once('notification', resolve));
    const sent = send(server, [change(before, run, run)], `key-${run}`);
    await committed;
    await server.end('SIGKILL');
    lost += (await sent) ? 0 : 1;
    const next = await start();
    const [again, once] = [
      await send(next, [change(before, run, run)], `key-${run}`),
      await send(next, [change(before, run, run)], `key-${run}`),
    ];
    assert.deepEqual([again.sets[0].revision, once], [before + 1, again]);
    assert.equal(await revisions(), before + 1);
  }
  console.log(`${lost} of 5 answers were lost`);
});

test('a save whose server dies before the commit is as if it had not been sent, and is saved when it is sent again', async () => {
  const server = await start();
  const held = new pg.Client({ connectionString: database.url });
  await held.connect();
  await held.query('begin');
  await held.query('select take_turn()');
  const sent = send(server, [change(0, 0, 7)], 'held');
  while (!(await client.query(`select from pg_stat_activity where wait_event = 'advisory'`)).rowCount);
  await server.end('SIGKILL');
  assert.equal(await sent, undefined);
  await held.query('rollback');
  await held.end();
  while ((await client.query(`select from pg_stat_activity where wait_event = 'advisory'`)).rowCount);
  const again = await send(await start(), [change(0, 0, 7)], 'held');
  assert.deepEqual([again.sets[0].revision, await revisions()], [1, 1]);
});

test('two servers at one database agree: saves of both merge, a key counts once, and each tells of the other’s', async () => {
  const [one, other] = [await start(), await start()];
  const [mine, theirs] = [one, other].map(({ url }) => httpRepository({ url, token }));
  const heard = new Promise((resolve) => {
    const stop = theirs.watch((what, saved) => (stop(), resolve([what, saved.sets])));
  });
  await theirs.catalogue({ signal });
  await mine.save([change(0, 0, 1)], { signal });
  assert.deepEqual(await heard, ['targets', [{ ...KEY, revision: 1 }]]);
  await Promise.all(
    Array.from({ length: 11 }, (_, index) =>
      (index % 2 ? mine : theirs).save([change(1, index + 1, index)], { signal }),
    ),
  );
  const { rows, revision } = await theirs.load(KEY, { signal });
  assert.deepEqual([rows[0].values, revision], [[1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 12]);
  await Promise.all([one, other, one, other].map((server) => send(server, [change(12, 0, 99)], 'both')));
  assert.equal(await revisions(), 13);
});

test('a save of the same cell by somebody else is a conflict with both values, and nothing of it is kept', async () => {
  const { url } = await start();
  const [mine, theirs] = ['Ann', 'Bob'].map((name) =>
    httpRepository({ url, token: () => tokenFor({ ...ALL, sub: name, name }) }),
  );
  await mine.save([change(0, 0, 10)], { signal });
  await theirs.save([change(1, 0, 20)], { signal });
  const refused = await mine
    .save([change(1, 0, 30), { ...change(0, 1, 5), year: 2041 }], { signal })
    .catch((error) => error);
  const [{ at, ...cell }] = refused.detail.cells;
  assert.deepEqual(
    [refused.code, cell],
    ['conflict', { ...KEY, owner: 'company', field: 0, base: 10, theirs: 20, yours: 30, by: 'Bob' }],
  );
  assert.ok(Date.parse(at) > 0);
  assert.deepEqual([await revisions(), (await mine.load({ ...KEY, year: 2041 }, { signal })).revision], [2, 0]);
});

test('a token that runs out in the middle is fetched anew, and the reader notices nothing', async () => {
  const { url } = await start();
  let fetched = 0;
  const source = httpSource({
    url,
    token: (renew) => (renew ? (fetched++, token()) : 'run.out.token'),
  });
  const { groups } = await source.organisation({ signal });
  assert.ok(groups.length > 0 && fetched === 1);
});

test(
  'SIGTERM ends the server by itself, with streams open, and leaves no connection behind',
  { timeout: 20_000 },
  async () => {
    const server = await start();
    const stream = await fetch(`${server.url}/events`, { headers: { authorization: `Bearer ${await token()}` } });
    assert.equal(await server.end('SIGTERM'), 0);
    await stream.text().catch(() => {});
    // A backend goes a moment after its client.
    const others = `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
    while ((await client.query(others)).rowCount);
  },
);
