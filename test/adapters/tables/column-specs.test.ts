import { expect } from '@open-wc/testing';
import { mappingSpec } from '../../../src/adapters/tables/mapping-spec.ts';
import type { Column } from '../../../src/adapters/tables/mapping.ts';
import { caught, served } from '../caught.ts';

const REGIONS = 'Key,Region,Group\n1,Northwest,North America\n7,France,Europe\n1,Again,Pacific\n';
const lookup = { src: 'Region.csv', key: 'Key', value: 'Group' };

async function lookedUp(files: Record<string, string>, more: Partial<typeof lookup> = {}) {
  const group = { from: 'k', lookup: { ...lookup, ...more } };
  return (await mappingSpec({ columns: { group } }, served(files))).columns.get('group')!.lookup!;
}

describe('mappingSpec', () => {
  it('loads a lookup file once, though two fields use it', async () => {
    const files = served({ 'Region.csv': REGIONS });
    const columns = { group: { from: 'k', lookup }, region: { from: 'k', lookup: { ...lookup, value: 'Region' } } };
    const spec = await mappingSpec({ columns }, files);
    expect(files.asked).to.deep.equal(['Region.csv']);
    expect(spec.columns.get('region')!.lookup!.get('7')).to.equal('France');
  });

  it('takes the first of two rows of a lookup with the same key', async () => {
    expect((await lookedUp({ 'Region.csv': REGIONS })).get('1')).to.equal('North America');
  });

  it('reads lookups from JSON, numbers as text, and passes over what is no row', async () => {
    const file = '[7, {"id":7,"name":"Europe"}, null, {"id":8}]';
    const found = await lookedUp({ 'r.json': file }, { src: 'r.json', key: 'id', value: 'name' });
    expect([...found]).to.deep.equal([
      ['7', 'Europe'],
      ['8', ''],
    ]);
  });

  it('reads a lookup by the form of its file: extension, Content-Type, first sign', async () => {
    expect((await lookedUp({ '/regions': '[{"Key":"1","Group":"North"}]' }, { src: '/regions' })).get('1')).to.equal(
      'North',
    );
    const error = await caught(() => lookedUp({ 'r.json': REGIONS }, { src: 'r.json' }));
    expect(error.detail.problem).to.equal('bad-json');
  });

  it('asks for no file without a lookup, and keeps what else is said', async () => {
    const files = served({});
    const said = {
      dates: 'dd.MM.yyyy',
      numbers: 'nl',
      encoding: 'utf-8',
      timeZone: 'Europe/Paris',
      sheet: 'Sales',
      range: 'B:F',
      nulls: ['NULL'],
    };
    const spec = await mappingSpec({ columns: { date: 'OrderDate' }, ...said }, files);
    expect(files.asked).to.deep.equal([]);
    expect(spec).to.deep.equal({ columns: new Map([['date', { from: ['OrderDate'] }]]), where: undefined, ...said });
  });

  it('bad input: a lookup file without the column is named', async () => {
    for (const more of [{ value: 'Team' }, { key: 'Team' }]) {
      const error = await caught(() => lookedUp({ 'Region.csv': REGIONS }, more));
      const names = ['Key', 'Region', 'Group'];
      const found = { value: names.join(', '), names, of: 3 };
      const detail = { problem: 'missing-column', file: 'Region.csv', expected: 'Team', ...found };
      expect(error.detail).to.deep.equal(detail);
    }
  });

  it('bad input: a lookup file that is not there is named', async () => {
    const error = await caught(() => lookedUp({}));
    expect([error.code, error.detail.file]).to.deep.equal(['not-found', 'Region.csv']);
  });

  it('bad input: names a column that has no known form', async () => {
    const columns = { profit: { plus: ['a', 'b'] } as unknown as Column };
    const error = await caught(() => mappingSpec({ columns }, served({})));
    expect(error.detail).to.include({ problem: 'bad-value', path: 'columns.profit', value: '{"plus":["a","b"]}' });
  });

  it('bad input: names a locale that is none, where a value is to be written by it', async () => {
    const columns = { value: { value: 1.5 } };
    const error = await caught(() => mappingSpec({ columns, numbers: 'xx-nonsense-' }, served({})));
    expect(error.detail).to.include({ problem: 'bad-value', path: 'numbers', value: 'xx-nonsense-' });
  });

  const forms: readonly [field: string, column: unknown][] = [
    ['period', { every: 'week' }],
    ['value', { every: 'month' }],
    ['value', { across: [], as: 'period' }],
    ['value', { across: ['Jan'], as: 'user name' }],
    ['value', { across: { Jan: 1 }, as: 'period' }],
    ['owner', { across: ['Jan'], as: 'period' }],
  ];
  for (const [field, column] of forms) {
    it(`bad input: refuses ${JSON.stringify(column)} for ${field}`, async () => {
      const error = await caught(() => mappingSpec({ columns: { [field]: column as Column } }, served({})));
      expect(error.detail).to.include({ path: `columns.${field}`, value: JSON.stringify(column) });
    });
  }
});
