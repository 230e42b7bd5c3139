// The package as a host gets it: packed, unpacked, and installed beside its dependencies.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { BROWSER_ARGS, findBrowser } from '../../scripts/browser.js';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Installs the packed package in a folder of its own; `home` is a host's project, `remove` takes it away. */
export function installPacked() {
  const home = mkdtempSync(join(tmpdir(), 'target-tiles-packed-'));
  const [{ filename }] = JSON.parse(
    execFileSync(npm, ['pack', '--json', '--ignore-scripts', '--pack-destination', home], {
      cwd: root,
      encoding: 'utf8',
    }),
  );
  const installed = join(home, 'node_modules/target-tiles');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', filename, '-C', installed, '--strip-components', '1'], { cwd: home, shell: false });
  for (const name of [
    'lit',
    '@lit',
    'lit-html',
    'lit-element',
    'chart.js',
    '@kurkle',
    'internmap',
    'idb',
    'saxen',
    '@types',
  ]) {
    link(join(root, 'node_modules', name), join(home, 'node_modules', name));
  }
  return { home, installed, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** A site as somebody without a bundler has it: pages beside the library's files. */
export function layOutSite({ home, installed }) {
  const site = join(home, 'site');
  cpSync(join(root, 'test/package/site'), site, { recursive: true });
  cpSync(join(installed, 'dist'), join(site, 'lib'), { recursive: true });
  return site;
}

export function launch() {
  return chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGS });
}

/** A page that keeps what goes wrong on it: errors, broken policy, requests elsewhere; `options` as Playwright has them. */
export async function openPage(browser, address, options = {}) {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Asia/Dubai', ...options });
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(new URL(address).origin))
      problems.push(request.url());
  });
  const workers = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.goto(address);
  return { page, problems, workers };
}

/** Waits until every tile says how it stands, and returns what each one tells the page. */
export async function figuresOf(page) {
  const tiles = ['target-number', 'target-gauge', 'target-bullet', 'target-column', 'target-bar'].join();
  await page.waitForFunction(
    (selector) =>
      [...document.querySelectorAll(selector)].every(
        ({ figures }) => figures && figures.state !== 'loading' && !figures.stale,
      ),
    tiles,
    { timeout: 20_000 },
  );
  return page.evaluate(
    (selector) =>
      Object.fromEntries([...document.querySelectorAll(selector)].map((tile) => [tile.localName, tile.figures])),
    tiles,
  );
}

function link(target, path) {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, 'junction');
}
