import { expect } from '@open-wc/testing';
import type { MappingOptions } from '../../src/adapters/tables/mapping.ts';
import { bytesOf, checkSalesOfRows, checkTargetsOfRows, salesInPieces, salesOnPage, targetsOf } from './written.ts';

interface Example {
  readonly what: string;
  readonly file: string | Uint8Array;
  readonly options?: MappingOptions;
  readonly gives: readonly string[];
}

const file = ({ file: content }: Example) => (typeof content === 'string' ? bytesOf(content) : content);

/** Both readers of sales, a small file's and a large one's, say the same. */
function sales(examples: readonly Example[]) {
  for (const example of examples) {
    it(example.what, async () => {
      const files = { 'sales.csv': file(example) };
      expect(await salesOnPage('sales.csv', { ...example.options }, files), 'small').to.deep.equal(example.gives);
      for (const size of [1, 7, 1000]) {
        expect(
          await salesInPieces('sales.csv', { ...example.options }, files, size),
          `pieces of ${size}`,
        ).to.deep.equal(example.gives);
      }
      if (typeof example.file === 'string')
        await checkSalesOfRows(example.file, { ...example.options }, files, example.gives);
    });
  }
}

function targets(examples: readonly Example[]) {
  for (const example of examples) {
    it(example.what, async () => {
      const read = await targetsOf('targets.csv', { ...example.options }, { 'targets.csv': file(example) });
      expect(read).to.deep.equal(example.gives);
      if (typeof example.file === 'string')
        await checkTargetsOfRows(example.file, { ...example.options }, {}, example.gives);
    });
  }
}

const JOSE = 'date;user;amount\n2026-01-10;Jos\\xE9;100\n';
const WESTERN = 'note encoding-assumed “windows-1252”';

