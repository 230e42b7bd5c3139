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

/** The cell of the company's row in a month of the editor: 1 for January. */
const cellOf = (page, month) =>
  page
    .locator('target-editor')
    .getByRole('row', { name: /^Skerry / })
    .first()
    .getByRole('gridcell')
    .nth(month);

async function edit(page, month, value) {
  await cellOf(page, month).click();
  await page.keyboard.type(String(value));
  await page.keyboard.press('Enter');
}

const says = (page, text) =>
  page.locator('target-editor').getByRole('status').filter({ hasText: text }).first().waitFor();
/** Waits until figures have an age, or none any more. */
const ages = (page, old) =>
  page.waitForFunction(([tile, wanted]) => document.querySelector(tile).figures.stale === wanted, [YEAR, old]);

const saveButton = (page) => page.locator('target-editor').getByRole('button', { name: 'Save', exact: true });

const walk =
  'a target that is edited in one editor stands in the other; over a server that is killed edits stay, years can be switched, and all of it is saved once it is there again';

test(walk, { timeout: 90_000 }, async () => {
  const [one, other] = [await open(), await open()];
  await edit(one, 1, 1_500_000);
  await saveButton(one).click();
  await cellOf(other, 1).filter({ hasText: '1,500,000' }).waitFor();
  await says(other, 'The director saved 1 cell meanwhile');
  const { target } = await totalOf(one);
  await shows(other, 'target', target);

  await server.end('SIGKILL');
  await edit(one, 2, 1_400_000);
  await saveButton(one).click();
  await says(one, 'Not saved: The data cannot be reached.');
  await ages(one, true);
  await ages(other, true);
  await one.getByRole('button', { name: 'On to 2027' }).click();
  await one.locator('target-editor').getByRole('alert').filter({ hasText: 'The data cannot be reached.' }).waitFor();
  await one.getByRole('button', { name: 'Back to 2026' }).click();
  await one.locator('target-editor').getByRole('alert').filter({ hasText: 'The data cannot be reached.' }).waitFor();

  server = await startServer(database.url, { PORT: server.port });
  await cellOf(one, 2).filter({ hasText: '1,400,000' }).waitFor();
  await saveButton(one).click();
  await says(one, 'Saved');
  await cellOf(other, 2).filter({ hasText: '1,400,000' }).waitFor();
  await shows(other, 'target', target + 220_000);
  await ages(one, false);
  await ages(other, false);
});

test(
  'a page by https that asks a service without it says so, and which address to use',
  { timeout: 60_000 },
  async () => {
    const context = await browser.newContext();
    await context.route('https://board.example/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname !== '/')
        return route.fulfill({ response: await route.fetch({ url: `${server.origin}${pathname}` }) });
      const body = `<!doctype html><script type="module">
      import '/lib/target-tiles.js';
      import { httpSource } from '/lib/adapters.js';
      document.querySelector('target-board').source = httpSource({ url: 'http://sales.example/api' });
    </script><target-board><target-number owner="company" period="this-year"></target-number></target-board>`;
      return route.fulfill({ contentType: 'text/html', body });
    });
    const page = await context.newPage();
    await page.goto('https://board.example/');
    await page.getByText('Use https://sales.example/api').first().waitFor();
  },
);
