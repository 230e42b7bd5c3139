import { expect } from '@open-wc/testing';
import { loadTargets } from '../../src/adapters/tables/read-targets.ts';
import type { TargetsOptions } from '../../src/adapters/tables/target-table.ts';
import type { MappingOptions } from '../../src/adapters/tables/mapping.ts';
import type { Organisation } from '../../src/model/organisation.ts';
import { caught } from './caught.ts';
import { bytesOf, served, targetsOf } from './written.ts';

const { signal } = new AbortController();

interface Example {
  readonly what: string;
  readonly file: string;
  readonly options?: MappingOptions & TargetsOptions;
  readonly gives: readonly string[];
}

function targets(examples: readonly Example[]) {
  for (const { what, file, options, gives } of examples) {
    it(what, async () => {
      expect(await targetsOf('targets.csv', { ...options }, { 'targets.csv': bytesOf(file) })).to.deep.equal(gives);
    });
  }
}

const USER = { owner: { user: 'Naam' } } as const;
const YEAR = { year: { value: 2026 } } as const;

describe('a column per interval', () => {
  targets([
    {
      what: 'months by name are found by themselves',
      file: 'year,owner,Jan,Feb,Mar\n2026,company,100,110,120',
      gives: ['company 2026-01 100', 'company 2026-02 110', 'company 2026-03 120'],
    },
    {
      what: 'months of another language, and a year that the mapping says',
      file: 'Naam;januari;februari;mrt\nAnn;1.000,50;2.000;\nBen;1;2;3',
      options: { columns: { ...USER, ...YEAR } },
      gives: [
        'user:Ann 2026-01 1000.50',
        'user:Ann 2026-02 2000',
        'user:Ben 2026-01 1',
        'user:Ben 2026-02 2',
        'user:Ben 2026-03 3',
        'note numbers-assumed line 2 “1.000,50” → numbers="nl"',
      ],
    },
    {
      what: 'months that tell their year',
      file: 'owner,Nov-25,Dec-25,Jan-26\ncompany,1,2,3',
      gives: ['company 2025-11 1', 'company 2025-12 2', 'company 2026-01 3'],
    },
    {
      what: 'months by their first day',
      file: 'owner,2026-01-01,2026-02-01\ncompany,1,2',
      gives: ['company 2026-01 1', 'company 2026-02 2'],
    },
    {
      what: 'days add up',
      file: 'owner,2026-01-01,2026-01-02,2026-01-03\ncompany,1,2,4',
      gives: ['company 2026-01 7', 'note targets-added 3 line 2 “company 2026-1”'],
    },
    {
      what: 'quarters',
      file: 'year,owner,Q1,Q2,Q3,Q4\n2026,company,1,2,3,4',
      gives: ['company 2026-Q1 1', 'company 2026-Q2 2', 'company 2026-Q3 3', 'company 2026-Q4 4'],
    },
    {
      what: 'numbers 1 to 12',
      file: 'year,owner,1,2,3,4,5,6,7,8,9,10,11,12\n2026,company,1,,,,,,,,,,,12',
      gives: ['company 2026-01 1', 'company 2026-12 12'],
    },
    {
      what: 'months by name are calendar months, whenever the fiscal year begins',
      file: 'year,owner,Jun,Jul,Aug\n2026,company,1,2,3',
      options: { fiscalYear: { start: 7 } },
      gives: ['company 2026-01 2', 'company 2026-02 3', 'company 2026-12 1'],
    },
    {
      what: 'quarters and a total beside months are their sums',
      file: 'year,owner,Jan,Feb,Mar,Q1,Apr,Total\n2026,company,1,2,3,6,4,10',
      gives: ['company 2026-01 1', 'company 2026-02 2', 'company 2026-03 3', 'company 2026-04 4'],
    },
    {
      what: 'bad input: a total column that is no sum is noted',
      file: 'year,owner,Jan,Feb,Mar,Total\n2026,company,1,2,3,6\n2026,group:a,1,2,3,7',
      gives: [
        'company 2026-01 1',
        'company 2026-02 2',
        'company 2026-03 3',
        'group:a 2026-01 1',
        'group:a 2026-02 2',
        'group:a 2026-03 3',
        'note total-differs 1 line 3 “7” → 6',
      ],
    },
    {
      what: 'months beside a word that is the same for all, and units',
      file: 'year,owner,Jan Target (k€),Feb Target (k€),Mar_Target\n2026,company,1,2,3',
      gives: ['company 2026-01 1', 'company 2026-02 2', 'company 2026-03 3'],
    },
    {
      what: 'months of targets beside those of what was sold',
      file: 'year,owner,Actual Jan,Target Jan,Actual Feb,Target Feb\n2026,company,9,1,8,2',
      gives: ['company 2026-01 1', 'company 2026-02 2'],
    },
    {
      what: 'bad input: months beside words of which none is one for targets',
      file: 'year,owner,North Jan,South Jan,North Feb,South Feb\n2026,company,9,1,8,2',
      gives: ['error missing-column “year, owner, North Jan, South Jan, North Feb, South Feb” → period, value'],
    },
    {
      what: 'bad input: months and quarters beside one word',
      file: 'year,owner,Plan Jan,Plan Feb,Plan Q1\n2026,company,1,2,3',
      gives: ['error missing-column “year, owner, Plan Jan, Plan Feb, Plan Q1” → period, value'],
    },
    {
      what: 'bad input: rows of targets among rows of what was sold are not added up',
      file: 'year,owner,Metric,Jan,Feb\n2026,company,Target,1,2\n2026,company,Actual,9,8',
      gives: ['error two-kinds Metric line 3 “Actual” → Target'],
    },
    {
      what: 'but told apart by where',
      file: 'year,owner,Metric,Jan,Feb\n2026,company,Target,1,2\n2026,company,Actual,9,8',
      options: { where: { column: 'Metric', is: 'Target' } },
      gives: ['company 2026-01 1', 'company 2026-02 2'],
    },
    {
      what: 'a mapping says which columns',
      file: 'owner;plan jan;plan feb;jan;feb\ncompany;1;2;8;9',
      options: {
        columns: { ...YEAR, value: { across: { 'plan jan': 'Jan', 'plan feb': '2' }, as: 'period' } },
      },
      gives: ['company 2026-01 1', 'company 2026-02 2'],
    },
    {
      what: 'the mapping as the attribute has it',
      file: 'owner;Jan;Feb;Mar\ncompany;1;2;3',
      options: { columns: '{ "year": { "value": 2026 }, "value": { "across": ["Jan", "Mar"], "as": "period" } }' },
      gives: ['company 2026-01 1', 'company 2026-03 3'],
    },
    {
      what: 'below lines of a title',
      file: 'Targets 2026;;;\n;;;\nowner;year;Jan;Feb\ncompany;2026;1;2',
      gives: ['company 2026-01 1', 'company 2026-02 2', 'note lines-skipped 1 line 1 “Targets 2026”'],
    },
    {
      what: 'names that tell their year go before those that do not',
      file: 'owner,Jan,2026-01,2026-02\ncompany,9,1,2',
      gives: ['company 2026-01 1', 'company 2026-02 2'],
    },
    {
      what: 'two months in a title are no header',
      file: 'From;2026-01;To;2026-02\nowner;year;Jan;Feb\ncompany;2026;1;2',
      gives: ['company 2026-01 1', 'company 2026-02 2', 'note lines-skipped 1 line 1 “From 2026-01 To 2026-02”'],
    },
    {
      what: 'bad input: a quarter that is not the sum of its months is noted',
      file: 'year,owner,Jan,Feb,Mar,Q1\n2026,company,1,2,3,7',
      gives: ['company 2026-01 1', 'company 2026-02 2', 'company 2026-03 3', 'note total-differs 1 line 2 “7” → 6'],
    },
    {
      what: 'a total that is rounded is a sum all the same',
      file: 'year,owner,Jan,Feb,Total\n2026,company,0.4,0.4,1',
      gives: ['company 2026-01 0.40', 'company 2026-02 0.40'],
    },
    {
      what: 'bad input: a file of which more than half of the months cannot be read is none',
      file: 'year,owner,Jan,Feb,Mar\n2026,company,1,n/a,n/a',
      gives: ['error too-many-refused line 2 “n/a”'],
    },
    {
      what: 'bad input: a month twice',
      file: 'year,owner,Jan,Feb,January\n2026,company,1,2,3',
      gives: ['error column-twice line 1 “Jan” → January'],
    },
    {
      what: 'bad input: a month twice by one name',
      file: 'year,owner,Jan,Feb,Jan\n2026,company,1,2,3',
      options: { columns: { value: { across: ['Jan', 'Feb'], as: 'period' } } },
      gives: ['error column-twice line 1 “Jan” → Jan'],
    },
    {
      what: 'bad input: no year',
      file: 'owner,Jan,Feb,Mar\ncompany,1,2,3',
      gives: ['error missing-column “owner, Jan, Feb, Mar” → year'],
    },
    {
      what: 'bad input: a column that is not there',
      file: 'owner,Jan,Feb\ncompany,1,2',
      options: { columns: { ...YEAR, value: { across: ['Jan', 'Mar'], as: 'period' } } },
      gives: ['error missing-column “owner, Jan, Feb” → Mar'],
    },
    {
      what: 'bad input: a name that is no month',
      file: 'owner,Jan,X\ncompany,1,2',
      options: { columns: { ...YEAR, value: { across: ['Jan', 'X'], as: 'period' } } },
      gives: ['error bad-value columns.value.across “X” → Jan, 2026-01, Q1, 1–12'],
    },
    {
      what: 'bad input: one month that cannot be read leaves the others',
      file: 'year,owner,Jan,Feb,Mar\n2026,company,1,n/a,3',
      gives: ['company 2026-01 1', 'company 2026-03 3', 'note targets-refused 1 line 2 “n/a”'],
    },
    {
      what: 'bad input: a row that cannot be read is left out whole',
      file: 'year,owner,Jan,Feb,Mar\n2026,company,1,2,3\n2026,nobody,1,2,3',
      gives: [
        'company 2026-01 1',
        'company 2026-02 2',
        'company 2026-03 3',
        'note target-rows-refused 1 line 3 “nobody”',
      ],
    },
    {
      what: 'bad input: nor is half of a row read that has more fields than columns',
      file: 'year,owner,Jan,Feb,Mar\n2026,company,1,2,3\n2026,group:a,1,000,2,3',
      gives: ['company 2026-01 1', 'company 2026-02 2', 'company 2026-03 3', 'note target-rows-refused 1 line 3 “3”'],
    },
  ]);
});

