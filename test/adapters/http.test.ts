import { expect } from '@open-wc/testing';
import { httpContract } from '../../src/adapters/http/contract.ts';
import { httpRepository, httpSource } from '../../src/adapters/http.ts';
import { unanswered } from '../../src/adapters/http/unanswered.ts';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { memorySource, type SaleRow } from '../../src/adapters/memory.ts';
import { failureSentence } from '../../src/i18n/failure-sentence.ts';
import type { TargetChange } from '../../src/model/target.ts';
import { ALL, ORGANISATION, SALES, signal } from '../../src/source/contract/sales.ts';
import { targetRepositoryContract } from '../../src/source/contract/target-repository.ts';
import { targetRightsContract } from '../../src/source/contract/target-rights.ts';
import type { ContractTargets } from '../../src/source/contract/targets.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { API_URL, fillable, service, strict } from './http-service.ts';

const sales = (rows: readonly object[] = SALES, organisation?: object) =>
  memorySource({ sales: rows as readonly SaleRow[], organisation });

describe('a service that is filled by POST /fixtures', () => {
  for (const { name, run } of httpContract(fillable())) it(name, run);
});

const merging = (targets: ContractTargets, rights = {}) =>
  httpRepository(service({ repository: memoryRepository({ ...targets, ...rights }) }));

const refusing = (targets: ContractTargets, rights = {}) =>
  httpRepository(service(strict(memoryRepository({ ...targets, ...rights }))));

for (const [name, make] of [['merges', merging] as const, ['refuses what is not up to date', refusing] as const]) {
  describe(`httpRepository over a service that ${name}`, () => {
    for (const { name: rule, run } of [...targetRepositoryContract(make), ...targetRightsContract(make)]) it(rule, run);
  });
}

const KEY = { year: 2026, targetType: 'all-sales.amount' };
const options = { signal };
const change = (value: number, base = 0): readonly TargetChange[] => [
  { ...KEY, base, rows: [{ owner: 'company', values: { 0: value } }] },
];

async function refusal(promise: Promise<unknown>): Promise<SourceError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(SourceError);
  return error as SourceError;
}

const json = (data: unknown, init?: ResponseInit) =>
  new Response(JSON.stringify(data), { headers: { 'content-type': 'application/json' }, ...init });

/** A service that answers one thing. */
const saying = (answer: () => Response | Promise<Response>) => ({ url: API_URL, fetch: async () => answer() });

const problem = (status: number, body: object, headers = {}) =>
  json(body, { status, headers: { 'content-type': 'application/problem+json', ...headers } });

