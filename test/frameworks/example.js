// An example of `examples/` as its reader has it: installed beside the packed package, checked, built, driven in a browser.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { before, test } from 'node:test';
import { promisify } from 'node:util';
import { serve } from '../../scripts/serve.js';
import { figuresOf, launch, openPage, root } from '../package/packed.js';

const run = promisify(execFile);
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** What is made of the sources, or installed beside them. */
const MADE = ['node_modules', 'dist', '.angular'];

/** What every example has in words of its framework, and what is wrong in its place. */
const MISSPELT = [
  ['compare="target previous-year"', 'compare="last-yer" measure="turnover"'],
  [/period=\{period\}|:period="period"|\[period\]="period\(\)"|(?<!=)\{period\}/, 'period="2026-Q5"'],
  [/(?<=period\.|period: \{ )from/, 'form'],
];

/** Rows of a file that is large enough for a worker: 4.4 MB. */
const ROWS = 200_000;

/**
 * The tests of one example: `title` names its framework, `folder` is that in `examples/`, `template` the file in it
 * that has the tags.
 */
export function testExample({ title, folder, template }) {
  let app;
  before(async () => {
    app = await install(folder);
  });

  test(`${title}: the example compiles strictly, and a misspelt word or member of an event does not`, async () => {
    await npmRun(app, 'types');
    const path = join(app, template);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, misspelt(text));
    const said = await faults(app);
    for (const word of ['last-yer', 'turnover', '2026-Q5'])
      assert.match(said, new RegExp(`Type '"${word}"' is not assignable`));
    assert.match(said, /Property 'form' does not exist/);
    writeFileSync(path, text);
  });

  test(`${title}: built, a tile shows its figure and follows the period, and the page hears the event`, async (t) => {
    await npmRun(app, 'build');
    const { page, problems, workers, missing } = await open(t, join(app, 'dist'));
    await follows(page);
    await hears(page);
    await readsFile(page);
    assert.deepEqual(workers.map(nameOf), ['sales-worker.js'], 'files are read in a worker');
    assert.deepEqual(missing(), [], 'files that the page asks for and the build does not have');
    assert.deepEqual(problems, []);
  });
}

/** Copies an example, packs the library for it and installs both; what the lock file names only where that has changed. */
async function install(folder) {
  const home = join(root, '.cache/frameworks', folder);
  const app = join(home, 'examples', folder);
  mkdirSync(app, { recursive: true });
  for (const name of readdirSync(app)) if (name !== 'node_modules') rmSync(join(app, name), { recursive: true });
  cpSync(join(root, 'examples', folder), app, { recursive: true, filter: (path) => !MADE.includes(basename(path)) });
  const packing = ['pack', '--json', '--ignore-scripts', '--pack-destination', home];
  const [{ filename }] = JSON.parse((await run(npm, packing, { cwd: root })).stdout);

  const lock = createHash('sha256')
    .update(readFileSync(join(app, 'package-lock.json')))
    .digest('hex');
  const note = join(app, 'node_modules/.lock');
  if (!existsSync(note) || readFileSync(note, 'utf8') !== lock) {
    await run(npm, ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: app });
    writeFileSync(note, lock);
  }
  const installed = join(app, 'node_modules/target-tiles');
  rmSync(installed, { recursive: true });
  mkdirSync(installed);
  await run('tar', ['-xzf', join(home, filename), '-C', installed, '--strip-components', '1']);
  return app;
}

function npmRun(app, script) {
  const env = { ...process.env, NO_COLOR: '1', NG_CLI_ANALYTICS: 'false' };
  return run(npm, ['run', script], { cwd: app, env }).catch(({ message, stdout, stderr }) => {
    throw new Error(`${message}\n${stdout}\n${stderr}`);
  });
}

function misspelt(text) {
  return MISSPELT.reduce((said, [right, wrong]) => {
    assert.notEqual(said.replace(right, wrong), said, `${right} is in the example`);
    return said.replace(right, wrong);
  }, text);
}

/** What the check of types says; it must fail. */
async function faults(app) {
  const { message } = await npmRun(app, 'types').then(
    () => assert.fail('it compiles'),
    (error) => error,
  );
  return message;
}

async function open(t, built) {
  writeFileSync(join(built, 'large.csv'), `date,user,amount\n${'2026-03-02,anna,10.25\n'.repeat(ROWS)}`);
  const server = await serve(built);
  t.after(() => server.close());
  const browser = await launch();
  t.after(() => browser.close());
  // The console does not tell of a worker whose file is missing.
  const missing = () => server.paths.filter((path) => !existsSync(join(built, path)));
  return { missing, ...(await openPage(browser, `${server.origin}/index.html`)) };
}

async function follows(page) {
  const gauge = page.locator('target-gauge');
  const { total } = (await figuresOf(page))['target-gauge'];
  assert.deepEqual([total.actual, total.target], [75_700.75, 132_000]);
  await gauge.getByText('57%').filter({ visible: true }).first().waitFor();
  await page.selectOption('select', 'this-quarter');
  await gauge.getByText('69%').filter({ visible: true }).first().waitFor();
  const { 'target-gauge': quarter, 'target-bar': bar } = await figuresOf(page);
  assert.deepEqual([quarter.total.actual, quarter.total.target], [24_700.5, 36_000]);
  assert.deepEqual(
    bar.points.map(({ key, actual, target }) => [key, actual, target]),
    [
      ['user:anna', 12_500.5, 18_000],
      ['user:ben', 12_200, 18_000],
    ],
  );
}

async function hears(page) {
  const said = page.locator('p[role=status]');
  await said.getByText('Press a bar').waitFor();
  await page.locator('target-bar .walk').press('Home');
  await page.locator('target-bar .walk').press('Enter');
  await said.getByText('You asked for the sales of user:anna, 2026-07-01 to 2026-09-30.').waitFor();
}

/** Another board in the page, with a large file. */
async function readsFile(page) {
  const actual = await page.evaluate(async () => {
    const board = document.createElement('target-board');
    const gauge = document.createElement('target-gauge');
    Object.assign(board, { src: '/large.csv', asOf: '2026-03-31', currency: 'EUR' });
    board.append(gauge);
    const ready = new Promise((settle) =>
      board.addEventListener('target-figures-changed', ({ figures }) => figures.state !== 'loading' && settle()),
    );
    document.body.append(board);
    await ready;
    return gauge.figures.total?.actual;
  });
  assert.equal(actual, 10.25 * ROWS);
}

const nameOf = (address) => basename(new URL(address).pathname).replace(/-[\w-]{8}(?=\.js$)/, '');
