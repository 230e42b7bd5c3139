import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { csvSource } from '../../../src/adapters/csv.ts';
import { membersOf, organisationOf, SalesEngine } from '../../../src/adapters/sales/engine.ts';
import type { FileSourceOptions } from '../../../src/adapters/sales/load-file.ts';
import { salesReader } from '../../../src/adapters/sales/sales-reader.ts';
import { mappingSpec } from '../../../src/adapters/tables/mapping-spec.ts';
import type { Columns, MappingOptions } from '../../../src/adapters/tables/mapping.ts';
import type { Actuals, ActualsQuery } from '../../../src/model/actual.ts';
import type { Organisation } from '../../../src/model/organisation.ts';
import { SourceError } from '../../../src/source/source-error.ts';
import { fetchOf } from '../file-texts.ts';
import { atOnce } from '../../../src/model/steps.ts';

const { signal } = new AbortController();

const ORGANISATION: Organisation = {
  listed: false,
  groups: [],
  users: [],
  dimensions: [{ id: 'type' }, { id: 'source' }],
};

const ALL: ActualsQuery = {
  owner: 'company',
  from: '2024-01-01',
  to: '2026-12-31',
  measure: 'amount',
  status: 'sold',
  byItem: true,
  groupBy: 'sale',
  dimension: 'type',
  grain: 'day',
};
const QUERIES: readonly ActualsQuery[] = [
  ALL,
  { ...ALL, measure: 'count', dimension: 'source' },
  { ...ALL, measure: 'count', byItem: false, groupBy: 'member' },
  { ...ALL, status: 'open', dimension: 'all-sales' },
  { ...ALL, measure: 'profit' },
];

/** What a failure says. */
const failure = (error: unknown) =>
  error instanceof SourceError ? [error.code, error.message, { file: 'sales.csv', ...error.detail }] : error;

/** What the page makes of a small file. */
async function onPage(options: Partial<FileSourceOptions>) {
  const source = csvSource({ src: 'sales.csv', organisation: ORGANISATION, ...options });
  const ask = async (query: ActualsQuery) => (await source.actuals([query], { signal }))[0];
  const answers = QUERIES.map((query) => ask(query).catch(failure));
  return Promise.all([source.organisation({ signal }).catch(failure), ...answers]);
}

/** What the reader of large files makes of it, as a worker has it. */
async function asLarge(bytes: Uint8Array, options: Partial<FileSourceOptions>, size: number) {
  try {
    const mapping = await mappingSpec(options, { signal, fetch: options.fetch });
    const { dimensions = [] } = ORGANISATION;
    const reader = salesReader({ file: 'sales.csv', form: 'csv', mapping, dimensions, currency: options.currency });
    for (let at = 0; at < bytes.length; at += size) reader.push(bytes.slice(at, at + size));
    const { columns, notes } = await reader.end();
    const engine = new SalesEngine(columns, notes, membersOf(ORGANISATION));
    const ask = (query: ActualsQuery) => {
      try {
        return atOnce(engine.actuals(query));
      } catch (error) {
        return failure(error);
      }
    };
    return [organisationOf(engine.found, ORGANISATION, options.currency), ...QUERIES.map(ask)];
  } catch (error) {
    return [failure(error), ...QUERIES.map(() => failure(error))];
  }
}

/** Mostly one of the first words, which read well; at times one of the others, which are odd. */
const words = (plain: readonly string[], odd: readonly string[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...plain) }, { weight: 1, arbitrary: fc.constantFrom(...odd) });

