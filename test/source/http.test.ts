import { expect } from '@open-wc/testing';
import { requestData, requestJson, responseError } from '../../src/source/http.ts';
import { caught } from '../adapters/caught.ts';

const { signal } = new AbortController();
const answering = (body: BodyInit | null, init?: ResponseInit) => ({
  signal,
  fetch: () => Promise.resolve(new Response(body, init)),
});

describe('responseError', () => {
  const statuses: [status: number, code: string][] = [
    [401, 'forbidden'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'conflict'],
    [410, 'not-found'],
    [412, 'conflict'],
    [429, 'offline'],
    [500, 'offline'],
  ];
  for (const [status, code] of statuses) {
    it(`${status} is ${code}, with the address and the status`, () => {
      const error = responseError(new Response('', { status }), '/sales');
      expect([error?.code, error?.detail]).to.deep.equal([code, { file: '/sales', status }]);
    });
  }

  it('tells how long the server asks to wait', () => {
    const response = new Response('', { status: 503, headers: { 'retry-after': '120' } });
    expect(responseError(response, '/sales')?.detail.retryAfter).to.equal(120);
  });

  it('a page in place of data is told by its type', () => {
    const response = new Response('<p>', { headers: { 'content-type': 'text/html' } });
    expect(responseError(response, '/sales')?.detail).to.deep.equal({ problem: 'html', file: '/sales' });
  });

  it('is nothing for an answer that may be data', () => {
    expect(responseError(new Response('[]'), '/sales')).to.equal(undefined);
  });
});

describe('requestData', () => {
  it('hands on method, headers, body and the signal', async () => {
    const asked: RequestInit[] = [];
    const fetch = (_: unknown, init: RequestInit = {}) => {
      asked.push(init);
      return Promise.resolve(new Response('ok'));
    };
    const init = { method: 'POST', body: '{}' };
    const response = await requestData('/sales', { signal, init, fetch });
    expect([await response.text(), asked]).to.deep.equal(['ok', [{ ...init, signal }]]);
  });
});

describe('requestJson', () => {
  it('answers what the server says', async () => {
    expect(await requestJson('/sales', answering('\uFEFF[{"a":"ë"}]'))).to.deep.equal([{ a: 'ë' }]);
  });

  const wrong: [what: string, body: BodyInit | null, headers: Record<string, string>, problem: string][] = [
    ['a page that calls itself JSON', '<!doctype html>', { 'content-type': 'application/json' }, 'html'],
    ['nothing', null, {}, 'empty'],
    ['half of what was announced', '[1]', { 'content-length': '500' }, 'truncated'],
    ['half a list', '[1,', {}, 'truncated'],
    ['what is no JSON', 'date,user', {}, 'bad-json'],
  ];
  for (const [what, body, headers, problem] of wrong) {
    it(`bad input: ${what} is ${problem}`, async () => {
      const error = await caught(() => requestJson('/sales', answering(body, { headers })));
      expect([error.code, error.detail.problem, error.detail.file]).to.deep.equal(['invalid-data', problem, '/sales']);
    });
  }

  it('rejects with the reason of an abort, though fetch takes no notice', async () => {
    const control = new AbortController();
    const answer = requestJson('/sales', { signal: control.signal, fetch: () => new Promise(() => {}) });
    control.abort('changed my mind');
    expect(await answer.catch((reason: unknown) => reason)).to.equal('changed my mind');
  });
});
