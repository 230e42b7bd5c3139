import { expect } from '@open-wc/testing';
import type { CubeQuery, CubeRow } from '../../src/adapters/cube/client.ts';
import { cubeSource } from '../../src/adapters/cube.ts';
import { memorySource } from '../../src/adapters/memory.ts';
import type { ActualsQuery } from '../../src/model/actual.ts';
import { actualsOf, ALL, said, signal } from '../../src/source/contract/sales.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { CUBE_URL, deployment, json, metaOf, MODEL, row, saying } from './cube-service.ts';

const options = { signal };
const organisation = {
  currency: 'EUR',
  groups: [{ id: 'north' }, { id: 'south' }],
  users: [
    { id: 'ann', group: 'north' },
    { id: 'bob', group: 'south' },
  ],
  dimensions: [{ id: 'sale-type', column: 'type' }],
};

async function refusal(promise: Promise<unknown>): Promise<SourceError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(SourceError);
  return error as SourceError;
}

/** A source whose deployment answers these rows to every question. */
const holding = (...rows: readonly CubeRow[]) => cubeSource({ ...deployment(() => rows), organisation });

/** What is asked of Cube for one question. */
async function asked(query: Partial<ActualsQuery>, more = {}): Promise<CubeQuery> {
  const remote = deployment(() => []);
  await actualsOf(cubeSource({ ...remote, organisation, ...more }), query);
  return remote.queries()[0]!;
}

describe('cubeSource: what it asks', () => {
  it('asks all questions of one granularity in one request, and once for what differs in its measure only', async () => {
    const { loads, ...remote } = deployment(() => []);
    const source = cubeSource({ ...remote, organisation });
    const measures = ['amount', 'profit', 'amount'] as const;
    const months = [...measures.map((measure) => ({ ...ALL, measure })), { ...ALL, owner: 'user:bob' } as const];
    await source.actuals([...months, { ...ALL, grain: 'day' }], options);
    const told = loads.map(({ query, queryType }) => [Array.isArray(query) ? query.length : 'one', queryType]);
    expect(told).to.deep.equal([
      [2, 'multi'],
      ['one', 'multi'],
    ]);
    expect(remote.queries()[0]!.measures).to.deep.equal(['sales.amount', 'sales.profit']);
  });

  it('asks sums by calendar month of the days that are wanted, sold ones, in an order that pages can follow', async () => {
    expect(await asked({ from: '2026-02-15', to: '2026-03-10' })).to.deep.equal({
      measures: ['sales.amount'],
      dimensions: ['sales.user', 'sales.group', 'sales.currency'],
      timeDimensions: [{ dimension: 'sales.date', granularity: 'month', dateRange: ['2026-02-15', '2026-03-10'] }],
      filters: [{ member: 'sales.status', operator: 'equals', values: ['sold'] }],
      order: ['date', 'user', 'group', 'currency'].map((name) => [`sales.${name}`, 'asc']),
      limit: 50_000,
    });
    expect((await asked({}, { timeZone: 'Europe/Amsterdam' })).timezone).to.equal('Europe/Amsterdam');
  });

  it('narrows to an owner: by the group on the sale, else that of its seller', async () => {
    const ofOwner = async (query: Partial<ActualsQuery>) => (await asked(query)).filters!.slice(1);
    expect(await ofOwner({ owner: 'user:ann' })).to.deep.equal([
      { member: 'sales.user', operator: 'equals', values: ['ann'] },
    ]);
    const members = { member: 'sales.user', operator: 'equals', values: ['bob'] };
    expect(await ofOwner({ owner: 'group:south', groupBy: 'member' })).to.deep.equal([members]);
    const recorded = { member: 'sales.group', operator: 'equals', values: ['south'] };
    const without = { and: [{ member: 'sales.group', operator: 'notSet' }, members] };
    expect(await ofOwner({ owner: 'group:south' })).to.deep.equal([{ or: [recorded, without] }]);
  });

  it('takes the words of a status and the members of a dimension from the mapping', async () => {
    const query = await asked(
      { dimension: 'sale-type', items: ['new'] },
      { members: { status: 'name' }, statuses: { sold: ['Won', 'Paid'] }, dimensions: { 'sale-type': 'id' } },
    );
    expect(query.filters).to.deep.equal([
      { member: 'sales.name', operator: 'equals', values: ['Won', 'Paid'] },
      { member: 'sales.id', operator: 'equals', values: ['new'] },
    ]);
  });

  it('asks a count of another cube with the members of that cube', async () => {
    const deals = { measures: ['count'], dimensions: ['date', 'user', 'status'] };
    const remote = deployment(() => [], { ...MODEL, deals });
    await actualsOf(cubeSource({ ...remote, organisation, members: { count: 'deals.count' } }), { measure: 'count' });
    const { measures, dimensions, filters } = remote.queries()[0]!;
    expect([measures, dimensions, filters![0]!.member]).to.deep.equal([
      ['deals.count'],
      ['deals.user'],
      'deals.status',
    ]);
  });

  it('takes all as sold, and knows of no open sales, where the model has no status', async () => {
    expect((await asked({}, { members: { status: false } })).filters).to.deep.equal([]);
    const { loads, ...remote } = deployment(() => [row({ amount: '1' })]);
    const source = cubeSource({ ...remote, organisation, members: { status: false } });
    expect(await actualsOf(source, { status: 'open' })).to.deep.equal({ cells: [], notes: [] });
    expect(loads).to.deep.equal([]);
  });

  it('asks Cube to look for newer data where the reader refreshes', async () => {
    const { loads, ...remote } = deployment(() => []);
    const source = cubeSource({ ...remote, organisation });
    await source.actuals([ALL], options);
    await source.actuals([ALL], { signal, reload: {} });
    expect(loads.map(({ cache }) => cache)).to.deep.equal([undefined, 'must-revalidate']);
  });

  it('asks page by page what is longer than one', async () => {
    const all = ['1', '2', '3', '4', '5'].map((user) => row({ user, amount: '1' }));
    const remote = deployment(({ offset = 0, limit }) => all.slice(offset, offset + limit!));
    const { cells } = await actualsOf(cubeSource({ ...remote, organisation, pageSize: 2 }), {});
    expect(cells.map(({ user }) => user)).to.deep.equal(['1', '2', '3', '4', '5']);
    expect(remote.queries().map(({ offset }) => offset ?? 0)).to.deep.equal([0, 2, 4]);
  });

  it('asks again while Cube still works on it, and says each time that it is alive', async () => {
    let left = 2;
    let alive = 0;
    const remote = deployment(() => (left-- > 0 ? json({ error: 'Continue wait' }) : [row({ amount: '1' })]));
    const source = cubeSource({ ...remote, organisation });
    const [answer] = await source.actuals([ALL], { signal, alive: () => alive++ });
    expect([said(answer!), alive]).to.deep.equal([['ann|north|2026-01 100'], 2]);
  });

  it('stops asking where nobody waits any more', async () => {
    const leaving = new AbortController();
    const remote = deployment(() => (leaving.abort(new Error('gone')), json({ error: 'Continue wait' })));
    const failed = cubeSource({ ...remote, organisation }).actuals([ALL], { signal: leaving.signal });
    expect(await failed.catch((reason: unknown) => reason)).to.equal(leaving.signal.reason);
    expect(remote.loads.length).to.equal(1);
  });
});

