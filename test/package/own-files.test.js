// The page “Your own files”, as `npm start` serves it: files of different make, under the strict policy.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'vite';
import writeExcelFile from 'write-excel-file/node';
import { STRICT_POLICY, serve } from '../../scripts/serve.js';
import { launch, openPage, root } from './packed.js';

let folder;
let browser;
let server;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'target-tiles-own-files-'));
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir: folder } });
  server = await serve(folder, { headers: { 'content-security-policy': STRICT_POLICY } });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const fileOf = (name, content) => ({ name, mimeType: '', buffer: Buffer.from(content) });

async function workbook({ wide = false } = {}) {
  const date = { value: new Date('2026-02-15'), type: Date, format: 'dd/mm/yyyy' };
  const book = await writeExcelFile([
    { sheet: 'Read me', data: [['Nothing here']] },
    {
      sheet: 'Sales 2026',
      data: [
        ['Date', 'Salesperson', 'Revenue'],
        [date, 'Ann', 1234.5],
        [date, 'Ben', 2],
      ],
    },
    {
      sheet: 'Quota',
      data: wide
        ? [['Plan 2026'], ['Rep', 'Jan', 'Feb', 'Mar'], ['Ann', 1, 2, 3]]
        : [
            ['Year', 'Month', 'Team', 'Quota'],
            [2026, 2, 'North', 3000],
          ],
    },
  ]).toBuffer();
  return { name: 'plan.xlsx', mimeType: '', buffer: book };
}

async function open(t, options) {
  const opened = await openPage(browser, `${server.origin}/your-files.html`, options);
  t.after(() => opened.page.context().close());
  return opened;
}

/** Chooses files and waits until each card says how it stands. */
async function choose(page, ...files) {
  await page.setInputFiles('#files', files);
  await stands(page);
}

const stands = (page) =>
  page.waitForFunction(() => {
    const said = [...document.querySelectorAll('.said')];
    return said.length > 0 && said.every(({ dataset }) => dataset.state !== 'busy');
  });

const said = (page) => page.locator('.said').allTextContents();

/** Ten files of different make, and what is said of each. */
const FILES = [
  [
    'our own form',
    () => fileOf('a.csv', 'date,user,amount\n2026-01-05,ann,10\n'),
    [/^Sales of 1 person, 5 Jan 2026 to 5 Jan 2026: 10\.00\.$/],
  ],
  [
    'a Dutch export with a title and totals',
    () => fileOf('b.csv', 'Verkopen;;\nDatum;Verkoper;Bedrag\n31-01-2026;Jan;1.234,50\nTotaal;;1.234,50\n'),
    [/1,234\.50\.$/],
  ],
  [
    'a table of tabs in UTF-16',
    () => fileOf('c.txt', Buffer.from('\uFEFFDate\tRep\tAmount\n2026-01-05\tann\t10\n', 'utf16le')),
    [/10\.00\.$/],
  ],
  ['JSON', () => fileOf('d.json', '[{"day":"2026-01-05","rep":"ann","amount":5}]'), [/5\.00\.$/]],
  [
    'a workbook of sales and quota',
    () => workbook(),
    [/^Sales of 2 people, 15 Feb 2026 to 15 Feb 2026: 1,236\.50\.$/, /^Targets of 1 group, 2026: 3,000\.00 in all\.$/],
  ],
  [
    'a workbook of sales and of quota in months of a year that is asked',
    () => workbook({ wide: true }),
    [/1,236\.50\.$/, /^One question before/],
  ],
  ['an organisation', () => fileOf('e.json', '{"users":[{"id":"ann","group":"north"}]}'), [/^1 person in 1 group\.$/]],
  ['a team list', () => fileOf('f.csv', 'Name;Team\nAnn;North\n'), [/^1 person in 1 group\.$/]],
  [
    'dates that may mean two days',
    () => fileOf('g.csv', 'date,rep,amount\n01/02/2026,ann,10\n'),
    [/^One question before/],
  ],
  [
    'a workbook with a password',
    () =>
      fileOf(
        'h.xlsx',
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.alloc(600),
          Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
      ),
    [/protected by a password/],
  ],
  [
    'a PDF that is called csv',
    () => fileOf('j.csv', '%PDF-1.7\n%\xe2\xe3\n'),
    [/^j\.csv is a PDF, not a table\. Export/],
  ],
  [
    'a web page that is called a workbook',
    () => fileOf('k.xls', '<html><table>'),
    [/^k\.xls is a web page.*\.xlsx\.$/],
  ],
  ['nothing', () => fileOf('l.csv', '\r\n'), [/^l\.csv is empty\./]],
  [
    'JSON with its rows further down',
    () => fileOf('m.json', '{"total":1,"data":[{"day":"2026-01-05","amount":5}]}'),
    [/not a list of rows\. Save the list in “data” as a file of its own/],
  ],
  ['JSON that is cut', () => fileOf('n.json', '{"users":[{"id":'), [/ends/]],
  ['a header alone', () => fileOf('o.csv', 'date,rep,amount\n'), [/^There is no sale in it\.$/]],
  ['no table at all', () => fileOf('i.csv', 'nothing to see\n'), [/missing/]],
];
for (const [what, make, wanted] of FILES)
  test(`a file is understood, or the page says what is missing: ${what}`, async (t) => {
    const { page, problems } = await open(t);
    await choose(page, await make());
    const texts = await said(page);
    assert.equal(texts.length, wanted.length, texts.join(' | '));
    for (const [at, form] of wanted.entries()) assert.match(texts[at], form);
    assert.deepEqual(problems, []);
  });

