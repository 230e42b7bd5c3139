import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { CsvRecords } from '../../../src/adapters/sales/csv-records.ts';
import { SourceError } from '../../../src/source/source-error.ts';

interface Read {
  header: readonly string[];
  rows: string[][];
  lines: number[];
}

/** Reads bytes in pieces of a size. */
function read(content: string | Uint8Array, size = Infinity): Read {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const found: Read = { header: [], rows: [], lines: [] };
  const records = new CsvRecords('sales.csv', {
    header: (names) => (found.header = names),
    record(record) {
      found.rows.push(Array.from({ length: record.count }, (_, field) => record.text(field)));
      found.lines.push(record.line);
    },
  });
  const step = Math.min(size, Math.max(1, bytes.length));
  for (let at = 0; at < bytes.length; at += step) records.push(bytes.subarray(at, at + step));
  records.end();
  return found;
}

const FORMS: readonly [form: string, text: string, rows: string[][]][] = [
  ['comma', 'a,b\n1,2\n', [['1', '2']]],
  ['semicolon, where the header has more of them', 'a;b,c;d\n1;2,3;4\n', [['1', '2,3', '4']]],
  ['tab', 'a\tb\n1\t2,3\n', [['1', '2,3']]],
  ['a separator in a quoted header name', '"a,b,c";d\n1;2\n', [['1', '2']]],
  ['one column', 'a\n1\n2\n', [['1'], ['2']]],
  [
    'CRLF',
    'a,b\r\n1,2\r\n3,4\r\n',
    [
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  ['a last line without end', 'a,b\n1,2', [['1', '2']]],
  ['a last line without end, quoted', 'a,b\n1,"2"', [['1', '2']]],
  ['a last field that is empty', 'a,b\n1,', [['1', '']]],
  ['a byte-order mark', '\uFEFFa,b\n1,2\n', [['1', '2']]],
  ['a byte-order mark and quotes', '\uFEFF"a","b"\n1,2\n', [['1', '2']]],
  [
    'blank lines',
    'a,b\n\n1,2\n\r\n\n3,4\n\n',
    [
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  ['blank lines before the header', '\n\na,b\n1,2\n', [['1', '2']]],
  ['quotes', 'a,b\n"1","2"\n', [['1', '2']]],
  ['quotes with CRLF', 'a,b\r\n"1","2"\r\n', [['1', '2']]],
  ['empty quotes', 'a,b\n"",""\n', [['', '']]],
  ['doubled quotes', 'a,b\n"say ""hi""","""x"""\n', [['say "hi"', '"x"']]],
  ['separators and line breaks in quotes', 'a,b\n"1,\n2","3\r\n4"\n', [['1,\n2', '3\r\n4']]],
  ['a quote within a field', 'a,b\n5" pipe,2\n', [['5" pipe', '2']]],
  ['text after a closing quote', 'a,b\n"1"x,2\n', [['1x', '2']]],
  ['more and fewer fields than the header', 'a,b\n1,2,3\n4\n', [['1', '2', '3'], ['4']]],
  ['letters of more than one byte', 'a,b\nZoë,北\n', [['Zoë', '北']]],
  ['no rows', 'a,b\n', []],
  ['a header without end', 'a,b', []],
];

describe('CsvRecords', () => {
  for (const [form, text, rows] of FORMS) {
    it(`reads ${form}, however the bytes come in`, () => {
      for (const size of [1, 2, 3, 5, Infinity]) expect(read(text, size).rows, `${size} at a time`).to.deep.equal(rows);
    });
  }

  it('names the columns without quotes and blanks around', () => {
    expect(read('\uFEFF"Order date", user ,amount\n').header).to.deep.equal(['Order date', 'user', 'amount']);
  });

  it('tells the physical line on which a record begins', () => {
    expect(read('a,b\n1,2\n\n"3\n4",5\n6,7\n').lines).to.deep.equal([2, 4, 6]);
  });

  it('refuses a file that ends within quotes, and tells where they open', () => {
    expect(() => read('a,b\n1,2\n"3,4\n5,6\n'))
      .to.throw(SourceError)
      .with.deep.property('detail', { problem: 'truncated', file: 'sales.csv', line: 3 });
  });

  it('reads records that are longer than its buffer', () => {
    const long = 'x'.repeat(300_000);
    expect(read(`a,b\n"${long}",2\n3,4\n`, 50_000).rows).to.deep.equal([
      [long, '2'],
      ['3', '4'],
    ]);
  });

  it('reads whatever was written, in pieces of any size', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '1', ',', ';', '"', '\n', '\r\n', ' ', 'é'), maxLength: 6 });
    const row = fc.array(field, { minLength: 2, maxLength: 3 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(row), fc.integer({ min: 1, max: 40 }), fc.constantFrom('\n', '\r\n'), (rows, size, end) => {
        const text = ['x,y,z', ...rows.map((fields) => fields.map(quoted).join(','))].join(end);
        expect(read(text, size).rows).to.deep.equal(rows);
      }),
    );
  });
});
