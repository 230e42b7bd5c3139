// 200 tiles against the same drawn by hand with Chart.js: cold, update, and
// what 50 mounts and unmounts leave behind. `--rounds=15` for more rounds.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { BROWSER_ARGS, findBrowser } from './browser.js';
import { serve } from './serve.js';

const rounds = Number(process.argv.find((word) => word.startsWith('--rounds='))?.split('=')[1] ?? 9);
const CYCLES = 50;
const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bench-tiles-'));

const PAGE = `<!doctype html><title>bench</title><style>
body { margin: 0; font: 14px sans-serif; }
main > * { display: flex; flex-wrap: wrap; gap: 8px; }
.tile { width: 240px; height: 180px; box-sizing: border-box; }
.hand { border: 1px solid #ddd; padding: 8px; display: flex; flex-direction: column; }
.hand h3 { margin: 0; font-size: 13px; }
.hand div { flex: 1; min-height: 0; position: relative; }
</style><main></main><script type="module" src="/page.js"></script>`;

async function buildPage() {
  writeFileSync(join(folder, 'index.html'), PAGE);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: { input: join(root, 'bench/tiles.ts'), output: { entryFileNames: 'page.js' } },
    },
  });
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** All 200 tiles are in sight: a window of 16 × 13. */
async function open(browser, origin, viewport = { width: 4000, height: 2500 }) {
  const page = await browser.newPage({ viewport });
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(`${origin}/index.html`);
  await page.waitForFunction(() => window.tiles);
  return page;
}

async function once(browser, origin, who, viewport) {
  const page = await open(browser, origin, viewport);
  const run = await page.evaluate((name) => window.tiles.run(name), who);
  await page.close();
  return run;
}

async function compare(browser, origin, viewport) {
  const runs = { ours: [], byHand: [] };
  for (let round = 0; round < rounds; round++) {
    for (const who of Object.keys(runs)) runs[who].push(await once(browser, origin, who, viewport));
  }
  const of = (who, what, until) => median(runs[who].map((run) => run[what][until]));
  return (what, until) => ({ ours: of('ours', what, until), byHand: of('byHand', what, until) });
}

function say(name, { ours, byHand }, limit) {
  const ratio = (ours / byHand).toFixed(2);
  console.log(
    `${name}: ${ours.toFixed(0)} ms, by hand ${byHand.toFixed(0)} ms: ${ratio} ×${limit ? ` (limit ${limit.toFixed(2)})` : ''}`,
  );
}

/** A board that left the page keeps its source for ten seconds, in case it is only moved. */
const LINGER = 11_000;

async function counts(page, session) {
  await page.waitForTimeout(LINGER);
  // What the first lets go of, such as the signal of a request, only the second takes away.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { nodes: value('Nodes'), listeners: value('JSEventListeners'), heap: value('JSHeapUsedSize') };
}

async function leaks(browser, origin) {
  const page = await open(browser, origin, { width: 1440, height: 900 });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.evaluate(() => window.tiles.cycle(3));
  const before = await counts(page, session);
  await page.evaluate((times) => window.tiles.cycle(times), CYCLES);
  const after = await counts(page, session);
  await page.close();
  console.log(
    `${CYCLES} mounts and unmounts: DOM nodes ${before.nodes} → ${after.nodes}, listeners ${before.listeners} → ${after.listeners}, ` +
      `heap ${(before.heap / 1e6).toFixed(1)} → ${(after.heap / 1e6).toFixed(1)} MB (limit: no more nodes and listeners than before)`,
  );
}

try {
  await buildPage();
  const server = await serve(folder);
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });
  console.log(`200 tiles, ${rounds} rounds, medians`);
  const some = await compare(browser, server.origin, { width: 1440, height: 900 });
  console.log('in a window of 1440 × 900');
  say('  cold, until what is in sight is drawn', some('cold', 'seen'), 0.4);
  say('  update, until what is in sight is drawn', some('update', 'seen'), 0.35);
  say('  cold, until every tile has its figures', some('cold', 'figures'));
  say('  update, until every tile has its figures', some('update', 'figures'));
  say('  cold, until all is drawn, in sight or not', some('cold', 'all'));
  say('  update, until all is drawn, in sight or not', some('update', 'all'));
  const all = await compare(browser, server.origin);
  console.log('in a window so large that all 200 are in sight');
  say('  cold', all('cold', 'seen'), 0.4);
  say('  update', all('update', 'seen'), 0.35);
  if (!process.argv.includes('--quick')) await leaks(browser, server.origin);
  await browser.close();
  await server.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