describe('a column per owner', () => {
  targets([
    {
      what: 'owners by key are found by themselves',
      file: 'date,company,group:north\n2026-01,100,60\n2026-02,110,',
      gives: ['company 2026-01 100', 'company 2026-02 110', 'group:north 2026-01 60'],
    },
    {
      what: 'people and branches are said',
      file: 'month;Ann;Ben\n2026-01;1;2\n2026-02;3;4',
      options: { columns: { date: 'month', value: { across: ['Ann', 'Ben'], as: 'user' } } },
      gives: ['user:Ann 2026-01 1', 'user:Ann 2026-02 3', 'user:Ben 2026-01 2', 'user:Ben 2026-02 4'],
    },
    {
      what: 'without the row and the column of totals',
      file: 'month;Ann;Ben;Total\n2026-01;1;2;3\n2026-02;3;4;7\nTotal;4;6;10',
      options: { columns: { date: 'month', value: { across: ['Ann', 'Ben'], as: 'user' } } },
      gives: [
        ...['user:Ann 2026-01 1', 'user:Ann 2026-02 3', 'user:Ben 2026-01 2', 'user:Ben 2026-02 4'],
        'note total-rows 1 line 4 “Total”',
      ],
    },
    {
      what: 'all rows of it, where one day is as much as those before together',
      file: 'day;Ann;Ben\n2026-01-01;1;2\n2026-01-02;1;2',
      options: { columns: { date: 'day', value: { across: ['Ann', 'Ben'], as: 'user' } } },
      gives: ['user:Ann 2026-01 2', 'user:Ben 2026-01 4', 'note targets-added 2 line 2 “user:Ann 2026-1”'],
    },
    {
      what: 'with the ids of others',
      file: 'month;Amsterdam;Company\n2026-01;1;2',
      options: {
        columns: { date: 'month', value: { across: { Amsterdam: 'group:ams', Company: 'company' }, as: 'owner' } },
      },
      gives: ['group:ams 2026-01 1', 'company 2026-01 2'],
    },
    {
      what: 'items',
      file: 'date,owner,new,old\n2026-01,company,1,2',
      options: {
        columns: { 'target-type': { value: 'kind.amount' }, value: { across: ['new', 'old'], as: 'item' } },
      },
      gives: ['company kind.amount new 2026-01 1', 'company kind.amount old 2026-01 2'],
    },
  ]);
});