describe('encodings', () => {
  sales([
    { what: 'UTF-8', file: 'date,user,amount\n2026-01-10,José,100', gives: ['2026-01-10 José 100'] },
    { what: 'UTF-8 with a mark', file: '\uFEFFdate,user,amount\n2026-01-10,José,100', gives: ['2026-01-10 José 100'] },
    { what: 'Windows-1252, noted', file: JOSE, gives: ['2026-01-10 José 100', WESTERN] },
    {
      what: 'Windows-1252 with its own quotes and dashes, and the euro',
      file: 'date;user;amount\n2026-01-10;\\x93A\\x94 \\x96 B;\\x80 100\n',
      gives: ['2026-01-10 “A” – B 100', WESTERN],
    },
    {
      what: 'Windows-1252 in the header',
      file: 'p\\xE9riode;date;user;amount\nx;2026-01-10;ann;100\n',
      gives: ['2026-01-10 ann 100', WESTERN],
    },
    {
      what: 'UTF-8 in which somebody pasted a line of Windows-1252',
      file: 'date;user;amount\n2026-01-10;Zoë;1\n2026-01-10;Jos\\xE9;100\n2026-01-11;Zoë;2\n',
      gives: ['2026-01-10 José 100', '2026-01-10 Zoë 1', '2026-01-11 Zoë 2', WESTERN],
    },
    {
      what: 'UTF-16 by its mark',
      file: bytesOf('date\tuser\tamount\r\n2026-01-10\tJosé\t100\r\n', 'utf-16le'),
      gives: ['2026-01-10 José 100'],
    },
    {
      what: 'UTF-16, the other way round',
      file: swapped(bytesOf('date,user,amount\n2026-01-10,José,100\n', 'utf-16le')),
      gives: ['2026-01-10 José 100'],
    },
    {
      what: 'UTF-16 without a mark, by its zeros',
      file: bytesOf('date,user,amount\n2026-01-10,José,100\n', 'utf-16le').slice(2),
      gives: ['2026-01-10 José 100'],
    },
    {
      what: 'the encoding that is said',
      file: 'date;user;amount\n2026-01-10;\\xC8\\xE2\\xE0\\xED;100\n',
      options: { encoding: 'windows-1251' },
      gives: ['2026-01-10 Иван 100'],
    },
    {
      what: 'said to be Windows-1252, where it could be UTF-8',
      file: 'date;user;amount\n2026-01-10;CAF\\xC3\\xA9;100\n',
      options: { encoding: 'latin1' },
      gives: ['2026-01-10 CAFÃ© 100'],
    },
    {
      what: 'said to be UTF-8, and is not: noted all the same',
      file: JOSE,
      options: { encoding: 'utf8' },
      gives: ['2026-01-10 José 100', WESTERN],
    },
    {
      what: 'an encoding that nobody knows',
      file: JOSE,
      options: { encoding: 'ansi-7' },
      gives: ['error bad-value encoding “ansi-7” → utf-8, windows-1252, utf-16le'],
    },
    {
      what: 'one person, whose name is composed once and decomposed once',
      file: 'date,user,amount\n2026-01-10,Jos\u00e9,100\n2026-01-10,Jose\u0301,50\n',
      gives: ['2026-01-10 José 150'],
    },
    {
      what: 'columns whose names are decomposed',
      file: 'date,user,montante\u0301\n2026-01-10,ann,100\n',
      options: { columns: { amount: 'montanté' } },
      gives: ['2026-01-10 ann 100'],
    },
  ]);
  targets([
    {
      what: 'targets in Windows-1252',
      file: 'year;period;owner;value\n2026;1;user:Jos\\xE9;100\n',
      gives: ['user:José 2026-01 100', WESTERN],
    },
    {
      what: 'targets of a decomposed name',
      file: 'year,period,owner,value\n2026,1,user:Jose\u0301,100\n',
      gives: ['user:José 2026-01 100'],
    },
  ]);

  it('JSON in Windows-1252 and in UTF-16', async () => {
    const text = '[{"date":"2026-01-10","user":"Jos\\xE9","amount":100}]';
    for (const content of [bytesOf(text), bytesOf(text.replace('\\xE9', 'é'), 'utf-16le')]) {
      const files = { 'sales.json': content };
      const [page, pieces] = [await salesOnPage('sales.json', {}, files), await salesInPieces('sales.json', {}, files)];
      expect(page[0]).to.equal('2026-01-10 José 100');
      expect(pieces).to.deep.equal(page);
    }
  });

  it('a lookup in another encoding than the file that asks it', async () => {
    const lookup = { src: 'names.csv', key: 'Code', value: 'Name' };
    const files = {
      'sales.csv': bytesOf('date,user,amount\n2026-01-10,Jose\u0301,100\n'),
      'names.csv': bytesOf('Names of all\ncode;NAME\nJos\\xE9;Jos\\xE9 B.\n'),
    };
    const options = { columns: { user: { from: 'user', lookup } } };
    expect(await salesOnPage('sales.csv', options, files)).to.deep.equal(['2026-01-10 José B. 100']);
    expect(await salesInPieces('sales.csv', options, files)).to.deep.equal(['2026-01-10 José B. 100']);
  });
});

function swapped(bytes: Uint8Array): Uint8Array {
  return bytes.map((_, at) => bytes[at ^ 1]!);
}

const TWO = ['2026-01-10 ann 100', '2026-01-11 bob 50'];
const ROWS = '2026-01-10;ann;100\n2026-01-11;bob;50\n';

