// Measures the server with many sales and with many open pages: `--sales=1e5,1e6,1e7` loads so many, one after the other, and
// asks all questions of the demo board by one request and by the same SQL by hand, in turn; `--boards=1000` opens so many
// streams of events and sells. Prints the tables of docs/scale.md. Measure on a machine that does nothing else.
import './prepare.js';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { TextDecoderStream } from 'node:stream/web';
import pg from 'pg';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, findBrowser } from '../../scripts/browser.js';

const { ALL, openTestDatabase, SECRET, startServer } = await import('./test/servers.js');
const { asSender, poolOf } = await import('./database.js');
const { salesOf } = await import('./sales.js');
const { tokenOf } = await import('./tokens.js');

const option = (name, otherwise) =>
  process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const sizes = option('sales', '1e5,1e6,1e7').split(',').map(Number);
const boards = Number(option('boards', 1000));
const rounds = Number(option('rounds', 15));
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const token = await tokenOf(ALL, SECRET, { life: 86_400 });
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

/** Adds sales until there are so many, over three years and the demo's people, written by the database itself. */
async function grow(client, size) {
  const { rows } = await client.query('select count(*)::int as count from sale');
  const missing = size - rows[0].count;
  const block = 500_000;
  for (let at = 0; at < missing; at += block) {
    await client.query(
      `insert into sale (id, sold_on, user_id, amount, profit, status)
       select 'L-' || $1::bigint + n, date '2024-01-01' + (hashint8($1 + n) & 1023), (array(select user_id from member order by 1))[1 + (hashint8($1 + n + 1) & 65535) % (select count(*) from member)],
         100 + (hashint8($1 + n + 2) & 1048575), 50 + (hashint8($1 + n + 3) & 65535), 'sold'
       from generate_series(1, $2) n`,
      [rows[0].count + at, Math.min(block, missing - at)],
    );
  }
  await client.query('vacuum analyze sale, sale_month, sale_day');
}

/** Questions that the demo board asks, as its page sends them, and the memory that the page takes. */
async function openBoard(browser, origin) {
  const page = await (await browser.newContext()).newPage();
  let body;
  page.on('request', (request) => {
    if (request.url().endsWith('/api/actuals')) body ??= request.postData();
  });
  await page.goto(origin);
  await page.waitForFunction(() => {
    const tiles = [...document.querySelectorAll('target-board [owner]')];
    return tiles.length > 0 && tiles.every(({ figures }) => figures?.state !== 'loading');
  });
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await page.context().close();
  return { body, memory: usedSize };
}

/** The statements of the server for these questions, caught on their way to the database. */
async function statementsOf(pool, queries) {
  const caught = [];
  const spying = {
    connect: async () => {
      const client = await pool.connect();
      const query = (text, values) => {
        if (/\bsale(_month|_day)?\b/.test(text)) caught.push([text, values]);
        return client.query(text, values);
      };
      return { query, release: (broken) => client.release(broken) };
    },
  };
  await salesOf(spying, ALL).actuals(queries, { signal: new AbortController().signal });
  return caught;
}

async function measured(url, pool, body) {
  const statements = await statementsOf(pool, JSON.parse(body).queries);
  const asked = [];
  const byHand = [];
  for (let round = 0; round <= rounds; round++) {
    let began = performance.now();
    const answer = await fetch(`${url}/actuals`, { method: 'POST', headers, body });
    await answer.text();
    if (round) asked.push(performance.now() - began);
    began = performance.now();
    await asSender(pool, ALL, async (client) => {
      for (const [text, values] of statements) await client.query(text, values);
    });
    if (round) byHand.push(performance.now() - began);
  }
  return {
    asked: median(asked),
    byHand: median(byHand),
    ratio: median(asked.map((ms, at) => ms / byHand[at])),
    statements: statements.length,
  };
}

/** Opens streams, sells, and says after how long the last one has heard. */
async function listened(server, client) {
  let heard = 0;
  let all = () => {};
  const leave = new AbortController();
  const before = memoryOf(server.pid);
  const follow = async () => {
    const { body } = await fetch(`${server.url}/events`, { headers, signal: leave.signal });
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read(); // hello
    void (async () => {
      for (let step; !(step = await reader.read()).done;) {
        heard += step.value.split('event: change').length - 1;
        if (heard === boards) all();
      }
    })().catch(() => {});
  };
  for (let at = 0; at < boards; at += 50) await Promise.all(Array.from({ length: Math.min(50, boards - at) }, follow));
  const times = [];
  for (let round = 0; round < 5; round++) {
    heard = 0;
    const done = new Promise((resolve) => (all = resolve));
    const began = performance.now();
    await client.query(`insert into sale (sold_on, user_id, amount, status) values ('2026-09-01', 'u01', 100, 'sold')`);
    await done;
    times.push(performance.now() - began);
  }
  const after = memoryOf(server.pid);
  leave.abort();
  return { slowest: Math.max(...times), median: median(times), before, after };
}

/** Resident memory of a process, in MB; undefined where there is no /proc. */
function memoryOf(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
  } catch {
    return undefined;
  }
}

const database = await openTestDatabase();
const server = await startServer(database.url);
const client = new pg.Client({ connectionString: database.url });
await client.connect();
const pool = poolOf(database.url, 'public');
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });

console.log(
  '| sales | sums by month, by day | questions | asked, ms | the same SQL by hand, ms | ratio | memory of the page |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const size of sizes) {
  await grow(client, size);
  const { rows } = await client.query(
    'select (select count(*) from sale_month)::int as months, (select count(*) from sale_day)::int as days',
  );
  const { body, memory } = await openBoard(browser, server.origin);
  const { asked, byHand, ratio, statements } = await measured(server.url, pool, body);
  const cells = [
    size.toLocaleString('en'),
    `${rows[0].months.toLocaleString('en')}, ${rows[0].days.toLocaleString('en')}`,
    statements,
    asked.toFixed(1),
    byHand.toFixed(1),
    `${ratio.toFixed(2)} ×`,
    `${(memory / 1e6).toFixed(1)} MB`,
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
await browser.close();
const { slowest, median: middle, before, after } = await listened(server, client);
console.log(
  `\n| open streams | heard by all, ms (median, slowest of 5 sales) | memory of the server, MB (before, with them) |`,
);
console.log('| --- | --- | --- |');
console.log(`| ${boards} | ${middle.toFixed(0)}, ${slowest.toFixed(0)} | ${before}, ${after} |`);
await pool.end();
await client.end();
await server.end('SIGTERM');
await database.close();
process.exit(0);
