// Plain HTML, a script tag, a strict content policy, and the packed package.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import writeExcelFile from 'write-excel-file/node';
import { STRICT_POLICY, serve } from '../../scripts/serve.js';
import { figuresOf, installPacked, launch, layOutSite, openPage } from './packed.js';

/** More bytes than the page reads by itself, 2 euros in each row. */
const LARGE = { rows: 200_000, sum: 400_000 };

const TRUSTED = `${STRICT_POLICY}; require-trusted-types-for 'script'; trusted-types`;

let packed;
let browser;
let site;

before(async () => {
  packed = installPacked();
  site = layOutSite(packed);
  const rows = Array.from({ length: LARGE.rows }, (_, at) => `S${at},2026-02-15,u1,2.00,EUR\n`);
  writeFileSync(join(site, 'large.csv'), `id,date,user,amount,currency\n${rows.join('')}`);
  await writeWorkbook('plan.xlsx', 2);
  await writeWorkbook('large.xlsx', 20_000);
  browser = await launch();
});

/** Sales of 2 euros in each row, and a target of 3 euros, on sheets of one workbook. */
async function writeWorkbook(name, rows) {
  const date = { value: new Date('2026-02-15'), type: Date, format: 'dd/mm/yyyy' };
  const sales = Array.from({ length: rows }, (_, at) => [`S${at * 7919}`, date, `u${(at * 31) % 997}`, 2]);
  await writeExcelFile([
    { sheet: 'Sales', data: [['id', 'date', 'user', 'amount'], ...sales] },
    {
      sheet: 'Targets',
      data: [
        ['year', 'period', 'owner', 'value'],
        [2026, 2, 'company', 3],
      ],
    },
  ]).toFile(join(site, name));
}

/** Waits until the tiles show the sales and targets of a workbook. */
async function showWorkbook(page, name, sum) {
  await figuresOf(page);
  await page.evaluate((src) => {
    const board = document.querySelector('target-board');
    board.setAttribute('repository', 'memory'); // the other keeps targets from before
    board.setAttribute('src', src);
    board.setAttribute('targets', src);
  }, name);
  await page.waitForFunction((all) => {
    const { actual, target } = document.querySelector('target-number').figures.total;
    return actual === all && target === 3;
  }, sum);
}

test('a workbook holds sales and targets, under the strict policy and Trusted Types', async (t) => {
  const { page, problems, workers } = await open(t, 'script-tag.html', `${TRUSTED} lit-html target-tiles`);
  await showWorkbook(page, 'plan.xlsx', 4);
  assert.deepEqual(workers, []);
  await showWorkbook(page, 'large.xlsx', 40_000);
  assert.equal(workers.length, 1, workers.join(' '));
  assert.match(workers[0], /workbook-worker/);
  const others = problems.filter((text) => !text.includes('sellers of the sales are not in the organisation'));
  assert.deepEqual(others, []);
});

after(async () => {
  await browser?.close();
  packed?.remove();
});

/** Opens a page on a server of its own, so that what it asked for can be told apart. */
async function open(t, file = 'script-tag.html', policy = STRICT_POLICY) {
  const server = await serve(site, { headers: { 'content-security-policy': policy } });
  t.after(() => server.close());
  const opened = await openPage(browser, `${server.origin}/${file}`);
  // All tiles in sight: no picture is drawn of others.
  await opened.page.setViewportSize({ width: 1280, height: 1800 });
  return { server, ...opened };
}

/** The same tiles, over the large file. */
async function largeFigures(page) {
  await figuresOf(page);
  await page.evaluate(() => document.querySelector('target-board').setAttribute('src', 'large.csv'));
  await page.waitForFunction((sum) => document.querySelector('target-number').figures.total.actual === sum, LARGE.sum);
  return figuresOf(page);
}