const BLANKS = [' ', '\t ', '\u00a0', '\u3000', '\u0001', '\uFEFF'];
const DATES = words(
  ['2026-01-05', '2026-02-28', '2026-03-01T08:15:30'],
  [
    '2026-02-29',
    '0099-01-01',
    '2024-02-29 23:59',
    '2026-01-05T24:00',
    '2026-01-05T23:30:00Z',
    '5-1-2026',
    '05.01.2026',
    '',
  ],
);
const MONEY = words(
  ['10', '20.5', '-3', '1.005'],
  [
    '1,5',
    '1.234,56',
    '1,234.5',
    '007',
    '.5',
    '5.',
    '+3',
    '−5',
    '(4)',
    '€ 5',
    '1 000',
    '1e3',
    '٣',
    '-0',
    'x',
    '',
    '90000000000000.01',
    '123456789012345.6',
    '0.0049999999999999999',
  ],
);
const USERS = words(['ann', 'bob', ''], ['Zoë', '1', 'gone, x', 'say "hi"', 'two\nlines', 'NULL', 'constructor']);
const COLUMNS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date: DATES,
  user: USERS,
  amount: MONEY,
  group: words(['north', 'south', ''], ['NULL', 'é']),
  currency: words(['EUR', ''], ['JPY', 'eur', 'QQQ', 'NULL', 'BHD']),
  profit: MONEY,
  status: words(['sold', 'open', ''], ['Lost', 'OPEN', 'won', '__proto__']),
  probability: words(['50', '62.5 %', ''], ['101', '-1', '12,5', '1e1', '٥', '100%']),
  id: words(['S1', 'S2', ''], ['Zoë', '0', 'NULL', 'S 1']),
  type: words(['new', 'old', ''], ['"', 'NULL']),
};
const NAMES = Object.keys(COLUMNS);

/** A field as a file may have it: bare, in quotes, with blanks around or within them, or with a quote out of place. */
const written = (text: fc.Arbitrary<string>) => {
  const blank = fc.oneof({ weight: 6, arbitrary: fc.constant('') }, fc.constantFrom(...BLANKS));
  return fc.record({ text, before: blank, after: blank, form: fc.nat(20) }).map(({ text, before, after, form }) => {
    const inner = before + text + after;
    const quoted = `"${inner.replaceAll('"', '""')}"`;
    if (form === 0) return `${quoted}x`;
    if (form === 1) return ` ${quoted} `;
    if (form === 2) return `${text}"`;
    if (form === 3) return `"${inner}`; // left open, perhaps until the next quote
    return form < 7 || /[",;\t\r\n]/.test(inner) ? quoted : inner;
  });
};

const FILES = fc
  .record({
    names: fc
      .shuffledSubarray(NAMES, { minLength: 4 })
      .map((names) => [...new Set([...names, 'date', 'user', 'amount'])]),
    separator: fc.constantFrom(',', ';', '\t'),
    ends: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 2 }),
    mark: fc.constantFrom('', '', '\uFEFF'),
    before: fc.constantFrom('', '', '\n', ' \r\n'),
    isEnded: fc.boolean(),
  })
  .chain(({ names, separator, ends, mark, before, isEnded }) => {
    const fields = fc.tuple(...names.map((name) => written(COLUMNS[name]!))).map((row) => row.join(separator));
    const odd = fc.constantFrom('', separator, `${separator} "" `, 'x', 'a\0b', separator.repeat(20) + 'more');
    const line = fc.oneof({ weight: 12, arbitrary: fields }, { weight: 1, arbitrary: odd });
    return fc.array(line, { maxLength: 12 }).map((lines) => {
      const all = [names.join(separator), ...lines, ...lines.slice(0, 1)];
      const text = all.map((one, at) => one + ends[at % ends.length]!).join('');
      return mark + before + (isEnded ? text : text.trimEnd());
    });
  });

const COLUMN_MAPPINGS: readonly Columns[] = [
  {},
  { amount: { minus: ['amount', 'profit'] } },
  { amount: 'profit' },
  { user: { from: 'user', values: { ann: 'bob', '': 'nobody' } }, group: 'type' },
  { id: { from: 'id', values: { S1: 'S2' } }, status: { from: 'status', values: { won: 'sold', sold: 'lost' } } },
  { group: { group: 'group' }, date: { from: 'date', values: { '': '2026-01-06' } } },
  { user: { from: 'user', lookup: { src: 'users.csv', key: 'key', value: 'value' } } },
  { currency: { from: 'currency', lookup: { src: 'users.csv', key: 'key', value: 'value' } } },
];