describe('httpSource', () => {
  it('asks all questions of one moment in one request', async () => {
    const { asked, ...remote } = service({ source: sales(SALES, ORGANISATION) });
    await httpSource(remote).actuals([ALL, { ...ALL, owner: 'user:ann' }, { ...ALL, grain: 'day' }], options);
    expect(asked.map(({ method, url }) => `${method} ${url}`)).to.deep.equal([`POST ${API_URL}/actuals`]);
  });

  it('names what a service answers wrong, by its path', async () => {
    const cell = { user: 'ann', month: '2026-01', value: 1 };
    const cases: [() => Response, string, string | undefined, string | undefined][] = [
      [
        () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
        'html',
        undefined,
        undefined,
      ],
      [() => new Response('<html><title>Sign in'), 'html', undefined, undefined],
      [() => new Response('{"api":1,'), 'bad-json', undefined, undefined],
      [() => json({ api: 2, answers: [] }), 'wrong-version', undefined, '2'],
      [() => json([]), 'wrong-version', undefined, 'undefined'],
      [() => json(null), 'wrong-version', undefined, 'undefined'],
      [() => json({ api: 1 }), 'bad-value', 'answers', 'undefined'],
      [() => json({ api: 1, answers: [] }), 'bad-value', 'answers', '[…] × 0'],
      [() => json({ api: 1, answers: [{ cells: ['x'] }] }), 'bad-value', 'answers[0].cells[0]', 'x'],
      [
        () => json({ api: 1, answers: [{ cells: [{ ...cell, user: 'bob' }] }] }),
        'other-answer',
        'answers[0]',
        'user:bob',
      ],
    ];
    for (const [answer, problem, path, value] of cases) {
      const error = await refusal(httpSource(saying(answer)).actuals([{ ...ALL, owner: 'user:ann' }], options));
      expect([error.code, error.detail.problem, error.detail.path, error.detail.value]).to.deep.equal([
        'invalid-data',
        problem,
        path,
        value,
      ]);
    }
  });

  it('says by code what a status means, and how long to wait', async () => {
    const cases: [Response, string, number | undefined][] = [
      [json({}, { status: 401 }), 'forbidden', undefined],
      [json({}, { status: 403 }), 'forbidden', undefined],
      [json({}, { status: 404 }), 'not-found', undefined],
      [json({}, { status: 422 }), 'invalid-data', undefined],
      [json({}, { status: 501 }), 'unsupported', undefined],
      [json({}, { status: 500 }), 'offline', undefined],
      [json({}, { status: 503, headers: { 'retry-after': '7' } }), 'offline', 7],
      [json({}, { status: 429, headers: { 'retry-after': '3' } }), 'offline', 3],
      [new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } }), 'offline', undefined],
    ];
    for (const [answer, code, retryAfter] of cases) {
      const error = await refusal(httpSource(saying(() => answer)).organisation(options));
      expect([error.code, error.detail.retryAfter, error.detail.status]).to.deep.equal([
        code,
        retryAfter,
        answer.status,
      ]);
    }
    expect(
      (await refusal(httpSource(saying(() => json({}, { status: 413 }))).organisation(options))).detail.problem,
    ).to.equal('request-too-large');
  });

  it('takes problem details that it knows, and no part of them that has another shape', async () => {
    const body = { type: 'urn:target-tiles:owner-hidden', detail: 'no', path: 'queries[0].owner', value: 7 };
    const { code, message, detail } = await refusal(httpSource(saying(() => problem(403, body))).organisation(options));
    expect([code, message, detail]).to.deep.equal(['forbidden', 'no', { problem: 'owner-hidden', path: body.path }]);
    const wrong = { ...body, cells: [{ year: '2026' }] };
    expect((await refusal(httpSource(saying(() => problem(403, wrong))).organisation(options))).detail.path).to.equal(
      'problem.cells[0].year',
    );
  });

  it('says that it was sent elsewhere, in place of reading a sign-in page', async () => {
    const { code, detail } = await refusal(
      httpSource(saying(() => Response.redirect('https://sign-in.test/', 302))).organisation(options),
    );
    expect([code, detail.problem, detail.status]).to.deep.equal(['forbidden', 'redirected', 401]);
  });

  it('says what to set where another origin does not answer, since a browser does not tell why', async () => {
    const failing = () => Promise.reject(new TypeError('Failed to fetch'));
    const { code, detail } = await refusal(httpSource(saying(failing)).organisation(options));
    expect([code, detail.problem, detail.expected]).to.deep.equal(['offline', 'blocked', location.origin]);
    const own = await refusal(httpSource({ ...saying(failing), url: '/api' }).organisation(options));
    expect([own.code, own.detail.problem]).to.deep.equal(['offline', undefined]);
  });

  for (const [file, problem, expected] of [
    ['http://sales.test/api/actuals', 'mixed-content', 'https://sales.test/api/actuals'],
    ['HTTP://localhost.test/api', 'mixed-content', 'https://localhost.test/api'],
    ['https://sales.test/api', 'blocked', 'https://board.test'],
    ['http://localhost:8080/api', 'blocked', 'https://board.test'],
    ['http://sales.localhost/api', 'blocked', 'https://board.test'],
    ['http://127.0.0.1:8080/api', 'blocked', 'https://board.test'],
    ['/api', undefined, undefined],
  ] as const) {
    it(`says on a page by https why nothing came, and what to do: ${file}`, async () => {
      const page = { href: 'https://board.test/sales', origin: 'https://board.test', protocol: 'https:' };
      const error = unanswered(file, new TypeError('Failed to fetch'), page);
      const { code, detail } = error;
      const isMixed = problem === 'mixed-content';
      expect([code, detail.problem, detail.expected]).to.deep.equal([
        isMixed ? 'unsupported' : 'offline',
        problem,
        expected,
      ]);
      if (isMixed) expect(await failureSentence(error)).to.contain(`Use ${expected}`);
    });
  }

  it('fetches a new token once for all requests that a 401 stopped, and gives up where that is refused too', async () => {
    let renewed = 0;
    const seen: (string | null)[] = [];
    const { fetch } = service({ source: sales(SALES, ORGANISATION) });
    const guarded = (good: string) => ({
      url: API_URL,
      token: async (renew: boolean) => (renew ? `new-${++renewed}` : 'old'),
      fetch: (async (input: string, init: RequestInit) => {
        const token = new Headers(init.headers).get('authorization');
        seen.push(token);
        return token === `Bearer ${good}` ? fetch(input, init) : new Response('', { status: 401 });
      }) as typeof globalThis.fetch,
    });
    const source = httpSource(guarded('new-1'));
    await Promise.all([source.actuals([ALL], options), source.organisation(options)]);
    expect([renewed, seen]).to.deep.equal([1, ['Bearer old', 'Bearer old', 'Bearer new-1', 'Bearer new-1']]);
    const { code, detail } = await refusal(httpSource(guarded('none')).organisation(options));
    expect([code, detail.status, renewed]).to.deep.equal(['forbidden', 401, 2]);
  });

  it('sends the headers of the host with each request', async () => {
    const { asked, ...remote } = service({ source: sales(SALES, ORGANISATION) });
    let count = 0;
    const source = httpSource({ ...remote, headers: () => ({ 'x-shop': `${++count}` }), token: 'abc' });
    await source.organisation(options);
    await source.organisation(options);
    expect(asked.map(({ headers }) => [headers.get('x-shop'), headers.get('authorization')])).to.deep.equal([
      ['1', 'Bearer abc'],
      ['2', 'Bearer abc'],
    ]);
  });

  it('tells when to ask again as events say it, those between answer and connection too', async () => {
    const source = sales(SALES, ORGANISATION);
    const remote = httpSource(service({ source }));
    await remote.organisation(options);
    source.update({ sales: [] });
    const told = await new Promise((resolve) => {
      const stop = remote.watch((what) => (stop(), resolve(what)));
    });
    expect(told).to.equal('actuals');
  });
});