describe('what stands around the table', () => {
  sales([
    { what: 'a first line sep=;', file: `sep=;\ndate;user;amount\n${ROWS}`, gives: TWO },
    { what: 'sep=; behind a mark, in quotes', file: `\uFEFF"sep=;"\r\ndate;user;amount\r\n${ROWS}`, gives: TWO },
    {
      what: 'sep= with a sign that the header has less of',
      file: 'sep=;\ndate;user;amount;a,b,c,d,e\n2026-01-10;ann;100;x\n',
      gives: ['2026-01-10 ann 100'],
    },
    {
      what: 'sep= with a sign of its own',
      file: 'sep=^\ndate^user^amount\n2026-01-10^ann^100\n2026-01-11^bob^50\n',
      gives: TWO,
    },
    {
      what: 'a title above the header, noted',
      file: `Sales, all teams\nMade on 1 February 2026;;\n\ndate;user;amount\n${ROWS}`,
      gives: [...TWO, 'note lines-skipped 2 line 1 “Sales all teams”'],
    },
    {
      what: 'blank lines anywhere',
      file: `\n \n\ndate;user;amount\n\n2026-01-10;ann;100\n;;\n  \n2026-01-11;bob;50\n\n`,
      gives: TWO,
    },
    {
      what: 'bars between the fields, and lines drawn between the rows',
      file: '| date | user | amount |\n|------|:----|-----:|\n| 2026-01-10 | ann | 100 |\n| 2026-01-11 | bob | 50 |\n',
      gives: TWO,
    },
    {
      what: 'what a console prints',
      file: ' date       | user | amount\n------------+------+-------\n 2026-01-10 | ann  | 100\n 2026-01-11 | bob  | 50\n',
      gives: TWO,
    },
    { what: 'CR alone', file: `date;user;amount\n${ROWS}`.replaceAll('\n', '\r'), gives: TWO },
    { what: 'column names in another case, with blanks', file: `Date ; USER;"Amount "\n${ROWS}`, gives: TWO },
    {
      what: 'column names of a mapping in another case, with underscores',
      file: `order_date;sales rep;AMOUNT\n${ROWS}`,
      options: { columns: { date: 'Order Date', user: 'SalesRep' } },
      gives: TWO,
    },
    {
      what: 'two columns that differ by case only: neither is guessed',
      file: `Date;user;amount;DATE\n2026-01-10;ann;100;2026-01-11\n`,
      gives: ['error missing-column “Date, user, amount, DATE” → date'],
    },
    {
      what: 'the column with the very name, though another is called alike',
      file: `DATE;date;user;amount\nx;2026-01-10;ann;100\n`,
      gives: ['2026-01-10 ann 100'],
    },
    {
      what: 'header lines again, as where files are put together',
      file: `date;user;amount\n2026-01-10;ann;100\ndate;user;amount\n2026-01-11;bob;50\n`,
      gives: TWO,
    },
    {
      what: 'a file without the columns, told by the line with the most of them',
      file: 'Sales\nday;user;amount\n2026-01-10;ann;100\n',
      gives: ['error missing-column “day, user, amount” → date'],
    },
    {
      what: 'a header and no end of line',
      file: 'day;user',
      gives: ['error missing-column “day, user” → date, amount'],
    },
    { what: 'a header alone', file: 'Date;User;Amount', gives: [] },
    { what: 'nothing', file: '\n\n', gives: ['error empty'] },
  ]);
  targets([
    {
      what: 'targets with a title and other names',
      file: 'Targets 2026\n\nYear;Period;Owner;Value;Target Type\n2026;1;company;5;all-sales.count\n',
      gives: ['company all-sales.count 2026-01 5', 'note lines-skipped 1 line 1 “Targets 2026”'],
    },
  ]);

  it('JSON whose names are in another case', async () => {
    const files = { 'sales.json': bytesOf('[{"Date":"2026-01-10","USER":"ann","amount":100}]') };
    expect(await salesOnPage('sales.json', {}, files)).to.deep.equal(['2026-01-10 ann 100']);
    expect(await salesInPieces('sales.json', {}, files)).to.deep.equal(['2026-01-10 ann 100']);
  });
});

/** Sales of one amount a day, a bare table. */
const amounts = (...texts: readonly string[]) =>
  `date;user;amount\n${texts.map((text, at) => `2026-01-${String(at + 10)};ann;${text}\n`).join('')}`;
const days = (...amounts: readonly (string | number)[]) =>
  amounts.map((amount, at) => `2026-01-${at + 10} ann ${amount}`);
const refused = (line: number, text: string, expected?: string) =>
  `note rows-refused 1 line ${line} “${text}”${expected ? ` → ${expected}` : ''}`;
const assumed = (line: number, text: string, numbers: string) =>
  `note numbers-assumed line ${line} “${text}” → numbers="${numbers}"`;

