import { expect } from '@open-wc/testing';
import { superofficeSource, type SuperOfficeSourceOptions } from '../../src/adapters/superoffice.ts';
import type { ActualsQuery } from '../../src/model/actual.ts';
import { dataSourceContract } from '../../src/source/contract/data-source.ts';
import { ALL, signal } from '../../src/source/contract/sales.ts';
import { caught } from './caught.ts';
import { Crm, type CrmData, type CrmSale, CRM_URL, failed, SALE_COLUMNS } from './superoffice/crm.ts';
import { filledSource } from './superoffice/filled.ts';

describe('superofficeSource: A5 same question, same answer', () => {
  const cases = dataSourceContract((sales, organisation) => filledSource(sales, organisation).named);
  for (const { name, run } of cases) it(name, run);
});

const ANN = { 'associate/associateDbId': 5, userGroup: 'North' };

function sale(id: number, columns: object = {}, more: Partial<CrmSale> = {}): CrmSale {
  const all = { ...SALE_COLUMNS, ...ANN, 'CurrencyConvert(amount;Base)': id, ...columns };
  return { PrimaryKey: id, saleId: id, date: '2026-01-31', status: 2, columns: all, ...more };
}

const PEOPLE: CrmData = {
  users: [
    { id: 5, name: 'Ann Bell', group: 1 },
    { id: 6, name: 'Bob Carr', group: 1, isRetired: true },
    { id: 7, name: 'Cy Dunn', group: 9 },
  ],
  lists: {
    usergroup: [
      { Id: 0, Name: 'Sites', ChildItems: [{ Id: 1, Name: 'North' }] },
      { Id: 2, Name: 'South' },
    ],
    currency: [
      { Id: 1, Name: 'EUR' },
      { Id: 3, Name: 'NOK' },
    ],
    saletype: [
      { Id: 1, Name: 'New' },
      { Id: 2, Name: 'Same' },
      { Id: 3, Name: 'Same' },
    ],
  },
};

function made(sales: readonly CrmSale[], options: Partial<SuperOfficeSourceOptions> = {}, data: CrmData = {}) {
  const crm = new Crm({ ...PEOPLE, sales, ...data });
  const source = superofficeSource({ ...crm.options, ...options });
  const cells = async (query: Partial<ActualsQuery> = {}) =>
    (await source.actuals([{ ...ALL, ...query }], { signal }))[0]!.cells.map(
      ({ user, group = '', day, month, item = '', value }) => [user, group, day ?? month, item, value].join('|'),
    );
  return { crm, source, cells };
}

