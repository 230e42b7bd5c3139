// A million rows of csv to first figures, against the yardstick: fetch, decode
// and one loop over the same text, in a worker that is started for it, as ours is. Rows, e.g. 100000, as `--rows=100000`.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, findBrowser } from './browser.js';
import { longestTask } from './longest-task.js';
import { buildPage, median, option, remark, tell } from './measuring.js';
import { serve } from './serve.js';

const ROUNDS = 5;
const rows = option('rows', 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'bench-csv-'));

/** Pseudo-random whole numbers below `limit`, the same in every run. */
function dice(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return Math.floor(((state >>> 0) / 2 ** 32) * limit);
  };
}

async function writeSales(path, hasId, rows) {
  const roll = dice(42);
  const out = createWriteStream(path);
  const type = ['new', 'existing', 'renewal'];
  const pad = (number) => String(number).padStart(2, '0');
  let id = 1_000_000;
  let lines = [`${hasId ? 'id,' : ''}date,user,group,amount,currency,status,probability,profit,type\n`];
  for (let row = 0; row < rows; row++) {
    if (roll(3) === 0) id++;
    const date = `${2022 + Math.floor((row * 3) / rows)}-${pad(1 + roll(12))}-${pad(1 + roll(28))}`;
    const user = roll(40);
    const isOpen = roll(20) === 0;
    const money = `${roll(9000) + 100}.${pad(roll(100))}`;
    const status = isOpen ? `open,${roll(10) * 10}` : 'sold,';
    lines.push(
      `${hasId ? `S${id},` : ''}${date},u${user},g${user % 6},${money},EUR,${status},${roll(900)}.${pad(roll(100))},${type[roll(3)]}\n`,
    );
    if (lines.length === 10_000) {
      if (!out.write(lines.join(''))) await new Promise((resolve) => out.once('drain', resolve));
      lines = [];
    }
  }
  await new Promise((resolve) => out.end(lines.join(''), resolve));
}

const mega = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

async function open(origin) {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });
  const page = await browser.newPage();
  await page.goto(`${origin}/index.html`);
  await page.waitForFunction(() => window.bench);
  return { browser, page };
}

async function measure(origin, name, limit) {
  const { browser, page } = await open(origin);
  const yard = [];
  const ours = [];
  for (let round = 0; round < ROUNDS; round++) {
    yard.push(await page.evaluate((src) => window.bench.yardstick(src), name));
    ours.push(await page.evaluate((src) => window.bench.ours(src), name));
  }
  const yardstick = median(yard.map((run) => run.ms));
  const within = median(yard.map((run) => run.within));
  const ms = median(ours.map((run) => run.ms));
  const further = median(ours.map((run) => run.hundredMs));
  remark(`${name}: ${mega(statSync(join(folder, name)).size)}`);
  remark(
    `  yardstick ${yardstick.toFixed(0)} ms (${within.toFixed(0)} without starting its worker), ours ${ms.toFixed(0)} ms; 100 further questions ${further.toFixed(0)} ms`,
  );
  const what = `${rows.toLocaleString('en')} rows of ${name} to first figures, against fetch, decode and one loop`;
  tell(what, `${(ms / yardstick).toFixed(2)} ×`, `${limit} ×`);
  for (const worker of [true, false]) {
    const longest = await longestTask(page, () =>
      page.evaluate(([src, mayWork]) => window.bench.ours(src, mayWork), [name, worker]),
    );
    const how = worker ? 'with a worker' : 'without';
    tell(`longest task of the page meanwhile, ${how} (${name})`, `${longest.toFixed(0)} ms`, '50 ms');
  }
  await browser.close();
}

async function measureLarge(origin, name) {
  const { browser, page } = await open(origin);
  const { ms, told, last } = await page.evaluate((src) => window.bench.large(src), name);
  await browser.close();
  const size = statSync(join(folder, name)).size;
  const progress = `told ${told} times of its progress, last ${mega(last)}`;
  remark(`${name}: ${mega(size)} in ${(ms / 1000).toFixed(1)} s, ${progress}`);
}

/**
 * What loading a file adds at most to the memory of the page's process, its
 * worker included. In a browser without developer tools, which would keep a
 * copy of all that is fetched; as Linux counts it, so elsewhere it is not known.
 */
async function measureMemory(server, name) {
  if (process.platform !== 'linux') return;
  const profile = mkdtempSync(join(tmpdir(), 'bench-profile-'));
  const size = statSync(join(folder, name)).size;
  const args = [...BROWSER_ARGS, '--headless=new', `--user-data-dir=${profile}`];
  const browser = spawn(findBrowser(), [...args, `${server.origin}/index.html?${name}`], { detached: true });
  browser.stderr.resume();
  const tick = () => new Promise((resolve) => setTimeout(resolve, 10));
  while (!server.paths.includes(`/begin-${name}`)) await tick();
  const before = new Map(renderersOf(browser.pid).map((pid) => [pid, memoryOf(pid)]));
  let added = 0;
  while (!server.paths.includes(`/end-${name}`)) {
    for (const [pid, bytes] of before) added = Math.max(added, memoryOf(pid) - bytes);
    await tick();
  }
  const closed = new Promise((resolve) => browser.once('exit', resolve));
  process.kill(-browser.pid);
  await closed;
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  remark(`  memory of the page: at most ${mega(added)} more`);
  tell(`memory that the page takes, at most (${name})`, `${(added / size).toFixed(2)} × the file`, '3 ×');
}

/** The renderers in a group of processes: the page's, and those that the browser keeps for itself. */
function renderersOf(group) {
  return readdirSync('/proc').filter((pid) => {
    const fields = procOf(pid, 'stat')
      .replace(/^.*\) /, '')
      .split(' ');
    return Number(fields[2]) === group && procOf(pid, 'cmdline').includes('--type=renderer');
  });
}

/** Bytes that a process has of its own: not those of the browser's program. */
function memoryOf(pid) {
  return Number(/RssAnon:\s+(\d+)/.exec(procOf(pid, 'status'))?.[1] ?? 0) * 1024;
}

/** Empty for what is no process, or has ended meanwhile. */
function procOf(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

try {
  await buildPage(folder, 'bench/sales-csv.ts');
  await writeSales(join(folder, 'sales.csv'), false, rows);
  await writeSales(join(folder, 'sales-with-id.csv'), true, rows);
  await writeSales(join(folder, 'sales-large.csv'), false, rows * 4);
  const server = await serve(folder);
  remark(`${rows.toLocaleString('en')} rows, ${ROUNDS} rounds, medians`);
  for (const [name, limit] of [
    ['sales.csv', 2],
    ['sales-with-id.csv', 3],
  ]) {
    await measure(server.origin, name, limit);
    await measureMemory(server, name);
  }
  await measureLarge(server.origin, 'sales-large.csv');
  await server.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