describe('numbers as written', () => {
  sales([
    {
      what: 'with a decimal comma, as nothing else can be meant',
      file: amounts('1.234,50', '1.500', '12'),
      gives: [...days('1234.50', 1500, 12), assumed(2, '1.234,50', 'nl')],
    },
    {
      what: 'with a comma for thousands',
      file: amounts('"1,234.50"', '"1,500"', '7'),
      gives: [...days('1234.50', 1500, 7), assumed(2, '1,234.50', 'en')],
    },
    {
      what: 'three decimals behind a point, beside others',
      file: amounts('1.500', '2.25'),
      gives: days('1.50', '2.25'),
    },
    {
      what: 'three decimals of a number without groups',
      file: amounts('1.500', '1234.125'),
      gives: days('1.50', '1234.13'),
    },
    {
      what: 'three digits behind a point, and nothing that tells which: nothing is guessed',
      file: amounts('100', '1.500'),
      gives: ['error two-readings line 3 “1.500” → 1.500 (numbers="en"), 1500 (numbers="nl")'],
    },
    {
      what: 'three digits behind a comma, and nothing that tells which',
      file: amounts('$100', '$1,500'),
      gives: ['error two-readings line 3 “$1,500” → 1500 (numbers="en"), 1.500 (numbers="nl")'],
    },
    {
      what: 'the same once it is said',
      file: amounts('100', '1.500'),
      options: { numbers: 'nl' },
      gives: days(100, 1500),
    },
    {
      what: 'written in two ways, and one of them may be either: nothing is guessed',
      file: amounts('1234,50', '12.50', '1.500'),
      gives: ['error two-readings line 4 “1.500” → 1.500 (numbers="en"), 1500 (numbers="nl")'],
    },
    {
      what: 'written in two ways that leave no doubt: those of a comma are left out',
      file: amounts('12.50', '7', '1234,50'),
      gives: [...days('12.50', 7), refused(4, '1234,50', 'numbers="nl"')],
    },
    {
      what: 'against what is said',
      file: amounts('12,50', '7', '1234.50'),
      options: { numbers: 'nl' },
      gives: [...days('12.50', 7), refused(4, '1234.50', 'numbers="en"')],
    },
    {
      what: 'money of India',
      file: amounts('"Rs.1,20,000.00"', '"₹ 12,34,567"', 'Rs 100'),
      gives: [...days(120000, 1234567, 100), assumed(2, 'Rs.1,20,000.00', 'en')],
    },
    {
      what: 'words of money',
      file: amounts('RM 12.50', 'S/ 12.50', '12.50 руб.', 'US$ 12.50', 'R 12.50', '12.50 zł'),
      gives: days(...Array<string>(6).fill('12.50')),
    },
    {
      what: 'words of money behind a comma',
      file: amounts('1.250,00 TL', '12,50 €', '€ 12,-', '5,00 kr.'),
      gives: [...days(1250, '12.50', 12, 5), assumed(2, '1.250,00 TL', 'nl')],
    },
    {
      what: 'signs and parentheses on either side',
      file: amounts(
        '$(63.12)',
        '($63.12)',
        '(63.12)',
        '(63.12) $',
        '-$63.12',
        '$-63.12',
        '63.12-',
        '$ 63.12-',
        '− 63.12',
      ),
      gives: days(...Array<string>(9).fill('-63.12')),
    },
    {
      what: 'parentheses behind a euro',
      file: amounts('€(63,12)', '63,12-'),
      gives: [...days('-63.12', '-63.12'), assumed(2, '€(63,12)', 'nl')],
    },
    { what: 'the zero of accountants', file: amounts(' $ -   ', '12.50', '€ –'), gives: days(0, '12.50', 0) },
    {
      what: 'thin and no-break spaces and apostrophes between thousands',
      file: amounts('1\u00a0234.50', '1\u202f234', "1'234", '1’234.5'),
      gives: [...days('1234.50', 1234, 1234, '1234.50'), assumed(2, '1\u00a0234.50', 'en')],
    },
    {
      what: 'blanks between thousands, though the locale has points',
      file: amounts('1 234,50', '1.234'),
      options: { numbers: 'nl' },
      gives: days('1234.50', 1234),
    },
    {
      what: 'no words that multiply, no per cent, no two signs, no letters',
      file: amounts('1', '2', '3', '4', '5', '6', '12 k', '1.2 Mio', '12 %', '--5', '(-5)', '12 MIO'),
      gives: [...days(1, 2, 3, 4, 5, 6), 'note rows-refused 6 line 8 “12 k”'],
    },
  ]);

  it('reads the probability of open sales with a sign of per cent, in the form of the file', async () => {
    const text = 'date;user;amount;status;probability\n2026-01-10;ann;1.000,50;sold;\n2026-01-11;ann;10;open;62,5 %\n';
    const files = { 'sales.csv': bytesOf(text) };
    expect(await salesOnPage('sales.csv', {}, files)).to.deep.equal([
      '2026-01-10 ann 1000.50',
      assumed(2, '1.000,50', 'nl'),
    ]);
    expect(await salesInPieces('sales.csv', {}, files)).to.deep.equal([
      '2026-01-10 ann 1000.50',
      assumed(2, '1.000,50', 'nl'),
    ]);
  });

  it('reads numbers of JSON as they are, and texts in it as written', async () => {
    const text =
      '[{"date":"2026-01-10","user":"ann","amount":1.5},{"date":"2026-01-11","user":"ann","amount":"1.234,50"}]';
    const files = { 'sales.json': bytesOf(text) };
    const gives = ['2026-01-10 ann 1.50', '2026-01-11 ann 1234.50', assumed(2, '1.234,50', 'nl')];
    expect(await salesOnPage('sales.json', {}, files)).to.deep.equal(gives);
    expect(await salesInPieces('sales.json', {}, files)).to.deep.equal(gives);
  });

  it('tells the mark of a large file by its first bytes, and by all of it that nothing is to be guessed', async () => {
    const many = (text: string) => Array<string>(10_000).fill(text);
    const large = (...texts: readonly string[]) =>
      `date;user;amount\n${texts.map((text) => `2026-01-10;ann;${text}\n`).join('')}`;
    const read = (...texts: readonly string[]) =>
      salesInPieces('sales.csv', {}, { 'sales.csv': bytesOf(large(...texts)) }, 50_000);
    expect(await read('1,50', ...many('1'))).to.deep.equal(['2026-01-10 ann 10001.50', assumed(2, '1,50', 'nl')]);
    expect(await read(...many('1'), '1.500')).to.deep.equal([
      'error two-readings line 10002 “1.500” → 1.500 (numbers="en"), 1500 (numbers="nl")',
    ]);
    expect(await read(...many('1.5'), '1.500', '1234,5')).to.deep.equal([
      'error two-readings line 10002 “1.500” → 1.500 (numbers="en"), 1500 (numbers="nl")',
    ]);
  });

  targets([
    {
      what: 'targets with a decimal comma',
      file: 'year;period;owner;value\n2026;1;company;€ 1.234,50\n2026;2;company;1.500\n',
      gives: ['company 2026-01 1234.50', 'company 2026-02 1500', assumed(2, '€ 1.234,50', 'nl')],
    },
    {
      what: 'targets that may mean two things',
      file: 'year;period;owner;value\n2026;1;company;1.500\n',
      gives: ['error two-readings line 2 “1.500” → 1.500 (numbers="en"), 1500 (numbers="nl")'],
    },
  ]);
});