/** Names and ids of company, groups and users. */
const NAMED: Organisation = {
  listed: true,
  company: { name: 'Skerry' },
  groups: [
    { id: 'n', name: 'Noord' },
    { id: 'z', name: 'Zuid' },
  ],
  users: [
    { id: '1', name: 'Anouk Bos', group: 'n' },
    { id: '2', name: 'Ben', group: 'z' },
  ],
};
const PEOPLE_AND_TEAMS =
  'year;Naam;Jan;Feb\n2026;Noord;1;2\n2026;anouk  BOS;1;2\n2026;Zuid;3;4\n2026;2;3;4\n2026;Totaal;4;6';
const NORTH = ['group:n 2026-01 1', 'group:n 2026-02 2'];
const SOUTH = ['group:z 2026-01 3', 'group:z 2026-02 4'];
const COMPANY = ['company 2026-01 4', 'company 2026-02 6'];
const BOTH = [
  ...[...NORTH, 'user:1 2026-01 1', 'user:1 2026-02 2'],
  ...[...SOUTH, 'user:2 2026-01 3', 'user:2 2026-02 4'],
];

describe('owners by their names', () => {
  targets([
    {
      what: 'groups and users stand in one column, and a total is the sum of either',
      file: PEOPLE_AND_TEAMS,
      options: { columns: { owner: 'Naam' }, organisation: NAMED },
      gives: [...BOTH, 'note total-rows 1 line 6 “Totaal”'],
    },
    {
      what: 'a column of users and groups says the same',
      file: PEOPLE_AND_TEAMS,
      options: { columns: { owner: { user: 'Naam', group: 'Naam' } }, organisation: NAMED },
      gives: [...BOTH, 'note total-rows 1 line 6 “Totaal”'],
    },
    {
      what: 'a word that the mapping makes the company is no row of totals',
      file: PEOPLE_AND_TEAMS,
      options: { columns: { owner: { from: 'Naam', values: { Totaal: 'company' } } }, organisation: NAMED },
      gives: [...BOTH, ...COMPANY],
    },
    {
      what: 'the company by its name, though it is the sum of its groups',
      file: 'year;Naam;Jan;Feb\n2026;Skerry;4;6\n2026;Noord;1;2\n2026;Zuid;3;4',
      options: { columns: { owner: 'Naam' }, organisation: NAMED },
      gives: [...COMPANY, ...NORTH, ...SOUTH],
    },
    {
      what: 'a column of users knows them by name, and no groups',
      file: 'year;Naam;Jan;Feb\n2026;Anouk Bos;1;\n2026;Noord;2;',
      options: { columns: { owner: { user: 'Naam' } }, organisation: NAMED },
      gives: ['user:1 2026-01 1', 'user:Noord 2026-01 2', 'note unknown-target-owner 1 line 3 “user:Noord”'],
    },
  ]);

  it('a total that is the sum of nothing is noted as before', async () => {
    const file = PEOPLE_AND_TEAMS.replace('Totaal;4;6', 'Totaal;4;7');
    const read = await targetsOf('t.csv', { columns: { owner: 'Naam' }, organisation: NAMED }, { 't.csv': file });
    expect(read.filter((line) => line.startsWith('note'))).to.deep.equal([
      'note total-rows 1 line 6 “Totaal”',
      'note total-differs 1 line 6 “7” → 6',
    ]);
  });

  it('a name that nobody or several have is refused with its line', async () => {
    const organisation = { ...NAMED, users: [...NAMED.users, { id: '3', name: 'Ben' }] };
    const file = 'year;Naam;Jan;Feb\n2026;Noord;1;\n2026;Zuid;1;\n2026;Anouk Bos;1;\n2026;Ben;2;\n2026;Zoe;2;';
    const read = await targetsOf('t.csv', { columns: { owner: 'Naam' }, organisation }, { 't.csv': file });
    expect(read.at(-1)).to.match(/^note target(s|-rows)-refused 2 line 5 “Ben”/);
  });
});

