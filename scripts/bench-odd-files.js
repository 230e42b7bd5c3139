// Files out of proportion: whatever a tile makes of them, figures or a sentence, the page must stay responsive.
// The longest task is told by its processor time: of sales with the worker, and in a browser without.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, buildPackage, remark, root, tell, workFolder } from './measuring.js';
import { longestTask } from './longest-task.js';
import { serve } from './serve.js';

const { folder, remove } = workFolder('bench-odd-files');
const MEGA = 1_000_000;
const many = (count, of) => Array.from({ length: count }, (_, at) => of(at));

const SALES = {
  'one sale': () => 'date,user,amount\n2026-01-14,anna,12500\n',
  'one line of 50 MB': () => `date,user,amount\n${'x'.repeat(50 * MEGA)}`,
  '50 MB of commas': () => `date,user,amount\n${','.repeat(50 * MEGA)}`,
  'an open quote before 50 MB': () => `date,user,amount\n"${'2026-01-01,anna,5\n'.repeat(3 * MEGA)}`,
  'a million columns': () => `${many(MEGA, (at) => `c${at}`).join()},date,user,amount\n`,
  'needed columns behind 5,000 others': () =>
    `${many(5000, (at) => `c${at}`).join()},date,user,amount\n${`${','.repeat(5000)}2026-01-01,anna,5\n`.repeat(2000)}`,
  'a million users': () => `date,user,amount\n${many(MEGA, (at) => `2026-01-01,user ${at},5`).join('\n')}`,
  '100,000 users': () => `date,user,amount\n${many(100_000, (at) => `2026-01-01,user ${at},5`).join('\n')}`,
};
const TARGETS = {
  'targets in one line of 50 MB': () => `year,period,owner,value\n${'x'.repeat(50 * MEGA)}`,
  'targets with a million columns': () => `${many(MEGA, (at) => `c${at}`).join()},year,period,owner,value\n`,
  'targets of a million users': () =>
    `year,period,owner,value\n${many(MEGA, (at) => `2026,1,user:u${at},5`).join('\n')}`,
  'targets of 100,000 users': () =>
    `year,period,owner,value\n${many(100_000, (at) => `2026,1,user:u${at},5`).join('\n')}`,
};

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title>
<style>target-board>*{display:inline-block;inline-size:320px;block-size:220px}</style>
<script type="module" src="/lib/target-tiles.js"></script><main></main></html>`;

/** In the page: shows a board over files in place of the one before. */
function show(files) {
  const board = document.createElement('target-board');
  const attributes = { ...files, currency: 'EUR', 'as-of': '2026-01-31' };
  for (const [name, value] of Object.entries(attributes)) board.setAttribute(name, value);
  for (const [name, by] of [
    ['target-gauge', 'group'],
    ['target-bar', 'user'],
  ]) {
    const tile = board.appendChild(document.createElement(name));
    tile.setAttribute('period', '2026');
    tile.setAttribute('by', by);
  }
  document.querySelector('main').replaceChildren(board);
}

/** In the page: whether every tile shows figures, or why there are none. */
const stands = () =>
  [...document.querySelectorAll('target-board > *')].every(({ figures }) => figures && figures.state !== 'loading');

/** In the page: a browser without workers. */
const withoutWorkers = () => delete window.Worker;

async function measure(browser, origin, files, hasWorker) {
  const context = await browser.newContext();
  const page = await context.newPage();
  if (!hasWorker) await page.addInitScript(withoutWorkers);
  await page.goto(`${origin}/`);
  const shown = async (what) => {
    await page.evaluate(show, what);
    await page.waitForFunction(stands, undefined, { timeout: 180_000, polling: 250 });
  };
  await shown(USUAL); // code is there by then, so that it is not measured with the file
  const longest = await longestTask(page, () => shown(files));
  const said = await page.evaluate(() => document.querySelector('target-gauge').figures.reason ?? 'figures');
  await context.close();
  return { longest, said };
}

const USUAL = { src: '/usual.csv', targets: '/usual-targets.csv' };

try {
  await buildPackage();
  cpSync(join(root, 'dist'), join(folder, 'lib'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'usual.csv'), 'date,user,amount\n2026-01-14,anna,12500\n');
  writeFileSync(join(folder, 'usual-targets.csv'), 'year,period,owner,value\n2026,1,company,15000\n');
  const server = await serve(folder, { headers: { 'cache-control': 'no-store' } });
  const browser = await launch();
  let worst = { longest: 0 };
  for (const [name, make] of Object.entries({ ...SALES, ...TARGETS })) {
    writeFileSync(join(folder, 'odd.csv'), make());
    const isSales = name in SALES;
    const files = isSales ? { src: '/odd.csv' } : { ...USUAL, targets: '/odd.csv' };
    for (const hasWorker of isSales ? [true, false] : [true]) {
      const { longest, said } = await measure(browser, server.origin, files, hasWorker);
      const how = isSales ? (hasWorker ? ', with a worker' : ', without') : '';
      remark(`${name}${how}: ${said}, longest task ${longest.toFixed(0)} ms`);
      if (longest > worst.longest) worst = { longest, where: `${name}${how}` };
    }
  }
  remark(`the longest over ${worst.where}`);
  const what =
    'longest task of the page over files out of proportion: 50 MB in one line, a million columns, 100,000 people';
  tell(what, `${worst.longest.toFixed(0)} ms`, '50 ms');
  await browser.close();
  await server.close();
} finally {
  remove();
}
