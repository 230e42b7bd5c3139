import { expect } from '@open-wc/testing';
import { csvSource } from '../../src/adapters/csv.ts';
import { loadOrganisation } from '../../src/adapters/files/load-organisation.ts';
import { jsonSource } from '../../src/adapters/json.ts';
import { targetsFile } from '../../src/adapters/targets-file.ts';
import { xlsxSource } from '../../src/adapters/xlsx.ts';
import { fileSource, namedRepository } from '../../src/define/late-files.ts';
import type { ActualsQuery } from '../../src/model/actual.ts';
import type { DataSource } from '../../src/source/data-source.ts';
import { testDataSource } from '../source/data-source.contract.ts';
import { caught, served } from './caught.ts';
import { bookByHand, bookOf, day, rowOf } from './workbook/written-books.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** By hand: texts such as `constructor` are more than the writer of workbooks takes. */
const bookOfRows = (rows: Rows) => {
  const names = [...new Set(['date', 'user', 'amount', ...rows.flatMap((row) => Object.keys(row))])];
  const lines = rows.map((row, at) => rowOf(at + 2, ...names.map((name) => (row[name] ?? '') as string | number)));
  return bookByHand({ sheets: { Sales: rowOf(1, ...names) + lines.join('') } });
};
const fetchBook = (rows: Rows) => async () => new Response(bookOfRows(rows) as BodyInit);

for (const [how, worker] of [['of a small file'], ['in a worker', true], ['on the page’s thread', false]] as const)
  testDataSource(`xlsxSource ${how}`, (rows, organisation) =>
    xlsxSource({ src: 'sales.xlsx', organisation, worker, fetch: fetchBook(rows) }),
  );

const ALL: ActualsQuery = {
  owner: 'company',
  from: '2026-01-01',
  to: '2026-12-31',
  measure: 'amount',
  status: 'sold',
  byItem: false,
  groupBy: 'sale',
};
const { signal } = new AbortController();
const totalOf = async (source: DataSource) =>
  (await source.actuals([ALL], { signal }))[0]!.cells.reduce((sum, { value }) => sum + value, 0);

const plan = () =>
  bookOf({
    Sales: [
      ['date', 'user', 'amount'],
      [day('2026-01-10'), 'ann', 12.5],
    ],
    Targets: [
      ['year', 'period', 'owner', 'value'],
      [2026, 1, 'user:ann', 15],
    ],
  });

describe('a file that the reader of a page has chosen', () => {
  const nothing = () => Promise.reject(new TypeError('nothing is sent'));
  const fileOf = (content: string | Uint8Array, name: string) => new File([content as BlobPart], name);
  const CSV = 'date,user,amount\n2026-01-10,ann,12.50\n';

  for (const worker of [undefined, true, false] as const)
    it(`is read in place of an address, and nothing is sent${worker === undefined ? '' : `: worker ${worker}`}`, async () => {
      const options = { worker, fetch: nothing };
      const json = '[{"date":"2026-01-10","user":"ann","amount":12.5}]';
      expect(await totalOf(csvSource({ src: fileOf(CSV, 'a.csv'), ...options }))).to.equal(1250);
      expect(await totalOf(jsonSource({ src: fileOf(json, 'a.json'), ...options }))).to.equal(1250);
      expect(await totalOf(xlsxSource({ src: fileOf(await plan(), 'a.xlsx'), ...options }))).to.equal(1250);
    });

  it('fills a repository, and is called by its name where it is wrong', async () => {
    const file = fileOf(await plan(), 'plan.xlsx');
    const filled = await targetsFile({ src: file, currency: 'EUR', fetch: nothing })({ signal });
    expect(filled.sets[0]!.rows[0]!.values[0]).to.equal(1500);
    const wrong = fileOf('a,b\n1,2\n', 'wrong.csv');
    const error = await caught(() => targetsFile({ src: wrong, fetch: nothing })({ signal }));
    expect(error.detail).to.include({ problem: 'missing-column', file: 'wrong.csv' });
  });

  it('stands beside lookup files that are fetched', async () => {
    const { fetch } = served({ 'reps.csv': 'nr,name\n7,ann\n' });
    const lookup = { src: 'reps.csv', key: 'nr', value: 'name' };
    const file = fileOf('date,user,amount\n2026-01-10,7,1\n', 'a.csv');
    const source = csvSource({ src: file, columns: { user: { from: 'user', lookup } }, fetch });
    expect((await source.organisation({ signal })).users).to.deep.equal([{ id: 'ann' }]);
  });
});