describe('rows of totals', () => {
  targets([
    {
      what: 'are told by a word, left out and noted',
      file: 'year;Naam;Jan;Feb\n2026;Ann;1;2\n2026;Ben;3;4\n2026;Totaal;4;6',
      options: { columns: USER },
      gives: [
        'user:Ann 2026-01 1',
        'user:Ann 2026-02 2',
        'user:Ben 2026-01 3',
        'user:Ben 2026-02 4',
        'note total-rows 1 line 4 “Totaal”',
      ],
    },
    {
      what: 'are told by their values',
      file: 'year;Naam;Jan;Feb\n2026;Ann;1;2\n2026;Ben;3;4\n2026;Sales NL;4;6',
      options: { columns: USER },
      gives: [
        'user:Ann 2026-01 1',
        'user:Ann 2026-02 2',
        'user:Ben 2026-01 3',
        'user:Ben 2026-02 4',
        'note total-rows 1 line 4 “Sales NL”',
      ],
    },
    {
      what: 'but not where values are alike, and may be so by chance',
      file: 'year;Naam;Jan;Feb\n2026;Ann;1;1\n2026;Ben;1;1\n2026;Cas;2;2',
      options: { columns: USER },
      gives: [
        'user:Ann 2026-01 1',
        'user:Ann 2026-02 1',
        'user:Ben 2026-01 1',
        'user:Ben 2026-02 1',
        'user:Cas 2026-01 2',
        'user:Cas 2026-02 2',
      ],
    },
    {
      what: 'nor is the company where the file names it',
      file: 'year,owner,Jan,Feb\n2026,company,4,6\n2026,group:a,1,2\n2026,group:b,3,4',
      gives: [
        'company 2026-01 4',
        'company 2026-02 6',
        'group:a 2026-01 1',
        'group:a 2026-02 2',
        'group:b 2026-01 3',
        'group:b 2026-02 4',
      ],
    },
    {
      what: 'of parts and of all',
      file: 'date;Naam;value\n2026-01;Ann;1\n2026-01;Subtotal;1\n2026-01;Ben;3\n2026-01;Subtotal;3\n2026-01;Total;4',
      options: { columns: USER },
      gives: ['user:Ann 2026-01 1', 'user:Ben 2026-01 3', 'note total-rows 3 line 3 “Subtotal”'],
    },
    {
      what: 'among rows that add up, in a column that nothing is read of',
      file: 'date;product;value\n2026-01;A;1\n2026-01;B;3\n2026-01;Total;4',
      options: { columns: { owner: { value: 'company' } } },
      gives: ['company 2026-01 4', 'note targets-added 2 line 2 “company 2026-1”', 'note total-rows 1 line 4 “Total”'],
    },
    {
      what: 'bad input: a total that does not add up is left out too, and noted',
      file: 'year;Naam;Jan;Feb\n2026;Ann;1;2\n2026;Ben;3;4\n2026;Total;4;7',
      options: { columns: USER },
      gives: [
        'user:Ann 2026-01 1',
        'user:Ann 2026-02 2',
        'user:Ben 2026-01 3',
        'user:Ben 2026-02 4',
        'note total-rows 1 line 4 “Total”',
        'note total-differs 1 line 4 “7” → 6',
      ],
    },
    {
      what: 'nor are two owners who are alike where the others make up for each other',
      file: 'year;Naam;Jan;Feb\n2026;Ann;1;2\n2026;Ben;1;2\n2026;Cas;1;\n2026;Dan;-1;',
      options: { columns: USER },
      gives: [
        ...['user:Ann 2026-01 1', 'user:Ann 2026-02 2', 'user:Ben 2026-01 1', 'user:Ben 2026-02 2'],
        ...['user:Cas 2026-01 1', 'user:Dan 2026-01 -1'],
      ],
    },
    {
      what: 'nor are rows that all have the word',
      file: 'date;product;value\n2026-01;Total;1\n2026-02;Total;3',
      options: { columns: { owner: { value: 'company' } } },
      gives: ['company 2026-01 1', 'company 2026-02 3'],
    },
    {
      what: 'one value alone makes no total of a name with such a word',
      file: 'date;Naam;value\n2026-01;Ann;1\n2026-01;Total Energies;1',
      options: { columns: { owner: { group: 'Naam' } } },
      gives: ['group:Ann 2026-01 1', 'group:Total Energies 2026-01 1'],
    },
    {
      what: 'a name with such a word is one, where it is no sum',
      file: 'year;Naam;Jan;Feb\n2026;Ann;1;2\n2026;Total Energies;3;4',
      options: { columns: { owner: { group: 'Naam' } } },
      gives: [
        'group:Ann 2026-01 1',
        'group:Ann 2026-02 2',
        'group:Total Energies 2026-01 3',
        'group:Total Energies 2026-02 4',
      ],
    },
  ]);
});

