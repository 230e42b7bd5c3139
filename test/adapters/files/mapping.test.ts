import { expect } from '@open-wc/testing';
import { parseColumns } from '../../../src/adapters/files/columns-attribute.ts';
import { loadMapping } from '../../../src/adapters/files/load-mapping.ts';
import { compileMapping, type Column, type MappingOptions } from '../../../src/adapters/files/mapping.ts';
import { caught, served } from './caught.ts';

const REGIONS =
  '\uFEFFKey,Region,Group\r\n1,Northwest,North America\r\n 7 , France,"Europe "\r\n9,,NULL\r\n1,Again,Pacific\r\n';

async function mapping(options: MappingOptions, files: Record<string, string> = { 'Region.csv': REGIONS }) {
  return compileMapping(structuredClone(await loadMapping(options, served(files))));
}

describe('parseColumns', () => {
  const attributes: [attribute: string, columns: Record<string, string>][] = [
    ['date=OrderDate', { date: 'OrderDate' }],
    [`date=OrderDate amount='Sales Amount'`, { date: 'OrderDate', amount: 'Sales Amount' }],
    [`  amount="Rep's amount"\n date = OrderDate `, { amount: "Rep's amount", date: 'OrderDate' }],
    [`target-type=type`, { 'target-type': 'type' }],
    ['', {}],
  ];
  for (const [attribute, columns] of attributes) {
    it(`reads the attribute ${JSON.stringify(attribute)}`, () => {
      expect(parseColumns(attribute)).to.deep.equal(columns);
    });
  }

  const wrong: [attribute: string, value: string][] = [
    ['date', 'date'],
    ['date=A amount', 'amount'],
    [`date=A amount='Sales`, `amount='Sales`],
    ['date=A date=B', 'date=B'],
    ['date=', 'date='],
    [`date='A'B`, `date='A'B`],
    ['date=A, user=B=C', 'user=B=C'],
    [`date=''`, `date=''`],
  ];
  for (const [attribute, value] of wrong) {
    it(`shows where an attribute stops making sense: ${JSON.stringify(attribute)}`, async () => {
      const error = await caught(() => parseColumns(attribute));
      expect(error.detail).to.include({ problem: 'bad-value', path: 'columns', value });
    });
  }
});

describe('mapping', () => {
  it('reads a field that is not named from the column of its name', async () => {
    const { columnsOf, text } = await mapping({ columns: 'date=OrderDate' });
    expect([columnsOf('date'), columnsOf('user')]).to.deep.equal([['OrderDate'], ['user']]);
    expect(text('user', ' u1 ')).to.equal('u1');
  });

  it('reads a difference from two columns', async () => {
    const { columnsOf } = await mapping({ columns: { profit: { minus: ['SalesAmount', 'Cost'] } } });
    expect(columnsOf('profit')).to.deep.equal(['SalesAmount', 'Cost']);
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
      const { text } = await mapping({ columns: { group: column }, nulls: ['NULL'] });
      expect(text('group', raw)).to.equal(expected);
    });
  }

  it('reads dates and numbers by pattern, locale and nulls', async () => {
    const { day, decimal } = await mapping({ dates: 'd MMMM yyyy', numbers: 'nl', nulls: ['NULL'] });
    expect([day('1 juli 2026'), day('NULL'), day('')]).to.deep.equal(['2026-07-01', undefined, undefined]);
    expect([decimal('€ 1.234,5'), decimal('NULL'), decimal(' '), decimal('x')]).to.deep.equal([
      '1234.5',
      '',
      '',
      undefined,
    ]);
  });

  it('loads a lookup file once, though two fields use it', async () => {
    const files = served({ 'Region.csv': REGIONS });
    const region = { from: 'k', lookup: { ...lookup, value: 'Region' } };
    const spec = await loadMapping({ columns: { group: { from: 'k', lookup }, region } }, files);
    expect(files.asked).to.deep.equal(['Region.csv']);
    expect(compileMapping(spec).text('region', '7')).to.equal('France');
  });

  it('takes the first of two rows of a lookup with the same key', async () => {
    const { text } = await mapping({ columns: { group: { from: 'k', lookup } } });
    expect(text('group', '1')).to.equal('North America');
  });

  it('reads lookups from JSON, numbers as text', async () => {
    const column = { from: 'k', lookup: { src: 'r.json', key: 'id', value: 'name' } };
    const { text } = await mapping({ columns: { group: column } }, { 'r.json': '[{"id":7,"name":"Europe"}]' });
    expect(text('group', '7')).to.equal('Europe');
  });

  it('asks for no file without a lookup', async () => {
    const files = served({});
    await loadMapping({ columns: { date: 'OrderDate' } }, files);
    expect(files.asked).to.deep.equal([]);
  });

  it('bad input: a lookup file without the column is named', async () => {
    const error = await caught(() =>
      mapping({ columns: { group: { from: 'k', lookup: { ...lookup, value: 'Team' } } } }),
    );
    expect(error.detail).to.deep.equal({
      problem: 'missing-column',
      file: 'Region.csv',
      expected: 'Team',
      value: 'Key, Region, Group',
    });
  });

  it('bad input: a lookup file that is not there is named', async () => {
    const error = await caught(() => mapping({ columns: { group: { from: 'k', lookup } } }, {}));
    expect([error.code, error.detail.file]).to.deep.equal(['not-found', 'Region.csv']);
  });

  it('names a column that has no known form', async () => {
    const error = await caught(() => mapping({ columns: { profit: { plus: ['a', 'b'] } as unknown as Column } }));
    expect(error.detail).to.include({ problem: 'bad-value', path: 'columns.profit', value: '{"plus":["a","b"]}' });
  });
});
