// Every example of the documents is run, but for those that need a framework.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'vite';
import { serve } from '../../scripts/serve.js';
import { chapter, codes, examples } from './markdown.js';
import { figuresOf, installPacked, launch, layOutSite, openPage, root } from './packed.js';

const read = (path) => readFileSync(join(root, path), 'utf8');
const README = read('README.md');
const DATA = read('docs/data.md');
const FILES = read('docs/files.md');
const FRAMEWORKS = read('docs/frameworks.md');
const SETTING = read('docs/setting-targets.md');
const TILES = read('docs/tiles.md');

let packed;
let site;
let browser;

before(async () => {
  packed = installPacked();
  site = layOutSite(packed);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  packed?.remove();
});

/** Opens a page of the site beside the files it names. */
async function open(t, html, files = {}) {
  const page = { 'index.html': html, ...files };
  for (const [name, text] of Object.entries(page)) writeFileSync(join(site, name), text);
  const server = await serve(site);
  t.after(() => server.close());
  return openPage(browser, `${server.origin}/index.html`);
}

/** An example that is a module of a host, with names that it has from elsewhere, bundled into a page. */
async function bundled(t, name, { body, code }) {
  const app = join(packed.home, name);
  mkdirSync(join(app, 'public'), { recursive: true });
  writeFileSync(
    join(app, 'index.html'),
    `<!doctype html><link rel="icon" href="data:," />${body}<script type="module" src="./main.js"></script>`,
  );
  writeFileSync(join(app, 'main.js'), code);
  const [sales, targets] = examples(README, 'A first page', 'csv');
  writeFileSync(join(app, 'public/sales.csv'), sales);
  writeFileSync(join(app, 'public/targets.csv'), targets);
  await build({
    configFile: false,
    root: app,
    logLevel: 'error',
    build: { outDir: join(app, 'built'), target: 'es2022' },
  });
  const server = await serve(join(app, 'built'));
  t.after(() => server.close());
  return openPage(browser, `${server.origin}/index.html`);
}

test('the page in ten lines shows its two files', async (t) => {
  const [html] = examples(README, 'A first page', 'html');
  const [sales, targets] = examples(README, 'A first page', 'csv');
  const { page, problems } = await open(t, html.replace('</title>', '</title><link rel="icon" href="data:," />'), {
    'sales.csv': sales,
    'targets.csv': targets,
  });
  const { 'target-gauge': gauge, 'target-bar': bar } = await figuresOf(page);
  assert.deepEqual(
    [gauge.state, gauge.currency, gauge.total.actual, gauge.total.target],
    ['ready', 'EUR', 29_800.5, 48_000],
  );
  assert.deepEqual(
    bar.points.map(({ key, actual, target }) => [key, actual, target]),
    [
      ['user:anna', 21_600, 18_000],
      ['user:ben', 8200.5, undefined],
    ],
  );
  assert.deepEqual(problems, []);
});

test('the page of own files reads an export and a plan as they are', async (t) => {
  const [html] = examples(README, 'Your own files', 'html');
  const [orders, plan, people] = examples(README, 'Your own files', 'csv');
  const page = `<!doctype html><link rel="icon" href="data:," /><script type="module" src="lib/target-tiles.js"></script>
    ${html.replace('currency=', 'as-of="2026-02-28" currency=')}`;
  const { page: opened, problems } = await open(t, page, {
    'orders.csv': orders,
    'plan.csv': plan,
    'people.csv': people,
  });
  const { 'target-number': number, 'target-column': column } = await figuresOf(opened);
  assert.deepEqual([number.total.actual, number.total.target], [20_700.5, 48_000]);
  assert.deepEqual(
    column.points.slice(0, 3).map(({ actual, target }) => [actual, target]),
    [
      [12_500, 15_000],
      [8200.5, 15_000],
      [undefined, 18_000],
    ],
  );
  assert.deepEqual(problems, []);
});

const BOARD = '<target-board as-of="2026-02-28"><target-gauge period="this-quarter"></target-gauge></target-board>';