describe('superofficeSource: sales', () => {
  it('takes amounts in the base currency, as the CRM converts them, exact to the cent, also as text or marked by their kind', async () => {
    const amounts = [0.1, 0.2, '1234.50', '[M:99.99]', 123456789012.34, -25.005, 2.8e-14];
    const { crm, cells } = made(amounts.map((amount, at) => sale(at + 1, { 'CurrencyConvert(amount;Base)': amount })));
    const cents = 10 + 20 + 1234_50 + 99_99 + 123456789012_34 - 25_01;
    expect(await cells()).to.deep.equal([`5|1|2026-01||${cents}`]);
    expect(crm.asked.at(-1)!.path).to.include('CurrencyConvert(amount;Base)').and.not.include('currencyId');
  });

  it('asks for sold sales alone, for open ones where somebody asks for these, each once for all questions of a board', async () => {
    const { crm, source } = made([sale(1), sale(2, { amount: 50, probPercent: 40 }, { status: 1 })]);
    const sold = [ALL, { ...ALL, owner: 'user:5' as const }, { ...ALL, measure: 'count' as const }];
    await source.actuals(sold, { signal });
    await source.actuals([ALL], { signal });
    const lists = () => crm.calls.filter((call) => call === 'Archive/FindSale').length;
    expect(lists()).to.equal(1);
    await source.actuals([{ ...ALL, status: 'open' }, ALL], { signal });
    expect(lists()).to.equal(2);
    expect(crm.calls.filter((call) => call === 'Archive/AllUsers').length).to.equal(1);
  });

  it('keeps the day of a date of sale, whatever time and zone stand behind it', async () => {
    const dates = ['2026-01-31T00:00:00', '2026-01-31T00:00:00Z', '2026-01-31T23:00:00+14:00', '2026-01-31'];
    for (const timeZone of ['America/New_York', 'Pacific/Auckland']) {
      const rows = dates.map((date, at) => sale(at + 1, { date, 'CurrencyConvert(amount;Base)': 1 }));
      const { cells } = made(rows, { organisation: { timeZone } });
      expect(await cells({ grain: 'day' }), timeZone).to.deep.equal(['5|1|2026-01-31||400']);
    }
  });

  it('knows people, groups and items by their names too, and leaves what it does not know as it is', async () => {
    const rows = [
      sale(1, { 'associate/associateDbId': 'Ann Bell', userGroup: 'South', saleType: 'New' }),
      sale(2, { 'associate/associateDbId': 'login6', userGroup: '[I:2]', saleType: 'Same' }),
      sale(3, { 'associate/associateDbId': 77, userGroup: 'Closed long ago', saleType: '' }),
      sale(4, { 'associate/associateDbId': 0, userGroup: '' }),
    ];
    const { cells } = made(rows, { splitBy: ['sale-type'] });
    const found = (await cells({ dimension: 'sale-type', byItem: true })).toSorted();
    expect(found).to.deep.equal([
      '5|2|2026-01|1|100',
      '6|2|2026-01|Same|200',
      '77|Closed long ago|2026-01||300',
      '||2026-01||400',
    ]);
  });

  it('reads pages to their end, of a server that gives fewer rows than are asked for', async () => {
    const { crm, cells } = made(
      Array.from({ length: 23 }, (_, at) => sale(at + 1)),
      {},
      { cap: 5 },
    );
    expect(await cells()).to.deep.equal([`5|1|2026-01||${(23 * 24 * 100) / 2}`]);
    expect(crm.asked.filter(({ path }) => path.includes('$skip')).length).to.be.greaterThan(3);
  });

  it('begins anew where a sale goes or comes while pages are read, and gives up where that does not end', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => sale(at + 1));
    const { crm, cells } = made(rows, {}, { cap: 5 });
    let isGone = false;
    crm.intercept = (request, answer) => {
      if (decodeURIComponent(request.url).includes('$skip') && !isGone) {
        isGone = true;
        crm.data = { ...crm.data, sales: rows.slice(1) };
      }
      return answer();
    };
    expect(await cells()).to.deep.equal([`5|1|2026-01||${(12 * 13 * 100) / 2 - 100}`]);
    const restless = made(rows, {}, { cap: 5 });
    let left = rows;
    restless.crm.intercept = (request, answer) => {
      left = decodeURIComponent(request.url).includes('$skip') ? left.slice(1) : rows;
      restless.crm.data = { ...restless.crm.data, sales: left };
      return answer();
    };
    const { code, detail } = await caught(() => restless.cells());
    expect([code, detail.problem, detail.file]).to.deep.equal(['offline', 'broken-off', 'FindSale']);
  });

  it('leaves out and notes an amount that cannot be read', async () => {
    const { source } = made([
      ...Array.from({ length: 40 }, (_, at) => sale(at + 1)),
      sale(99, { 'CurrencyConvert(amount;Base)': '1.234,50' }),
    ]);
    const [answer] = await source.actuals([ALL], { signal });
    expect(answer!.notes.map(({ code, count }) => [code, count])).to.deep.equal([['rows-refused', 1]]);
    expect(answer!.cells.map(({ value }) => value)).to.deep.equal([82000]);
  });

  it('takes amounts of each sale in its own currency where that is wished', async () => {
    const rows = [sale(1, { amount: 100, currencyId: 3 }), sale(2, { amount: 7.5, currencyId: 1 })];
    const { source } = made(rows, { amounts: 'own', organisation: { rates: { NOK: 0.1 } } });
    const [answer] = await source.actuals([ALL], { signal });
    expect(answer!.cells.map(({ currency, value }) => `${currency} ${value}`).toSorted()).to.deep.equal([
      'EUR 750',
      'NOK 10000',
    ]);
    const { currency, currencies, rates } = await source.organisation({ signal });
    expect([currency, currencies, rates]).to.deep.equal(['EUR', ['NOK'], { NOK: 0.1 }]);
  });

  it('puts no id of a question into a request', async () => {
    const { crm, source } = made([sale(1)]);
    const odd = `1) or 1=1; drop table sale; --'"`;
    const owners = [`user:${odd}`, `group:${odd}`] as const;
    const queries = owners.map((owner) => ({ ...ALL, owner, dimension: 'all-sales', items: [odd] }));
    const answers = await source.actuals(queries, { signal });
    expect(answers.map(({ cells }) => cells)).to.deep.equal([[], []]);
    const { records } = await source.records({ ...queries[0]!, groupBy: 'sale' }, { signal });
    expect(records).to.deep.equal([]);
    expect(crm.asked.filter(({ path, body }) => `${path}${JSON.stringify(body)}`.includes('drop'))).to.deep.equal([]);
  });

  it('asks by the names of an installation that calls things otherwise, and names the column that it has not', async () => {
    const { crm, cells } = made([sale(1, { converted: 12 })], { names: { baseAmount: 'converted' } });
    expect(await cells()).to.deep.equal(['5|1|2026-01||1200']);
    expect(crm.asked.at(-1)!.path).to.not.include('CurrencyConvert(amount;Base)');
    const { code, detail } = await caught(() => made([sale(1)], { names: { baseAmount: 'converted' } }).cells());
    expect([code, detail.problem, detail.path, detail.option]).to.deep.equal([
      'invalid-data',
      'missing-column',
      'converted',
      'names',
    ]);
  });

  it('reads columns whose names come with an underscore for each sign', async () => {
    const { PrimaryKey, columns, ...one } = sale(1);
    const safe = Object.entries(columns).map(([name, value]) => [name.replace(/\W/g, '_'), value] as const);
    const { crm, cells } = made([{ ...one, PrimaryKey, columns }]);
    crm.intercept = async (request, answer) => {
      if (!request.url.includes('FindSale')) return answer();
      return Response.json({ value: [{ PrimaryKey, saleId: 1, date: '2026-01-31', ...Object.fromEntries(safe) }] });
    };
    expect(await cells()).to.deep.equal(['5|1|2026-01||100']);
  });
});

