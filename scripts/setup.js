// Installs what is missing: packages, and with --browser something to test in:
// a Chromium, or what --browser=firefox and --browser=webkit say.
// Runs inside the npm scripts because `pre` scripts are skipped under
// ignore-scripts. Uses nothing but Node, since there may be nothing else yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.js';

const root = new URL('../', import.meta.url);
const OLDEST_NODE = [20, 19];

checkNode();
const missing = missingPackages();
if (missing.length > 0) install(missing);
for (const argument of process.argv.slice(2)) {
  const [option, browser] = argument.split('=');
  if (option === '--browser') tryOrExplain(() => ensureBrowser(browser));
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  fail(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
}

/** Packages of the lock file that are not installed at that version; those of other platforms are not expected. */
function missingPackages() {
  const wanted = readJson('package-lock.json').packages;
  const installed = existsSync(new URL('node_modules/.package-lock.json', root))
    ? readJson('node_modules/.package-lock.json').packages
    : {};
  return Object.keys(wanted).filter((path) => {
    if (path === '' || wanted[path].optional) return false;
    const there = existsSync(new URL(`${path}/package.json`, root));
    return installed[path]?.version !== wanted[path].version || !there;
  });
}

function install(paths) {
  const fresh = !existsSync(new URL('node_modules/', root));
  console.log(fresh ? 'Installing packages …' : `Installing ${paths.length} missing or outdated packages …`);
  // `install --no-save` keeps what is there and the lock file as it is; `ci` is quicker where there is nothing.
  const args = [...(fresh ? ['ci'] : ['install', '--no-save']), '--no-audit', '--no-fund', '--include=dev'];
  const npm = process.env.npm_execpath;
  const ran = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: fileURLToPath(root), stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: fileURLToPath(root), stdio: 'inherit', shell: process.platform === 'win32' });
  if (ran.status !== 0) fail('npm could not install the packages; its message stands above.');
}

function readJson(path) {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'));
}

function tryOrExplain(act) {
  try {
    act();
  } catch (error) {
    fail(error.message);
  }
}

function fail(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}