describe('cubeSource: what it makes of answers', () => {
  it('reads amounts as they are written, exact, whether text or number', async () => {
    const values: readonly (readonly [string | number, number])[] = [
      ['70368744177664.07', 7036874417766407],
      ['-0.005', -1],
      [1234.5, 123450],
      ['1.2345E3', 123450],
      ['1e-3', 0],
      ['0.30000000000000004', 30],
      ['12', 1200],
    ];
    const rows = values.map(([amount], index) => row({ user: `u${index}`, amount }));
    const { cells } = await actualsOf(holding(...rows), {});
    expect(cells.map(({ value }) => value)).to.deep.equal(values.map(([, minor]) => minor));
  });

  it('rounds once for all rows of one person, group, month and currency, by the decimals of that', async () => {
    const rows = [
      row({ amount: '0.004' }),
      row({ amount: '0.004', group: 'north' }),
      row({ amount: '0.004', currency: 'EUR' }),
      row({ amount: '10.6', currency: 'JPY' }),
      row({ amount: null, user: 'bob' }),
    ];
    expect(said(await actualsOf(holding(...rows), {}))).to.deep.equal([
      'ann|north|2026-01||EUR 1',
      'ann|north|2026-01||JPY 11',
    ]);
  });

  it('weighs open sales by their probability', async () => {
    const rows = [row({ amount: '0.05', probability: '50' }), row({ amount: '9', probability: null })];
    expect(said(await actualsOf(holding(...rows), { status: 'open' }))).to.deep.equal(['ann|north|2026-01 3']);
  });

  it('takes ids that are numbers, and a sale without a seller', async () => {
    const rows = [row({ user: 17, amount: '1', group: 4 }), row({ user: null, amount: '2' })];
    expect(said(await actualsOf(holding(...rows), {}))).to.deep.equal(['17|4|2026-01 100', '|2026-01 200']);
  });
});

