// The page of the example in real browsers, side by side.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, findBrowser } from '../../../scripts/browser.js';
import { everyAnswerIsAsPromised, watched } from './every-answer.js';
import { openProxy } from './proxy.js';
import { openTestDatabase, startServer } from './servers.js';

const YEAR = 'target-number[owner=company][period=this-year]';

let database;
let server;
let browser;

before(async () => {
  database = await openTestDatabase();
  server = await startServer(database.url);
  browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });
});

after(async () => {
  await browser?.close();
  await server?.end();
  await database?.close();
});

after(everyAnswerIsAsPromised);

/** A reader with a browser of their own, once the year has its figures. */
async function open({ context, origin = server.origin } = {}) {
  const page = watched(await (context ?? (await browser.newContext())).newPage());
  await page.goto(origin);
  await page.waitForFunction((tile) => document.querySelector(tile)?.figures?.state === 'ready', YEAR);
  return page;
}

const totalOf = (page) => page.evaluate((tile) => document.querySelector(tile).figures.total, YEAR);

const shows = (page, name, value) =>
  page.waitForFunction(
    ([tile, one, wanted]) => document.querySelector(tile).figures.total[one] === wanted,
    [YEAR, name, value],
  );

const baseOf = (page) =>
  page.evaluate(async () => {
    const key = { year: 2026, targetType: 'all-sales.amount' };
    const { signal } = new AbortController();
    return (await document.querySelector('#board').repository.load(key, { signal })).revision;
  });

/** Saves December as the editor does; answers the code of the failure, if there is one. */
function save(page, base, minor) {
  const change = {
    year: 2026,
    targetType: 'all-sales.amount',
    base,
    rows: [{ owner: 'company', values: { 11: minor } }],
  };
  return page.evaluate(async (one) => {
    const saved = document.querySelector('#board').save([one]);
    return saved.then(() => 'saved').catch(({ code }) => code);
  }, change);
}

const rule =
  'what is saved and sold stands on the tiles of other readers without a reload, over a server that is killed meanwhile';

test(rule, { timeout: 60_000 }, async () => {
  const [one, other] = [await open(), await open()];
  const { target, actual } = await totalOf(one);
  const base = await baseOf(one);
  assert.equal(await save(one, base, 1), 'saved');
  const without = Math.round((target - 1_680_000) * 100);
  await shows(one, 'target', (without + 1) / 100);
  await shows(other, 'target', (without + 1) / 100);
  await server.end('SIGKILL');
  assert.equal(await save(one, base + 1, 2), 'offline');
  server = await startServer(database.url, { PORT: server.port });
  assert.equal(await save(one, base + 1, 2), 'saved');
  await shows(other, 'target', (without + 2) / 100);
  assert.equal(await baseOf(other), base + 2);
  await database.query(`insert into sale (sold_on, user_id, amount, status) values ('2026-09-01', 'u01', 100, 'sold')`);
  await shows(other, 'actual', (Math.round(actual * 100) + 100) / 100);
});

test(
  'two pages of one browser follow by one stream, and the second goes on when the first closes',
  { timeout: 60_000 },
  async () => {
    const proxy = await openProxy({ target: () => server.origin });
    const context = await browser.newContext();
    const { origin } = proxy;
    const [first, second] = [await open({ context, origin }), await open({ context, origin })];
    const { actual } = await totalOf(second);
    const sell = () =>
      database.query(`insert into sale (sold_on, user_id, amount, status) values ('2026-09-02', 'u01', 100, 'sold')`);
    await sell();
    const next = Math.round(actual * 100) + 100;
    await shows(first, 'actual', next / 100);
    await shows(second, 'actual', next / 100);
    assert.equal(proxy.streams.size, 1);
    await first.close();
    await sell();
    await shows(second, 'actual', (next + 100) / 100);
    assert.equal(proxy.streams.size, 1);
    // Somebody else in the same browser hears nothing by it.
    const [, { sub }] = await (await fetch(`${origin}/people`)).json();
    await open({ context, origin: `${origin}/?person=${sub}` });
    while (proxy.streams.size < 2) await setImmediate();
    await proxy.close();
  },
);
