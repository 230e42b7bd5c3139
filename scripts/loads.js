// Loads a page of charts again and again, on a processor that is up to ten times slower and in windows that change
// their width meanwhile, and looks whether every picture fits its box at the end. `--loads=500 --seed=1`.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackage, launch, option, root, workFolder } from './measuring.js';
import { serve } from './serve.js';

const loads = option('loads', 500);
const seed = option('seed', 1);
const { folder, remove } = workFolder('loads');
const WIDTHS = [240, 360, 360, 720, 1200];

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>loads</title>
<style>target-board>*{display:block;block-size:240px;margin:8px}</style>
<script type="module" src="/lib/target-tiles.js"></script>
<target-board src="/sales.csv" targets="/targets.csv" currency="EUR" as-of="2026-09-15">
<target-column period="2026" compare="target previous-year forecast"></target-column>
<target-column period="2026" renderer="canvas"></target-column>
<target-bar period="2026" by="user"></target-bar><target-gauge period="2026"></target-gauge>
</target-board></html>`;

/** Pseudo-random whole numbers below `limit`, the same in every run. */
function dice(state) {
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return Math.floor(((state >>> 0) / 2 ** 32) * limit);
  };
}

function writeFiles() {
  const months = Array.from(
    { length: 21 },
    (_, at) => `${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
  );
  const sales = months.flatMap((month, at) =>
    ['anna', 'ben'].map((user, by) => `${month}-10,${user},${9000 + 370 * at + 1100 * by}`),
  );
  writeFileSync(join(folder, 'sales.csv'), ['date,user,amount', ...sales].join('\n'));
  const targets = Array.from({ length: 12 }, (_, at) => `2026,${at + 1},company,${30_000 + 500 * at}`);
  writeFileSync(join(folder, 'targets.csv'), ['year,period,owner,value', ...targets].join('\n'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  cpSync(join(root, 'dist'), join(folder, 'lib'), { recursive: true });
}

/** In the page: whether every tile has figures and stands still. */
const stands = () =>
  [...document.querySelectorAll('target-board > *')].every(({ figures }) => figures?.state === 'ready');

/** In the page: pictures that do not fit their boxes, or are not there, once they have had ten seconds at most. */
async function misfits() {
  const frame = () => new Promise(requestAnimationFrame);
  const look = () => [...document.querySelectorAll('target-board > *')].flatMap(faultsOf);
  for (const end = performance.now() + 10_000; performance.now() < end && look().length;) await frame();
  for (let more = 0; more < 3; more += 1) await frame(); // and stays so
  return look();

  function faultsOf(tile, at) {
    const plot = tile.shadowRoot.querySelector('.plot');
    const picture = plot?.querySelector('.content > :is(svg, canvas)') ?? plot?.querySelector(':scope > svg');
    if (!picture) return plot?.textContent.trim() ? [] : [`${at} ${tile.localName} has no picture`];
    const [box, drawn] = [plot.getBoundingClientRect(), picture.getBoundingClientRect()];
    const inner = picture.viewBox?.baseVal.width ?? picture.width / globalThis.devicePixelRatio;
    const gaps = {
      picture: box.width - drawn.width,
      scene: tile.localName === 'target-gauge' ? 0 : drawn.width - inner,
    };
    const wrong = Object.entries(gaps).filter(([, gap]) => Math.abs(gap) > 1.5);
    return wrong.map(([what, gap]) => `${at} ${tile.localName}: ${what} is ${gap.toFixed(1)} px off in ${box.width}`);
  }
}

async function load(browser, origin, number) {
  const roll = dice(seed * 1000 + number);
  const widths = [WIDTHS[roll(WIDTHS.length)], WIDTHS[roll(WIDTHS.length)]];
  const rate = 1 + roll(10);
  const height = 640 + roll(600);
  const page = await browser.newPage({ viewport: { width: widths[0], height } });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await page.goto(origin, { waitUntil: 'commit' });
  if (roll(2)) await page.setViewportSize({ width: widths[1], height });
  await page.waitForFunction(stands, undefined, { timeout: 120_000, polling: 50 });
  if (roll(2)) await page.setViewportSize({ width: widths[1], height });
  const wrong = await page.evaluate(misfits);
  if (wrong.length) console.log(`load ${number}, ${rate} × slower, ${widths} px: ${wrong.join('; ')}`);
  await page.close();
  return wrong.length ? 1 : 0;
}

try {
  await buildPackage();
  writeFiles();
  const server = await serve(folder);
  const browser = await launch();
  let [next, failed] = [0, 0];
  const work = async () => {
    while (next < loads) {
      failed += await load(browser, server.origin, next++);
      if (next % 50 === 0) console.log(`${next} loads`);
    }
  };
  await Promise.all([work(), work()]);
  await browser.close();
  await server.close();
  console.log(`${loads - failed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
} finally {
  remove();
}
