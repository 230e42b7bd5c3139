import { expect } from '@open-wc/testing';
import { memorySource } from '../../src/adapters/memory.ts';
import { deepFreeze } from '../../src/source/freeze.ts';
import { ORGANISATION, SALES } from '../../src/source/contract/sales.ts';
import { testDataSource } from '../source/data-source.contract.ts';
import { reports } from '../source/reports.ts';
import { caught } from './caught.ts';
import { served } from './written.ts';

testDataSource('memorySource', (sales, organisation) => memorySource({ sales, organisation }));

describe('memorySource', () => {
  const { signal } = new AbortController();
  const query = {
    owner: 'company',
    from: '2026-01-01',
    to: '2026-12-31',
    measure: 'amount',
    status: 'sold',
    byItem: false,
    groupBy: 'sale',
  } as const;

  it('takes an organisation as rows of people', async () => {
    const people = [
      { id: 'ann', name: 'Ann Bell', group: 'north' },
      { id: 'bob', name: 'Bob Carr', group: 'south', former: 'yes' },
    ];
    const source = memorySource({ sales: [{ date: '2026-01-01', user: 'ann', amount: 1 }], organisation: people });
    const { listed, users, groups } = await source.organisation({ signal });
    expect([listed, users, groups.map(({ id }) => id)]).to.deep.equal([
      true,
      [people[0], { ...people[1], former: true }],
      ['north', 'south'],
    ]);
    const wrong = memorySource({ sales: [], organisation: [{ Umsatz: 1 }] });
    const { code, detail } = await caught(() => wrong.organisation({ signal }));
    expect([code, detail.problem, detail.expected]).to.deep.equal(['invalid-data', 'missing-column', 'id']);
  });

  it('takes amounts as numbers, by their shortest decimal text', async () => {
    const row = { date: '2026-01-01', user: 'ann' };
    const source = memorySource({ sales: [1.005, 0.1, 0.2, 1e-7].map((amount) => ({ ...row, amount })) });
    const [answer] = await source.actuals([query], { signal });
    expect(answer!.cells.map(({ value }) => value)).to.deep.equal([131]);
  });

  it('T8 refuses a number that is too large or none, and reads small ones without their exponent', async () => {
    const row = { date: '2026-01-01', user: 'ann', amount: 1 };
    const amounts = [1e21, NaN, Infinity, 1.5e-7, 2e-2];
    const source = memorySource({ sales: [row, ...amounts.map((amount) => ({ ...row, amount }))] });
    const [answer] = await source.actuals([query], { signal });
    expect(answer!.cells.map(({ value }) => value)).to.deep.equal([102]);
    expect(answer!.notes).to.deep.equal([{ code: 'rows-refused', count: 3, of: 6, line: 2, value: '1e+21' }]);
  });

  it('R14 knows no currency that only refused rows name', async () => {
    const row = { date: '2026-01-01', user: 'ann', amount: 1 };
    const refused = { ...row, amount: 'x', currency: 'EUR' };
    const organisation = { listed: false, groups: [], users: [], currency: 'EUR' };
    const source = memorySource({ sales: [refused, row, { ...row, currency: 'USD' }], organisation });
    expect((await source.organisation({ signal })).currencies).to.deep.equal(['USD']);
    const [answer] = await source.actuals([query], { signal });
    expect(answer!.cells.map(({ currency, value }) => [currency, value])).to.deep.equal([
      [undefined, 100],
      ['USD', 100],
    ]);
  });

  it('leaves out what is no row, and reads a row that holds itself or what JSON cannot say', async () => {
    const row = { id: 'S1', date: '2026-01-01', user: 'ann', amount: 1 };
    const cyclic: Record<string, unknown> = { ...row };
    cyclic['self'] = cyclic;
    const odd = { ...row, big: 5n, sign: Symbol('x'), bare: Object.create(null) as object };
    const sales = [row, null, cyclic, cyclic, odd, row, 7, row] as (typeof row)[];
    const [answer] = await memorySource({ sales }).actuals([query], { signal });
    expect(answer!.cells.map(({ value }) => value)).to.deep.equal([600]);
    expect(answer!.notes.map(({ code, count, line }) => [code, count, line])).to.deep.equal([
      ['rows-refused', 2, 2],
      ['duplicate-rows', 3, 4],
    ]);
  });

  it('refuses what is mostly no rows', async () => {
    const row = { date: '2026-01-01', user: 'ann', amount: 1 };
    const asked = memorySource({ sales: [row, null, 7] as (typeof row)[] }).actuals([query], { signal });
    const error = await asked.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.have.property('detail').that.includes({ problem: 'too-many-refused', count: 2, of: 3 });
  });

  it('A1 rows are equal in whatever order they name their fields', async () => {
    const sales = [
      { id: 'S1', date: '2026-01-01', user: 'ann', amount: 1 },
      { amount: 1, user: 'ann', date: '2026-01-01', id: 'S1' },
    ];
    const [answer] = await memorySource({ sales }).actuals([query], { signal });
    expect(answer!.notes.map(({ code, count }) => [code, count])).to.deep.equal([['duplicate-rows', 1]]);
  });

  it('an open sale of probability 0 is one, and weighs nothing', async () => {
    const sales = [{ date: '2026-01-01', user: 'ann', amount: 1, status: 'open' as const, probability: 0 }];
    const [answer] = await memorySource({ sales }).actuals([{ ...query, status: 'open' }], { signal });
    expect(answer).to.deep.equal({ cells: [{ user: 'ann', month: '2026-01', value: 0 }], notes: [] });
  });

  it('R12 of two sales on one day the later row is the newer, in whatever case its status is written', async () => {
    const rows = ['north', 'south'].map((group) => ({ date: '2026-01-01', user: 'ann', group, amount: 1 }));
    const sales = [...rows, { ...rows[0]!, date: '2025-12-31', status: 'SOLD' as 'sold' }];
    const { users } = await memorySource({ sales }).organisation({ signal });
    expect(users).to.deep.equal([{ id: 'ann', group: 'south' }]);
    const [answer] = await memorySource({ sales }).actuals([{ ...query, from: '2025-12-31' }], { signal });
    expect(answer!.notes).to.deep.equal([]);
  });

  it('refuses a row whose fields cannot say what they are', async () => {
    const row = { date: '2026-01-01', user: 'ann', amount: 1 };
    const sales = [row, row, { ...row, amount: Object.create(null) as number }];
    const [answer] = await memorySource({ sales }).actuals([query], { signal });
    expect(answer!.notes).to.deep.equal([{ code: 'rows-refused', count: 1, of: 3, line: 3, value: '{…}' }]);
  });

  it('has items only where a row has them, whatever a dimension is called', async () => {
    const organisation = { dimensions: [{ id: 'constructor' }] };
    const sales = [{ date: '2026-01-01', user: 'ann', amount: 1 }];
    const [answer] = await memorySource({ sales, organisation }).actuals(
      [{ ...query, dimension: 'constructor', byItem: true }],
      { signal },
    );
    expect(answer!.cells).to.deep.equal([{ user: 'ann', month: '2026-01', value: 100 }]);
  });

  it('takes an organisation as the model has it', async () => {
    const said = { listed: true, groups: [], users: [{ id: 'ann' }] };
    const organisation = await memorySource({ sales: SALES, organisation: said }).organisation({ signal });
    expect(organisation.users).to.deep.equal(said.users);
  });

  it('leaves an organisation in the hands of the host as it was: copied, not frozen', async () => {
    const said = {
      listed: true,
      groups: [{ id: 'north' }],
      users: [],
      dimensions: [{ id: 'type', items: [{ id: 'new' }] }],
    };
    const proxy = new Proxy(said, {});
    deepFreeze(await memorySource({ sales: SALES, organisation: proxy }).organisation({ signal }));
    const parts = [said, said.groups, said.groups[0], said.dimensions[0]!.items];
    expect(parts.some((part) => Object.isFrozen(part))).to.equal(false);
  });

  it('reads rows of other names by a mapping, with lookups, new words and what does not count', async () => {
    const rows = [
      { Day: '10/01/2026', Rep: 7, Sum: '1.234,50', Stage: 'Won', Kind: 'new' },
      { Day: '11/01/2026', Rep: 8, Sum: 100, Stage: 'Lost', Kind: 'new' },
      { Day: '12/01/2026', Rep: 'Total', Sum: '1.334,50', Stage: 'Won', Kind: 'old' },
    ];
    const source = memorySource({
      sales: rows,
      organisation: { currency: 'EUR', dimensions: [{ id: 'kind', column: 'Kind' }] },
      columns: {
        date: 'Day',
        user: { from: 'Rep', lookup: { src: 'people.csv', key: 'Number', value: 'Name' } },
        amount: 'Sum',
        status: { from: 'Stage', values: { Won: 'sold', Lost: 'lost' } },
      },
      where: { column: 'Rep', not: 'Total' },
      dates: 'dd/MM/yyyy',
      numbers: 'nl',
      fetch: served({ 'people.csv': 'Number,Name\n7,ann\n8,bob\n' }),
    });
    const [answer] = await source.actuals([{ ...query, dimension: 'kind', byItem: true }], { signal });
    expect(answer).to.deep.equal({ cells: [{ user: 'ann', item: 'new', month: '2026-01', value: 123450 }], notes: [] });
  });

  it('keeps a mapping when rows are replaced, and takes another one', async () => {
    const row = { Day: '2026-01-10', user: 'ann', amount: 1 };
    const source = memorySource({ sales: [], columns: 'date=Day' });
    const value = async () => (await source.actuals([query], { signal }))[0]!.cells.map((cell) => cell.value);
    expect(await value()).to.deep.equal([]);
    source.update({ sales: [row, { ...row, amount: 2 }] });
    expect(await value()).to.deep.equal([300]);
    source.update({ where: { column: 'amount', is: '2' } });
    expect(await value()).to.deep.equal([200]);
  });

  it('refuses mapped rows that lack a column, a mapping that is none, and leaves out what is no row', async () => {
    const row = { Day: '2026-01-10', user: 'ann', amount: 1 };
    const asked = (sales: readonly object[], columns: string) =>
      memorySource({ sales, columns }).actuals([query], { signal });
    const detail = async (sales: readonly object[], columns: string) =>
      (await caught(() => asked(sales, columns))).detail;
    expect(await detail([row], 'date=Datum')).to.include({ problem: 'missing-column', expected: 'Datum' });
    expect(await detail([row], 'date=')).to.include({ problem: 'bad-value', path: 'columns' });
    const [answer] = await asked([row, 7 as unknown as object, row], 'date=Day');
    expect(answer!.notes).to.deep.include({ code: 'rows-refused', count: 1, of: 3, line: 2, value: '7' });
  });

  it('answers from new data after an update, and tells whoever watches', async () => {
    const source = memorySource({ sales: SALES, organisation: ORGANISATION });
    const told: string[] = [];
    const stop = source.watch!((what) => told.push(what));
    await source.actuals([query], { signal });
    source.update({ sales: [{ date: '2026-05-01', user: 'bob', amount: 12 }] });
    const [answer] = await source.actuals([query], { signal });
    expect(answer!.cells).to.deep.equal([{ user: 'bob', group: 'south', month: '2026-05', value: 1200 }]);
    stop();
    source.update({ sales: [] });
    expect(told).to.deep.equal(['actuals']);
  });

  it('updates, and tells the others, though one who watches throws', async () => {
    const source = memorySource({ sales: [] });
    const told: string[] = [];
    source.watch!(() => {
      throw new Error('of the host');
    });
    source.watch!((what) => told.push(what));
    expect(await reports(() => source.update({ sales: [], organisation: {} }))).to.deep.equal([
      'of the host',
      'of the host',
    ]);
    expect(told).to.deep.equal(['organisation', 'actuals']);
  });
});
