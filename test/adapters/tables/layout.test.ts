import { expect } from '@open-wc/testing';
import { formsOf } from '../../../src/adapters/tables/forms.ts';
import { Layout } from '../../../src/adapters/tables/layout.ts';
import { mappingSpec } from '../../../src/adapters/tables/mapping-spec.ts';
import type { Column, MappingOptions } from '../../../src/adapters/tables/mapping.ts';
import type { Row } from '../../../src/adapters/tables/row.ts';
import { caught, served } from '../caught.ts';

const REGIONS =
  '\uFEFFKey,Region,Group\r\n1,Northwest,North America\r\n 7 , France,"Europe "\r\n9,,NULL\r\n1,Again,Pacific\r\n';

/** The fields of a table with columns `k` and `l`, by a mapping that has been to a worker. */
async function layout(options: MappingOptions, files: Record<string, string> = { 'Region.csv': REGIONS }) {
  const spec = structuredClone(await mappingSpec(options, served(files)));
  return new Layout(['k', 'l'], spec, formsOf(spec), { file: 'sales.csv' });
}

const rowOf = (...values: (string | number)[]): Row => ({
  line: 2,
  value: (column) => values[column] ?? '',
  excess: () => '',
  print: () => 1,
});

describe('Field', () => {
  it('is read from the column of its name, where the mapping names none', async () => {
    const field = (await layout({ columns: 'date=l' })).field('k');
    expect([field.columns, field.text(rowOf(' u1 '))]).to.deep.equal([[0], 'u1']);
  });

  it('is empty without its column', async () => {
    const field = (await layout({})).field('user');
    expect([field.columns, field.text(rowOf('u1'))]).to.deep.equal([[], '']);
  });

  const lookup = { src: 'Region.csv', key: 'Key', value: 'Group' };
  const texts: [name: string, column: Column, raw: string, text: string | undefined][] = [
    ['looks values up', { from: 'k', lookup }, '1', 'North America'],
    ['trims what it looks up and finds', { from: 'k', lookup }, ' 7', 'Europe'],
    ['tells a value that the table does not hold', { from: 'k', lookup }, '8', undefined],
    ['looks up nothing where the file says nothing', { from: 'k', lookup }, '', ''],
    ['finds nothing where the table says NULL', { from: 'k', lookup }, '9', ''],
    ['renames values', { from: 'k', values: { Won: 'sold' } }, 'Won', 'sold'],
    ['leaves a value without a new word', { from: 'k', values: { Won: 'sold' } }, 'lost', 'lost'],
    ['renames to nothing', { from: 'k', values: { Won: '' } }, 'Won', ''],
    ['renames what it looked up', { from: 'k', lookup, values: { Europe: 'emea' } }, '7', 'emea'],
    ['names users', { user: 'k' }, 'u 1', 'user:u 1'],
    ['names groups, looked up', { group: { from: 'k', lookup } }, '7', 'group:Europe'],
    ['names nobody where the file says nothing', { user: 'k' }, 'NULL', ''],
    ['tells an owner that the table does not hold', { user: { from: 'k', lookup } }, '8', undefined],
    ['takes nulls for nothing', 'k', ' NULL ', ''],
  ];
  for (const [name, column, raw, expected] of texts) {
    it(name, async () => {
      const field = (await layout({ columns: { owner: column }, nulls: ['NULL '] })).field('owner');
      expect(field.text(rowOf(raw))).to.equal(expected);
    });
  }

  it('reads dates and numbers by pattern, locale and nulls', async () => {
    const field = (await layout({ dates: 'd MMMM yyyy', numbers: 'nl', nulls: ['NULL'] })).field('k');
    const days = ['1 juli 2026', 'NULL', '', '1 july'].map((raw) => field.day(rowOf(raw)));
    expect(days).to.deep.equal(['2026-07-01', undefined, undefined, undefined]);
    const numbers = ['€ 1.234,5', 'NULL', ' ', 'x'].map((raw) => field.decimal(rowOf(raw)));
    expect(numbers).to.deep.equal(['1234.5', '', '', undefined]);
  });

  it('takes a number of JSON as one, whatever separators texts use', async () => {
    const field = (await layout({ numbers: 'nl' })).field('k');
    expect([1234.5, 1e-7, 1e21].map((value) => field.decimal(rowOf(value)))).to.deep.equal([
      '1234.5',
      '0.0000001',
      '1000000000000000000000',
    ]);
  });

  it('reads dates and numbers of what a lookup says', async () => {
    const values = { first: '2026-01-01', dear: '1000' };
    const field = (await layout({ columns: { date: { from: 'k', values } } })).field('date');
    expect([field.day(rowOf('first')), field.decimal(rowOf('dear'))]).to.deep.equal(['2026-01-01', '1000']);
  });

  const differences: [a: string | number, b: string | number, expected: string | undefined][] = [
    ['10.5', '0.25', '10.25'],
    [10.5, '0.25', '10.25'],
    ['10', '', ''],
    ['', '1', ''],
    ['10', 'x', undefined],
    ['x', '1', undefined],
    ['', 'x', undefined],
  ];
  for (const [a, b, expected] of differences) {
    it(`reads the difference of two columns: ${a} − ${b}`, async () => {
      const field = (await layout({ columns: { profit: { minus: ['k', 'l'] } } })).field('profit');
      expect(field.decimal(rowOf(a, b))).to.equal(expected);
    });
  }

  it('shows what stands in a row, both columns of a difference', async () => {
    const fields = await layout({ columns: { profit: { minus: ['k', 'l'] } } });
    expect(fields.field('profit').shown(rowOf(' 1', 'x'))).to.equal('1 − x');
  });

  it('says whether its values become others', async () => {
    const columns = {
      a: { from: 'k', values: {} },
      owner: { user: 'k' },
      c: { from: 'k', lookup },
      d: { from: 'k' },
      e: 'k',
    };
    const fields = await layout({ columns });
    const mapped = Object.keys(columns).map((name) => fields.field(name).isMapped);
    expect(mapped).to.deep.equal([true, true, true, false, false]);
  });
});

describe('Layout', () => {
  it('bad input: a column that is needed, or that the mapping names, must be there', async () => {
    const detail = { problem: 'missing-column', file: 'sales.csv' };
    const fields = await layout({ columns: { user: 'who', profit: { minus: ['k', 'cost'] } } });
    for (const [read, expected] of [
      [() => fields.needed('date'), 'date'],
      [() => fields.field('user'), 'who'],
      [() => fields.field('profit'), 'cost'],
    ] as const) {
      const error = await caught(read);
      expect([error.code, error.detail]).to.deep.equal(['invalid-data', { ...detail, expected }]);
    }
  });

  it('misses no column in a list without rows', async () => {
    const spec = await mappingSpec({ columns: 'user=who' }, served({}));
    const fields = new Layout([], spec, formsOf(spec), { file: 'sales.json', list: true });
    expect([fields.needed('date').columns, fields.field('user').columns]).to.deep.equal([[], []]);
  });
});
