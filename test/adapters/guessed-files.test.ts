import { expect } from '@open-wc/testing';
import { csvSource } from '../../src/adapters/csv.ts';
import { jsonSource } from '../../src/adapters/json.ts';
import { en } from '../../src/i18n/en.ts';
import { failureText, noteText } from '../../src/i18n/explain.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { problems } from '../../src/i18n/en-problems.ts';
import type { Actuals } from '../../src/model/actual.ts';
import { ALL } from '../../src/source/contract/sales.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { served } from './written.ts';

const { signal } = new AbortController();
const locale = createLocale('en', en);

type Options = Partial<Parameters<typeof csvSource>[0]>;

/** Days and values that are read, and what the reader is told. */
async function told(
  file: string | Uint8Array<ArrayBuffer>,
  options: Options = {},
  name = 'sales.csv',
): Promise<string> {
  const make = name.endsWith('.json') ? jsonSource : csvSource;
  const fetch = file ? served({ [name]: file }) : async () => new Response('', { status: 404 });
  const source = make({ src: name, worker: false, ...options, fetch } as Parameters<typeof csvSource>[0]);
  try {
    const [{ cells, notes }] = (await source.actuals([{ ...ALL, grain: 'day' }], { signal })) as [Actuals];
    const read = cells.map(({ day, user, value }) => `${day} ${user} ${value / 100}`);
    return [...read.sort(), ...notes.map((note) => noteText(locale, problems, note))].join('\n');
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return failureText(locale, problems, error.code, error.detail);
  }
}

const utf16 = (text: string) => new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (sign) => sign.charCodeAt(0)).buffer);
const HEAD = 'date,user,amount\n';
const READ = '2026-04-01 anna 12.5\n2026-04-02 ben 8';

const DEALS = 'Date,Rep,Total\n2026-04-01,anna,12.5\n2026-04-02,ben,8\n';