test('sales, targets and people make a dashboard at once, and nothing of them is sent', async (t) => {
  const { page, problems } = await open(t);
  const asked = [];
  page.on('request', (request) => asked.push(request));
  await page.click('#example');
  await page.waitForFunction(() => {
    const { figures } = document.querySelector('target-number') ?? {};
    return figures?.state === 'ready' && figures.total.target !== undefined;
  });
  const tiles = await page
    .locator('target-board')
    .evaluate((board) => [...board.querySelectorAll('target-number, target-bar')].map(({ figures }) => figures.state));
  assert.deepEqual(new Set(tiles), new Set(['ready']));
  const sent = asked.filter(
    (request) => request.method() !== 'GET' || !/\.(?:js|css|svg)$/.test(new URL(request.url()).pathname),
  );
  assert.deepEqual(
    sent.map((request) => request.url()),
    [],
  );
  assert.deepEqual(problems, []);
});

test('a question is answered, and a column corrected, by the keyboard alone', async (t) => {
  const { page } = await open(t);
  await choose(page, fileOf('g.csv', 'date,rep,amount,net\n01/02/2026,ann,10,9\n'));
  const tab = async (selector) => {
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    }
    assert.fail(`the keyboard does not come to ${selector}`);
  };
  await tab('fieldset input');
  await page.keyboard.press('Space');
  await stands(page);
  assert.match((await said(page))[0], /1 Feb 2026.*: 10\.00/);
  await page.keyboard.press('ArrowDown');
  await stands(page);
  assert.match((await said(page))[0], /2 Jan 2026.*: 10\.00/);
  await tab('select[aria-label="What “net” is"]');
  await page.keyboard.type('Am');
  await stands(page);
  await page.waitForFunction(() => /: 9\.00/.test(document.querySelector('.said').textContent));
});

test('the code that makes the dashboard has the files and their mapping', async (t) => {
  const { page } = await open(t);
  await choose(
    page,
    fileOf('a.csv', 'Close Date,Rep,Value\n2026-01-31,ann,10\n'),
    fileOf('q.csv', 'Month,Quota\n2026-01,100\n'),
  );
  await page.fill('[name=currency]', 'EUR');
  await page.locator('[name=start]').selectOption('4');
  await stands(page);
  const code = (await page.locator('#snippets code').allTextContents()).join('\n');
  for (const part of [
    `src: 'a.csv'`,
    `columns: { date: 'Close Date', amount: 'Value', user: 'Rep' }`,
    `columns: { value: 'Quota', date: 'Month', owner: { value: 'company' } }`,
    `const organisation = { currency: 'EUR', fiscalYear: { start: 4 } };`,
    `fiscalYear: { start: 4 },`,
  ])
    assert.ok(code.includes(part), `${part} is not in:\n${code}`);
  const [, names] = /import \{ (.*) \} from '\.\/lib\/adapters\.js';/.exec(code);
  const exported = readFileSync(join(root, 'src/adapters/index.ts'), 'utf8');
  for (const name of names.split(', ')) assert.match(exported, new RegExp(`\\b${name}\\b`));
  assert.equal(names, 'csvSource, memoryRepository, targetsFile');
});

test('files in our own form need attributes alone', async (t) => {
  const { page } = await open(t);
  await choose(page, fileOf('a.csv', 'date,user,amount\n2026-01-05,ann,10\n'));
  const code = await page.locator('#snippets code').allTextContents();
  assert.equal(code.length, 1);
  assert.match(code[0], /<target-board src="a\.csv" as-of="2026-01-05">/);
});

