// A real page from navigation to every picture drawn: six tiles over the demo's 33,000 sales by the script-tag file,
// against the same by hand with Chart.js. `--rounds=15` for more rounds.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, launch, median, option, remark, root, tellRatio, workFolder } from './measuring.js';
import { serve } from './serve.js';

const rounds = option('rounds', 9);
const { folder, remove } = workFolder('bench-first-figures');

const HEAD = `<!doctype html><html lang="en"><meta charset="utf-8" /><title>bench</title><link rel="icon" href="data:," />
<style>target-board{display:contents}target-board>*,div{display:inline-block;inline-size:320px;block-size:220px}</style>`;
const OURS = `${HEAD}<script type="module" src="/lib/target-tiles.js"></script>
<target-board src="/data/sales.csv" targets="/data/targets.csv" organisation="/data/organisation.json" as-of="2026-09-15">
<target-number period="2026"></target-number><target-gauge period="2026-Q3"></target-gauge>
<target-bullet period="2026" measure="profit"></target-bullet><target-number period="2026-09"></target-number>
<target-column period="2026"></target-column><target-bar period="2026-Q3"></target-bar></target-board></html>`;
const canvas = (id) => `<div><canvas id="${id}"></canvas></div>`;
const BY_HAND = `${HEAD}<div id="year"></div>${canvas('gauge')}${canvas('bullet')}<div id="month"></div>${canvas('column')}${canvas('bar')}`;

/** In the page: notes at which frame all was drawn. */
function watch() {
  const isDrawn = (tile) =>
    tile.figures?.state === 'ready' &&
    tile.figures.total.actual > 0 &&
    (tile.localName === 'target-number' || tile.shadowRoot?.querySelector('svg path, canvas'));
  const isReady = () => {
    const tiles = [...document.querySelectorAll('target-board > *')];
    return tiles.length > 0 ? tiles.every(isDrawn) : 'drawn' in (document.documentElement?.dataset ?? {});
  };
  const look = () => {
    if (isReady()) requestAnimationFrame(() => (window.drawnAt = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function once(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(address);
  const drawn = await page.waitForFunction(() => window.drawnAt, undefined, { timeout: 60_000, polling: 200 });
  const at = await drawn.jsonValue();
  await context.close();
  return at;
}

try {
  await bundle(folder, { byHand: { html: BY_HAND, script: 'bench/dashboard-by-hand.ts' } });
  cpSync(join(root, 'dist'), join(folder, 'lib'), { recursive: true });
  cpSync(join(root, 'demo/data'), join(folder, 'data'), { recursive: true });
  mkdirSync(join(folder, 'ours'));
  writeFileSync(join(folder, 'ours/index.html'), OURS);
  const server = await serve(folder, { headers: { 'cache-control': 'no-store' } });
  const browser = await launch();
  const times = { ours: [], byHand: [] };
  for (let round = -1; round < rounds; round++) {
    for (const who of round % 2 ? ['ours', 'byHand'] : ['byHand', 'ours']) {
      const at = await once(browser, `${server.origin}/${who}/`);
      if (round >= 0) times[who].push(at); // the first round warms up
    }
  }
  remark(`six tiles over the demo's files, ${rounds} rounds, medians`);
  const what = 'six tiles over 33,000 sales by the script-tag file, from navigation until all are drawn';
  tellRatio(what, median(times.ours), median(times.byHand), 0.8);
  await browser.close();
  await server.close();
} finally {
  remove();
}