const dated = (...dates: readonly string[]) => `date;user;amount\n${dates.map((date) => `${date};ann;1\n`).join('')}`;

describe('dates as written', () => {
  sales([
    {
      what: 'with a zone, a fraction of a second, or without hyphens',
      file: dated('2026-01-31 23:30:00 UTC', '2026-02-01T23:30:00.1234567+01:00', '20260203'),
      gives: ['2026-01-31 ann 1', '2026-02-01 ann 1', '2026-02-03 ann 1'],
    },
    {
      what: 'a zone that is another day in the organisation’s',
      file: dated('2026-01-31 23:30:00 UTC'),
      options: { timeZone: 'Europe/Amsterdam' },
      gives: ['2026-02-01 ann 1'],
    },
    {
      what: 'serial numbers of spreadsheets',
      file: dated('46032', '46033.75'),
      options: { dates: 'serial' },
      gives: ['2026-01-10 ann 1', '2026-01-11 ann 1'],
    },
    {
      what: 'one pattern for a day of one digit and of two',
      file: dated('1-4-2026', '01-04-2026'),
      options: { dates: 'd-M-yyyy' },
      gives: ['2026-04-01 ann 2'],
    },
    {
      what: 'names of months as spreadsheets write them',
      file: dated('10-Mrz-26', '11-sept.-26'),
      options: { dates: 'd-MMM-yy' },
      gives: ['2026-03-10 ann 1', '2026-09-11 ann 1'],
    },
    ...(
      [
        ['31/01/2026', 'dates="dd/MM/yyyy"'],
        ['01/31/2026', 'dates="MM/dd/yyyy"'],
        ['1/4/2026', 'dates="dd/MM/yyyy", dates="MM/dd/yyyy"'],
        ['31.01.2026 23:30', 'dates="dd.MM.yyyy HH:mm"'],
        ['1/31/2026 11:30 PM', 'dates="MM/dd/yyyy h:mm a"'],
        ['10-Jan-26', 'dates="d-MMM-yy"'],
        ['46032', 'dates="serial"'],
        ['soon', ''],
      ] as const
    ).map(([date, hint]) => ({
      what: `the option that would read ${date}`,
      file: dated(date),
      gives: [`error too-many-refused line 2 “${date}”${hint && ` → ${hint}`}`],
    })),
    {
      what: 'the option that would read one of many',
      file: dated('2026-01-10', '2026-01-11', '12/31/2026'),
      gives: ['2026-01-10 ann 1', '2026-01-11 ann 1', refused(4, '12/31/2026', 'dates="MM/dd/yyyy"')],
    },
  ]);
  const months = (...rows: readonly string[]) =>
    `date;owner;value\n${rows.map((row) => `${row};company;1\n`).join('')}`;
  targets([
    {
      what: 'months',
      file: months('2026-01', '02/2026', '202603', 'Apr-26', 'mei 2026', '2026 Juni', 'juil. 2026'),
      gives: ['01', '02', '03', '04', '05', '06', '07'].map((month) => `company 2026-${month} 1`),
    },
    {
      what: 'quarters',
      file: months('2023-Q1', '2023 Q2', 'Q3/2023', "Q4'23", 'FY24 Q1', '2Q24'),
      gives: [
        'company 2023-Q1 1',
        'company 2023-Q2 1',
        'company 2023-Q3 1',
        'company 2023-Q4 1',
        'company 2024-Q1 1',
        'company 2024-Q2 1',
      ],
    },
    {
      what: 'fiscal years beside their months and quarters',
      file: 'year;period;owner;value\nFY24;1;company;1\nFY 2025;Jan;company;2\n2026/27;M02;company;3\n',
      gives: ['company 2024-01 1', 'company 2025-01 2', 'company 2026-02 3'],
    },
    {
      what: 'the quarter beside its year',
      file: 'year;period;owner;value\n2026;Q1;company;1\n2026;K4;company;2\n',
      gives: ['company 2026-Q1 1', 'company 2026-Q4 2'],
    },
    {
      what: 'two digits alone say no year',
      file: months('2026-01', '2026-02', '24'),
      gives: ['company 2026-01 1', 'company 2026-02 1', 'note target-rows-refused 1 line 4 “24”'],
    },
    {
      what: 'the option that would read a date',
      file: months('31/01/2026'),
      gives: ['error too-many-refused date line 2 “31/01/2026” → dates="dd/MM/yyyy"'],
    },
  ]);

  it('R5 months by name are calendar months, quarters and years are fiscal', async () => {
    const options = { fiscalYear: { start: 7, name: 'end' } as const };
    const read = (text: string) => targetsOf('targets.csv', options, { 'targets.csv': bytesOf(text) });
    expect(await read(months('Jul-25', '2026-01'))).to.deep.equal(['company 2026-01 1', 'company 2026-07 1']);
    expect(await read(months('2026-Q1'))).to.deep.equal(['company 2026-Q1 1']);
    expect(await read('year;period;owner;value\n2025/26;Jul;company;1\n')).to.deep.equal(['company 2026-01 1']);
  });
});