describe('a workbook that an attribute names', () => {
  const original = globalThis.fetch;
  afterEach(() => (globalThis.fetch = original));

  it('holds sales and targets, each on the sheet that has the columns', async () => {
    const bytes = (await plan()) as BodyInit;
    globalThis.fetch = async () => new Response(bytes);
    const source = await fileSource({ src: 'plan.xlsx' });
    expect(await totalOf(source)).to.equal(1250);
    const repository = await namedRepository({ targets: 'plan.xlsx', currency: 'EUR' }, source);
    const { rows } = await repository.load({ year: 2026, targetType: 'all-sales.amount' }, { signal });
    expect(rows[0]!.values[0]).to.equal(1500);
  });

  it('is told by its type where the address has no extension, and what is none has its sentence', async () => {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const bytes = (await plan()) as BodyInit;
    globalThis.fetch = async () => new Response(bytes, { headers: { 'content-type': type } });
    expect(await totalOf(await fileSource({ src: '/download' }))).to.equal(1250);
    globalThis.fetch = async () => new Response('x', { headers: { 'content-type': 'text/plain' } });
    const error = await caught(() => fileSource({ src: '/download' }));
    expect(error.detail).to.include({ problem: 'unknown-form', value: 'text/plain' });
  });
});

describe('an organisation as a table of people', () => {
  const PEOPLE = [
    { id: 'u1', name: 'Ann', group: 'north' },
    { id: 'u2', name: 'Ben', group: 'south', former: true },
  ];

  it('is read from csv and from a workbook', async () => {
    const csv = 'People of all teams;;;\nID;Name;Group;Former\nu1;Ann;north;\nu2;Ben;south;yes\n';
    const book = await bookOf({
      Read: [['Nothing']],
      People: [
        ['Id', 'Name', 'Group', 'Former'],
        ['u1', 'Ann', 'north', null],
        ['u2', 'Ben', 'south', true],
      ],
    });
    for (const [src, content] of Object.entries({ 'o.csv': csv, 'o.xlsx': book })) {
      const { fetch } = served({ [src]: content as string });
      const said = await loadOrganisation(src, { signal, fetch });
      expect(said.users, src).to.deep.equal(PEOPLE);
      expect(said.groups).to.deep.equal([{ id: 'north' }, { id: 'south' }]);
      expect(said.listed).to.equal(true);
    }
  });

  it('takes the name for the id where there is no other', async () => {
    const { fetch } = served({ 'o.csv': 'name,group\nAnn,north\n' });
    const { users } = await loadOrganisation('o.csv', { signal, fetch });
    expect(users).to.deep.equal([{ id: 'Ann', name: 'Ann', group: 'north' }]);
  });

  it('bad input: without people, with somebody twice, or with a value that a formula lacks', async () => {
    const error = (src: string, content: string | Uint8Array) =>
      caught(() => loadOrganisation(src, { signal, fetch: served({ [src]: content as string }).fetch }));
    expect((await error('o.csv', 'a,b\n1,2\n')).detail).to.include({
      problem: 'missing-column',
      expected: 'name, group',
    });
    expect((await error('o.csv', 'id\nu1\nu1\n')).detail).to.include({ problem: 'duplicate-id', path: 'users[1].id' });
    expect((await error('o.json', 'id\nu1\n')).detail).to.include({ problem: 'bad-json' });
  });
});