test('every tile shows the figures of the files, with nothing wrong said', async (t) => {
  const { page, problems } = await open(t);
  const figures = await figuresOf(page);
  assert.deepEqual(
    Object.entries(figures).map(([tag, { state, total }]) => [tag, state, total.actual, total.target]),
    [
      ['target-number', 'ready', 3500, 7000],
      ['target-gauge', 'ready', 1499.75, undefined],
      ['target-bullet', 'ready', 3500, 7000],
      ['target-column', 'ready', 3500, 7000],
      ['target-bar', 'ready', 3500, 7000],
    ],
  );
  assert.deepEqual(problems, []);
});

test('the columns and bars are drawn, and Chart.js is not asked for', async (t) => {
  const { page, server } = await open(t);
  await figuresOf(page);
  for (const tag of ['target-column', 'target-bar']) {
    await page.locator(`${tag} path.actual`).first().waitFor();
  }
  assert.deepEqual(
    server.paths.filter((path) => /chartjs/.test(path)),
    [],
  );
});

test('a page asks for the one file first, and for no chunk twice', async (t) => {
  const { page, server } = await open(t);
  await figuresOf(page);
  const asked = server.paths.filter((path) => path.startsWith('/lib/'));
  assert.equal(asked[0], '/lib/target-tiles.js');
  assert.equal(new Set(asked).size, asked.length, `asked twice: ${asked.join(' ')}`);
});

test('three adapters come with adapters.js, in ten requests for code at most, and none complains before', async (t) => {
  const { page, problems, server, workers } = await open(t, 'adapters.html');
  const figures = await figuresOf(page);
  assert.deepEqual([figures['target-number'].total.actual, figures['target-number'].total.target], [3500, 7000]);
  const asked = server.paths.filter((path) => path.endsWith('.js'));
  assert.ok(asked.length <= 10, asked.join(' '));
  assert.deepEqual(problems, []);
  await page.evaluate(async () => {
    const { csvSource } = await import('/lib/adapters.js');
    document.querySelector('target-board').source = csvSource({ src: 'large.csv' });
  });
  await page.waitForFunction((sum) => document.querySelector('target-number').figures.total.actual === sum, LARGE.sum);
  assert.equal(workers.length, 1, 'a large file is read by a worker');
});

test('a small file is read by the page: no worker starts', async (t) => {
  const { page, workers, server } = await open(t);
  const figures = await figuresOf(page);
  assert.equal(figures['target-number'].total.actual, 3500);
  assert.deepEqual(workers, []);
  assert.deepEqual(
    server.paths.filter((path) => /worker/.test(path)),
    [],
  );
});

test('a large file’s worker starts under the strict policy', async (t) => {
  const { page, workers, problems } = await open(t);
  const figures = await largeFigures(page);
  assert.equal(figures['target-number'].total.actual, LARGE.sum);
  assert.equal(workers.length, 1, workers.join(' '));
  assert.deepEqual(problems, []);
});

test('where the policy forbids workers, the page reads a large file itself', async (t) => {
  const { page, workers } = await open(t, 'script-tag.html', `${STRICT_POLICY}; worker-src 'none'`);
  const figures = await largeFigures(page);
  assert.equal(figures['target-number'].total.actual, LARGE.sum);
  assert.deepEqual(workers, []);
});

test('under Trusted Types every tile and the worker work, with nothing wrong said', async (t) => {
  const { page, workers, problems } = await open(t, 'script-tag.html', `${TRUSTED} lit-html target-tiles`);
  await page.evaluate(() => document.querySelector('target-column').setAttribute('renderer', 'canvas'));
  await page.locator('target-column canvas').first().waitFor();
  const figures = await largeFigures(page);
  assert.equal(figures['target-number'].total.actual, LARGE.sum);
  assert.equal(workers.length, 1, workers.join(' '));
  assert.deepEqual(problems, []);
});

test('where Trusted Types do not list our policy, the page reads a large file itself', async (t) => {
  const { page, workers } = await open(t, 'script-tag.html', `${TRUSTED} lit-html`);
  const figures = await largeFigures(page);
  assert.equal(figures['target-number'].total.actual, LARGE.sum);
  assert.deepEqual(workers, []);
});

