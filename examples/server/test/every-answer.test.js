// What the other tests hold every answer against.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrongWith } from './every-answer.js';

const SET = { year: 2026, targetType: 'all-sales.amount', interval: 'month', revision: 0, rows: [] };
const JSON_TYPE = { 'content-type': 'application/json', 'cache-control': 'no-store', etag: '"0"' };

/** What is wrong with an answer for a set that is right but for `more`. */
function wrong({ headers = JSON_TYPE, body = { api: 1, set: SET }, ...more } = {}) {
  const url = 'http://localhost/copies/c/api/sets/2026/all-sales.amount';
  return wrongWith({
    method: 'GET',
    status: 200,
    url,
    ...more,
    headers: new globalThis.Headers(headers),
    body: JSON.stringify(body),
  });
}

const LATER = { 'content-type': 'application/problem+json', 'retry-after': 'soon' };

test('an answer is as the contract says, or what is wrong is named', () => {
  const where = 'GET /sets/{year}/{targetType}: 200: ';
  const cases = [
    [{}, ''],
    [{ status: 418 }, 'GET /sets/{year}/{targetType}: 418 is not among 200, 401, 403, 429, 503'],
    [{ headers: { 'content-type': 'application/json' } }, `${where}ETag is missing`],
    [
      { headers: { ...JSON_TYPE, 'cache-control': 'private' } },
      `${where}Cache-Control: private: all of it must be equal to constant`,
    ],
    [{ headers: { ...JSON_TYPE, 'content-type': 'text/html' } }, `${where}text/html in place of application/json`],
    [{ body: { set: SET } }, `${where}all of it must have required property 'api'`],
    [{ body: { api: 1, set: { ...SET, revision: '0' } } }, `${where}/set/revision must be integer`],
    [{ body: { api: 1, set: { ...SET, secret: 1 } } }, `${where}/set must NOT have additional properties: secret`],
    [
      { status: 503, headers: LATER, body: { type: 'about:blank' } },
      'GET /sets/{year}/{targetType}: 503: Retry-After: soon: all of it must be integer',
    ],
    [{ url: 'http://localhost/api/elsewhere' }, 'GET /elsewhere: 200, and there is no such path'],
    [{ url: 'http://localhost/people' }, ''],
  ];
  for (const [answer, fault] of cases) assert.equal(wrong(answer).join(), fault);
});
