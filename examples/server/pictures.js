// Takes the pictures of docs/http.md: two editors side by side on one server, which is killed and started again.
import './prepare.js';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, findBrowser } from '../../scripts/browser.js';

const { openTestDatabase, startServer } = await import('./test/servers.js');

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));
const [WIDTH, HEIGHT] = [560, 1300];
/** The tile of the year. */
const YEAR = 'target-number[owner=company][period=this-year]';

const database = await openTestDatabase();
let server = await startServer(database.url);
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });

async function open() {
  const context = await browser.newContext({ viewport: { width: WIDTH, height: HEIGHT }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(server.origin);
  await page.waitForFunction((tile) => document.querySelector(tile)?.figures?.state === 'ready', YEAR);
  return page;
}

const cellOf = (page, month) =>
  page
    .locator('target-editor')
    .getByRole('row', { name: /^Skerry / })
    .first()
    .getByRole('gridcell')
    .nth(month);
const save = (page) => page.locator('target-editor').getByRole('button', { name: 'Save', exact: true }).click();
const says = (page, text) =>
  page.locator('target-editor').getByRole('status').filter({ hasText: text }).first().waitFor();
const ages = (page, old) =>
  page.waitForFunction(
    ([tile, wanted]) => {
      const { figures, shadowRoot } = document.querySelector(tile);
      return figures.stale === wanted && shadowRoot.querySelector('.tile').ariaBusy === 'false';
    },
    [YEAR, old],
  );

async function edit(page, month, value) {
  await cellOf(page, month).click();
  await page.keyboard.type(String(value));
  await page.keyboard.press('Enter');
}

/** The first tiles and the first rows of the editor of a page. */
async function partsOf(page) {
  const clips = await page.evaluate(() => {
    const tiles = document.querySelector('section.small').getBoundingClientRect();
    const editor = document.querySelector('target-editor').getBoundingClientRect();
    return [
      { x: 0, y: tiles.y - 8, width: globalThis.innerWidth, height: 176 },
      { x: 0, y: editor.y - 8, width: globalThis.innerWidth, height: 300 },
    ].map((clip) => ({ ...clip, y: clip.y + globalThis.scrollY }));
  });
  const shots = [];
  for (const clip of clips) shots.push(await page.screenshot({ clip, fullPage: true, caret: 'hide' }));
  return shots.map((shot) => `data:image/png;base64,${shot.toString('base64')}`);
}

/** Puts both pages beside each other, as two windows. */
async function picture(name, pages) {
  const windows = await Promise.all(pages.map(partsOf));
  const page = await browser.newPage({ viewport: { width: WIDTH * 2 + 36, height: 100 } });
  await page.setContent(`<!doctype html><style>
      body { display: flex; align-items: start; gap: 12px; margin: 0; padding: 12px; background: #dde3ea; }
      div { border-radius: 8px; overflow: hidden; background: #fff; border-block-start: 14px solid #9aa7b5; }
      img { display: block; }
    </style>${windows.map((parts) => `<div>${parts.map((part) => `<img src="${part}">`).join('')}</div>`).join('')}`);
  await page.screenshot({ path: `${DOCS}${name}.png`, fullPage: true });
  await page.close();
}

const [one, other] = [await open(), await open()];
await edit(one, 1, 1_500_000);
await save(one);
await says(one, 'Saved');
await says(other, 'meanwhile');
await cellOf(other, 1).filter({ hasText: '1,500,000' }).waitFor();
await picture('http-saved', [one, other]);

await server.end('SIGKILL');
await edit(one, 2, 1_400_000);
await save(one);
await says(one, 'Not saved');
await ages(one, true);
await ages(other, true);
await picture('http-away', [one, other]);

server = await startServer(database.url, { PORT: server.port });
await ages(one, false);
await save(one);
await says(one, 'Saved');
await cellOf(other, 2).filter({ hasText: '1,400,000' }).waitFor();
await ages(other, false);
await picture('http-back', [one, other]);

await browser.close();
await server.end('SIGTERM');
await database.close();
process.exit(0);
