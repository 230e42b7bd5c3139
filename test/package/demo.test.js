// The demo, built for a static server, under the strict policy: what is shown
// there must be what a host can embed.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'vite';
import { STRICT_POLICY, serve } from '../../scripts/serve.js';
import { launch, openPage, root } from './packed.js';

let folder;
let browser;
let server;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'target-tiles-demo-'));
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir: folder } });
  server = await serve(folder, { headers: { 'content-security-policy': STRICT_POLICY } });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Waits until no tile of the page loads any more, and returns their states. */
async function states(page) {
  const loaded = await page.waitForFunction(
    () => {
      const tiles = [...document.querySelectorAll('*')].filter(({ localName }) => /^target-(?!board)/.test(localName));
      const states = tiles.map(({ figures }) => figures?.state ?? 'loading');
      return states.includes('loading') ? undefined : states;
    },
    undefined,
    { timeout: 20_000 },
  );
  return loaded.jsonValue();
}

test('every tile of the dashboard shows figures, and the page does nothing that the policy forbids', async () => {
  const { page, problems } = await openPage(browser, `${server.origin}/`);
  const shown = await states(page);
  assert.ok(shown.length >= 8, `only ${shown.length} tiles`);
  assert.deepEqual(new Set(shown), new Set(['ready']));
  assert.deepEqual(problems, []);
});

test('period and filter are in the address: a board as it is chosen can be sent as a link', async () => {
  const { page } = await openPage(browser, `${server.origin}/`);
  await states(page);
  await page.getByLabel('Period').selectOption('last-quarter');
  await page.waitForFunction(() => document.querySelector('target-number').figures.period.from === '2026-04-01');
  await page.evaluate(() => document.querySelector('target-board').setAttribute('cross-filter', ''));
  await page.locator('target-bar').first().locator('.walk').press('Home');
  await page.locator('target-bar').first().locator('.walk').press('Enter');
  await page.waitForFunction(() => location.search.includes('owner='));
  const { page: sent } = await openPage(browser, page.url());
  await states(sent);
  const [of, period] = await sent.evaluate(() => {
    const { owner, period } = document.querySelector('target-number').figures;
    return [owner.id, period.from];
  });
  assert.match(of, /^group:/);
  assert.equal(period, '2026-04-01');
});

for (const page of ['team', 'seller', 'wall']) {
  test(`every tile of the board for one role shows figures, in several languages: ${page}`, async () => {
    for (const query of ['', '?locale=nl-NL&theme=dark', '?locale=sv-SE']) {
      const { page: opened, problems } = await openPage(browser, `${server.origin}/${page}.html${query}`);
      const shown = await states(opened);
      assert.ok(shown.length >= 4, `only ${shown.length} tiles`);
      assert.deepEqual(new Set(shown), new Set(['ready']));
      assert.deepEqual(problems, []);
    }
  });
}

test('thirty thousand sales are asked for once by all tiles', async () => {
  server.paths.length = 0;
  const { page } = await openPage(browser, `${server.origin}/`);
  await states(page);
  assert.equal(server.paths.filter((path) => path.endsWith('sales.csv')).length, 1);
});

test('npm start serves the bundled dashboard on a port of its own, and says where', async (t) => {
  const started = spawn(process.execPath, [join(root, 'scripts/start.js')], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => started.kill());
  let said = '';
  for await (const text of started.stdout.setEncoding('utf8')) if (/localhost:\d+/.test((said += text))) break;
  const address = /http:\/\/localhost:\d+\//.exec(said)[0].replace('localhost', '127.0.0.1');
  const { page, problems } = await openPage(browser, address);
  assert.deepEqual(new Set(await states(page)), new Set(['ready']));
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').length);
  assert.ok(asked <= 51, `${asked} requests`);
  assert.deepEqual(problems, []);
});
