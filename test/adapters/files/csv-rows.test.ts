import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { parseCsv } from '../../../src/adapters/files/csv-rows.ts';
import { caught } from './caught.ts';

const fieldsOf = (text: string) => {
  const { header, rows } = parseCsv(text, 'targets.csv');
  return [header, ...rows.map(({ fields }) => fields)];
};

describe('parseCsv', () => {
  const texts: [name: string, text: string][] = [
    ['comma, LF', 'a,b\n1,2\n'],
    ['semicolon', 'a;b\n1;2\n'],
    ['tab', 'a\tb\n1\t2\n'],
    ['CRLF', 'a,b\r\n1,2\r\n'],
    ['CR alone', 'a,b\r1,2\r'],
    ['a last line without end', 'a,b\n1,2'],
    ['a byte-order mark', '\uFEFFa,b\n1,2\n'],
    ['quoted fields', '"a","b"\n"1","2"\n'],
    ['blank lines', '\na,b\n\n1,2\n\n'],
    ['lines of separators only', 'a,b\n,\n1,2\n , \n'],
    ['blanks around names', ' a , b \n1,2\n'],
  ];
  for (const [name, text] of texts) {
    it(`reads ${name}`, () => {
      expect(fieldsOf(text)).to.deep.equal([
        ['a', 'b'],
        ['1', '2'],
      ]);
    });
  }

  const fields: [name: string, text: string, fields: string[]][] = [
    ['a separator in quotes', '"1,5",x', ['1,5', 'x']],
    ['doubled quotes', '"say ""hi""",x', ['say "hi"', 'x']],
    ['a line break in quotes', '"one\r\ntwo",x', ['one\r\ntwo', 'x']],
    ['an empty quoted field', '"",x', ['', 'x']],
    ['a quote within plain text', '5" pipe,x', ['5" pipe', 'x']],
    ['blanks before a quote', ' "1,5",x', ['1,5', 'x']],
    ['text behind a quote', '"1,5" EUR,x', ['1,5 EUR', 'x']],
    ['an empty last field', 'x,', ['x', '']],
  ];
  for (const [name, text, expected] of fields) {
    it(`reads ${name}, last or not`, () => {
      expect(fieldsOf(`a,b\n${text}`)[1]).to.deep.equal(expected);
      expect(fieldsOf(`a,b\n${text}\ny,z`)[1]).to.deep.equal(expected);
    });
  }

  it('tells the physical line of each row, the header being 1', () => {
    const { rows } = parseCsv('a,b\n"one\ntwo",2\n\n3,4\r\n5,6', 'targets.csv');
    expect(rows.map(({ line }) => line)).to.deep.equal([2, 5, 6]);
  });

  it('takes the separator from the header, outside its quotes', () => {
    expect(fieldsOf('"a,b,c";d\n1,5;2')).to.deep.equal([
      ['a,b,c', 'd'],
      ['1,5', '2'],
    ]);
  });

  it('bad input: a text that ends inside quotes is half a file, with the line of the quote', async () => {
    const error = await caught(() => parseCsv('a,b\n1,2\n3,"fo', 'targets.csv'));
    expect(error.code).to.equal('invalid-data');
    expect(error.detail).to.deep.equal({ problem: 'truncated', file: 'targets.csv', line: 3 });
  });

  it('bad input: a text without a header is empty', async () => {
    const error = await caught(() => parseCsv('\uFEFF\n\n', 'targets.csv'));
    expect([error.code, error.detail.problem]).to.deep.equal(['invalid-data', 'empty']);
  });

  it('reads back whatever is written with quotes', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', ' ', 'é') });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(field, field), { maxLength: 5 }),
        fc.constantFrom(',', ';', '\t'),
        (rows, separator) => {
          const said = rows.filter((row) => row.some((text) => text.trim()));
          const text = [['h', 'i'], ...said].map((row) => row.map(quoted).join(separator)).join('\n');
          expect(fieldsOf(text).slice(1)).to.deep.equal(said);
        },
      ),
    );
  });
});