/** What each tile of a page shows, in order. */
const tilesOf = (html) => html.match(/<target-(?:number|gauge|bullet|column|bar)[^>]*>/g);

test('the code has every tile of the page and its day, so that old figures are there on any day', async (t) => {
  const { page } = await open(t);
  await choose(page, fileOf('a.csv', 'date,user,amount\n2019-05-05,ann,10\n'));
  await page.waitForFunction(() => document.querySelector('#snippets code').textContent.includes('as-of'));
  const [code] = await page.locator('#snippets code').allTextContents();
  assert.match(code, /as-of="2019-05-05"/);
  const shown = await page
    .locator('#board :is(target-number, target-gauge, target-bullet, target-column, target-bar):not([hidden])')
    .evaluateAll((tiles) => tiles.map(({ localName, owner, period }) => [localName, owner, period].join(' ')));
  assert.equal(tilesOf(code).length, shown.length);
  for (const [at, tile] of tilesOf(code).entries()) assert.ok(tile.includes(shown[at].split(' ')[0]), tile);
  assert.match(code, /compare="target previous-year forecast"/);
});

test('targets of people alone are the company’s by a click, never by themselves', async (t) => {
  const { page } = await open(t);
  await choose(
    page,
    fileOf('a.csv', 'date,user,amount\n2026-01-31,ann,10\n'),
    fileOf('t.csv', 'month,rep,quota\n2026-01,ann,40\n2026-01,ben,60\n'),
  );
  const target = (wanted) =>
    page.waitForFunction((value) => {
      const { figures } = document.querySelector('target-number[period=this-month]') ?? {};
      return figures?.state === 'ready' && figures.total.target === value;
    }, wanted);
  await target(undefined);
  await page.check('[name=from]');
  await target(100);
  await page.waitForFunction(() =>
    document.querySelector('#snippets code').textContent.includes('target-from="members"'),
  );
  await page.uncheck('[name=from]');
  await target(undefined);
});

