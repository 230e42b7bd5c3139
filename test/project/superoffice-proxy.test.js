// The proxy of docs/superoffice.md, as it stands there, before a stand-in for the Web API.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { examples } from '../package/markdown.js';

const DOCS = readFileSync(fileURLToPath(new URL('../../docs/superoffice.md', import.meta.url)), 'utf8');

const asked = [];
let answer = () => [200, { value: [] }];
let crm;
let proxy;

const listening = async (server) => {
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${server.address().port}`;
};

before(async () => {
  crm = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    asked.push({ method: request.method, url: request.url, headers: request.headers, body });
    const [status, data, headers = {}] = answer();
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(data));
  });
  const env = { SUPEROFFICE_API: `${await listening(crm)}/Cust1/api/v1`, SUPEROFFICE_APP_TOKEN: 'app-secret' };
  const [code] = examples(DOCS, 'The proxy', 'js');
  assert.ok(code.trim().split('\n').length <= 20, 'twenty lines');
  const session =
    'async (request) => (/\\bsession=ann\\b/.test(request.headers.cookie ?? "") ? "ann-token" : undefined)';
  const own = code.replace(/^import \{ accessTokenOf \}.*$/m, `const accessTokenOf = ${session};`);
  assert.notEqual(own, code);
  const started = own
    .replace(/^createServer/m, 'export const server = createServer')
    .replace(/\.listen\(.*\);\s*$/, ';\n');
  Object.assign(process.env, env);
  const { server } = await import(`data:text/javascript,${encodeURIComponent(started)}`);
  proxy = { server, origin: await listening(server) };
});

after(() => {
  for (const server of [crm, proxy?.server]) {
    server?.closeAllConnections();
    server?.close();
  }
});

const ask = (path, init = {}) => {
  asked.length = 0;
  return fetch(`${proxy.origin}/superoffice/${path}`, { headers: { cookie: 'session=ann' }, ...init });
};

test('the tenant gets the tokens of the server, which the page never sees', async () => {
  const response = await ask('Archive/FindSale?$select=saleId&$filter=date%20after%20%272026-01-01%27');
  assert.deepEqual(await response.json(), { value: [] });
  const [{ method, url, headers }] = asked;
  assert.deepEqual(
    [method, url, headers.authorization, headers['so-apptoken'], headers.cookie],
    [
      'GET',
      '/Cust1/api/v1/Archive/FindSale?$select=saleId&$filter=date%20after%20%272026-01-01%27',
      'Bearer ann-token',
      'app-secret',
      undefined,
    ],
  );
  assert.doesNotMatch(JSON.stringify([...response.headers]), /token|secret/);
});

test('calls of the agent of targets go through with their body, and refusals come back as they are', async () => {
  answer = () => [403, { Message: 'No access' }];
  const body = JSON.stringify({ TargetGroupId: 1 });
  const init = { method: 'POST', body, headers: { cookie: 'session=ann', 'content-type': 'application/json' } };
  const response = await ask('Agents/Targets/SaveTargetGroup', init);
  assert.deepEqual([response.status, asked[0].method, asked[0].body], [403, 'POST', body]);
});

test('who is not signed in gets 401, and nothing but what the adapters ask is handed on', async () => {
  answer = () => [200, {}];
  assert.equal((await ask('MDOList/usergroup', { headers: {} })).status, 401);
  for (const path of ['Agents/User/DeleteUser', 'Contact/1', 'Archive/../Contact/1', 'Agents/Targets/%2e%2e/User'])
    assert.equal((await ask(path)).status, 404, path);
  assert.equal((await ask('MDOList/usergroup', { method: 'DELETE' })).status, 404);
  assert.deepEqual(asked, []);
});

test('a redirect of the tenant is answered as 401, not followed', async () => {
  answer = () => [302, {}, { location: 'https://sod.superoffice.com/login' }];
  assert.equal((await ask('MDOList/usergroup')).status, 401);
});
