// What pages pay until every tile has its figures and its picture: each script that Chromium asks for, workers and
// late chunks too, and how often a page asks for code before it asks for the data.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1);
const DATA = {
  '/sales.csv': `date,user,amount\n${MONTHS.map((month) => `2026-${String(month).padStart(2, '0')}-10,ann,1000.50`).join('\n')}\n`,
  '/targets.csv': `year,period,owner,value\n${MONTHS.map((month) => `2026,${month},company,1100`).join('\n')}\n`,
};
const HEAD = `<!doctype html><html lang="en"><meta charset="utf-8" /><title>bytes</title><link rel="icon" href="data:," />
<style>target-gauge,target-column,target-number{display:block;inline-size:320px;block-size:220px}</style>`;
const FILES = `<target-board src="/sales.csv" targets="/targets.csv" currency="EUR" as-of="2026-06-30">
<target-gauge period="2026"></target-gauge><target-number period="2026"></target-number><target-column period="2026"></target-column>
</target-board>`;

const GAUGE = `import 'target-tiles/define/board.js';
import 'target-tiles/define/gauge.js';
import { memorySource } from 'target-tiles/adapters/memory.js';
import { memoryRepository } from 'target-tiles/adapters/memory-repository.js';
const board = document.querySelector('target-board');
const values = Array.from({ length: 12 }, () => 100000);
const rows = [{ owner: 'user:ann', currency: 'EUR', values }];
board.source = memorySource({ sales: [{ date: '2026-02-10', user: 'ann', amount: 2000.25, currency: 'EUR' }] });
board.repository = memoryRepository({
  sets: [{ year: 2026, targetType: 'all-sales.amount', interval: 'month', revision: 0, rows }],
});`;
const inBoard = (elements) => `<target-board as-of="2026-06-30">${elements}</target-board>`;
const GAUGE_BODY = '<target-gauge owner="user:ann" period="2026"></target-gauge>';

/** The pages, by name; those without a script load the script-tag file. */
export const PAGES = {
  'one gauge, memory source and repository': { body: inBoard(GAUGE_BODY), script: GAUGE },
  'the same with the editor': {
    body: inBoard(`${GAUGE_BODY}<target-editor></target-editor>`),
    script: `import 'target-tiles/define/editor.js';\n${GAUGE}`,
  },
  'gauge, number and column over files': {
    body: FILES,
    script: ['board', 'gauge', 'number', 'column'].map((name) => `import 'target-tiles/define/${name}.js';`).join('\n'),
  },
  'the same by the script-tag file': { body: FILES },
};

/**
 * Opens one of these pages with an installed package.
 * @returns bytes of each file asked for, by path and by folder of our modules, and `rounds`: how many requests for
 *   code stand in a row before the sales file is asked for; undefined where there is none.
 */
export async function measurePage(browser, { home, installed }, name) {
  const folder = join(home, name.replaceAll(/\W+/g, '-'));
  const chunks = await layOut(folder, PAGES[name]);
  const site = await serveInRounds((path) =>
    path.startsWith('/lib/') ? join(installed, 'dist', path.slice(5)) : join(folder, 'site', path),
  );
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  try {
    await page.goto(`${site.origin}/index.html`);
    await page.waitForFunction(isDrawn, undefined, { timeout: 60_000 });
  } finally {
    await page.close();
    await site.close();
  }
  const files = [...site.scripts].map(([path, text]) => ({ path, ...weigh(text), modules: chunks.get(path) ?? [] }));
  return { files, ...total(files), rounds: site.rounds(), folders: byFolder(files) };
}

