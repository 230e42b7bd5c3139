// A part of the script-tag file's code that is not there any more, as after a deploy: a sentence, Retry, nothing lost.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import writeExcelFile from 'write-excel-file/node';
import { STRICT_POLICY, serve } from '../../scripts/serve.js';
import { installPacked, launch, layOutSite, openPage } from './packed.js';

const NOT_LOADED = 'Part of this page did not load. If Retry does not help, reload the page.';
const BOARD = 'as-of="2026-03-31" organisation="organisation.json"';
const number = (attributes, tile = '') =>
  `<target-board ${BOARD} ${attributes}><target-number ${tile}></target-number></target-board>`;

let packed;
let browser;
let site;

before(async () => {
  packed = installPacked();
  site = layOutSite(packed);
  const rows = Array.from({ length: 200_000 }, (_, at) => `S${at},2026-02-15,u1,2.00,EUR\n`);
  writeFileSync(join(site, 'large.csv'), `id,date,user,amount,currency\n${rows.join('')}`);
  writeFileSync(join(site, 'odd.csv'), 'id,date,user,amount,currency\nS1,2026-01-15,u1,€ 10.50,EUR\n');
  await writeExcelFile([
    ['date', 'user', 'amount'],
    ['2026-01-15', 'u1', 10.5],
  ]).toFile(join(site, 'sales.xlsx'));
  writeFileSync(join(site, 'people.csv'), 'name\nu1\n');
  browser = await launch();
});

after(async () => {
  await browser?.close();
  packed?.remove();
});

/** Opens a page with a tile, while the chunk of that name is missing. */
async function openWithout(t, chunk, html) {
  const server = await serve(site, { headers: { 'content-security-policy': STRICT_POLICY } });
  t.after(() => server.close());
  const { page, problems } = await openPage(browser, `${server.origin}/late.html`);
  const context = page.context();
  t.after(() => context.close());
  let asked = 0;
  await context.route(
    (url) => new RegExp(`/chunks/${chunk}(-[\\w-]{8})?\\.js$`).test(url.pathname),
    (route) => {
      asked += 1;
      return route.fulfill({ status: 404 });
    },
  );
  await page.evaluate((text) => document.body.insertAdjacentHTML('beforeend', text), html);
  const tile = page.locator('target-number, target-column').first();
  await page.waitForFunction(() => {
    const { figures } = document.querySelector('target-number, target-column');
    return figures && figures.state !== 'loading';
  });
  return {
    page,
    tile,
    problems,
    asked: () => asked,
    figures: () => tile.evaluate(({ figures }) => figures),
    /** The chunk is there again. */
    back: () => context.unrouteAll(),
    retry: () => tile.getByRole('button', { name: 'Retry' }).click(),
  };
}

/** Places without which there are no figures: sentence and Retry in their stead. */
const NEEDED = [
  { chunk: 'files', html: number('src="sales.csv"'), actual: 3500 },
  { chunk: 'organisation-file', html: number('src="sales.csv"'), actual: 3500 },
  { chunk: 'column-specs', html: number('src="sales.csv" columns="id=id"'), actual: 3500 },
  { chunk: 'as-written', html: number('src="odd.csv"'), actual: 10.5 },
  { chunk: 'other-form', html: number('src="sales.xlsx"'), actual: 10.5 },
  { chunk: 'read-workbook', html: number('src="sales.xlsx"'), actual: 10.5 },
  { chunk: 'people-table', html: number('src="sales.csv"').replace('organisation.json', 'people.csv'), actual: 3500 },
  {
    chunk: 'indexed-db',
    html: number('src="sales.csv" targets="targets.csv" repository="indexed-db:late"'),
    actual: 3500,
  },
];
for (const { chunk, html, actual } of NEEDED) {
  test(`S3 ${chunk} is missing: the tile says so, and Retry brings the figures`, async (t) => {
    const { tile, figures, problems, back, retry } = await openWithout(t, chunk, html);
    assert.equal((await figures()).message, NOT_LOADED);
    assert.equal(problems.filter((text) => text.startsWith('Code of target-tiles cannot be loaded')).length, 1);
    await back();
    await retry();
    await tile.locator('.status, .figure, .todo').first().waitFor();
    assert.equal((await figures()).total.actual, actual);
  });
}

for (const chunk of ['load-in-worker', 'sales-worker']) {
  test(`S4 ${chunk} is missing: the page reads a large file itself`, async (t) => {
    const { figures, asked } = await openWithout(t, chunk, number('src="large.csv"'));
    assert.ok(asked() > 0);
    assert.equal((await figures()).total.actual, 400_000);
  });
}

for (const chunk of ['late-help', 'en-problems']) {
  test(`S3 ${chunk} is missing: a failure has a short sentence, and after Retry its own`, async (t) => {
    const { tile, figures, back, retry } = await openWithout(t, chunk, number('src="none.csv"'));
    assert.equal((await figures()).message, 'The figures cannot be shown (not-found).');
    await back();
    await retry();
    await tile.getByText('none.csv was not found.').waitFor();
  });
}

test('E5 nl is missing: English stands, a note says so, and its Retry brings Dutch', async (t) => {
  const { tile, figures, back, retry } = await openWithout(t, 'nl', number('src="sales.csv" locale="nl"'));
  assert.equal((await figures()).total.actual, 3500);
  await tile.locator('.notes').click();
  await tile.getByText('The texts in “nl” could not be loaded, so they are in English.').waitFor();
  await back();
  await retry();
  await tile.getByText('Omzet').waitFor();
  assert.deepEqual((await figures()).notes, []);
});