test('where Trusted Types do not list that of Lit, the console says so', { timeout: 20_000 }, async (t) => {
  const { page, problems } = await open(t, 'script-tag.html', `${TRUSTED} target-tiles`);
  const said = () => problems.filter((problem) => problem.startsWith('target-tiles:'));
  while (!said().length) await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal(said().length, 1);
  assert.match(said()[0], /lacks “lit-html”.*trusted-types lit-html target-tiles/);
});

test('E8 printed from a dark page, words and pictures are dark ink', async (t) => {
  const { page } = await open(t);
  await figuresOf(page);
  await page.evaluate(() => document.documentElement.style.setProperty('color-scheme', 'dark'));
  const inks = () =>
    page.evaluate(() =>
      ['target-number .tile', 'target-gauge .tile', 'target-column svg[role=img] text'].map((place) => {
        const [tag, inner] = place.split(/ (.*)/);
        const { color, fill } = getComputedStyle(document.querySelector(tag).shadowRoot.querySelector(inner));
        const [red] = (inner.endsWith('text') ? fill : color).match(/\d+/);
        return Number(red) < 128 ? 'dark' : 'light';
      }),
    );
  assert.deepEqual(await inks(), ['light', 'light', 'light']);
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual(await inks(), ['dark', 'dark', 'dark']);
});

test('Chart.js comes when a tile wants a canvas', async (t) => {
  const { page, problems, server } = await open(t);
  await figuresOf(page);
  await page.evaluate(() => document.querySelector('target-column').setAttribute('renderer', 'canvas'));
  await page.locator('target-column canvas').first().waitFor();
  assert.equal(server.paths.filter((path) => /chartjs/.test(path)).length, 1);
  assert.deepEqual(problems, []);
});

test('Dutch comes when the board asks for it', async (t) => {
  const { page, problems } = await open(t);
  const heading = (locale) =>
    page.evaluate(async (tag) => {
      const board = document.querySelector('target-board');
      const bar = document.querySelector('target-bar');
      const text = () => bar.shadowRoot.textContent.replace(/\s+/g, ' ');
      await bar.updateComplete;
      const before = text();
      board.setAttribute('locale', tag);
      while (text() === before) await new Promise((done) => requestAnimationFrame(done));
      return text();
    }, locale);
  await figuresOf(page);
  assert.match(await heading('nl'), /omzet|doel/i);
  assert.deepEqual(problems, []);
});

test('a changed target is there after a reload', async (t) => {
  const { page, problems } = await open(t);
  await figuresOf(page);
  await page.evaluate(async () => {
    const { repository } = document.querySelector('target-board');
    const signal = AbortSignal.timeout(5000);
    const set = await repository.load({ year: 2026, targetType: 'all-sales.amount' }, { signal });
    const change = { year: 2026, targetType: 'all-sales.amount', base: set.revision };
    await repository.save([{ ...change, rows: [{ owner: 'company', values: { 0: 250_000 } }] }], { signal });
  });
  await page.reload();
  assert.equal((await figuresOf(page))['target-number'].total.target, 7500);
  assert.deepEqual(problems, []);
});

