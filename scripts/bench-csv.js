// A million rows of csv to first figures, against the yardstick: fetch, decode
// and one loop over the same text, in a worker. Rows, e.g. 100000, as `--rows=100000`.
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { BROWSER_ARGS, findBrowser } from './browser.js';
import { serve } from './serve.js';

const ROUNDS = 5;
const option = (name, fallback) =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? fallback);
const rows = option('rows', 1_000_000);
const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bench-csv-'));

/** Pseudo-random whole numbers below `limit`, the same in every run. */
function dice(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return Math.floor(((state >>> 0) / 2 ** 32) * limit);
  };
}

async function writeSales(path, hasId) {
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

async function buildPage() {
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>',
  );
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: { input: join(root, 'bench/sales-csv.ts'), output: { entryFileNames: 'page.js' } },
    },
  });
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const mega = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Resident memory of the page's process, as Linux counts it, or undefined elsewhere. */
function residentOf(pid, field) {
  try {
    return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
  } catch {
    return undefined;
  }
}

async function rendererOf(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').sort((a, b) => b.cpuTime - a.cpuTime)[0]?.id;
}

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
  const here = await page.evaluate((src) => window.bench.ours(src, false), name);
  await browser.close();
  const yardstick = median(yard);
  const ms = median(ours.map((run) => run.ms));
  const hundred = median(ours.map((run) => run.hundredMs));
  const longest = Math.max(...ours.map((run) => run.longest));
  console.log(`${name}: ${mega(statSync(join(folder, name)).size)}`);
  console.log(
    `  yardstick ${yardstick.toFixed(0)} ms, first figures ${ms.toFixed(0)} ms: ${(ms / yardstick).toFixed(2)} × (limit ${limit})`,
  );
  console.log(`  100 further questions ${hundred.toFixed(0)} ms`);
  console.log(
    `  longest task of the page: ${longest.toFixed(0) === '0' ? 'none over 50' : longest.toFixed(0)} ms (limit 50)`,
  );
  console.log(
    `  without a worker: first figures ${here.ms.toFixed(0)} ms, longest task ${here.longest.toFixed(0) === '0' ? 'none over 50' : here.longest.toFixed(0)} ms`,
  );
}

async function measureMemory(origin, name) {
  const { browser, page } = await open(origin);
  const size = statSync(join(folder, name)).size;
  const pid = await rendererOf(browser);
  const before = residentOf(pid, 'VmRSS');
  const heldBefore = await page.evaluate(() => performance.measureUserAgentSpecificMemory());
  await page.evaluate((src) => window.bench.hold(src), name);
  const peak = residentOf(pid, 'VmHWM');
  const held = await page.evaluate(() => performance.measureUserAgentSpecificMemory());
  await browser.close();
  const kept = held.bytes - heldBefore.bytes;
  console.log(
    `  memory kept ${mega(kept)}: ${(kept / size).toFixed(2)} × the file; ` +
      (peak
        ? `at most ${mega(peak - before)}: ${((peak - before) / size).toFixed(2)} × (limit 3)`
        : 'peak not known here'),
  );
}

try {
  await buildPage();
  await writeSales(join(folder, 'sales.csv'), false);
  await writeSales(join(folder, 'sales-with-id.csv'), true);
  const isolated = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
  const server = await serve(folder, { headers: isolated });
  console.log(`${rows.toLocaleString('en')} rows, ${ROUNDS} rounds, medians`);
  for (const [name, limit] of [
    ['sales.csv', 3],
    ['sales-with-id.csv', 6],
  ]) {
    await measure(server.origin, name, limit);
    await measureMemory(server.origin, name);
  }
  await server.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
