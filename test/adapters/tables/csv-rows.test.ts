import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { CsvRows } from '../../../src/adapters/tables/csv-rows.ts';
import { SourceError } from '../../../src/source/source-error.ts';

interface Read {
  header: readonly string[];
  rows: string[][];
  lines: number[];
}

const MANY = Array.from({ length: 5000 }, (_, at) => `c${at}`).join();

describe('CsvRows: out of proportion', () => {
  it('finds columns that stand behind 5,000 others', () => {
    const { header, rows } = read(`${MANY},date\n${MANY},2026-01-05\n`, 1000);
    expect([header.length, header[5000], rows[0]![5000]]).to.deep.equal([5001, 'date', '2026-01-05']);
  });

  it('sees a value beyond the header, however wide that is', () => {
    const header = MANY.split(',').slice(0, 4096).join();
    expect(read(`${header}\n${header},more\n`).rows[0]!.at(-1)).to.equal('more');
    expect(read(`${header}\n${header}2\n`).rows[0]!).to.have.length(4096);
  });

  it('refuses a line of 25 MB in a few words, before all of it has come', () => {
    let asked = 0;
    const rows = new CsvRows('sales.csv', { header: () => {}, row: () => {}, refuse: () => {} });
    const piece = new Uint8Array(2 ** 19).fill(120);
    const push = () => {
      for (; asked < 50; asked++) rows.push(piece);
    };
    expect(push)
      .to.throw(SourceError)
      .with.property('detail')
      .that.includes({
        problem: 'bad-value',
        line: 1,
        value: 'x'.repeat(60),
        expected: '≤ 1 MB',
      });
    expect(asked).to.be.below(3);
  });

  it('says where a quote was left open before all of a large file has come', () => {
    const rows = new CsvRows('sales.csv', { header: () => {}, row: () => {}, refuse: () => {} });
    rows.push(new TextEncoder().encode('a,b\n1,"2\n'));
    const piece = new TextEncoder().encode('1,2\n'.repeat(2 ** 18));
    const push = () => {
      for (let count = 0; count < 20; count++) rows.push(piece);
    };
    expect(push).to.throw(SourceError).with.property('detail').that.includes({ problem: 'truncated', line: 2 });
  });
});

/** Reads bytes in pieces of a size. */
function read(content: string | Uint8Array, size = Infinity): Read {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const found: Read = { header: [], rows: [], lines: [] };
  const rows = new CsvRows('sales.csv', {
    header: (names) => void (found.header = names),
    row(row) {
      const fields = found.header.map((_, field) => row.value(field));
      found.rows.push(row.excess() ? [...fields, row.excess()] : fields);
      found.lines.push(row.line);
    },
    refuse: () => {},
  });
  const step = Math.min(size, Math.max(1, bytes.length));
  for (let at = 0; at < bytes.length; at += step) rows.push(bytes.subarray(at, at + step));
  rows.end();
  return found;
}

const FORMS: readonly [form: string, text: string, rows: string[][]][] = [
  ['comma', 'a,b\n1,2\n', [['1', '2']]],
  ['semicolon, where the header has more of them', 'a;b,c;d\n1;2,3;4\n', [['1', '2,3', '4']]],
  ['tab', 'a\tb\n1\t2,3\n', [['1', '2,3']]],
  ['tab before a quote', 'a\tb\n\t"1\t2"\n', [['', '1\t2']]],
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
  ['empty quotes', 'a,b\n"",2\n', [['', '2']]],
  ['doubled quotes', 'a,b\n"say ""hi""","""x"""\n', [['say "hi"', '"x"']]],
  ['separators and line breaks in quotes', 'a,b\n"1,\n2","3\r\n4"\n', [['1,\n2', '3\r\n4']]],
  ['a quote within a field', 'a,b\n5" pipe,2\n', [['5" pipe', '2']]],
  ['text after a closing quote', 'a,b\n"1"x,2\n', [['1x', '2']]],
  ['text after a closing quote, with quotes in it', 'a,b\n"1"x"y,2\n', [['1x"y', '2']]],
  [
    'more and fewer fields than the header',
    'a,b\n1,2,3\n4\n',
    [
      ['1', '2', '3'],
      ['4', ''],
    ],
  ],
  ['empty fields beyond the header', 'a,b\n1,2,, \n', [['1', '2']]],
  [
    'CR alone',
    'a,b\r1,2\r3,"4\r5"\r',
    [
      ['1', '2'],
      ['3', '4\r5'],
    ],
  ],
  ['CR alone without an end', 'a,b\r1,2', [['1', '2']]],
  ['a doubled CR before LF', 'a,b\r\r\n1,2\r\r\n', [['1', '2']]],
  ['blanks before a quote', 'a,b\n  "1,5",2\n', [['1,5', '2']]],
  ['blanks before what is no quote', 'a,b\n  1,  \n', [['  1', '  ']]],
  ['blanks after a quote', 'a,b\n"1,5"  ,2\n', [['1,5  ', '2']]],
  ['lines of separators, blanks and empty quotes', 'a,b\n,\n , \n   \n"",""\n1,2\n', [['1', '2']]],
  ['separators before the header', ',;\n\na;b,c;d\n1;2;3\n', [['1', '2', '3']]],
  ['letters of more than one byte', 'a,b\nZoë,北\n', [['Zoë', '北']]],
  ['no rows', 'a,b\n', []],
  ['a header without end', 'a,b', []],
];

describe('CsvRows', () => {
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
    expect(read('a,b\r1,2\r\r\n"3\r4\r\n5",6\r7,8', 1).lines).to.deep.equal([2, 4, 7]);
    expect(read('a,b\n"\n",\n1,2').lines, 'below a row that says nothing').to.deep.equal([4]);
  });

  it('takes the separator from the first line that has one, outside of quotes', () => {
    expect(read('\uFEFF\n \n"a,b,c";d\n1,5;2\n', 1).rows).to.deep.equal([['1,5', '2']]);
  });

  it('keeps fields that are wider than a chunk apart from those of the row before', () => {
    expect(read('a,b,c\n1,2,3\n4\n').rows[1]).to.deep.equal(['4', '', '']);
  });

  it('tells rows apart by all that they say, and knows equal ones', () => {
    const prints: number[] = [];
    const rows = new CsvRows('sales.csv', { header() {}, row: (row) => prints.push(row.print()), refuse() {} });
    rows.push(new TextEncoder().encode('a,b\n1,2\n1,3\n1,2\r\n12,\n'));
    rows.end();
    expect(prints[2]).to.equal(prints[0]);
    expect(new Set(prints).size).to.equal(3);
  });

  for (const text of ['', '\uFEFF', ' \n\n', ',,\n']) {
    it(`bad input: ${JSON.stringify(text)} has no header`, () => {
      expect(() => read(text))
        .to.throw(SourceError)
        .with.deep.property('detail', { problem: 'empty', file: 'sales.csv' });
    });
  }

  it('bad input: tells the line on which a quote opens that nothing closes, within a row too', () => {
    expect(() => read('a,b\n"1\n",2\n"3\n", "4\n'))
      .to.throw(SourceError)
      .with.nested.property('detail.line', 5);
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
      fc.property(
        fc.array(row),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        (given, size, end) => {
          const rows = given
            .filter((fields) => fields.some((text) => /[^\s",;]/.test(text)))
            .map((fields) => fields.concat('').slice(0, 3));
          const text = ['x,y,z', ...rows.map((fields) => fields.map(quoted).join(','))].join(end);
          expect(read(text, size).rows).to.deep.equal(rows);
        },
      ),
    );
  });
});