test('tiles that have left the page leave nothing of them behind', async (t) => {
  const { page } = await open(t);
  await figuresOf(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const left = async (count) => {
    await page.evaluate(showAndRemove, count);
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const value = (name) => metrics.find((metric) => metric.name === name).value;
    return { nodes: value('Nodes'), listeners: value('JSEventListeners') };
  };
  // What is held on to once, such as the last tile or the last board, would be more after more of them.
  await left(5);
  const few = await left(5);
  const many = await left(50);
  assert.ok(many.nodes < few.nodes + 50, `nodes: ${few.nodes} after 5 tiles, ${many.nodes} after 50`);
  assert.ok(many.listeners < few.listeners + 50, `listeners: ${few.listeners} after 5, ${many.listeners} after 50`);
});

/** In the page: puts so many tiles on a board, out of sight too, and takes all away when they have been drawn. */
async function showAndRemove(count) {
  const tags = ['number', 'gauge', 'bullet', 'column', 'bar'].map((name) => `target-${name}`);
  const board = document.querySelector('target-board').cloneNode();
  const tiles = Array.from({ length: count }, (_, index) => document.createElement(tags[index % tags.length]));
  board.append(...tiles);
  document.querySelector('main, body').append(board);
  const frame = () => new Promise(requestAnimationFrame);
  while (tiles.some(({ figures }) => figures.state === 'loading')) await frame();
  await Promise.all(tiles.map(({ updateComplete }) => updateComplete));
  board.remove();
  for (let frames = 0; frames < 3; frames++) await frame();
}

/** Marks that tell something, by the property that paints them. */
const MARKS = [
  ['target-number', '.actual', 'fill'],
  ['target-number', '.band-2', 'stroke'],
  ['target-gauge', '.figure', 'color'],
  ['target-bullet', '.actual', 'fill'],
  ['target-bullet', '.tick', 'stroke'],
  ['target-bullet', '.band-1', 'stroke'],
  ['target-column', 'path.actual', 'fill'],
  ['target-column', 'path.target', 'stroke'],
  ['target-bar', 'path.actual', 'fill'],
  ['target-bar', '.status', 'color'],
];

for (const colorScheme of ['light', 'dark']) {
  test(`E3 in forced colours every mark stands out from its ground, ${colorScheme}`, async (t) => {
    const { page } = await open(t);
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await figuresOf(page);
    await page.locator('target-bar path.actual').first().waitFor();
    const seen = await page.evaluate(
      (marks) =>
        marks.map(([tag, selector, property]) => {
          const { shadowRoot } = document.querySelector(tag);
          const mark = shadowRoot.querySelector(selector);
          const ground = getComputedStyle(shadowRoot.querySelector('.box')).backgroundColor;
          return [tag, selector, mark && getComputedStyle(mark)[property], ground];
        }),
      MARKS,
    );
    const faint = seen.filter(([, , ink, ground]) => !ink || ink === 'none' || ink === ground);
    assert.deepEqual(faint, []);
  });
}

/** The column in sight, with its picture, on a page whose request for the code of a touch goes as `answer` says. */
async function untouched(t, answer) {
  const opened = await open(t);
  await opened.page.route(/chart-touch/, answer);
  await figuresOf(opened.page);
  const column = opened.page.locator('target-column');
  await column.locator('.content path.actual').waitFor();
  const walk = column.locator('.walk');
  return { ...opened, column, walk, box: await walk.boundingBox() };
}

/** A request that waits until it is let go. */
function held() {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  return { release, answer: async (route) => void (await released, await route.continue()) };
}

test('no key, click or hover on a chart is lost while its code comes', async (t) => {
  const { release, answer } = held();
  const { page, column, walk, box } = await untouched(t, answer);
  await page.evaluate(() => document.addEventListener('target-drill', ({ key }) => (window.drilled = key)));
  await walk.focus();
  for (const key of ['Home', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await page.mouse.move(box.x + 5, box.y + 60);
  assert.equal(await column.locator('.tip').count(), 0);
  release();
  await column.locator('.tip').filter({ hasText: 'January 2026' }).waitFor();
  assert.equal(await page.evaluate(() => window.drilled), '2026-02');
});

test('no key in a legend is lost while its code comes', async (t) => {
  const { release, answer } = held();
  const { page, column } = await untouched(t, answer);
  await column.locator('.series').first().focus();
  for (let times = 0; times < 2; times++) await page.keyboard.press('ArrowRight');
  release();
  await column
    .locator('.legend [tabindex="0"]')
    .filter({ hasText: /^\s*target$/ })
    .waitFor();
});

test('a chart whose code for keys and tooltip does not come stays as it is, and tries again', async (t) => {
  let refused = 0;
  const { page, column, box, problems } = await untouched(t, (route) => (refused++ ? route.continue() : route.abort()));
  const said = page.waitForEvent('console', { predicate: (message) => message.text().includes('tries again') });
  await page.mouse.move(box.x + 5, box.y + 60);
  await said;
  assert.equal(await column.locator('.content path.actual').count(), 1);
  await page.mouse.move(box.x + 9, box.y + 60);
  await column.locator('.tip').waitFor();
  assert.equal(problems.filter((text) => text.includes('tries again')).length, 1);
});