describe('superofficeSource: who is there', () => {
  it('lists groups, also those that are gone but somebody’s, and people, retired ones as former', async () => {
    const { source } = made([]);
    const { listed, groups, users, currency } = await source.organisation({ signal });
    expect([listed, currency, groups]).to.deep.equal([
      true,
      'EUR',
      [{ id: '1', name: 'North' }, { id: '2', name: 'South' }, { id: '9' }],
    ]);
    expect(users).to.deep.equal([
      { id: '5', name: 'Ann Bell', group: '1' },
      { id: '6', name: 'Bob Carr', group: '1', former: true },
      { id: '7', name: 'Cy Dunn', group: '9' },
    ]);
  });

  const typed = (DimensionListField: string) =>
    ({ TargetDimensionId: 1, DimensionListField, DimensionListName: '' }) as never;

  it('splits sales by the dimensions of the target types, and by none where these may not be read', async () => {
    const targets = { dimensions: [typed(''), typed('saleType')] };
    const { crm, source } = made([sale(1)], {}, { targets });
    expect((await source.organisation({ signal })).dimensions?.map(({ id }) => id)).to.deep.equal(['sale-type']);
    crm.intercept = (request, answer) => (request.url.includes('Targets') ? failed(403, 'No access') : answer());
    const { dimensions } = await source.organisation({ signal, reload: true });
    expect(dimensions).to.deep.equal([]);
  });

  it('takes lists of an installation’s own as dimensions', async () => {
    const segment = { field: 'saleUdef/SuperOffice:7', list: 'udlist12' };
    const lists = { ...PEOPLE.lists, udlist12: [{ Id: 40, Name: 'Large' }] };
    const rows = [sale(1, { 'saleUdef/SuperOffice:7': 'Large' })];
    const { cells } = made(rows, { dimensions: { segment }, splitBy: ['segment'] }, { lists });
    expect(await cells({ dimension: 'segment', byItem: true })).to.deep.equal(['5|1|2026-01|40|100']);
  });

  it('checks what the host says of the organisation', async () => {
    const { source } = made([], { organisation: { fiscalYear: { start: 13 } } });
    const { detail } = await caught(() => source.organisation({ signal }));
    expect([detail.problem, detail.path]).to.deep.equal(['bad-value', 'fiscalYear.start']);
  });
});