test('dropped files are taken, wherever on the page they fall', async (t) => {
  const { page } = await open(t);
  await page.evaluate(() => {
    const dataTransfer = new window.DataTransfer();
    dataTransfer.items.add(new window.File(['date,user,amount\n2026-01-05,ann,10\n'], 'a.csv'));
    document.body.dispatchEvent(new window.DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await stands(page);
  assert.match((await said(page))[0], /10\.00/);
});

/** Sales by one id, targets by another, people by both, and a list that names regions. */
const LOOKED_UP = {
  sales: ['s.csv', 'date,EmployeeKey,Region,amount\n2026-01-05,7,r1,10\n2026-01-06,8,r2,20\n'],
  targets: ['t.csv', 'month,EmployeeID,quota\n2026-01,900,100\n2026-01,901,200\n'],
  people: ['p.csv', 'EmployeeKey,EmployeeID,Salesperson\n7,900,Ann\n8,901,Ben\n'],
  names: ['r.csv', 'Region,Name of it\nr1,North\nr2,South\n'],
};

test('one target per person without a month is that of every month of a year that is said', async (t) => {
  const { page } = await open(t);
  await choose(page, fileOf('t.csv', 'Name,Doel per maand\nJan,1000\nPiet,2000\n'));
  await page.locator('[data-kind=targets] fieldset input').first().check();
  await page.fill('.missing input', '2026');
  await page.keyboard.press('Tab');
  await page.click('.missing button');
  await stands(page);
  assert.deepEqual(await said(page), ['Targets of 2 people, 2026: 36,000.00 in all.']);
});

test('figures and code come with the sales', async (t) => {
  const { page } = await open(t);
  await choose(page, fileOf('t.csv', 'month,quota\n2026-01,10\n'));
  assert.equal(await page.locator('#code').isVisible(), false);
  assert.equal(await page.locator('#next').isVisible(), true);
  await choose(page, fileOf('a.csv', 'date,user,amount\n2026-01-05,ann,10\n'));
  await page.locator('#code').waitFor();
  assert.equal(await page.locator('#next').isVisible(), false);
});

test('amounts in several currencies ask for that of the figures, then for a rate', async (t) => {
  const { page } = await open(t);
  await choose(page, fileOf('a.csv', 'date,user,currency,amount\n2026-01-05,ann,EUR,1\n2026-01-05,ann,USD,2\n'));
  const notes = page.locator('[data-kind=sales] .notes li');
  assert.match((await notes.allTextContents()).join(), /^Say the currency of the figures/);
  assert.equal(await page.locator('#board').isVisible(), false);
  await page.click('#money button:has-text("EUR")');
  await page.waitForFunction(() => !/Say the currency/.test(document.querySelector('#cards').textContent));
  await page.fill('[name=rate-USD]', '0,5');
  await page.keyboard.press('Tab');
  await page.waitForFunction(
    () => document.querySelector('#board target-number[period=this-month]').figures?.total?.actual === 2,
  );
  const [code] = await page.locator('#snippets code').allTextContents();
  assert.match(code, /currency="EUR" rates="USD=0\.5"/);
});

test('targets of people whom the sales do not name are said', async (t) => {
  const { page } = await open(t);
  await choose(page, fileOf(...LOOKED_UP.sales), fileOf(...LOOKED_UP.targets));
  const notes = await page.locator('[data-kind=targets] .notes li').allTextContents();
  assert.deepEqual(notes, ['2 of 2 people with targets have no sales: “900”, “901”. The sales name “7”, “8”.']);
});

test('a list of people turns the ids of one file into those of the other, and a list of names those of groups', async (t) => {
  const { page, problems } = await open(t);
  await choose(page, ...Object.values(LOOKED_UP).map(([name, text]) => fileOf(name, text)));
  await page.locator('[data-kind=people] fieldset input').first().check();
  await page.waitForFunction(() => {
    const { figures } = document.querySelector('target-bar') ?? {};
    return figures?.state === 'ready';
  });
  await stands(page);
  assert.deepEqual(await page.locator('[data-kind=targets] .notes li').allTextContents(), []);
  assert.match(
    (await said(page)).at(-1),
    /^Each “Region” of s\.csv is looked up in “Region” and becomes its “Name of it”\.$/,
  );
  const code = (await page.locator('#snippets code').allTextContents()).join('\n');
  for (const part of [
    `lookup: { src: 'p.csv', key: 'EmployeeID', value: 'EmployeeKey' }`,
    `lookup: { src: 'r.csv', key: 'Region', value: 'Name of it' }`,
  ])
    assert.ok(code.includes(part), `${part} is not in:\n${code}`);
  await page.locator('[data-kind=people] [name=lookup-place]').selectOption({ label: 'Nothing' });
  await stands(page);
  assert.equal(await page.locator('[data-kind=targets] .notes li').count(), 1);
  assert.deepEqual(problems, []);
});

test('a second file of sales takes the place of the first, and this is said', async (t) => {
  const { page } = await open(t);
  const sales = (name, amount) => fileOf(name, `date,user,amount\n2026-01-05,ann,${amount}\n`);
  await choose(page, sales('jan.csv', 10), sales('feb.csv', 20));
  const texts = await said(page);
  assert.match(texts[0], /^jan\.csv is put aside: feb\.csv is of the same kind/);
  assert.match(texts[1], /: 20\.00\.$/);
});

test('an encoding that was taken is said, and can be corrected', async (t) => {
  const { page } = await open(t);
  await choose(page, fileOf('a.csv', Buffer.from('date,user,amount\n2026-01-05,Jos\xe9,10\n', 'latin1')));
  assert.match((await page.locator('.notes li').allTextContents()).join(), /not in UTF-8/);
  await page.click('details summary');
  await page.locator('[name=encoding]').selectOption('windows-1252');
  await page.waitForFunction(() => !/not in UTF-8/.test(document.querySelector('#cards').textContent));
  const code = (await page.locator('#snippets code').allTextContents()).join();
  assert.match(code, /encoding: 'windows-1252'/);
});

test('a file that cannot be sales puts none aside', async (t) => {
  const { page } = await open(t);
  const sales = fileOf('a.csv', 'date,user,amount\n2026-01-05,ann,10\n');
  await choose(page, sales, fileOf('r.csv', 'Key,Region,Country\n1,North,NL\n'));
  assert.match((await said(page))[0], /10\.00\.$/);
  assert.equal(await page.locator('[data-kind=names] h2').textContent(), 'r.csv');
});

for (const [name, options] of [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['at 360 px', { viewport: { width: 360, height: 780 } }],
])
  test(`nothing is in the way of whoever reads, and nothing wider than the page: ${name}`, async (t) => {
    const { page } = await open(t, options);
    await choose(page, fileOf('g.csv', 'date,rep,amount\n01/02/2026,ann,1.500\n'));
    // The policy of the page lets no other script in; axe is read by the browser's own protocol.
    await page.evaluate(readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
    const found = await page.evaluate(async () =>
      (await window.axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
    );
    assert.deepEqual(found, []);
    const width = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(width, 0);
  });
