import { expect } from '@open-wc/testing';
import { parseOrganisation } from '../../../src/adapters/files/organisation-file.ts';
import { loadTargets } from '../../../src/adapters/tables/read-targets.ts';
import type { TargetsOptions } from '../../../src/adapters/tables/target-table.ts';
import type { MappingOptions } from '../../../src/adapters/tables/mapping.ts';
import { caught, served } from '../caught.ts';

type Options = TargetsOptions & MappingOptions;

const load = (text: string, options: Options = {}, files: Record<string, string> = {}) =>
  loadTargets('targets.csv', { currency: 'EUR', ...options, ...served({ ...files, 'targets.csv': text }) });

const lines = (...rows: string[]) => ['year,period,owner,value', ...rows].join('\n');

/** The values of the only row, those that are empty left out. */
async function valuesOf(text: string, options?: Options, files?: Record<string, string>) {
  const { sets } = await load(text, options, files);
  expect(sets.flatMap(({ rows }) => rows)).to.have.length(1);
  return Object.fromEntries([...sets[0]!.rows[0]!.values.entries()].filter(([, value]) => value !== null));
}

describe('targets file', () => {
  it('has an empty column where the mapping names one that no row of JSON has', async () => {
    const rows = [{ year: 2026, period: 1, owner: 'company', value: 5 }];
    const columns = { item: 'Item', date: 'Day', locked: 'Locked' };
    const { sets, notes } = await loadTargets('targets.json', {
      columns,
      ...served({ 'targets.json': JSON.stringify(rows) }),
    });
    expect([sets[0]?.rows.length, notes]).to.deep.equal([1, []]);
  });

  it('lacks year and period in JSON where no row has the date that the mapping names', async () => {
    const asked = loadTargets('targets.json', {
      columns: { date: 'Day' },
      ...served({ 'targets.json': '[{"owner":"company","value":5}]' }),
    });
    const { detail } = await caught(() => asked);
    expect(detail).to.deep.include({ problem: 'missing-column', expected: 'year, period' });
  });

  it('makes one set per year and type, rows by owner and item, values by fiscal interval', async () => {
    const file = await load(
      [
        'year,period,owner,value,target-type,item,interval',
        '2026,1,company,1000.50,,,',
        '2026,12,company,7,,,',
        '2026,2,group:Team Zuid & Co,20,,,',
        '2025,1,company,3,,,',
        '2026,4,user:u1,5,sale-type.count,new,quarter',
        '2026,4,user:u1,6,sale-type.count,,quarter',
        '2026,4,user:u1,7,sale-type.count,old,quarter',
      ].join('\n'),
    );
    const empty = Array.from({ length: 12 }, (): number | null => null);
    expect(file).to.deep.equal({
      sets: [
        {
          year: 2026,
          targetType: 'all-sales.amount',
          interval: 'month',
          revision: 0,
          rows: [
            { owner: 'company', values: empty.with(0, 100050).with(11, 700) },
            { owner: 'group:Team Zuid & Co', values: empty.with(1, 2000) },
          ],
        },
        {
          year: 2025,
          targetType: 'all-sales.amount',
          interval: 'month',
          revision: 0,
          rows: [{ owner: 'company', values: empty.with(0, 300) }],
        },
        {
          year: 2026,
          targetType: 'sale-type.count',
          interval: 'quarter',
          revision: 0,
          rows: [
            { owner: 'user:u1', item: 'new', values: [null, null, null, 5] },
            { owner: 'user:u1', values: [null, null, null, 6] },
            { owner: 'user:u1', item: 'old', values: [null, null, null, 7] },
          ],
        },
      ],
      types: [
        { id: 'all-sales.amount', dimension: 'all-sales', unit: 'amount' },
        { id: 'sale-type.count', dimension: 'sale-type', unit: 'count', items: ['new', 'old'] },
      ],
      notes: [],
    });
  });

  it('T6 an empty field is empty, 0 is 0', async () => {
    const { sets } = await load(lines('2026,1,company,0', '2026,2,company,'));
    expect(sets[0]!.rows[0]!.values.slice(0, 3)).to.deep.equal([0, null, null]);
  });

  const dates: [date: string, fiscalYear: Options['fiscalYear'], year: number, index: number][] = [
    ['2026-07-01', undefined, 2026, 6],
    ['2026-07-01', { start: 7 }, 2026, 0],
    ['2026-06-30', { start: 7 }, 2025, 11],
    ['2026-07-31', { start: 7, name: 'end' }, 2027, 0],
  ];
  for (const [date, fiscalYear, year, index] of dates) {
    it(`R5 a date means the fiscal interval that holds it: ${date} of ${JSON.stringify(fiscalYear)}`, async () => {
      const { sets } = await load(`date,owner,value\n${date},company,5`, { fiscalYear });
      expect([sets[0]!.year, sets[0]!.rows[0]!.values.indexOf(500)]).to.deep.equal([year, index]);
    });
  }

  it('R5 a date means its fiscal quarter where targets are quarterly', async () => {
    const text = 'date,owner,value,interval\n2027-03-31,company,5,quarter';
    expect(await valuesOf(text, { fiscalYear: { start: 7 } })).to.deep.equal({ 2: 500 });
  });

  it('T7 asks who is in which group once, however many people have targets', async () => {
    let asked = 0;
    const people = Array.from({ length: 200 }, (_, index) => ({
      get id() {
        asked += 1;
        return `u${index}`;
      },
      group: 'tokyo',
    }));
    const organisation = { listed: false, groups: [], users: people };
    const rows = people.map((_, index) => `2026,1,user:u${index},100,`);
    const text = ['year,period,owner,value,currency', '2026,1,group:tokyo,5,JPY', ...rows].join('\n');
    const { sets } = await load(text, { organisation });
    expect(sets[0]!.rows.every(({ currency }) => currency === 'JPY')).to.equal(true);
    expect(asked).to.be.at.most(2 * people.length);
  });

  it('R5 year and period go before a date', async () => {
    expect(await valuesOf('date,year,period,owner,value\n2026-07-01,2026,3,company,5')).to.deep.equal({ 2: 500 });
  });

  it('A4 a date-time is a date of the organisation', async () => {
    const organisation = parseOrganisation({ timeZone: 'Europe/Amsterdam' }, 'o.json');
    expect(await valuesOf('date,owner,value\n2026-06-30T22:30Z,company,5', { organisation })).to.deep.equal({ 6: 500 });
  });

  const money: [value: string, currency: string, minor: number][] = [
    ['1234.56', 'EUR', 123456],
    ['1234.565', 'EUR', 123457],
    ['-0.005', 'EUR', -1],
    ['1234.5', 'JPY', 1235],
    ['1.2345', 'KWD', 1235],
    ['900000000000.00', 'EUR', 9e13],
  ];
  for (const [value, currency, minor] of money) {
    it(`T8 money is whole minor units of its currency: ${value} ${currency} is ${minor}`, async () => {
      const text = `year,period,owner,value,currency\n2026,1,company,${value},${currency}`;
      expect(await valuesOf(text)).to.deep.equal({ 0: minor });
      expect(await valuesOf(lines(`2026,1,company,${value}`), { currency })).to.deep.equal({ 0: minor });
    });
  }

  it('names the currencies that rows name, and gives a row that of any of its lines', async () => {
    const { sets } = await load(
      'year,period,owner,value,currency\n2026,1,company,5,\n2026,2,company,5,JPY\n2026,3,company,5,JPY',
    );
    expect(sets[0]!.rows[0]).to.deep.include({ currency: 'JPY' });
    expect(sets[0]!.rows[0]!.values.slice(0, 3)).to.deep.equal([5, 5, 5]);
  });

  it('T7 users follow the currency of their group', async () => {
    const organisation = parseOrganisation({ users: [{ id: 'u1', group: 'tokyo' }, { id: 'u2' }] }, 'o.json');
    const text = 'year,period,owner,value,currency\n2026,1,user:u1,5,\n2026,1,group:tokyo,9,JPY\n2026,1,user:u2,5,';
    const { sets } = await load(text, { organisation });
    expect(sets[0]!.rows.map(({ currency, values }) => [currency, values[0]])).to.deep.equal([
      ['JPY', 5],
      ['JPY', 9],
      [undefined, 500],
    ]);
  });

  it('T7 a group with the id of a user follows nobody', async () => {
    const organisation = parseOrganisation({ users: [{ id: 'ann', group: 'tokyo' }] }, 'o.json');
    const text = 'year,period,owner,value,currency\n2026,1,group:ann,5,\n2026,1,group:tokyo,9,JPY';
    expect((await load(text, { organisation })).sets[0]!.rows[0]).not.to.have.property('currency');
  });

  it('T7 users follow the row of the same item, where their group has it', async () => {
    const organisation = parseOrganisation({ users: [{ id: 'u1', group: 'tokyo' }] }, 'o.json');
    const rows = [
      '2026,1,group:tokyo,a,9,JPY',
      '2026,1,group:tokyo,b,9,USD',
      '2026,1,user:u1,b,5,',
      '2026,1,user:u1,c,5,',
    ];
    const { sets } = await load(['year,period,owner,item,value,currency', ...rows].join('\n'), { organisation });
    expect(sets[0]!.rows.map(({ currency }) => currency)).to.deep.equal(['JPY', 'USD', 'USD', 'JPY']);
  });

  it('T7 counts have no currency', async () => {
    const text = 'year,period,owner,value,currency,target-type\n2026,1,company,5,JPY,all-sales.count';
    const { sets } = await load(text);
    expect([sets[0]!.rows[0]!.currency, sets[0]!.rows[0]!.values[0]]).to.deep.equal([undefined, 5]);
  });

  it('T25 a row is locked when one of its lines says so', async () => {
    const text = 'year,period,owner,value,locked\n2026,1,company,5,\n2026,2,company,5,TRUE\n2026,1,group:a,5,false';
    const { sets } = await load(text);
    expect(sets[0]!.rows.map(({ locked }) => locked)).to.deep.equal([true, undefined]);
  });

  it('several values for one cell add up, noted', async () => {
    const text = lines('2026,1,company,5', '2026,1,company,6', '2026,1,group:a,1', '2026,01,company,7');
    const { sets, notes } = await load(text);
    expect(sets[0]!.rows[0]!.values[0]).to.equal(1800);
    expect(notes).to.deep.equal([{ code: 'targets-added', count: 3, line: 2, value: 'company 2026-1' }]);
  });

  it('an empty value adds nothing', async () => {
    const { sets } = await load(lines('2026,1,company,5', '2026,1,company,', '2026,2,company,', '2026,2,company,'));
    expect(sets[0]!.rows[0]!.values.slice(0, 2)).to.deep.equal([500, null]);
  });

  const refused: [name: string, header: string, row: string, value: string, path?: string][] = [
    ['a period after the last month', '', '2026,13,company,5', '13', 'period'],
    ['period 0', '', '2026,0,company,5', '0', 'period'],
    ['a fifth quarter', ',interval', '2026,5,company,5,quarter', '5', 'period'],
    ['half a period', '', '2026,1.5,company,5', '1.5', 'period'],
    ['a period that is none', '', '2026,X1,company,5', 'X1', 'period'],
    ['no period', '', '2026,,company,5', '(period)', 'period'],
    ['a year that is none', '', '26,1,company,5', '26', 'year'],
    ['no year', '', ',1,company,5', '(year)', 'year'],
    ['an owner without a level', '', '2026,1,noord,5', 'noord', 'owner'],
    ['an owner without an id', '', '2026,1,group:,5', 'group:', 'owner'],
    ['no owner', '', '2026,1,,5', '(owner)', 'owner'],
    ['a value that is no number', '', '2026,1,company,abc', 'abc'],
    ['a value in thousands', '', '2026,1,company,5 k', '5 k'],
    ['a value beyond what money may be', '', '2026,1,company,900000000000.01', '900000000000.01'],
    ['half a sale', ',target-type', '2026,1,company,1.5,all-sales.count', '1.5'],
    ['an unknown currency', ',currency', '2026,1,company,5,QQQ', 'QQQ'],
    ['an interval that targets cannot have', ',interval', '2026,1,company,5,week', 'week', 'interval'],
    ['a target type without unit', ',target-type', '2026,1,company,5,all-sales', 'all-sales', 'target-type'],
    ['a lock that is neither', ',locked', '2026,1,company,5,maybe', 'maybe', 'locked'],
  ];
  for (const [name, header, row, value, path] of refused) {
    it(`bad input: ${name} leaves the row out, noted with line and value`, async () => {
      const { sets, notes } = await load(
        [`year,period,owner,value${header}`, '2025,1,company,5', '2025,2,company,5', row, '2025,3,company,5'].join(
          '\n',
        ),
      );
      expect(notes.map(({ cells: _, ...note }) => note)).to.deep.equal([
        { code: 'target-rows-refused', count: 1, line: 4, value, ...(path && { path }) },
      ]);
      const values = sets.flatMap(({ rows }) => rows.flatMap((each) => each.values)).filter((each) => each !== null);
      expect(values).to.deep.equal([500, 500, 500]);
    });
  }

  it('bad input: an impossible date leaves the row out', async () => {
    const { notes } = await load('date,owner,value\n2026-02-30,company,5\n2026-02-28,company,5');
    expect(notes).to.deep.equal([
      { code: 'target-rows-refused', count: 1, line: 2, value: '2026-02-30', path: 'date' },
    ]);
  });

  it('bad input: a second currency in one row leaves the line out', async () => {
    const text = 'year,period,owner,value,currency\n2026,1,company,5,EUR\n2026,2,company,5,USD\n2026,3,company,5,';
    const { sets, notes } = await load(text);
    expect(sets[0]!.rows[0]!.values.slice(0, 3)).to.deep.equal([500, null, 500]);
    const cell = { owner: 'company', targetType: 'all-sales.amount', year: 2026, interval: 'month', index: 1 };
    expect(notes).to.deep.equal([{ code: 'target-rows-refused', count: 1, line: 3, value: 'USD', cells: [cell] }]);
  });

  it('bad input: the note counts all refused rows and shows the first, whatever was wrong', async () => {
    const ok = Array.from({ length: 4 }, (_, index) => `2026,${index + 1},company,5`);
    const { notes } = await load(lines(...ok, '2026,5,company,900000000000.01', '2026,13,company,5'));
    expect(notes).to.have.length(1);
    expect(notes[0]).to.deep.include({ code: 'target-rows-refused', count: 2, line: 6, value: '900000000000.01' });
    expect(notes[0]!.cells!.map(({ index }) => index)).to.deep.equal([4]);
  });

  it('bad input: half of the rows refused is still a file, one more is none', async () => {
    const half = ['2026,1,company,5', '2026,13,company,5'];
    expect((await load(lines(...half))).sets).to.have.length(1);
    const error = await caught(() => load(lines(...half, '2026,14,company,5')));
    expect(error.code).to.equal('invalid-data');
    expect(error.detail).to.deep.equal({
      problem: 'too-many-refused',
      file: 'targets.csv',
      path: 'period',
      count: 2,
      of: 3,
      line: 3,
      value: '13',
    });
  });

  const missing: [header: string, expected: string, option: string, columns?: string][] = [
    ['year,period,owner', 'value', 'value=…'],
    ['year,owner,value', 'period', 'period=…'],
    ['period,owner,value', 'year', 'year=…'],
    ['Year,Term,owner,value', 'period', 'period=…'],
    ['Datum,Wie,Doel', 'year, period, owner, value', 'year=… period=… owner=… value=…'],
    ['Datum,Wie,Doel', 'owner, value', 'owner=… value=…', 'date=Datum'],
    ['Datum,Wie,Doel', 'year, period, owner, value', 'year=… period=… owner=Wie value=Doel', 'Wie=owner Doel=value'],
  ];
  for (const [header, expected, map, columns] of missing) {
    it(`bad input: names all required columns that are missing: ${header} ${columns ?? ''}`, async () => {
      const error = await caught(() => load(`${header}\n`, { columns }));
      expect(error.code).to.equal('invalid-data');
      const names = header.split(',');
      const found = { value: names.join(', '), names, of: names.length };
      const option = `columns="${map}"`;
      const detail = { problem: 'missing-column', file: 'targets.csv', expected, option, ...found };
      expect(error.detail).to.deep.equal(detail);
    });
  }

  it('bad input: a column that the mapping names must be there', async () => {
    const error = await caught(() => load(lines('2026,1,company,5'), { columns: { item: 'product' } }));
    expect(error.detail).to.include({ problem: 'missing-column', expected: 'product' });
  });

  it('T1 months and quarters in one year and type are refused by name', async () => {
    const text =
      'year,period,owner,value,interval\n2026,1,company,5,\n2025,1,company,5,quarter\n2026,1,group:a,5,quarter';
    const error = await caught(() => load(text));
    expect(error.detail).to.deep.equal({
      problem: 'bad-value',
      file: 'targets.csv',
      line: 4,
      path: 'interval',
      value: 'quarter (2026 all-sales.amount)',
      expected: 'month',
    });
  });

  it('bad input: a target for an unknown owner is kept and noted', async () => {
    const organisation = parseOrganisation({ groups: [{ id: 'a' }], users: [{ id: 'u1', group: 'a' }] }, 'o.json');
    const rows = ['2026,1,group:a,5', '2026,1,user:u1,5', '2026,1,user:u7,5', '2026,2,user:u7,5', '2026,1,group:z,5'];
    const { sets, notes } = await load(lines('2026,1,company,5', ...rows), { organisation });
    expect(sets[0]!.rows).to.have.length(5);
    expect(notes).to.deep.equal([{ code: 'unknown-target-owner', count: 2, line: 5, value: 'user:u7' }]);
  });

  it('R12 no owner is unknown where no file lists who is there', async () => {
    const organisation = parseOrganisation({ currency: 'EUR' }, 'o.json');
    expect((await load(lines('2026,1,user:u7,5'), { organisation })).notes).to.deep.equal([]);
  });

  it('reads JSON, whose numbers no locale reads again', async () => {
    const rows = [
      { year: 2026, period: 1, owner: 'company', value: 1234.5, locked: true },
      { year: 2026, period: 2, owner: 'company', value: '1.234,5' },
      { year: 2026, period: 3, owner: 'company', value: null },
    ];
    const files = served({ 't.json': JSON.stringify(rows) });
    const { sets } = await loadTargets('t.json', { currency: 'EUR', numbers: 'nl', ...files });
    expect(sets[0]!.rows[0]).to.deep.include({ locked: true });
    expect(sets[0]!.rows[0]!.values.slice(0, 3)).to.deep.equal([123450, 123450, null]);
  });

  it('an empty JSON list holds no targets', async () => {
    const { sets, notes } = await loadTargets('t.json', served({ 't.json': '[]' }));
    expect([sets, notes]).to.deep.equal([[], []]);
  });

  it('reads sheets of others by mapping alone', async () => {
    const people = '\uFEFFKey,ID,Name\r\n290,5021,Amy\r\n';
    const sheet = 'EmployeeID,Target,TargetMonth\r\n5021,"$500,000 ",Friday December 1 2017\r\n';
    const options: Options = {
      fiscalYear: { start: 7 },
      dates: 'EEEE MMMM d yyyy',
      numbers: 'en',
      columns: {
        owner: { user: { from: 'EmployeeID', lookup: { src: 'people.csv', key: 'ID', value: 'Key' } } },
        value: 'Target',
        date: 'TargetMonth',
      },
    };
    const { sets } = await load(sheet, options, { 'people.csv': people });
    expect([sets[0]!.year, sets[0]!.rows[0]!.owner, sets[0]!.rows[0]!.values[5]]).to.deep.equal([
      2017,
      'user:290',
      50000000,
    ]);
  });

  it('reads the difference of two columns', async () => {
    const text = 'year,period,owner,gross,less\n2026,1,company,10.5,0.25\n2026,2,company,10,\n2026,3,company,10,1';
    const values = await valuesOf(text, { columns: { value: { minus: ['gross', 'less'] } } });
    expect(values).to.deep.equal({ 0: 1025, 2: 900 });
  });

  for (const field of ['owner', 'item', 'currency']) {
    it(`bad input: a ${field} that the lookup does not know leaves the row out`, async () => {
      const lookup = { src: 'l.csv', key: 'k', value: 'v' };
      const files = { 'l.csv': 'k,v\nc,company\nn,new\ne,EUR\n' };
      const known = { owner: 'c', item: 'n', currency: 'e' };
      const row = (keys: Record<string, string>, period: number) => `2026,${period},5,${Object.values(keys).join(',')}`;
      const text = ['year,period,value,o,i,c', row(known, 1), row({ ...known, [field]: '??' }, 2)].join('\n');
      const columns = { owner: { from: 'o', lookup }, item: { from: 'i', lookup }, currency: { from: 'c', lookup } };
      const { sets, notes } = await load(text, { columns }, files);
      expect(notes.map(({ path: _, ...note }) => note)).to.deep.equal([
        { code: 'target-rows-refused', count: 1, line: 3, value: '??' },
      ]);
      expect(notes[0]!.path).to.equal(
        { owner: 'columns.owner.lookup', item: 'columns.item.lookup', currency: undefined }[field],
      );
      expect(sets[0]!.rows).to.have.length(1);
    });
  }
});