test('the example for a bundler fills board and repository, and its event says the figures', async (t) => {
  const [imports] = examples(FRAMEWORKS, 'With a bundler', 'js');
  const [listener] = examples(TILES, 'What a tile tells the page', 'js');
  const { page, problems } = await bundled(t, 'bundler', { body: BOARD, code: `${imports}\n${listener}` });
  const said = page.waitForEvent('console', (message) => message.text().startsWith('ready'));
  const { 'target-gauge': gauge } = await figuresOf(page);
  assert.deepEqual([gauge.total.actual, gauge.total.target], [29_800.5, 48_000]);
  assert.match((await said).text(), /^ready 29800\.5 48000 0\.62/);
  assert.deepEqual(problems, []);
});

test('without a bundler, adapters are imported from beside the script-tag file', async (t) => {
  const [example] = codes(chapter(FRAMEWORKS, 'With a bundler')).filter((code) => code.startsWith('import { csv'));
  const names = readdirSync(join(site, 'lib/adapters')).filter(
    // These need packages, which only a bundler finds.
    (name) => /\.js$/.test(name) && !['indexed-db.js', 'index.js'].includes(name),
  );
  const html = `<!doctype html><link rel="icon" href="data:," /><script type="module" src="lib/target-tiles.js"></script>
    ${BOARD}<script type="module">
      ${example};
      ${names.map((name) => `import './lib/adapters/${name}';`).join('\n')}
      document.querySelector('target-board').source = csvSource({ src: 'sales.csv' });
    </script>`;
  const [sales] = examples(README, 'A first page', 'csv');
  const { page, problems } = await open(t, html, { 'sales.csv': sales });
  assert.ok(names.includes('memory.js'));
  // There is no source until the module has run.
  await page.waitForFunction(() => document.querySelector('target-gauge').figures?.state === 'ready');
  assert.equal((await figuresOf(page))['target-gauge'].total.actual, 29_800.5);
  assert.deepEqual(problems, []);
});

test('the examples for rows of the page and for setting targets do what they say', async (t) => {
  const [rows] = examples(DATA, 'Rows that the page has already', 'js');
  const [form, save] = examples(SETTING, 'Targets in code', 'js');
  const code = `
    import 'target-tiles/define/all.js';
    const board = document.querySelector('target-board');
    const moreSales = [{ date: '2026-02-11', user: 'anna', group: 'north', amount: 500 }];
    await board.updateComplete;
    ${rows}
    ${form}
    ${save}
    const anna = (await board.repository.load(key, { signal })).rows.find(({ owner }) => owner === 'user:anna');
    document.title = String(anna.values[8]);
    document.querySelector('target-gauge').owner = 'group:north';
  `;
  const { page, problems } = await bundled(t, 'rows', { body: BOARD, code });
  await page.waitForFunction(() => document.querySelector('target-gauge').figures.owner.id === 'group:north');
  const { 'target-gauge': gauge } = await figuresOf(page);
  assert.deepEqual([gauge.total.actual, gauge.total.target], [500, 20_000]);
  assert.equal(await page.title(), '125050');
  assert.deepEqual(problems, []);
});

test('the examples for rows of targets and for the age of the data do what they say', async (t) => {
  const [sales, targets] = examples(DATA, 'Rows that the page has already', 'js');
  const [age] = examples(DATA, 'How old the data are', 'js');
  const code = `
    import 'target-tiles/define/all.js';
    const board = document.querySelector('target-board');
    const line = document.body.appendChild(document.createElement('p'));
    const moreSales = [{ date: '2026-02-11', user: 'anna', amount: 500 }];
    ${age}
    ${sales}
    ${targets}
    board.asOf = '2026-02-28';
    document.querySelector('target-gauge').period = '2026-01';
  `;
  const { page, problems } = await bundled(t, 'target-rows', { body: BOARD, code });
  await page.waitForFunction(() => document.querySelector('target-gauge').figures.total.target === 50_000);
  await page.getByText('Data of ').waitFor();
  assert.deepEqual(problems, []);
});

test('the rules of the ports run under node:test, as the example says, and ours keep them', () => {
  const [, , rules] = examples(SETTING, 'Targets in code', 'js');
  const script = join(packed.home, 'rules.mjs');
  const code = `
    import { memoryRepository } from 'target-tiles/adapters/memory-repository.js';
    import { memorySource } from 'target-tiles/adapters/memory.js';
    import { targetRightsContract } from 'target-tiles/testing';
    const mySource = (sales, organisation) => memorySource({ sales, organisation });
    const myRepository = (sets, types, rights) => memoryRepository({ sets, types, ...rights });
    ${rules}
    const denying = targetRightsContract(({ sets, types }, rights) => myRepository(sets, types, rights));
    for (const { name, run } of denying) test(name, run);
  `;
  writeFileSync(script, code);
  const { status, stdout } = spawnSync(process.execPath, [script], { encoding: 'utf8', timeout: 60_000 });
  assert.equal(status, 0, stdout);
  assert.match(stdout, /tests [6-9]\d/);
});