describe('mapping', () => {
  const LINES =
    'Day;Rep;Quantity;UnitPrice;Cost\n2026-01-10;ann;3;0.10;0.05\n2026-01-11;Total;3;0.10;0\n2026-01-12;bob;-2;1234567.89;1\n';
  const mapped = { date: 'Day', user: 'Rep', amount: { times: ['Quantity', 'UnitPrice'] } } as const;
  sales([
    {
      what: 'two columns multiplied, exactly, and rows left out',
      file: LINES,
      options: { columns: mapped, where: { column: 'Rep', not: ['Total'] } },
      gives: ['2026-01-10 ann 0.30', '2026-01-12 bob -2469135.78'],
    },
    {
      what: 'only rows that have a value',
      file: LINES,
      options: {
        columns: mapped,
        where: [
          { column: 'rep', is: ['ann', 'Total'] },
          { column: 'Cost', not: '0' },
        ],
      },
      gives: ['2026-01-10 ann 0.30'],
    },
    {
      what: 'constants',
      file: 'date;amount\n2026-01-10;5\n2026-01-11;6\n',
      options: { columns: { user: { value: 'ann' }, currency: { value: 'USD' } } },
      gives: ['2026-01-10 ann 5 USD', '2026-01-11 ann 6 USD'],
    },
    {
      what: 'constants by attribute',
      file: 'Datum;amount\n2026-01-10;5\n',
      options: { columns: "date=Datum user:='Ann B' currency:=EUR" },
      gives: ['2026-01-10 Ann B 5 EUR'],
    },
    {
      what: 'a mapping as JSON by attribute',
      file: 'Datum;amount\n2026-01-10;5\n',
      options: { columns: '{"date":"Datum","user":{"value":"ann"}}' },
      gives: ['2026-01-10 ann 5'],
    },
    {
      what: 'a constant number in a file with a decimal comma',
      file: 'date;user\n2026-01-10;ann\n',
      options: { columns: { amount: { value: 1234.5 } }, numbers: 'nl' },
      gives: ['2026-01-10 ann 1234.50'],
    },
    {
      what: 'new words for dates and numbers',
      file: 'date;user;amount\nfirst;ann;dozen\n2026-01-02;ann;1\n',
      options: {
        columns: {
          date: { from: 'date', values: { first: '2026-01-01' } },
          amount: { from: 'amount', values: { dozen: '12' } },
        },
      },
      gives: ['2026-01-01 ann 12', '2026-01-02 ann 1'],
    },
    {
      what: 'where on a column that is not there',
      file: LINES,
      options: { columns: mapped, where: { column: 'Team', not: 'x' } },
      gives: ['error missing-column “Day, Rep, Quantity, UnitPrice, Cost” → Team'],
    },
    {
      what: 'where without values',
      file: LINES,
      options: { columns: mapped, where: { column: 'Rep' } },
      gives: ['error bad-value where “{"column":"Rep"}” → { "column": "Rep", "not": ["Total"] }'],
    },
    {
      what: 'a form that a date does not take',
      file: LINES,
      options: { columns: { date: { minus: ['a', 'b'] } } },
      gives: ['error bad-value columns.date “{"minus":["a","b"]}” → "…", { from }, { value }'],
    },
    {
      what: 'a form that an amount does not take',
      file: LINES,
      options: { columns: { amount: { user: 'a' } } },
      gives: ['error bad-value columns.amount “{"user":"a"}” → "…", { from }, { value }, { minus }, { times }'],
    },
    {
      what: 'a mapping by attribute that is no JSON',
      file: LINES,
      options: { columns: '{date}' },
      gives: ["error bad-value columns “{date}” → date=OrderDate amount='Sales Amount' currency:=EUR"],
    },
  ]);
  targets([
    {
      what: 'targets of the company in one year, by constants',
      file: 'month;amount\n1;100\n2;110\n',
      options: { columns: { owner: { value: 'company' }, year: { value: 2026 }, period: 'month', value: 'amount' } },
      gives: ['company 2026-01 100', 'company 2026-02 110'],
    },
    {
      what: 'an owner does not take a difference',
      file: 'a;b\n',
      options: { columns: { owner: { minus: ['a', 'b'] } } },
      gives: ['error bad-value columns.owner “{"minus":["a","b"]}” → "…", { from }, { value }, { user }, { group }'],
    },
  ]);

  it('looks dates and numbers up', async () => {
    const files = {
      'sales.json': bytesOf('[{"week":3,"user":"ann","size":2}]'),
      'weeks.csv': 'Week,Day\n3,2026-01-12\n',
      'sizes.csv': 'Size,Amount\n2,250.50\n',
    };
    const columns = {
      date: { from: 'week', lookup: { src: 'weeks.csv', key: 'Week', value: 'Day' } },
      amount: { from: 'size', lookup: { src: 'sizes.csv', key: 'Size', value: 'Amount' } },
    };
    expect(await salesOnPage('sales.json', { columns }, files)).to.deep.equal(['2026-01-12 ann 250.50']);
    expect(await salesInPieces('sales.json', { columns }, files)).to.deep.equal(['2026-01-12 ann 250.50']);
  });
});