const withToken = (token: (renew: boolean) => string, good: string, refused = { error: 'Invalid token' }) => {
  const seen: (string | null)[] = [];
  const { fetch } = deployment(() => [row({ amount: '1' })]);
  const guarded = async (...[input, init]: Parameters<typeof fetch>) => {
    const sent = new Headers(init?.headers).get('authorization');
    seen.push(sent);
    return sent === `Bearer ${good}` ? fetch(input, init) : json(refused, 403);
  };
  return { url: CUBE_URL, cube: 'sales', organisation, token, fetch: guarded, seen };
};

describe('cubeSource: rights', () => {
  it('fetches a new token once where Cube refuses the first, as it does by 403', async () => {
    const { seen, ...remote } = withToken((renew) => (renew ? 'new' : 'old'), 'new');
    const { cells } = await actualsOf(cubeSource(remote), {});
    expect([cells.length, seen.slice(0, 2)]).to.deep.equal([1, ['Bearer old', 'Bearer new']]);
  });

  it('tells a token that is none, after which a reader signs in again, from a right that is none', async () => {
    for (const [error, status] of [['Invalid token', 401] as const, ['API scope is missing: data', 403] as const]) {
      const { seen, ...remote } = withToken(() => 'old', 'new', { error });
      const { code, detail } = await refusal(actualsOf(cubeSource(remote), {}));
      expect([code, detail.status, seen.length]).to.deep.equal(['forbidden', status, 2]);
    }
  });
});

const STACK = { error: 'Error: secret', stack: 'Error: secret\n at /srv/cube/secret.js' };
const html = '<!doctype html><title>Sign in</title>';

describe('cubeSource: answers that are none', () => {
  const cases: readonly (readonly [what: string, answer: () => Response, code: string, detail: object])[] = [
    ['a web page', () => new Response(html), 'invalid-data', { problem: 'html' }],
    ['no JSON', () => new Response('{"results":['), 'invalid-data', { problem: 'bad-json' }],
    ['null', () => json(null), 'invalid-data', { problem: 'bad-value', path: 'results' }],
    ['no results', () => json({}), 'invalid-data', { problem: 'bad-value', path: 'results' }],
    ['another error', () => json({ error: 'odd' }), 'invalid-data', { problem: 'bad-value', path: 'results' }],
    ['other results', () => results([], []), 'invalid-data', { path: 'results', value: '[…] × 2' }],
    ['rows that are none', () => results([7]), 'invalid-data', { path: 'results[0].data[0]', value: '7' }],
    [
      'rows of another question',
      () => results([{ 'sales.other': 1 }]),
      'invalid-data',
      { problem: 'other-answer', path: 'data', value: 'sales.other', expected: 'sales.amount' },
    ],
    [
      'another month',
      () => results([row({ amount: '1' }, '2025-12')]),
      'invalid-data',
      { problem: 'other-answer', value: '2025-12', expected: '2026-01 – 2026-12' },
    ],
    [
      'another owner',
      () => results([row({ amount: '1', user: 'eve' })]),
      'invalid-data',
      { problem: 'other-answer', value: 'user:eve', expected: 'user:ann' },
    ],
    [
      'a number that is none',
      () => results([row({ amount: '1,5' })]),
      'invalid-data',
      { problem: 'bad-value', path: 'sales.amount', value: '1,5' },
    ],
    [
      'a time that is none',
      () => results([{ ...row({ amount: '1' }), 'sales.date.month': 'May' }]),
      'invalid-data',
      { path: 'sales.date.month', value: 'May' },
    ],
    [
      'a currency that is none',
      () => results([row({ amount: '1', currency: 'Euro' })]),
      'invalid-data',
      { path: 'sales.currency', value: 'Euro' },
    ],
    ['an amount too large', () => results([row({ amount: '1e99' })]), 'invalid-data', { problem: 'too-large' }],
    ['a failure', () => json(STACK, 500), 'offline', { status: 500 }],
    ['a refusal', () => json(STACK, 400), 'invalid-data', { status: 400 }],
    [
      'a warehouse that is away',
      () => json({ error: 'Error: connect ECONNREFUSED 10.1.2.3:5432' }, 400),
      'offline',
      { status: 400 },
    ],
    [
      'more rows at once than the deployment allows',
      () => json({ error: 'Error: The query limit has been exceeded.' }, 500),
      'invalid-data',
      { problem: 'request-too-large', option: 'pageSize' },
    ],
    [
      'a way to another page',
      () => Response.redirect('https://sign-in.test/', 302),
      'forbidden',
      { problem: 'redirected', status: 401 },
    ],
  ];
  for (const [what, answer, code, detail] of cases) {
    it(`names ${what}`, async () => {
      const error = await refusal(actualsOf(cubeSource({ ...saying(answer), organisation }), { owner: 'user:ann' }));
      expect(error.code).to.equal(code);
      expect(error.detail).to.include(detail);
      expect(JSON.stringify([error.message, error.detail, error.cause])).not.to.match(/secret|10\.1\.2\.3/);
    });
  }

  it('says what to set where another origin lets nobody read it', async () => {
    const failing = () => Promise.reject(new TypeError('Failed to fetch'));
    const { code, detail } = await refusal(actualsOf(cubeSource({ ...saying(failing), organisation }), {}));
    expect([code, detail.problem, detail.expected]).to.deep.equal(['offline', 'blocked', location.origin]);
  });
});