describe('targets without a time or an owner of their own', () => {
  targets([
    {
      what: 'one for every month',
      file: 'year,owner,value\n2026,company,5',
      options: { columns: { period: { every: 'month' } } },
      gives: Array.from({ length: 12 }, (_, at) => `company 2026-${String(at + 1).padStart(2, '0')} 5`),
    },
    {
      what: 'one for every quarter',
      file: 'owner,value\ncompany,5',
      options: { columns: { ...YEAR, period: { every: 'quarter' } } },
      gives: [1, 2, 3, 4].map((at) => `company 2026-Q${at} 5`),
    },
    {
      what: 'a snapshot is of the period that is said',
      file: 'owner,value\ncompany,5\nuser:ann,2',
      options: { columns: { period: { value: '2026-03' } } },
      gives: ['company 2026-03 5', 'user:ann 2026-03 2'],
    },
    {
      what: 'one for a whole year is split, so that its months add up to it',
      file: 'date,owner,value\nFY26,company,100',
      gives: [
        ...Array.from({ length: 12 }, (_, at) => {
          return `company 2026-${String(at + 1).padStart(2, '0')} ${at < 4 ? '8.34' : '8.33'}`;
        }),
        'note year-targets 1 line 2 “2026”',
      ],
    },
    {
      what: 'or its quarters, and of sales whole ones',
      file: 'date,owner,value,interval,target-type\n2025/26,company,-6,quarter,all-sales.count',
      gives: [
        ...['company all-sales.count 2025-Q1 -2', 'company all-sales.count 2025-Q2 -2'],
        ...['company all-sales.count 2025-Q3 -1', 'company all-sales.count 2025-Q4 -1'],
        'note year-targets 1 line 2 “2025”',
      ],
    },
    {
      what: 'bad input: half a sale in a year is none',
      file: 'date,owner,value,target-type\n2026-01,company,1,all-sales.count\n2026,company,1.5,all-sales.count',
      gives: ['company all-sales.count 2026-01 1', 'note target-rows-refused 1 line 3 “1.5”'],
    },
    {
      what: 'without an owner they are the company’s, noted',
      file: 'year,period,value\n2026,1,5',
      gives: ['company 2026-01 5', 'note owner-assumed “company”'],
    },
    {
      what: 'wide, too',
      file: 'year,Jan,Feb,Mar\n2026,5,6,7',
      gives: ['company 2026-01 5', 'company 2026-02 6', 'company 2026-03 7', 'note owner-assumed “company”'],
    },
    {
      what: 'and where a column calls them targets',
      file: 'year,,Jan,Feb,Mar\n2026,Target,5,6,7',
      gives: ['company 2026-01 5', 'company 2026-02 6', 'company 2026-03 7', 'note owner-assumed “company”'],
    },
    {
      what: 'bad input: but not where a column may name owners',
      file: 'year,Rep,Jan,Feb,Mar\n2026,Ann,5,6,7',
      gives: ['error missing-column “year, Rep, Jan, Feb, Mar” → owner'],
    },
  ]);
});