for (const chunk of ['note-texts', 'en-problems']) {
  test(`S4 ${chunk} is missing: codes stand in for notes, which are loaded again when they are opened`, async (t) => {
    const { tile, figures, back } = await openWithout(t, chunk, number('src="sales.csv"', 'pace="fast"'));
    assert.equal((await figures()).total.actual, 3500);
    await tile.locator('.notes').click();
    await tile.getByText(NOT_LOADED).waitFor();
    await tile.getByText('wrong-attribute: pace=fast').waitFor();
    await back();
    await tile.locator('.notes').click();
    await tile.locator('.notes').click();
    await tile.getByText('pace: “fast” is not allowed here').waitFor();
    assert.equal(await tile.getByRole('button', { name: 'Retry' }).count(), 0);
  });
}

test('S4 large-parts is missing: a large tile says in sentences what would stand as facts', async (t) => {
  const size = 'style="display: block; inline-size: 900px; block-size: 600px"';
  const html = number('src="sales.csv" targets="targets.csv"', size);
  const { tile, figures, asked } = await openWithout(t, 'large-parts', html);
  assert.equal((await figures()).total.actual, 3500);
  await tile.getByText(/^heading for /).waitFor();
  assert.equal(asked(), 1);
  assert.equal(await tile.locator('.facts').count(), 0);
});

test('S4 trend-parts is missing: a large tile has its figures without the line of the months', async (t) => {
  const size = 'style="display: block; inline-size: 900px; block-size: 600px"';
  const html = number('src="sales.csv" targets="targets.csv"', size);
  const { tile, figures } = await openWithout(t, 'trend-parts', html);
  assert.equal((await figures()).total.actual, 3500);
  await tile.getByText(/^heading for /).waitFor();
  assert.equal(await tile.locator('.trend').count(), 0);
});

test('S4 guide-panel is missing: the panel says so, and its Retry brings the explanation', async (t) => {
  const { tile, figures, back, retry } = await openWithout(t, 'guide-panel', number('src="sales.csv"'));
  assert.equal((await figures()).total.actual, 3500);
  await tile.locator('.notes').click();
  await tile.getByText(NOT_LOADED).waitFor();
  await back();
  await retry();
  await tile.getByText('judged as of').waitFor();
  assert.equal(await tile.getByText(NOT_LOADED).count(), 0);
});

test('S4 Chart.js is missing: the chart is drawn without it, a note says so, and its Retry brings Chart.js', async (t) => {
  const html = `<target-board ${BOARD} src="sales.csv"><target-column renderer="canvas"></target-column></target-board>`;
  const { tile, back, retry } = await openWithout(t, 'chartjs-painter', html);
  await tile.locator('svg[role="img"] path').first().waitFor();
  await tile.locator('.notes').click();
  await tile.getByText('Chart.js could not be loaded, so the chart is drawn without it.').waitFor();
  await back();
  await retry();
  await tile.locator('canvas').waitFor({ state: 'attached' });
  assert.equal(await tile.locator('.notes.some').count(), 0);
});

test('T18 the code of saving is missing: the save is refused, figures stay, and the same changes can be saved later', async (t) => {
  const html = number('src="sales.csv" targets="targets.csv"');
  const { page, figures, back } = await openWithout(t, 'save-code', html);
  const save = () =>
    page.evaluate(async () => {
      const rows = [{ owner: 'company', values: { 0: 250_000 } }];
      const board = document.querySelector('target-board');
      const saved = board.save([{ year: 2026, targetType: 'all-sales.amount', base: 0, rows }]);
      return saved.then(
        () => 'saved',
        ({ code, detail }) => `${code} ${detail.problem}`,
      );
    });
  assert.equal(await save(), 'offline not-loaded');
  assert.equal((await figures()).total.target, 7000);
  await back();
  assert.equal(await save(), 'saved');
  await page.waitForFunction(() => document.querySelector('target-number').figures.total.target === 7500);
});

test('S4 filter-speech is missing: the board filters, and says nothing of it', async (t) => {
  const { page, problems } = await openWithout(t, 'filter-speech', number('src="sales.csv"'));
  await page.evaluate(() => (document.querySelector('target-board').period = '2026-Q1'));
  await page.waitForFunction(() => document.querySelector('target-number').figures.period.to === '2026-03-31');
  const said = () => problems.some((text) => text.startsWith('Code of target-tiles cannot be loaded'));
  while (!said()) await page.evaluate(() => new Promise(requestAnimationFrame));
});

test('S3 a chunk is missing at a refresh: earlier figures stay, with their age and the sentence', async (t) => {
  const { page, tile, figures, back, retry } = await openWithout(t, 'as-written', number('src="sales.csv"'));
  assert.equal((await figures()).total.actual, 3500);
  await page.route('**/sales.csv', (route) =>
    route.fulfill({ contentType: 'text/csv', body: 'id,date,user,amount,currency\nS1,2026-01-15,u1,€ 20,EUR\n' }),
  );
  await tile.evaluate((element) => element.refresh());
  await tile.locator('.message', { hasText: NOT_LOADED }).waitFor();
  assert.equal((await figures()).total.actual, 3500);
  assert.match((await figures()).message, /^As of .*Refreshing failed: /);
  await back();
  await retry();
  await page.waitForFunction(() => document.querySelector('target-number').figures.total.actual === 20);
});
