// Walls of tiles against the same drawn by hand with Chart.js: cold, updated, at rest, and what 50 mounts and
// unmounts leave behind. Nothing is loaded beforehand but what a page of these tiles imports. `--rounds=15` for
// more rounds, `--quick` without the last.
import { serve } from './serve.js';
import { bundle, launch, median, option, remark, tell, tellRatio, workFolder } from './measuring.js';

const rounds = option('rounds', 9);
const CYCLES = 50;
const UPDATES = 5;
const WINDOW = { width: 1440, height: 900 };
const { folder, remove } = workFolder('bench-tiles');

const HTML = `<!doctype html><html lang="en"><meta charset="utf-8" /><title>bench</title><style>
body { margin: 0; font: 14px sans-serif; }
main > * { display: flex; flex-wrap: wrap; gap: 8px; }
.tile { width: 240px; height: 180px; box-sizing: border-box; }
.hand { border: 1px solid #ddd; padding: 8px; display: flex; flex-direction: column; }
.hand h3 { margin: 0; font-size: 13px; }
.hand div { flex: 1; min-height: 0; position: relative; }
</style><main></main>`;
const PAGES = {
  ours: { html: HTML, script: 'bench/tiles-ours.ts' },
  byHand: { html: HTML, script: 'bench/tiles-by-hand.ts' },
};

async function open(browser, origin, who, count, viewport = WINDOW) {
  const page = await browser.newPage({ viewport });
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(`${origin}/${who}/index.html?count=${count}`);
  await page.waitForFunction(() => window.tiles);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return { page, session };
}

/** Bytes of JavaScript objects that are held on to. */
async function heapOf(session) {
  // What the first lets go of, such as the signal of a request, only the second takes away.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

async function once(browser, origin, who, count, viewport) {
  const { page, session } = await open(browser, origin, who, count, viewport);
  const cold = await page.evaluate(() => window.tiles.cold);
  const heap = await heapOf(session);
  const updates = [];
  for (let round = 1; round <= UPDATES; round++) {
    updates.push(await page.evaluate((round) => window.tiles.update(round), round));
  }
  await page.close();
  const sinceStart = (run, what) => run[what] - run.start;
  const update = (what) => median(updates.map((run) => sinceStart(run, what)));
  return {
    heap,
    navigation: cold.seen,
    cold: { seen: sinceStart(cold, 'seen'), figures: sinceStart(cold, 'figures'), drawn: sinceStart(cold, 'drawn') },
    update: { seen: update('seen'), figures: update('figures'), drawn: update('drawn') },
  };
}

/** Medians of what `pick` takes from each run; who comes first changes with every round. */
async function compare(browser, origin, count, rounds, viewport) {
  const runs = { ours: [], byHand: [] };
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 ? ['byHand', 'ours'] : ['ours', 'byHand'];
    for (const who of order) runs[who].push(await once(browser, origin, who, count, viewport));
  }
  return (pick) => [median(runs.ours.map(pick)), median(runs.byHand.map(pick))];
}

async function wall(browser, origin) {
  remark(`200 tiles in a window of ${WINDOW.width} × ${WINDOW.height}, ${rounds} rounds, medians`);
  const of = await compare(browser, origin, 200, rounds, WINDOW);
  const say = (what, pick, limit) => tellRatio(`200 tiles, ${what}`, ...of(pick), limit);
  say('until what is in the window is drawn', ({ cold }) => cold.seen, 0.25);
  say('the same from navigation on', ({ navigation }) => navigation);
  say('until every tile has its figures', ({ cold }) => cold.figures, 0.35);
  say('until all are drawn, at rest', ({ cold }) => cold.drawn);
  say('all figures changed, until what is in the window is drawn', ({ update }) => update.seen, 0.25);
  say('all figures changed, until every tile has them', ({ update }) => update.figures, 0.35);
  const [ours, byHand] = of(({ heap }) => heap);
  remark(`  ${(ours / 1e6).toFixed(1)} MB, by hand ${(byHand / 1e6).toFixed(1)} MB:`);
  tell('200 tiles, JavaScript heap when all are drawn', `${(ours / byHand).toFixed(2)} ×`, '0.35 ×');
}

async function largeWindow(browser, origin) {
  const of = await compare(browser, origin, 200, Math.ceil(rounds / 2), { width: 4000, height: 2500 });
  tellRatio('200 tiles in a window that holds them all, cold', ...of(({ cold }) => cold.seen));
  tellRatio('200 tiles in a window that holds them all, changed', ...of(({ update }) => update.seen));
}

async function thousand(browser, origin) {
  const seen = { ours: [], byHand: [] };
  for (let round = 0; round < Math.ceil(rounds / 3); round++) {
    for (const who of Object.keys(seen)) {
      const { page } = await open(browser, origin, who, 1000);
      const { start, seen: at } = await page.evaluate(() => window.tiles.cold);
      seen[who].push(at - start);
      await page.close();
    }
  }
  const [ours, byHand] = [median(seen.ours), median(seen.byHand)];
  tellRatio('1,000 tiles, until what is in the window is drawn', ours, byHand, 0.08);
}

/** A board that left the page keeps its source for ten seconds, in case it is only moved. */
const LINGER = 11_000;

async function counts(page, session) {
  await page.waitForTimeout(LINGER);
  const heap = await heapOf(session);
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { nodes: value('Nodes'), listeners: value('JSEventListeners'), heap };
}

async function leaks(browser, origin) {
  const { page, session } = await open(browser, origin, 'ours', 0);
  await page.evaluate(() => window.tiles.cycle(3, 200));
  const before = await counts(page, session);
  await page.evaluate((times) => window.tiles.cycle(times, 200), CYCLES);
  const after = await counts(page, session);
  await page.close();
  const heap = [before.heap, after.heap].map((bytes) => `${(bytes / 1e6).toFixed(1)} MB`).join(' → ');
  remark(`  listeners ${before.listeners} → ${after.listeners}, heap ${heap}`);
  tell(`DOM nodes left by ${CYCLES} mounts and unmounts of 200 tiles`, after.nodes - before.nodes, '0');
}

try {
  await bundle(folder, PAGES);
  const server = await serve(folder);
  const browser = await launch();
  await wall(browser, server.origin);
  await largeWindow(browser, server.origin);
  await thousand(browser, server.origin);
  if (!process.argv.includes('--quick')) await leaks(browser, server.origin);
  await browser.close();
  await server.close();
} finally {
  remove();
}
