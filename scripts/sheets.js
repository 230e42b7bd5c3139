// Makes pictures of every tile in every state, one sheet per size, scheme, typeface and size of text, to look at.
// Words that follow narrow them down: npm run sheets -- target-bar 320x220 dark Inter 200
import { mkdirSync } from 'node:fs';
import { fileURLToPath, URLSearchParams } from 'node:url';
import puppeteer from 'puppeteer-core';
import { createServer } from 'vite';
import { BROWSER_ARGS, findBrowser } from './browser.js';
import { tellTiles } from './tile-pictures.js';

const TAGS = ['target-number', 'target-gauge', 'target-bullet', 'target-column', 'target-bar'];
const SIZES = ['160x90', '200x120', '240x160', '312x124', '320x220', '336x172', '480x320', '900x600', '1440x900'];
const KINDS = [TAGS, SIZES, ['light', 'dark'], ['Inter', 'system-ui'], ['100', '200']];
/** Wide enough for one tile of the largest size. */
const WINDOW = { width: 1500, height: 1000 };

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}.cache/sheets`;
const asked = process.argv.slice(2);
const unknown = asked.find((word) => !KINDS.flat().includes(word));
if (unknown) throw new Error(`no such sheet: ${unknown}. There are ${KINDS.flat().join(', ')}.`);
mkdirSync(folder, { recursive: true });

const vite = await createServer({
  root,
  configFile: false,
  logLevel: 'warn',
  server: { port: 0, watch: null },
  optimizeDeps: { entries: ['scripts/sheets.html'] },
});
await vite.listen();
const browser = await puppeteer.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });
for (const sheet of sheets(KINDS)) await shoot(sheet);
await browser.close();
await vite.close();
console.log(`The sheets are in ${folder}`);

/** Every choice of one of each kind; all of a kind where none of it is asked for. */
function sheets([kind, ...others]) {
  if (!kind) return [[]];
  const chosen = kind.filter((one) => asked.includes(one));
  return (chosen.length ? chosen : kind).flatMap((one) => sheets(others).map((rest) => [one, ...rest]));
}

async function shoot([tag, size, scheme, font, text]) {
  const [across, down] = size.split('x');
  const page = await browser.newPage();
  await page.setViewport(WINDOW);
  const query = new URLSearchParams({ tag, width: across, height: down, scheme, font, text });
  await page.goto(`http://localhost:${vite.httpServer.address().port}/scripts/sheets.html?${query}`);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ ...WINDOW, height: Math.min(height, 16_000) });
  await page.waitForFunction(readyTiles, { timeout: 60_000 });
  await page.waitForFunction(tellTiles, { timeout: 60_000 });
  await page.waitForNetworkIdle(); // code of a canvas comes late
  await page.screenshot({ path: `${folder}/${[tag, size, scheme, font, text].join('_')}.png`, fullPage: true });
  await page.close();
}

/** Runs in the page: whether each tile has figures. */
function readyTiles() {
  return [...document.querySelectorAll('target-board > *')].every(({ figures }) => figures?.state === 'ready');
}