test('the three files of docs/files.md are read without a word', async (t) => {
  const [sales] = examples(FILES, 'Sales', 'csv');
  const [targets] = examples(FILES, 'Targets', 'csv');
  const [organisation] = examples(FILES, 'Organisation', 'json');
  const tile = (tag) => `<${tag} period="2026-01" compare="target pipeline"></${tag}>`;
  const html = `<!doctype html><link rel="icon" href="data:," /><script type="module" src="lib/target-tiles.js"></script>
    <target-board src="sales.csv" targets="targets.csv" organisation="organisation.json" as-of="2026-03-31">
      ${tile('target-gauge')}${tile('target-bar')}
    </target-board>`;
  const { page, problems } = await open(t, html, {
    'sales.csv': sales,
    'targets.csv': targets,
    'organisation.json': organisation,
  });
  const { 'target-gauge': gauge } = await figuresOf(page);
  assert.deepEqual([gauge.owner.name, gauge.total.actual, gauge.total.target], ['Nordwind', 12_500, 15_000]);
  assert.deepEqual(gauge.notes, []);
  assert.deepEqual(problems, []);
});

test('the mapping of names on a board reads the file that it speaks of', async (t) => {
  const [html] = examples(FILES, 'Files of other systems: mapping', 'html');
  const page = `<!doctype html><link rel="icon" href="data:," /><script type="module" src="lib/target-tiles.js"></script>
    ${html.replace('></', ' as-of="2026-02-28"><target-gauge></target-gauge></')}`;
  const { page: opened, problems } = await open(t, page, {
    'orders.csv': 'OrderNumber,OrderDate,Seller,Sales Amount\nS-1,2026-01-14,anna,12.5\n',
  });
  const { 'target-gauge': gauge } = await figuresOf(opened);
  assert.equal(gauge.total.actual, 12.5);
  assert.deepEqual(problems, []);
});

test('the mapping of sales and targets, said to the adapters, reads files of another system', async (t) => {
  const [sales, targets] = examples(FILES, 'Files of other systems: mapping', 'js');
  const imports = /^import .*;$/gm;
  const code = `import 'target-tiles/define/all.js';
    ${[...sales.match(imports), ...targets.match(imports)].join('\n')}
    const board = document.querySelector('target-board');
    ${`${sales}${targets}`.replace(imports, '')}`;
  const body = `<target-board as-of="2018-02-28"><target-gauge period="2017-12"></target-gauge>
    <target-bar period="2017-12" by="user"></target-bar></target-board>`;
  const app = join(packed.home, 'mapping/public');
  mkdirSync(app, { recursive: true });
  const files = {
    'FactResellerSales.csv': `SalesOrderNumber,OrderDate,EmployeeKey,SalesAmount,TotalProductCost,SalesTerritoryKey,Stage
SO1,2017-12-05,272,1000.50,400,1,Won
SO2,2017-12-06,272,70,NULL,1,Lost
SO3,2017-12-07,281,200,150,2,Won
`,
    'Region.csv': 'SalesTerritoryKey,Group\n1,North America\n2,Europe\n',
    'Salesperson.csv': 'EmployeeID,EmployeeKey\nE7,272\n',
    'Targets.csv': 'EmployeeID,TargetMonth,Target\nE7,Friday December 1 2017,"$500,000 "\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(app, name), text);
  const { page, problems } = await bundled(t, 'mapping', { body, code });
  const { 'target-gauge': gauge, 'target-bar': bar } = await figuresOf(page);
  assert.equal(gauge.total.actual, 1200.5);
  assert.deepEqual(
    bar.points.map(({ key, actual, target }) => [key, actual, target]),
    [
      ['user:272', 1000.5, 500_000],
      ['user:281', 200, undefined],
    ],
  );
  assert.deepEqual(problems, []);
});
