// The page of the example in real browsers, side by side.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, findBrowser } from '../../../scripts/browser.js';
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

/** A reader with a browser of their own, once the year has its figures. */
async function open() {
  const page = await (await browser.newContext()).newPage();
  await page.goto(server.origin);
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