const MAPPINGS: fc.Arbitrary<MappingOptions> = fc.record(
  {
    dates: fc.constantFrom('yyyy-MM-dd', 'd-M-yyyy', 'dd.MM.yyyy'),
    numbers: fc.constantFrom('nl', 'en', 'ar-EG', 'de-CH'),
    nulls: fc.constantFrom([], ['NULL'], ['0', '10'], ['2026-01-05'], [' x ', 'S1']),
    timeZone: fc.constantFrom('Europe/Amsterdam', 'Asia/Tokyo'),
    columns: fc.constantFrom(...COLUMN_MAPPINGS),
  },
  { requiredKeys: [] },
);

describe('a file of sales', () => {
  it('A5 is read the same, small by its values or large by its bytes, whatever is in it', async () => {
    const lookup = fetchOf('key,value\nann,bob\nEUR,JPY\nbob,\n');
    const file = {
      text: FILES,
      mapping: MAPPINGS,
      currency: fc.constantFrom(undefined, 'EUR', 'JPY'),
      size: fc.integer({ min: 1, max: 99 }),
    };
    await fc.assert(
      fc.asyncProperty(fc.record(file), async ({ text, mapping, currency, size }) => {
        const bytes = new TextEncoder().encode(text);
        const options = { ...mapping, currency };
        const fetch: typeof globalThis.fetch = (input, init) =>
          String(input).includes('users.csv') ? lookup(input, init) : fetchOf(bytes)(input, init);
        const small = await onPage({ ...options, fetch });
        expect(await asLarge(bytes, { ...options, fetch }, size)).to.deep.equal(small);
      }),
      { numRuns: 150 },
    );
  });

  const HEAD = 'date,user,amount,currency,id,type';
  const CASES: readonly [rule: string, text: string, mapping: MappingOptions, answer: object][] = [
    [
      'R8 blanks of any kind around an id are no part of it, and other signs are',
      `${HEAD}\n${['A', 'A\u00a0', '\u3000A', 'A\u0001', '\t'].map((id) => `2026-01-05,ann,1,,${id}\n`).join('')}`,
      {},
      { count: 3, currencies: [] },
    ],
    [
      'A4 has date-times where its dates are yyyy-MM-dd, whatever its numbers',
      `${HEAD}\n2026-01-05T08:15,ann,"1,5",,A\n2026-01-05,ann,"1,5",,B\n`,
      { dates: 'yyyy-MM-dd', numbers: 'nl' },
      { count: 2, currencies: [] },
    ],
    [
      'R14 has no currency that only refused rows name',
      `${HEAD}\n2026-01-05,ann,1,EUR,A\n2026-01-05,ann,x,JPY,B\n2026-01-06,ann,2,EUR,C\n2026-02-30,ann,2,NOK,D\n`,
      {},
      { count: 2, currencies: ['EUR'] },
    ],
    [
      'T7 reads a row by the decimals of its own currency, after refused rows of others too',
      `${HEAD}\n2026-01-05,ann,x,JPY,A\n2026-01-05,ann,1.5,BHD,B\n2026-01-05,ann,2,JPY,C\n`,
      {},
      { count: 2, currencies: ['BHD', 'JPY'], values: [1500, 2] },
    ],
  ];
  for (const [rule, text, mapping, expected] of CASES) {
    it(`${rule}, small or large`, async () => {
      const bytes = new TextEncoder().encode(text);
      const options = { ...mapping, fetch: fetchOf(bytes) };
      for (const [found, money, , counted] of [await onPage(options), await asLarge(bytes, options, 7)]) {
        const [{ currencies }, sums, counts] = [found as Organisation, money as Actuals, counted as Actuals];
        const values = sums.cells.map(({ value }) => value);
        const count = counts.cells.reduce((sum, { value }) => sum + value, 0);
        expect({ values, count, currencies }).to.deep.equal({ values, ...expected });
      }
    });
  }
});
