import { expect } from '@open-wc/testing';
import { jsonSource } from '../../src/adapters/json.ts';
import type { FileSourceOptions } from '../../src/adapters/csv.ts';
import type { ActualsQuery } from '../../src/model/actual.ts';
import type { SourceError } from '../../src/source/source-error.ts';
import { testDataSource } from '../source/data-source.contract.ts';
import { fetchOf } from './file-texts.ts';

testDataSource('jsonSource in a worker', (rows, organisation) =>
  jsonSource({ src: 'sales.json', organisation, worker: true, fetch: fetchOf(JSON.stringify(rows, undefined, 2)) }),
);

testDataSource('jsonSource on the page’s thread, a few bytes at a time', (rows, organisation) =>
  jsonSource({ src: 'sales.json', organisation, worker: false, fetch: fetchOf(JSON.stringify(rows), { size: 7 }) }),
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

async function ask(text: string, options: Partial<FileSourceOptions> = {}, query: Partial<ActualsQuery> = {}) {
  const source = jsonSource({ src: 'sales.json', worker: false, fetch: fetchOf(text), ...options });
  const [answer] = await source.actuals([{ ...ALL, ...query }], { signal: new AbortController().signal });
  return { value: answer!.cells.reduce((sum, { value }) => sum + value, 0), notes: answer!.notes };
}

describe('jsonSource', () => {
  it('takes numbers of JSON as they are, whatever separators texts use', async () => {
    const text =
      '[{"date":"2026-01-01","user":"u","amount":1234.5},{"date":"2026-01-01","user":7,"amount":"1.234,50"}]';
    expect((await ask(text, { numbers: 'nl' })).value).to.equal(246_900);
  });

  it('leaves out what is no object, a list too', async () => {
    const row = { date: '2026-01-01', user: 'ann', amount: 1 };
    const { value, notes } = await ask(JSON.stringify([row, null, row, [], row, 7, row]));
    expect(value).to.equal(400);
    expect(notes).to.deep.equal([{ code: 'rows-refused', count: 3, of: 7, line: 2, value: 'null' }]);
  });

  it('A1 rows are equal in whatever order they name their fields', async () => {
    const rows =
      '{"id":"S1","date":"2026-01-01","user":"u","amount":1},{"amount":1,"user":"u","date":"2026-01-01","id":"S1"}';
    expect((await ask(`[${rows}]`)).notes.map(({ code, count }) => [code, count])).to.deep.equal([
      ['duplicate-rows', 1],
    ]);
  });

  it('maps names, differences and lookups like csv', async () => {
    const row = { when: '05.01.2026', who: 'ann', net: 10, cost: '4.25', stage: 'Won' };
    const columns = {
      date: 'when',
      user: 'who',
      amount: 'net',
      profit: { minus: ['net', 'cost'] },
      status: { from: 'stage', values: { Won: 'sold' } },
    } as const;
    const { value } = await ask(JSON.stringify([row]), { columns, dates: 'dd.MM.yyyy' }, { measure: 'profit' });
    expect(value).to.equal(575);
  });

  it('T7 refuses a row whose currency or status a lookup does not know, like csv', async () => {
    const row = { date: '2026-01-01', user: 'ann', amount: 1, money: 1, stage: 'W' };
    const files: Record<string, string> = {
      'sales.json': JSON.stringify([row, { ...row, money: 9 }, row, { ...row, stage: 'X' }, row]),
      'money.csv': 'key,name\n1,NOK\n',
      'stages.csv': 'key,name\nW,sold\n',
    };
    const lookup = (src: string) => ({ src, key: 'key', value: 'name' });
    const { value, notes } = await ask('', {
      columns: {
        currency: { from: 'money', lookup: lookup('money.csv') },
        status: { from: 'stage', lookup: lookup('stages.csv') },
      },
      fetch: async (src) => new Response(files[String(src)]),
    });
    expect(value).to.equal(300);
    expect(notes).to.deep.equal([
      { code: 'rows-refused', count: 2, of: 5, line: 2, value: '9', path: 'currency=money' },
    ]);
  });

  it('reads a probability as other numbers of the file are written, a number of JSON as it is', async () => {
    const row = { date: '2026-01-01', user: 'ann', amount: 100, status: 'open' };
    const rows = [12.5, '12,5', '12,5 %'].map((probability) => ({ ...row, probability }));
    expect((await ask(JSON.stringify(rows), { numbers: 'nl' }, { status: 'open' })).value).to.equal(3750);
  });

  it('notes rows without one of two columns to subtract, and refuses one that is no number', async () => {
    const row = { date: '2026-01-01', user: 'ann', amount: 10 };
    const rows = [
      { ...row, cost: 4 },
      { ...row, cost: null },
      { ...row, cost: 'much' },
      { ...row, cost: 1 },
    ];
    const columns = { profit: { minus: ['amount', 'cost'] } } as const;
    const { value, notes } = await ask(JSON.stringify(rows), { columns }, { measure: 'profit' });
    expect(value).to.equal(1500);
    expect(notes.map(({ code, count }) => `${code} ${count}`)).to.deep.equal(['rows-refused 1', 'missing-profit 1']);
  });

  it('takes a column that the mapping names and no row has for an empty one', async () => {
    const rows = '[{"date":"2026-01-01","user":"u","amount":1},{"date":"2026-01-02","user":"u","amount":2}]';
    const columns = {
      group: 'Team',
      currency: 'Currency',
      id: 'Order',
      profit: { minus: ['amount', 'Cost'] },
    } as const;
    expect(await ask(rows, { columns })).to.deep.equal({ value: 300, notes: [] });
    expect(await ask(rows, { columns }, { measure: 'profit' })).to.deep.equal({
      value: 0,
      notes: [{ code: 'missing-profit', count: 2 }],
    });
  });

  it('refuses a list in which no row has a needed column, by the name that the mapping gives it', async () => {
    const error = await ask('[{"date":"2026-01-01","user":"u","amount":1}]', { columns: { user: 'Seller' } }).then(
      () => undefined,
      (reason: SourceError) => reason,
    );
    expect(error?.detail).to.deep.include({ problem: 'missing-column', expected: 'Seller' });
  });

  it('leaves out what is no row', async () => {
    const text = '[{"date":"2026-01-01","user":"u","amount":1},\n7,{"date":"2026-01-01","user":"u","amount":1}]';
    const { value, notes } = await ask(text);
    expect(value).to.equal(200);
    expect(notes).to.deep.equal([{ code: 'rows-refused', count: 1, of: 3, line: 2, value: '7' }]);
  });

  for (const [what, text, detail] of [
    [
      'a list of rows without a column that is needed',
      '[{"date":"2026-01-01","user":"u"}]',
      { problem: 'missing-column', expected: 'amount', value: 'date, user' },
    ],
    ['half a file', '[{"date":"2026-01-01","us', { problem: 'truncated' }],
    ['what is no list', '{"sales":[]}', { problem: 'bad-value', value: '{"sales":[]}', expected: '[{…}, …]' }],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const error = await ask(text).then(
        () => undefined,
        (reason: SourceError) => reason,
      );
      expect(error?.code).to.equal('invalid-data');
      expect(error?.detail).to.deep.include({ file: 'sales.json', ...detail });
    });
  }
});