function results(...data: readonly (readonly unknown[])[]): Response {
  return json({ queryType: 'multi', results: data.map((rows) => ({ data: rows })) });
}

describe('cubeSource: a mapping that does not fit', () => {
  const cases: readonly (readonly [
    what: string,
    mapping: object,
    query: Partial<ActualsQuery>,
    code: string,
    detail: object,
  ])[] = [
    [
      'the cube',
      { cube: 'sale' },
      {},
      'invalid-data',
      { problem: 'bad-value', path: 'cube', value: 'sale', expected: 'sales' },
    ],
    [
      'a measure',
      { members: { amount: 'total' } },
      {},
      'invalid-data',
      {
        problem: 'missing-column',
        expected: 'sales.total',
        value: 'sales.amount, sales.profit, sales.count',
        option: "members: { amount: '…' }",
      },
    ],
    [
      'a dimension that may be absent',
      { members: { group: 'team' } },
      {},
      'invalid-data',
      { expected: 'sales.team', option: "members: { group: '…' }" },
    ],
    [
      'the member of items',
      { dimensions: { 'sale-type': 'sort' } },
      { dimension: 'sale-type', byItem: true },
      'invalid-data',
      { expected: 'sales.sort', option: "dimensions: { 'sale-type': '…' }" },
    ],
    ['no profit', { members: { profit: false } }, { measure: 'profit' }, 'unsupported', { problem: 'no-profit' }],
    [
      'a dimension that nobody has',
      {},
      { dimension: 'colour', byItem: true },
      'unsupported',
      { problem: 'no-dimension', value: 'colour' },
    ],
  ];
  for (const [what, mapping, query, code, detail] of cases) {
    it(`names ${what}, and the option that helps`, async () => {
      const error = await refusal(actualsOf(cubeSource({ ...deployment(() => []), organisation, ...mapping }), query));
      expect(error.code).to.equal(code);
      expect(error.detail).to.include(detail);
    });
  }

  it('asks for the model anew where Cube refuses what it had', async () => {
    let models = 0;
    const fetch = async (input: unknown) => {
      if (!String(input).endsWith('/v1/meta'))
        return json({ error: "'amount' not found for path 'sales.amount'" }, 400);
      return json(metaOf(models++ ? { sales: { measures: ['total'], dimensions: ['date', 'user'] } } : MODEL));
    };
    const source = cubeSource({ url: CUBE_URL, cube: 'sales', fetch, organisation });
    expect((await refusal(actualsOf(source, {}))).detail.status).to.equal(400);
    expect((await refusal(actualsOf(source, {}))).detail).to.include({
      expected: 'sales.amount',
      value: 'sales.total',
    });
  });
});

describe('cubeSource: who is there', () => {
  const idsOf = async (said: object | string) => {
    const source = cubeSource({ ...deployment(() => [{ 'sales.currency': 'USD' }]), organisation: said });
    const { users, currencies } = await source.organisation(options);
    return [users.map(({ id }) => id), currencies];
  };

  it('takes rows of people, what a file holds, what a function fetches and another source, with the currencies of the sales', async () => {
    const rows = [{ id: 'ann', group: 'north' }];
    const other = memorySource({ sales: [], organisation: { users: rows } });
    const forms = [rows, { users: rows }, () => rows, async () => json(rows), other];
    for (const form of forms) {
      const [ids] = await idsOf(form);
      expect(ids).to.deep.equal(['ann']);
    }
    expect(await idsOf(rows)).to.deep.equal([['ann'], ['USD']]);
  });

  it('knows whom the sales name where nobody says it, each in the group of the newest sale', async () => {
    const rows = [
      { 'sales.user': 'ann', 'sales.group': 'north', 'sales.user_name': 'Ann', 'sales.group_name': 'North' },
      { 'sales.user': 'bob', 'sales.group': null },
      { 'sales.user': 'ann', 'sales.group': 'south' },
      { 'sales.user': 'bob', 'sales.group': 'south' },
    ];
    const remote = deployment(({ timeDimensions }) =>
      timeDimensions ? rows.map((one) => ({ 'sales.user_name': null, 'sales.group_name': null, ...one })) : [],
    );
    const members = { userName: 'user_name', groupName: 'group_name' };
    const { listed, users, groups } = await cubeSource({ ...remote, members }).organisation(options);
    expect([listed, groups]).to.deep.equal([false, [{ id: 'north', name: 'North' }, { id: 'south' }]]);
    expect(users).to.deep.equal([
      { id: 'ann', name: 'Ann', group: 'north' },
      { id: 'bob', group: 'south' },
    ]);
    expect(remote.queries()[0]!.order[0]).to.deep.equal(['sales.date', 'desc']);
  });
});