describe('several rows in one cell', () => {
  const days = Array.from({ length: 31 }, (_, at) => `2026-01-${String(at + 1).padStart(2, '0')},company,100`);
  targets([
    {
      what: 'add up: one a day makes a month',
      file: ['date,owner,value', ...days].join('\n'),
      gives: ['company 2026-01 3100', 'note targets-added 31 line 2 “company 2026-1”'],
    },
    {
      what: 'add up exactly',
      file: 'year,period,owner,value\n2026,1,company,0.1\n2026,1,company,0.2\n2026,1,company,',
      gives: ['company 2026-01 0.30', 'note targets-added 3 line 2 “company 2026-1”'],
    },
    {
      what: 'rows equal in every column are counted and reported',
      file: 'year,period,owner,value\n2026,1,company,5\n2026,1,company,5',
      gives: [
        'company 2026-01 10',
        'note targets-added 2 line 2 “company 2026-1”',
        'note duplicate-target 1 line 3 “company 2026-1”',
      ],
    },
    {
      what: 'bad input: one that cannot be read leaves the sum without it, noted',
      file: 'year,period,owner,value\n2026,1,company,5\n2026,1,company,x\n2026,1,company,6',
      gives: [
        'company 2026-01 11',
        'note target-rows-refused 1 line 3 “x”',
        'note targets-added 2 line 2 “company 2026-1”',
      ],
    },
  ]);
});