describe('httpRepository', () => {
  it('sends a save whose answer was lost with the same key, and the service applies it once', async () => {
    const repository = memoryRepository();
    const { fetch, asked } = service({ repository });
    let lost = 1;
    const losing = async (...sent: Parameters<typeof fetch>) => {
      const answer = await fetch(...sent);
      if (lost-- > 0) throw new TypeError('Failed to fetch');
      return answer;
    };
    const remote = httpRepository({ url: API_URL, fetch: losing });
    expect((await refusal(remote.save(change(7), options))).code).to.equal('offline');
    const [set] = await remote.save(change(7), options);
    expect([set!.revision, (await repository.changes(KEY, 0, options)).length]).to.deep.equal([1, 1]);
    const [first, second] = asked.map(({ headers }) => headers.get('idempotency-key'));
    expect([first?.length, second]).to.deep.equal([32, first]);
    await remote.save(change(8, 1), options);
    expect(asked[2]!.headers.get('idempotency-key')).to.not.equal(first);
  });

  it('puts a save that came too late on top of others, sent anew with a key of its own', async () => {
    const repository = memoryRepository();
    await repository.save([{ ...KEY, base: 0, rows: [{ owner: 'company', values: { 1: 5 } }] }], options);
    const { asked, ...remote } = service(strict(repository));
    const [set] = await httpRepository(remote).save(change(7), options);
    expect(set!.rows[0]!.values.slice(0, 2)).to.deep.equal([7, 5]);
    expect(new Set(asked.map(({ headers }) => headers.get('idempotency-key'))).size).to.equal(2);
  });

  it('refuses a set of another year or type than asked for', async () => {
    const set = { ...KEY, year: 2025, interval: 'month', rows: [], revision: 0 };
    const { detail } = await refusal(httpRepository(saying(() => json({ api: 1, set }))).load(KEY, options));
    expect([detail.problem, detail.value]).to.deep.equal(['other-answer', '2025 all-sales.amount']);
  });

  it('asks for ids that hold any signs', async () => {
    const { asked, ...remote } = service({ repository: memoryRepository() });
    const key = { year: 2026, targetType: "a/b?c' or 1=1;--.count" };
    expect((await httpRepository(remote).load(key, options)).targetType).to.equal(key.targetType);
    await httpRepository(remote).history({ ...key, owner: 'user:x&y', item: '' }, options);
    expect(new URL(asked[1]!.url).searchParams.get('owner')).to.equal('user:x&y');
  });
});

