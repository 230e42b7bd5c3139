// The server and the page of docs/server.md, as they stand there.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'vite';
import { serve } from '../../scripts/serve.js';
import { examples } from './markdown.js';
import { figuresOf, installPacked, launch, openPage, root } from './packed.js';

const SERVER = readFileSync(join(root, 'docs/server.md'), 'utf8');
const [BODY] = examples(SERVER, 'The page', 'html');

let packed;
let browser;

before(async () => {
  packed = installPacked();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  packed?.remove();
});

/** A port that nobody has. */
async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Runs the example as a process of its own, until it answers. */
async function startServer(t) {
  const [code] = examples(SERVER, 'The server', 'js');
  const script = join(packed.home, 'server.mjs');
  writeFileSync(script, code);
  const port = await freePort();
  const child = spawn(process.execPath, [script], { env: { ...process.env, PORT: String(port) }, stdio: 'inherit' });
  t.after(() => child.kill());
  const origin = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${origin}/api/organisation`).catch(() => undefined))) assert.equal(child.exitCode, null);
  return origin;
}

/** The example of the page, bundled, on a site that hands its requests for data on to the server. */
async function openAt(t, origin) {
  const app = join(packed.home, 'server-page');
  mkdirSync(app, { recursive: true });
  const [code] = examples(SERVER, 'The page', 'js');
  writeFileSync(join(app, 'main.js'), code);
  writeFileSync(
    join(app, 'index.html'),
    `<!doctype html><link rel="icon" href="data:," />${BODY}<script type="module" src="./main.js"></script>`,
  );
  const options = { outDir: join(app, 'built'), target: 'es2022' };
  await build({ configFile: false, root: app, logLevel: 'error', build: options });
  const files = await serve(join(app, 'built'));
  const asked = [];
  const site = createServer(async (request, response) => {
    const { method, url } = request;
    const isData = url.startsWith('/api/');
    if (isData) asked.push(`${method} ${url}`);
    const body = method === 'GET' ? undefined : Buffer.concat(await request.toArray());
    const answer = await fetch(`${isData ? origin : files.origin}${url}`, { method, body });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((ready) => site.listen(0, '127.0.0.1', ready));
  t.after(async () => {
    site.closeAllConnections();
    await new Promise((closed) => site.close(closed));
    await files.close();
  });
  return { asked, ...(await openPage(browser, `http://127.0.0.1:${site.address().port}/index.html`)) };
}

const save = (value) =>
  `(async () => {
    const board = document.querySelector('target-board');
    const { signal } = new AbortController();
    const key = { year: 2026, targetType: 'all-sales.amount' };
    const { revision: base } = await board.repository.load(key, { signal });
    const values = Object.fromEntries(Array.from({ length: 12 }, (_, month) => [month, ${value}]));
    await board.save([{ ...key, base, rows: [{ owner: 'user:anna', values }] }]);
  })()`;

test('page and server of docs/server.md show sales, and save targets for all who ask', async (t) => {
  const origin = await startServer(t);
  const { page, problems, asked } = await openAt(t, origin);
  const { 'target-gauge': gauge } = await figuresOf(page);
  assert.deepEqual(
    [gauge.state, gauge.owner.name, gauge.currency, gauge.total.actual, gauge.total.target],
    ['ready', 'Anna Smit', 'EUR', 21_600.5, undefined],
  );
  assert.deepEqual(asked.map((one) => one.replace(/\?.*/, '')).sort(), [
    'GET /api/organisation',
    'GET /api/sales',
    'GET /api/targets',
  ]);
  await page.evaluate(save(2_000_50));
  await page.waitForFunction(() => document.querySelector('target-gauge').figures.total.target === 24_006);
  const { version, rows } = await (await fetch(`${origin}/api/targets`)).json();
  assert.deepEqual([version, rows.length, rows[0].owner, rows[0].values[11]], [2, 1, 'user:anna', '2000.50']);
  assert.deepEqual(problems, []);
});

test('a save that comes too late for the server of docs/server.md goes on top of what others saved', async (t) => {
  const origin = await startServer(t);
  const { page } = await openAt(t, origin);
  await figuresOf(page);
  const row = { year: 2026, targetType: 'all-sales.amount', interval: 'month', owner: 'company' };
  const others = { version: 1, removed: [], rows: [{ ...row, values: Array(12).fill('7.00') }] };
  await fetch(`${origin}/api/targets`, { method: 'PATCH', body: JSON.stringify(others) });
  await page.evaluate(save(100));
  const { version, rows } = await (await fetch(`${origin}/api/targets`)).json();
  assert.deepEqual([version, rows.map(({ owner }) => owner).sort()], [3, ['company', 'user:anna']]);
});

test('the form of docs/server.md saves a target, says of a wrong one what is wrong, and is short', async (t) => {
  const origin = await startServer(t);
  const { page, problems } = await openAt(t, origin);
  await figuresOf(page);
  let said = '';
  const send = async (fields) => {
    for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
    await page.click('button');
    await page.waitForFunction((before) => document.querySelector('output').value !== before, said);
    return (said = await page.$eval('output', ({ value }) => value));
  };
  assert.equal(await send({ value: '1250.50' }), 'Saved');
  await page.waitForFunction(() => document.querySelector('target-gauge').figures.total.target === 1250.5);
  assert.match(await send({ owner: 'team:north' }), /There is no .*north”\. Did you mean “group:north”\?/);
  assert.match(await send({ owner: 'Anna Smit', period: '2026-13' }), /targets\[0\]\.period.*“2026-13”.*2026-09/);
  const { rows } = await (await fetch(`${origin}/api/targets`)).json();
  assert.deepEqual([rows.length, rows[0].owner, rows[0].values[2]], [1, 'user:anna', '1250.50']);
  assert.deepEqual(problems, []);
  const lines = ['html', 'js'].flatMap((kind) => examples(SERVER, 'The page', kind)[0].trim().split('\n'));
  assert.ok(lines.filter(Boolean).length <= 30, `${lines.filter(Boolean).length} lines`);
});
