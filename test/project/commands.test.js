// The two commands of a fresh machine: what they say when something is missing.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../../scripts/browser.js';
import { countReporter } from '../../scripts/test-reporter.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs the set-up in a project of two packages, with an `npm` that only says how it was called. */
function setUp(t, installed) {
  const home = mkdtempSync(join(tmpdir(), 'target-tiles-setup-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  cpSync(join(root, 'scripts'), join(home, 'scripts'), { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }');
  const lit = { version: '3.3.3' };
  const wanted = {
    '': {},
    'node_modules/lit': lit,
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  };
  writeFileSync(join(home, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  if (installed) {
    mkdirSync(join(home, 'node_modules/lit'), { recursive: true });
    writeFileSync(join(home, 'node_modules/lit/package.json'), '{}');
    writeFileSync(
      join(home, 'node_modules/.package-lock.json'),
      JSON.stringify({ packages: { 'node_modules/lit': installed } }),
    );
  }
  writeFileSync(join(home, 'npm.js'), 'console.log(`npm ${process.argv.slice(2).join(" ")}`);');
  const env = { ...process.env, npm_execpath: join(home, 'npm.js') };
  return spawnSync(process.execPath, [join(home, 'scripts/setup.js')], { encoding: 'utf8', env });
}

test('set-up of a bare clone installs exactly the lock file', (t) => {
  assert.match(setUp(t).stdout, /npm ci .*--include=dev/);
});

test('set-up adds what is outdated and leaves the lock file alone', (t) => {
  assert.match(setUp(t, { version: '3.0.0' }).stdout, /npm install --no-save/);
});

test('set-up does nothing where nothing is missing, whatever other platforms need', (t) => {
  const { stdout, status } = setUp(t, { version: '3.3.3' });
  assert.equal(stdout, '');
  assert.equal(status, 0);
});

/** Looks for a browser to test in; `options` name it. */
function lookForBrowser(options, env) {
  const args = [join(root, 'scripts/setup.js'), ...options];
  return spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, ...env } });
}

for (const [option, variable] of [
  ['--browser', 'CHROME_PATH'],
  ['--browser=firefox', 'FIREFOX_PATH'],
  ['--browser=webkit', 'WEBKIT_DRIVER_PATH'],
]) {
  test(`a ${variable} that leads nowhere is named`, () => {
    const { stderr, status } = lookForBrowser([option], { [variable]: '/nowhere/browser' });
    assert.equal(status, 1);
    assert.match(stderr, new RegExp(`${variable} .*/nowhere/browser`));
  });
}

test('a browser that no test knows is named, and those that there are', () => {
  const { stderr, status } = lookForBrowser(['--browser=opera'], {});
  assert.equal(status, 1);
  assert.match(stderr, /opera.*chromium, firefox, webkit/);
});

test('WebKit without a screen to draw on counts as not there', () => {
  const before = { ...process.env };
  try {
    Object.assign(process.env, { PATH: '', WEBKIT_DRIVER_PATH: process.execPath });
    assert.equal(findBrowser('webkit'), undefined);
  } finally {
    process.env = before;
  }
});

test('the closing line counts tests, and a file that does not load as a failure', (t) => {
  const said = t.mock.method(console, 'log', () => {});
  const results = (...passed) => ({ tests: passed.map((ok) => ({ passed: ok })), suites: [] });
  countReporter().stop({
    sessions: [
      { passed: true, testResults: { tests: [], suites: [results(true, true)] } },
      { passed: false, testResults: { tests: [], suites: [results(true, false)] } },
      { passed: false },
    ],
  });
  assert.deepEqual(said.mock.calls[0].arguments, ['3 passed, 2 failed']);
});

test('sheets name a word that they do not know, and those that there are', () => {
  const { stderr, status } = spawnSync(process.execPath, [join(root, 'scripts/sheets.js'), 'target-pie'], {
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  assert.match(stderr, /target-pie.*target-number/);
});

/** Ends what a failing test has left. */
function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing is left.
  }
}

for (const script of ['scripts/run-server.js vite --port 0', 'scripts/start.js'])
  test(`${script}: a server ends with the shell that started it`, { timeout: 120_000 }, async (t) => {
    const shell = spawn('sh', ['-c', `"${process.execPath}" ${script}; true`], { cwd: root, detached: true });
    t.after(() => killGroup(shell.pid));
    for await (const text of shell.stdout) if (String(text).includes('http://')) break;
    shell.kill();
    // Whatever still runs would hold on to it.
    await once(shell.stderr.resume(), 'close');
  });