/** Bundles the page as a host does; resolves to the modules of each chunk, with the length of what is left of them. */
async function layOut(folder, { body, script }) {
  const source = script ? './main.js' : '/lib/target-tiles.js';
  const html = `${HEAD}${body}<script type="module" src="${source}"></script></html>`;
  mkdirSync(join(folder, 'site'), { recursive: true });
  if (!script) {
    writeFileSync(join(folder, 'site/index.html'), html);
    return new Map();
  }
  writeFileSync(join(folder, 'index.html'), html);
  writeFileSync(join(folder, 'main.js'), script);
  const options = { outDir: join(folder, 'site'), target: 'es2022' };
  const { output } = await build({ root: folder, configFile: false, logLevel: 'error', build: options });
  const lengths = ({ modules }) => Object.entries(modules).map(([id, { renderedLength }]) => [id, renderedLength]);
  return new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [`/${chunk.fileName}`, lengths(chunk)]));
}

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.csv': 'text/csv' };
/** Milliseconds without a further request after which a round of requests is complete. */
const QUIET = 400;

/** A server that answers requests for code in rounds, as a far one does: all at once, when no further one comes. */
async function serveInRounds(fileOf) {
  const scripts = new Map();
  let held = [];
  let timer;
  let answered = 0;
  let beforeSales;
  const answer = () => {
    answered++;
    for (const { response, text } of held) response.end(text);
    held = [];
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    response.setHeader('content-type', TYPES[extname(path)] ?? 'text/plain');
    if (path === '/sales.csv') beforeSales ??= answered;
    if (DATA[path]) return response.end(DATA[path]);
    const text = readFileSync(fileOf(path));
    if (extname(path) !== '.js') return response.end(text);
    scripts.set(path, text);
    held.push({ response, text });
    clearTimeout(timer);
    timer = setTimeout(answer, QUIET);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, scripts, rounds: () => beforeSales, close };
}

/** In the page: every tile has figures with a target and a picture of them, an editor its rows. */
function isDrawn() {
  const editor = document.querySelector('target-editor');
  if (editor && !editor.shadowRoot?.querySelector('.window .cell')) return false;
  const tiles = [...document.querySelectorAll('target-gauge, target-number, target-column')];
  return tiles.every(
    ({ figures, localName, shadowRoot }) =>
      figures?.state === 'ready' &&
      figures.total.target !== undefined &&
      shadowRoot.querySelector(localName === 'target-number' ? '.trend' : 'svg path, canvas'),
  );
}

function weigh(text) {
  return { raw: text.length, gzip: gzipSync(text, { level: 9 }).length, brotli: brotliCompressSync(text).length };
}

function total(files) {
  const sum = (what) => files.reduce((bytes, file) => bytes + file[what], 0);
  return { raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli') };
}

/** Each file's gzip shared out to the folders of its modules by their length. */
function byFolder(files) {
  const folders = new Map();
  const add = (folder, bytes) => folders.set(folder, (folders.get(folder) ?? 0) + bytes);
  for (const { path, gzip, modules } of files) {
    const length = modules.reduce((sum, [, rendered]) => sum + rendered, 0);
    if (length === 0) add(path.replace(/^.*\//, ''), gzip);
    else for (const [id, rendered] of modules) add(folderOf(id), (gzip * rendered) / length);
  }
  return [...folders].sort(([, a], [, b]) => b - a);
}

function folderOf(id) {
  const [, ours] = /\/target-tiles\/dist\/(.*)$/.exec(id) ?? [];
  if (ours) return ours.includes('/') ? ours.replace(/\/[^/]*$/, '') : ours;
  const [, named] = /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id) ?? [];
  return named ? `npm ${named}` : 'page';
}

const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** The figures of a page in lines: its sums, its files, and what weighs in them. */
export function anatomy(name, { files, folders, gzip, brotli, rounds }) {
  const lines = files
    .toSorted((a, b) => b.gzip - a.gzip)
    .map(({ path, gzip, brotli }) => `  ${kilo(gzip).padStart(8)} ${kilo(brotli).padStart(8)}  ${path}`);
  const parts = folders.map(([folder, bytes]) => `${folder} ${kilo(bytes)}`).join(' · ');
  const sums = `${kilo(gzip)} gzip, ${kilo(brotli)} brotli in ${files.length} files`;
  const asked = rounds ? `, ${rounds} requests for code in a row` : '';
  return [`${name}: ${sums}${asked}`, ...lines, `  ${parts}`].join('\n');
}