describe('httpHandler', () => {
  const ask = (path: string, init?: RequestInit, ports = {}) =>
    service({ source: sales(SALES, ORGANISATION), repository: memoryRepository(), ...ports }).fetch(
      `${API_URL}${path}`,
      init,
    );
  const post = (path: string, body: unknown, headers = {}) =>
    ask(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers });

  it('refuses with problem details that say where and why', async () => {
    const saving = { 'idempotency-key': 'k' };
    const cases: [Promise<Response>, number, string, string | undefined][] = [
      [ask('/nowhere'), 404, 'about:blank', undefined],
      [ask('/saves'), 405, 'about:blank', undefined],
      [post('/actuals', '[{'), 422, 'urn:target-tiles:truncated', undefined],
      [post('/actuals', {}), 422, 'urn:target-tiles:bad-value', 'queries'],
      [
        post('/actuals', { queries: [{ ...ALL, owner: 'Anna' }] }),
        422,
        'urn:target-tiles:bad-value',
        'queries[0].owner',
      ],
      [
        post('/actuals', { queries: [{ ...ALL, from: '2026-02-30' }] }),
        422,
        'urn:target-tiles:bad-value',
        'queries[0].from',
      ],
      [post('/actuals', { queries: Array(1001).fill(ALL) }), 413, 'urn:target-tiles:request-too-large', undefined],
      [
        post('/actuals', { queries: [{ ...ALL, dimension: 'colour' }] }),
        501,
        'urn:target-tiles:no-dimension',
        undefined,
      ],
      [post('/saves', { changes: [] }), 400, 'urn:target-tiles:bad-value', 'Idempotency-Key'],
      [
        post('/saves', { changes: [{ ...KEY, rows: [] }] }, saving),
        428,
        'urn:target-tiles:bad-value',
        'changes[0].base',
      ],
      [post('/saves', { changes: change(7, 9) }, saving), 412, 'urn:target-tiles:unknown-base', undefined],
      [post('/saves', { changes: change(0.5) }, saving), 422, 'urn:target-tiles:bad-value', 'company.values[0]'],
      [ask('/sets/2026/x.count/changes'), 422, 'urn:target-tiles:bad-value', 'since'],
    ];
    for (const [answered, status, type, path] of cases) {
      const answer = await answered;
      const body = (await answer.json()) as { type: string; path?: string; status: number };
      expect([answer.status, body.status, body.type, body.path]).to.deep.equal([status, status, type, path]);
      expect(answer.headers.get('content-type')).to.equal('application/problem+json');
    }
  });

  it('tells nothing of what failed inside', async () => {
    const source = { organisation: () => Promise.reject(new Error('password=secret')) };
    const answer = await ask('/organisation', undefined, { source });
    expect([answer.status, await answer.text()]).to.deep.equal([
      500,
      '{"type":"about:blank","status":500,"title":"failed"}',
    ]);
  });

  it('says at its own address that it is a service, of which version', async () => {
    const answer = await ask('');
    expect([answer.headers.get('content-type'), await answer.text()]).to.deep.equal([
      'application/vnd.target-tiles+json',
      '{"api":1}',
    ]);
  });

  it('names the revision of a set as its tag', async () => {
    expect((await ask('/sets/2026/all-sales.amount')).headers.get('etag')).to.equal('"0"');
  });

  it('tells those who come back all events since, once, and those of another run that everything may be new', async () => {
    const { fetch } = service({ repository: memoryRepository() });
    const remote = httpRepository({ url: API_URL, fetch });
    for (const value of [1, 2, 3]) await remote.save(change(value, value - 1), options);
    const { event } = (await (await fetch(`${API_URL}/catalogue`)).json()) as { event: string };
    const last = event.replace(/\d+$/, '1');
    const read = async (id: string, count: number) => {
      const leaving = new AbortController();
      const answer = await fetch(`${API_URL}/events`, { headers: { 'last-event-id': id }, signal: leaving.signal });
      const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      while (text.split('\n\n').length <= count) text += (await reader.read()).value;
      leaving.abort();
      return text;
    };
    const names = (text: string) => Array.from(text.matchAll(/^(?:event|id): (?:.*-)?(\w+)$/gm), ([, name]) => name);
    expect(names(await read(last, 3))).to.deep.equal(['hello', '1', '2', 'change', '3', 'change']);
    expect(names(await read('other-1', 2))).to.deep.equal(['hello', '1', '3', 'reset']);
  });
});

describe('docs/http.openapi.json', () => {
  interface Contract {
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly components: object;
  }

  const contract = async () => (await (await fetch('/docs/http.openapi.json')).json()) as Contract;

  it('has each path and method that is answered, and no other but that of fixtures', async () => {
    const { paths } = await contract();
    const { fetch: ask } = service({ source: sales(SALES, ORGANISATION), repository: memoryRepository() });
    const wrong: string[] = [];
    for (const [path, methods] of Object.entries(paths)) {
      const address = `${API_URL}${path.replace('{year}', '2026').replace('{targetType}', 'x.count')}`;
      for (const method of ['get', 'post']) {
        const { status, body } = await ask(address, { method: method.toUpperCase() });
        void body?.cancel();
        const isThere = status !== 404 && status !== 405;
        if (isThere !== method in methods) wrong.push(`${method} ${path}`);
      }
    }
    expect(wrong).to.deep.equal(['post /fixtures']);
  });

  it('refers to nothing that it lacks', async () => {
    const whole = await contract();
    const refs = Array.from(JSON.stringify(whole).matchAll(/"\$ref":"#\/([^"]+)"/g), ([, path]) => path!);
    const lost = refs.filter(
      (path) => !path.split('/').reduce<unknown>((part, name) => (part as Record<string, unknown>)?.[name], whole),
    );
    expect([refs.length > 50, lost]).to.deep.equal([true, []]);
  });
});
