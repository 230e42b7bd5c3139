import fc from 'fast-check';
import type { MappingOptions } from '../../src/adapters/tables/mapping.ts';
import { bytesOf } from '../adapters/written.ts';

/** A file of anything, read by any options. */
export interface OddFile {
  readonly name: 'sales.csv' | 'sales.json' | 'targets.csv' | 'targets.json';
  readonly bytes: Uint8Array;
  readonly options: MappingOptions;
}

const NAMES = [
  ...['date', 'user', 'amount', 'id', 'group', 'currency', 'profit', 'status', 'probability', 'year', 'period'],
  ...['owner', 'value', 'interval', 'target-type', 'item', 'locked', 'Date', ' AMOUNT ', 'Target_Type', 'constructor'],
  ...['Jan', 'Feb', 'März', 'Q1', 'Q2', '2026-01', '2026-02-01', 'Jan 26', '1', '2', 'Total', 'Rep', '', '__proto__'],
];
const WORDS = [
  ...[
    '2026-01-10',
    '2026-02-30',
    '10/01/2026',
    '10.1.26',
    '46032',
    '2026-01-31 23:30:00 UTC',
    '20260110',
    '0000-00-00',
  ],
  ...['2026', 'FY26', '2025/26', '1', '13', 'Q1', '2026-Q1', 'Q3/2026', 'Jan-26', 'mrt', '2026-13'],
  ...[
    '100',
    '-1',
    '1234.50',
    '1.234,50',
    '1.500',
    '1,500',
    '(12.5)',
    '$ -',
    '€ 12,-',
    '1e9',
    'NaN',
    '∞',
    '9'.repeat(30),
  ],
  ...['company', 'group:north', 'user:ann', 'ann', 'José', 'Jose\u0301', 'Total', 'Totaal', 'user:', 'NULL', 'true'],
  ...['month', 'quarter', 'EUR', 'QQQ', 'sold', 'open', 'all-sales.amount', 'kind.count', '', ' ', '\u00A0', '"', "'"],
  ...['sep=;', '---', '\uFEFF', '\u0000', '\uD800', '=1+1', 'a\nb', 'a;b', 'a,b', '😀'],
];

const name = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...NAMES) }, fc.string({ maxLength: 8, unit: 'binary' }));
const word = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
  fc.string({ maxLength: 12, unit: 'binary' }),
);
const quoted = fc.tuple(word, fc.constantFrom('', '', '', '"', '""', "'")).map(([text, quote]) => {
  return quote === '"' ? `"${text.replaceAll('"', '""')}"` : quote + text + quote;
});

const csv = fc
  .record({
    above: fc.array(quoted, { maxLength: 3 }),
    header: fc.array(name, { maxLength: 8 }),
    rows: fc.array(fc.array(quoted, { maxLength: 9 }), { maxLength: 8 }),
    separator: fc.constantFrom(',', ';', '\t', '|', ' ', '/'),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    cut: fc.nat(3),
  })
  .map(({ above, header, rows, separator, end, cut }) => {
    const lines = [...above, header.join(separator), ...rows.map((row) => row.join(separator))];
    return lines.join(end).slice(0, cut ? undefined : -cut - 5);
  });

const json = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc
    .array(
      fc.dictionary(name, fc.oneof(word, fc.double(), fc.integer(), fc.jsonValue({ maxDepth: 1 })), { maxKeys: 9 }),
    )
    .map((rows) => JSON.stringify(rows)),
);

const texts = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.constantFrom('utf-8', 'utf-8', 'utf-16le', 'latin1')).map(([all, encoding]) => {
    if (encoding === 'latin1') return new Uint8Array([...all].map((sign) => sign.codePointAt(0)! & 255));
    return bytesOf(all.replaceAll('\\x', ''), encoding);
  });

const column = fc.oneof(
  name,
  fc.record({ value: fc.oneof(word, fc.double()) }),
  fc.record({ from: name, values: fc.dictionary(word, word, { maxKeys: 3 }) }),
  fc.record({ minus: fc.tuple(name, name) }),
  fc.record({ times: fc.tuple(name, name) }),
  fc.record({ user: name }),
  fc.record({ group: fc.record({ from: name }) }),
  fc.record({
    across: fc.oneof(fc.array(name, { maxLength: 5 }), fc.dictionary(name, name, { maxKeys: 4 })),
    as: fc.constantFrom('period', 'date', 'owner', 'user', 'group', 'item', 'currency', 'target-type', 'value'),
  }),
  fc.record({ every: fc.constantFrom('month', 'quarter', 'week') }),
  fc.anything(),
);

const options = fc.record(
  {
    columns: fc.oneof(
      fc.dictionary(fc.constantFrom(...NAMES.filter((each) => /^[a-z-]+$/.test(each))), column, { maxKeys: 4 }),
      fc.string({ maxLength: 20 }),
      fc.constantFrom('user=Rep', "date='Jan' amount=Feb", 'owner:=company year:=2026', '{"period":{"every":"month"}}'),
    ),
    dates: fc.constantFrom('yyyy-MM-dd', 'dd/MM/yyyy', 'd.M.yy', 'serial', 'EEEE MMMM d yyyy', '', 'q', 'MMM-yy'),
    numbers: fc.constantFrom('en', 'nl', 'de-CH', 'ar-EG', 'hi', 'xx-nonsense-', ''),
    encoding: fc.constantFrom('utf-8', 'windows-1252', 'utf-16le', 'shift_jis', 'nonsense'),
    nulls: fc.array(word, { maxLength: 2 }),
    timeZone: fc.constantFrom('Europe/Amsterdam', 'UTC', 'Nowhere/Else'),
    where: fc.oneof(
      fc.record({ column: name, not: fc.array(word, { maxLength: 2 }) }),
      fc.record({ column: name, is: word }),
    ),
  },
  { requiredKeys: [] },
);

/** Files of words that belong into them, in any disorder, and of any bytes at all. */
export const oddFiles: fc.Arbitrary<OddFile> = fc
  .constantFrom('sales.csv', 'targets.csv', 'targets.csv', 'sales.json', 'targets.json')
  .chain((file) =>
    fc.record({
      name: fc.constant(file as OddFile['name']),
      bytes: fc.oneof(
        { weight: 8, arbitrary: texts(file.endsWith('.csv') ? csv : json) },
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
      ),
      options: fc.oneof(fc.constant({}), options) as fc.Arbitrary<MappingOptions>,
    }),
  );