describe('superofficeSource: lines behind a figure', () => {
  const rows = [
    sale(1, { heading: 'Pump', 'CurrencyConvert(earning;Base)': 0.4 }, { date: '2026-01-02' }),
    sale(2, { 'associate/associateDbId': 6 }, { date: '2026-01-31' }),
    sale(3, { userGroup: 'South', saleType: 'New' }, { date: '2026-01-10' }),
    sale(4, { 'CurrencyConvert(amount;Base)': 'much' }, { date: '2026-01-11' }),
    sale(5, {}, { date: '2026-02-01' }),
    sale(6, { probPercent: 60 }, { date: '2026-01-05', status: 1 }),
  ];
  const query = { owner: 'company', from: '2026-01-01', to: '2026-01-31', status: 'sold', groupBy: 'sale' } as const;

  it('are newest first, page by page, of one list', async () => {
    const { crm, source } = made(rows);
    const first = await source.records({ ...query, limit: 2 }, { signal });
    expect(first.records.map(({ id }) => id)).to.deep.equal(['2', '3']);
    const asked = crm.asked.length;
    const second = await source.records({ ...query, limit: 2, after: first.next! }, { signal });
    expect([second.records, second.next, crm.asked.length]).to.deep.equal([
      [{ id: '1', date: '2026-01-02', user: '5', group: '1', amount: 100, profit: 40, name: 'Pump' }],
      undefined,
      asked,
    ]);
  });

  it('are those of the owner, status and items asked for', async () => {
    const { source } = made(rows, { splitBy: ['sale-type'] });
    const ids = async (more: object) =>
      (await source.records({ ...query, ...more }, { signal })).records.map(({ id }) => id);
    expect(await ids({ owner: 'user:6' })).to.deep.equal(['2']);
    expect(await ids({ owner: 'group:2' })).to.deep.equal(['3']);
    expect(await ids({ owner: 'group:1', groupBy: 'member' })).to.deep.equal(['2', '3', '1']);
    expect(await ids({ dimension: 'sale-type', items: ['1'] })).to.deep.equal(['3']);
    expect(await ids({ status: 'open' })).to.deep.equal(['6']);
    expect(await ids({ from: '2026-02-01', to: '2026-01-01' })).to.deep.equal([]);
  });
});

describe('superofficeSource: what goes wrong', () => {
  it('renews a token that runs out in the middle of a list, and loses nothing', async () => {
    const { crm } = made(
      Array.from({ length: 12 }, (_, at) => sale(at + 1)),
      {},
      { cap: 5 },
    );
    let renewed = 0;
    const source = superofficeSource({
      ...crm.options,
      token: (renew) => {
        if (renew) crm.tokens.add(`new${++renewed}`);
        return renewed ? `new${renewed}` : 'secret';
      },
    });
    crm.intercept = (request, answer) => {
      if (decodeURIComponent(request.url).includes('$skip')) crm.tokens.delete('secret');
      return answer();
    };
    const [answer] = await source.actuals([ALL], { signal });
    expect([renewed, answer!.cells.map(({ value }) => value)]).to.deep.equal([1, [7800]]);
  });

  const html = () => new Response('<!doctype html><title>Sign in', { headers: { 'content-type': 'text/html' } });
  const moved = () => Object.defineProperty(new Response(null, { status: 200 }), 'type', { value: 'opaqueredirect' });
  const refused = () => Promise.reject(new TypeError('Failed to fetch'));
  const CASES: readonly (readonly [
    what: string,
    answer: () => Response | Promise<Response>,
    code: string,
    problem?: string,
  ])[] = [
    ['a page in place of data', html, 'invalid-data', 'html'],
    ['broken JSON', () => new Response('{"value":['), 'invalid-data', 'bad-json'],
    ['a redirect to sign in', moved, 'forbidden', 'redirected'],
    ['a request that comes to nothing', refused, 'offline', 'blocked'],
    ['no right', () => failed(403, 'No access'), 'forbidden', undefined],
    ['no token', () => failed(401, 'Expired'), 'forbidden', undefined],
    ['nothing at the address', () => failed(404, 'Not found'), 'not-found', undefined],
    ['too many requests', () => failed(429, 'Slow down'), 'offline', undefined],
    ['a failure', () => failed(500, 'Database'), 'offline', undefined],
    ['another version', () => Response.json({ Message: 'v2' }), 'invalid-data', 'wrong-version'],
    ['no data', () => Response.json(null), 'invalid-data', 'wrong-version'],
  ];
  for (const [what, answer, code, problem] of CASES) {
    it(`says so where it is answered by ${what}`, async () => {
      for (const place of ['FindSale', 'usergroup', 'AllUsers']) {
        const { crm, cells } = made([sale(1)]);
        crm.intercept = (request, own) => (request.url.includes(place) ? answer() : own());
        const error = await caught(() => cells());
        expect([error.code, error.detail.problem], place).to.deep.equal([code, problem]);
        expect(error.detail.file, place).to.include(CRM_URL);
      }
    });
  }
});