describe('long files', () => {
  it('name the first 5,000 targets that could not be read, and count those beyond', async () => {
    const bad = Array.from({ length: 5003 }, (_, at) => `2026;user:u${at};1;2;x`);
    const fetch = served({ 'targets.csv': ['year;owner;Jan;Feb;Mar', ...bad].join('\n') });
    const { notes } = await loadTargets('targets.csv', { currency: 'EUR', fetch, signal });
    const note = notes.find(({ code }) => code === 'targets-refused')!;
    expect([note.count, note.cells!.length, note.unnamed]).to.deep.equal([5003, 5000, 3]);
    expect(note.cells![4999]).to.include({ owner: 'user:u4999', index: 2 });
  });

  const rows = Array.from({ length: 3000 }, (_, at) => `2026;user:u${at};${at + 1},50;1.000;`);
  targets([
    {
      what: 'are read by the mark that their first thousand rows have',
      file: ['year;owner;Jan;Feb;Mar', ...rows.slice(0, 2000)].join('\n'),
      gives: [
        ...Array.from({ length: 2000 }, (_, at) => [
          `user:u${at} 2026-01 ${at + 1}.50`,
          `user:u${at} 2026-02 1000`,
        ]).flat(),
        'note numbers-assumed line 2 “1,50” → numbers="nl"',
      ],
    },
    {
      what: 'bad input: but are refused where later ones have the other mark, too',
      file: ['year;owner;Jan;Feb;Mar', ...rows, '2026;company;1.25;1;1'].join('\n'),
      gives: ['error two-readings line 2 “1.000” → 1.000 (numbers="en"), 1000 (numbers="nl")'],
    },
  ]);
});

describe('targets that are missing', () => {
  const missingOf = async (text: string, options: MappingOptions = {}) => {
    const fetch = served({ 'targets.csv': text });
    const { notes } = await loadTargets('targets.csv', { ...options, currency: 'EUR', fetch, signal });
    return notes.map(({ code, count, cells }) => ({ code, count, cells }));
  };
  const cell = { targetType: 'all-sales.amount', year: 2026, interval: 'month' };

  it('are named by the note, as far as they are known', async () => {
    const text = 'year,owner,Jan,Feb,Mar\n2026,company,1,n/a,3\n2026,user:ann,?,2,3\n2026,nobody,1,2,3';
    expect(await missingOf(text)).to.deep.equal([
      { code: 'target-rows-refused', count: 1, cells: undefined },
      {
        code: 'targets-refused',
        count: 2,
        cells: [
          { ...cell, owner: 'company', index: 1 },
          { ...cell, owner: 'user:ann', index: 0 },
        ],
      },
    ]);
  });

  it('are named where rows hold one each', async () => {
    const text =
      'year,period,owner,value\n2026,1,company,5\n2026,2,company,n/a\n2026,3,company,900000000000.01\n,1,x,3';
    expect(await missingOf(`${text}\n2026,4,company,5\n2026,5,company,5`)).to.deep.equal([
      {
        code: 'target-rows-refused',
        count: 3,
        cells: [
          { ...cell, owner: 'company', index: 1 },
          { ...cell, owner: 'company', index: 2 },
        ],
      },
    ]);
  });
});

describe('what would help', () => {
  const cases = [
    ['owner,Jan,Feb\ncompany,1,2', 'columns: { year: { value: 2026 } }', 'target-columns="year:=2026"'],
    [
      'year,Rep,Jan,Feb,Mar\n2026,Ann,5,6,7',
      'columns: { owner: { value: "company" } }',
      'target-columns="owner:=company"',
    ],
    ['year,owner\n2026,company', 'columns="period=… value=…"', 'target-columns="period=… value=…"'],
  ] as const;
  for (const [text, own, attribute] of cases) {
    it(`is said with what is missing, as the option that the caller has: ${own}, or ${attribute}`, async () => {
      const options = { fetch: served({ 'targets.csv': text }), signal };
      const error = await caught(() => loadTargets('targets.csv', options));
      expect(error.detail).to.deep.include({ problem: 'missing-column', option: own });
      const onBoard = await caught(() => loadTargets('targets.csv', { ...options, option: 'target-columns' }));
      expect(onBoard.detail).to.deep.include({ problem: 'missing-column', option: attribute });
    });
  }
});
