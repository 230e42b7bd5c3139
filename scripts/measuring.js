// What all measurements share: pages bundled as a host does it, a browser, medians, and one way of saying them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { BROWSER_ARGS, findBrowser } from './browser.js';
import { bringUpToDate } from './up-to-date.js';

export const root = fileURLToPath(new URL('../', import.meta.url));
const isTable = process.argv.includes('--table');

/** The number of an option such as `--rounds=15`. */
export const option = (name, fallback) =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? fallback);

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Says a figure and its limit: a line to read, or with `--table` a row of the table of docs/size-and-speed.md. */
export function tell(what, measured, limit = '') {
  if (isTable) console.log(`| ${what} | ${measured} | ${limit || '–'} |`);
  else console.log(`  ${what}: ${measured}${limit && ` (limit ${limit})`}`);
}

/** Says what does not stand in the table. */
export function remark(text) {
  if (!isTable) console.log(text);
}

/** Tells how many times the second of two times the first is. */
export function tellRatio(what, ours, byHand, limit) {
  remark(`  ${ours.toFixed(0)} ms, by hand ${byHand.toFixed(0)} ms:`);
  tell(what, `${(ours / byHand).toFixed(2)} ×`, limit && `${limit} ×`);
}

export const launch = () => chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });

/** A folder for what a measurement writes, inside the project so that its packages are found from there. */
export function workFolder(name) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, `.cache/${name}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Builds the package, unless that has been done. */
export async function buildPackage() {
  const run = () => spawnSync(process.execPath, [join(root, 'scripts/build.js')], { stdio: ['ignore', 2, 2] });
  await bringUpToDate('dist', () => {
    if (run().status !== 0) process.exit(1); // it has said why
  });
}

/** Bundles one script of the project, and its workers, into a page of its own: `index.html` in the folder. */
export async function buildPage(folder, script) {
  const html = '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>';
  writeFileSync(join(folder, 'index.html'), html);
  const rolldownOptions = { input: join(root, script), output: { entryFileNames: 'page.js' } };
  const options = { outDir: folder, emptyOutDir: false, target: 'es2022', rolldownOptions };
  await build({ root, configFile: false, logLevel: 'error', worker: { format: 'es' }, build: options });
}

/**
 * Bundles pages from the built package as a host does, each by itself.
 * @param {string} folder where the pages go, each in a folder of its name
 * @param {Record<string, { html: string, script: string }>} pages `script`: a path of the project
 */
export async function bundle(folder, pages) {
  await buildPackage();
  for (const [name, { html, script }] of Object.entries(pages)) {
    const app = join(folder, `${name}-app`);
    mkdirSync(app);
    writeFileSync(join(app, 'index.html'), `${html}<script type="module" src="./main.ts"></script>`);
    writeFileSync(join(app, 'main.ts'), `import ${JSON.stringify(join(root, script))};`);
    const alias = [{ find: /^target-tiles\//, replacement: `${root}dist/` }];
    const options = { outDir: join(folder, name), target: 'es2022' };
    await build({ root: app, base: './', configFile: false, logLevel: 'error', resolve: { alias }, build: options });
  }
}