describe('cubeSource: the lines behind a figure', () => {
  it('asks them newest first, page by page, each with what the model has', async () => {
    const day = { 'sales.date.day': '2026-01-31T00:00:00.000' };
    const all = ['1', '2', '3'].map((id) => ({
      ...row({ id, amount: '12.5', profit: null, name: 'Acme' }),
      ...day,
    }));
    const remote = deployment(({ offset = 0, limit }) => all.slice(offset, offset + limit!));
    const source = cubeSource({ ...remote, organisation });
    const first = await source.records({ ...ALL, limit: 2 }, options);
    expect(first.records[0]).to.deep.equal({
      id: '1',
      date: '2026-01-31',
      user: 'ann',
      group: 'north',
      amount: 1250,
      name: 'Acme',
    });
    const second = await source.records({ ...ALL, limit: 2, after: first.next! }, options);
    expect([first.records.length, second.records.map(({ id }) => id), second.next]).to.deep.equal([
      2,
      ['3'],
      undefined,
    ]);
    const { order, dimensions } = remote.queries()[0]!;
    expect(order.map(([member]) => member)).to.deep.equal(['sales.date', ...dimensions]);
    const bad = await refusal(source.records({ ...ALL, after: 'x' }, options));
    expect(bad.detail).to.include({ path: 'query.after', value: 'x' });
  });
});

/** A deployment that is looked at often, and counts how often. */
function looked(rowsOf: (count: number) => readonly CubeRow[] | Response) {
  let wake = () => {};
  let count = 0;
  const remote = deployment(() => {
    count++;
    wake();
    return rowsOf(count);
  });
  const reaches = async (wanted: number) => {
    while (count < wanted) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { source: cubeSource({ ...remote, organisation, refresh: 0.002 }), reaches, count: () => count };
}

describe('cubeSource: watching', () => {
  it('asks again what was asked, drops answers that are equal, and tells of another one', async () => {
    const { source, reaches } = looked((count) => [row({ amount: count < 4 ? '1' : '2' })]);
    await source.actuals([ALL], options);
    const told: [string, number][] = [];
    let looks = 1;
    const done = new Promise<void>((resolve) => {
      const stop = source.watch((what) => {
        told.push([what, looks]);
        stop();
        resolve();
      });
    });
    await reaches(3);
    expect(told).to.deep.equal([]);
    looks = 4;
    await done;
    expect(told).to.deep.equal([['actuals', 4]]);
  });

  it('tells of a right that is gone, and is silent about failures that may pass', async () => {
    const { source, reaches, count } = looked((looks) => {
      if (looks === 1) return [row({ amount: '1' })];
      return json({ error: 'no' }, looks < 4 ? 500 : 403);
    });
    await source.actuals([ALL], options);
    await new Promise<void>((resolve) => {
      const stop = source.watch(() => (stop(), resolve()));
    });
    expect(count()).to.equal(4);
    await reaches(4);
  });

  it('asks nothing again with refresh 0, nor where nobody watches', async () => {
    const remote = deployment(() => [row({ amount: '1' })]);
    const never = cubeSource({ ...remote, organisation, refresh: 0 });
    await never.actuals([ALL], options);
    const stop = never.watch(() => {});
    const { source, reaches, count } = looked(() => [row({ amount: '1' })]);
    await source.actuals([ALL], options);
    const leave = source.watch(() => {});
    await reaches(3);
    leave();
    const before = count();
    const other = looked(() => [row({ amount: '1' })]);
    await other.source.actuals([ALL], options);
    const end = other.source.watch(() => {});
    await other.reaches(6);
    end();
    stop();
    expect([remote.loads.length, count() - before <= 1]).to.deep.equal([1, true]);
  });
});
