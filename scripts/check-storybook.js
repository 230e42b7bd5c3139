// Opens every story of the built Storybook in a browser: it renders, says no
// error, asks nothing of the network and has no accessibility violation in any
// scheme of colours, nor with its notes open. The
// pictures of its tiles are drawn in Node too, and have the same words.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, findBrowser } from './browser.js';
import { serve } from './serve.js';
import { openTiles, tellTiles } from './tile-pictures.js';

const folder = fileURLToPath(new URL('../storybook-static/', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGES = 2;
const PATIENCE = 20_000;
const SCHEMES = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
};

if (!existsSync(`${folder}index.json`)) {
  console.error('Nothing to check: run `npm run build:storybook` first.');
  process.exit(1);
}

const server = await serve(folder);
const tiles = await openTiles();
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });
const entries = Object.values(JSON.parse(readFileSync(`${folder}index.json`, 'utf8')).entries);
const waiting = [...entries];
const failed = [];

await Promise.all(Array.from({ length: PAGES }, work));
await browser.close();
await Promise.all([server.close(), tiles.close()]);

for (const { id, problems } of failed) console.error(`✗ ${id}\n${problems.map((line) => `    ${line}`).join('\n')}`);
console.log(`${entries.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 || entries.length === 0 ? 1 : 0;

/** One page shows story after story, as a reader does who clicks through them. */
async function work() {
  const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Asia/Dubai' });
  let problems = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const address = request.url();
    if (/^(https?|wss?):/.test(address) && !address.startsWith(server.origin)) problems.push(`asks ${address}`);
  });
  // The accessibility panel would run at the same time as the check below.
  const quiet = 'globals=a11y.manual:!true';
  const first = entries.find(({ type }) => type === 'story');
  await page.goto(`${server.origin}/iframe.html?${quiet}&id=${first.id}&viewMode=story`);
  // Else the first story would still be drawn over the one that is asked for next.
  await page.waitForFunction(isRendered, undefined, { timeout: PATIENCE });
  await page.evaluate(axe);
  for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
    problems = [];
    await look(page, entry).then(
      (found) => problems.push(...found),
      (error) => problems.push(String(error)),
    );
    if (problems.length > 0) failed.push({ id: entry.id, problems });
  }
}

/** Runs in the page: whether Storybook is through with the story of its address. */
function isRendered() {
  return /^(completed|finished)$/.test(window.__STORYBOOK_PREVIEW__?.currentRender?.phase);
}

/** Shows a story or a page of docs, and says what is wrong with a story beyond an error of the page. */
async function look(page, entry) {
  await show(page, entry);
  if (entry.type !== 'story') return [];
  return [...(await pictures(page)), ...(await violations(page)), ...(await violationsOfNotes(page))];
}

async function show(page, entry) {
  await page.evaluate(
    ({ storyId, viewMode }) => {
      const { channel, currentSelection } = window.__STORYBOOK_PREVIEW__;
      window.shownStory = undefined;
      const events = ['storyRendered', 'docsRendered', 'storyErrored', 'storyThrewException', 'storyMissing'];
      for (const event of events) {
        channel.once(event, (detail) => (window.shownStory ??= { event, detail: detail?.message ?? detail }));
      }
      if (currentSelection?.storyId === storyId) channel.emit('forceRemount', { storyId });
      else channel.emit('setCurrentStory', { storyId, viewMode });
    },
    { storyId: entry.id, viewMode: viewMode(entry) },
  );
  await page.waitForFunction(shown, undefined, { timeout: PATIENCE });
}

function viewMode({ type }) {
  return type === 'docs' ? 'docs' : 'story';
}

/** Runs in the page: whether Storybook is through with it, throwing where it shows an error instead. */
function shown() {
  const { event, detail } = window.shownStory ?? {};
  if (!event) return false;
  if (!event.endsWith('Rendered')) throw new Error(`${event}: ${detail}`);
  const tiles = [...document.querySelectorAll('*')].filter(({ localName }) => /^target-(?!board)/.test(localName));
  return tiles.every((tile) => customElements.get(tile.localName) && settled(tile));

  /** A story may show the state of loading itself; it says so. */
  function settled(tile) {
    if (tile.localName === 'target-editor') return !!tile.shadowRoot.querySelector('.editor:not([aria-busy=true])');
    return tile.closest('[data-story-loading]') || (tile.figures && tile.figures.state !== 'loading');
  }
}

/** Each tile drawn again without a page, of what the page tells. */
async function pictures(page) {
  const told = await page.waitForFunction(tellTiles, undefined, { timeout: PATIENCE });
  return (await told.jsonValue()).flatMap(tiles.problems);
}

/** What axe finds, in each scheme of colours. */
async function violations(page, where = '') {
  const found = [];
  for (const [scheme, media] of Object.entries(SCHEMES)) {
    await page.emulateMedia(media);
    found.push(...(await violationsNow(page)).map((text) => `${scheme}${where}, ${text}`));
  }
  await page.emulateMedia(SCHEMES.light);
  return found;
}

/** The same with the panel of the first tile's notes open. */
async function violationsOfNotes(page) {
  const button = page.locator('#storybook-root').locator('button.notes[aria-expanded=false]').first();
  if (!(await button.count())) return [];
  await button.dispatchEvent('click');
  await page.locator('#notes:not([hidden])').first().waitFor({ timeout: PATIENCE });
  return violations(page, ', notes');
}

async function violationsNow(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(async () => {
    const options = {
      rules: {
        region: { enabled: false },
        'page-has-heading-one': { enabled: false },
        'landmark-one-main': { enabled: false },
      },
    };
    const { violations } = await window.axe.run('#storybook-root', options);
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`,
    );
  });
}