const FORMS: readonly (readonly [
  what: string,
  file: string | Uint8Array<ArrayBuffer>,
  says: string | RegExp,
  options?: Options,
  name?: string,
])[] = [
  [
    'semicolons, a mark, quotes, blank rows, CRLF',
    '\uFEFFdate;user;amount\r\n"2026-04-01"; "anna";12.5\r\n2026-04-02;ben;8\r\n\r\n;;\r\n',
    READ,
  ],
  [
    'a field of the mapping that there is not',
    DEALS,
    'The option “columns” has a wrong value: “datum”. Expected: date.',
    { columns: 'datum=Date user=Rep amount=Total' },
  ],
  [
    'a mapping in another form',
    DEALS,
    'The option “columns” has a wrong value: “datum: Date, seller: Rep, amount: Total”. Expected: date=Date user=Rep amount=Total.',
    { columns: 'datum: Date, seller: Rep, amount: Total' },
  ],
  [
    'a field of a dimension that is like one of ours',
    DEALS,
    READ,
    {
      columns: 'date=Date user=Rep amount=Total stage=Date',
      organisation: { dimensions: [{ id: 'stage' }] } as Options['organisation'],
    },
  ],
  [
    'a row of totals at the end',
    `${HEAD}2026-04-01,anna,12.5\n2026-04-02,ben,8\nTotaal,,20.5\n`,
    `${READ}\n1 sales row could not be read and is left out. The first: “Totaal” in line 4.`,
  ],
  [
    'one digit for day and month, by dd-MM-yyyy',
    `${HEAD}1-4-2026,anna,12.5\n02-04-2026,ben,8\n`,
    READ,
    { dates: 'dd-MM-yyyy' },
  ],
  [
    'one digit for day and month, by d-M-yyyy',
    `${HEAD}1-4-2026,anna,12.5\n02-04-2026,ben,8\n`,
    READ,
    { dates: 'd-M-yyyy' },
  ],
  ['the pattern DD/MM/YYYY', `${HEAD}01/04/2026,anna,12.5\n02/04/2026,ben,8\n`, READ, { dates: 'DD/MM/YYYY' }],
  [
    'a sign in place of a locale for numbers',
    `${HEAD}2026-04-01,anna,12.5\n`,
    'The option “numbers” has a wrong value: “,”. Expected: en, nl, de-CH.',
    { numbers: ',' },
  ],
  ['days before months', `${HEAD}13/04/2026,anna,12.5\n`, /“13\/04\/2026”\. This may help: dates="dd\/MM\/yyyy"/],
  ['a date with a time', `${HEAD}2026-04-01 09:30,anna,12.5\n2026-04-02T10:00,ben,8\n`, READ],
  [
    'years of two digits',
    `${HEAD}01/04/26,anna,12.5\n`,
    /“01\/04\/26”\. This may help: dates="dd\/MM\/yy", dates="MM\/dd\/yy"/,
  ],
  ['serial numbers of spreadsheets', `${HEAD}46113,anna,12.5\n`, /“46113”\. This may help: dates="serial"/],
  ['names of columns in capitals', 'Date,User,Amount\n2026-04-01,anna,12.5\n2026-04-02,ben,8\n', READ],
  [
    'Windows-1252',
    new Uint8Array([
      ...new TextEncoder().encode(`${HEAD}2026-04-01,Jos`),
      0xe9,
      ...new TextEncoder().encode(',12.5\n'),
    ]),
    /^2026-04-01 José 12.5\nA file is not in UTF-8, so it is read as windows-1252/,
  ],
  ['UTF-16', utf16(`${HEAD}2026-04-01,anna,12.5\n2026-04-02,ben,8\n`), READ],
  ['a line sep=;', 'sep=;\ndate;user;amount\n2026-04-01;anna;12.5\n2026-04-02;ben;8\n', READ],
  [
    'a title above the header',
    `Sales of April\n\n${HEAD}2026-04-01,anna,12.5\n2026-04-02,ben,8\n`,
    /ben 8\n1 line above the header was passed over. The first: “Sales of April” in line 1/,
  ],
  [
    'thousands with commas',
    `${HEAD}2026-04-01,anna,"1,234.50"\n`,
    /anna 1234\.5\nNumbers such as “1,234\.50” \(line 2\) are read as by numbers="en"/,
  ],
  [
    'a thousands dot or three decimals',
    `${HEAD}2026-04-01,anna,1.500\n`,
    /may mean two things \(line 2\): “1\.500” is 1\.500 \(numbers="en"\), 1500 \(numbers="nl"\)\. Which one\?/,
  ],
  [
    'a thousands dot beside a decimal comma',
    `${HEAD}2026-04-01,anna,1.500\n2026-04-02,ben,"8,00"\n`,
    /anna 1500\n2026-04-02 ben 8\nNumbers such as “8,00” \(line 3\) are read as by numbers="nl"/,
  ],
  [
    'other names of columns',
    'Datum,Naam,Bedrag\n2026-04-01,anna,12.5\n',
    /no column “date, user, amount”\. Its columns: Datum, Naam, Bedrag\. This may help: columns="date=… user=… amount=…"/,
  ],
  [
    'a mapping the wrong way round',
    'Datum,user,amount\n2026-04-01,anna,12.5\n',
    /no column “date”.*This may help: columns="date=Datum"/,
    { columns: 'Datum=date' },
  ],
  [
    'a mapping as JSON',
    'Datum,user,amount\n2026-04-01,anna,12.5\n2026-04-02,ben,8\n',
    READ,
    { columns: '{"date":"Datum"}' },
  ],
  [
    'a workbook called .csv that is none',
    new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]),
    /is a damaged workbook\. Open and save it in a spreadsheet program/,
  ],
  ['a list within JSON', '{"data":[{"date":"2026-04-01"}]}', /Expected: \[\{…\}, …\]/, {}, 'sales.json'],
  ['a file that is not there', '', 'sales.csv was not found.'],
];

describe('files as people try them first', () => {
  for (const [what, file, says, options, name] of FORMS)
    it(what, async () => {
      const said = await told(file, options, name);
      if (typeof says === 'string') expect(said).to.equal(says);
      else expect(said).to.match(says);
    });
});
