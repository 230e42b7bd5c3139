// Opens every story of the built Storybook in a browser: it renders, says no
// error, asks nothing of the network and has no accessibility violation.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, findBrowser } from './browser.js';
import { serve } from './serve.js';

const folder = fileURLToPath(new URL('../storybook-static/', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGES = 2;
const PATIENCE = 20_000;

if (!existsSync(`${folder}index.json`)) {
  console.error('Nothing to check: run `npm run build:storybook` first.');
  process.exit(1);
}

const server = await serve(folder);
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });
const entries = Object.values(JSON.parse(readFileSync(`${folder}index.json`, 'utf8')).entries);
const waiting = [...entries];
const failed = [];

await Promise.all(Array.from({ length: PAGES }, work));
await browser.close();
await server.close();

for (const { id, problems } of failed) console.error(`✗ ${id}\n${problems.map((line) => `    ${line}`).join('\n')}`);
console.log(`${entries.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 || entries.length === 0 ? 1 : 0;

async function work() {
  for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
    const problems = await problemsOf(entry).catch((error) => [String(error)]);
    if (problems.length > 0) failed.push({ id: entry.id, problems });
  }
}

async function problemsOf({ id, type }) {
  const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Asia/Dubai' });
  const problems = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(server.origin))
      problems.push(`asks ${request.url()}`);
  });
  try {
    await page.goto(`${server.origin}/iframe.html?id=${id}&viewMode=${type === 'docs' ? 'docs' : 'story'}`);
    await page.waitForFunction(shown, undefined, { timeout: PATIENCE });
    if (type === 'story') problems.push(...(await violations(page)));
  } finally {
    await page.close();
  }
  return problems;
}

/** Runs in the page: whether Storybook is through with it, throwing where it shows an error instead. */
function shown() {
  const { classList } = document.body;
  if (classList.contains('sb-show-errordisplay')) {
    throw new Error(document.querySelector('#error-message')?.textContent ?? 'the story shows an error');
  }
  if (classList.contains('sb-show-nopreview')) throw new Error('there is no such story');
  const isDocs = document.querySelector('#storybook-docs:not([hidden])')?.childElementCount > 0;
  if (!isDocs && !classList.contains('sb-show-main')) return false;
  const tiles = [...document.querySelectorAll('*')].filter(({ localName }) => /^target-(?!board)/.test(localName));
  return tiles.every((tile) => customElements.get(tile.localName) && settled(tile));

  /** A story may show the state of loading itself; it says so. */
  function settled(tile) {
    return tile.closest('[data-story-loading]') || (tile.figures && tile.figures.state !== 'loading');
  }
}

async function violations(page) {
  await page.evaluate(() => customElements.whenDefined('target-board'));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  // Storybook's own accessibility panel may have brought the same library along; ours comes under the same name.
  await page.evaluate(axe);
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
