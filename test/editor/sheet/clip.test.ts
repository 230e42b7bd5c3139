import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  type ClipCell,
  readClipCell,
  signOfClip,
  writeClipHtml,
  writeClipText,
} from '../../../src/editor/sheet/clip.ts';
import { readClipHtml } from '../../../src/editor/sheet/clip-html.ts';
import { readClipText } from '../../../src/editor/sheet/clip-text.ts';
import { readTyped } from '../../../src/editor/sheet/typing.ts';
import { type DecimalSign, plainText, readDecimal } from '../../../src/editor/sheet/number-text.ts';

const isNumber = (line: string) => !!readDecimal(plainText(line), '.') || !!readDecimal(plainText(line), ',');
const texts = (text: string) => readClipText(text, isNumber).map((row) => row.map((cell) => cell.text));
const parsed = (html: string) => readClipHtml(new DOMParser().parseFromString(html, 'text/html'));
const table = (rows: string) => `<html><body><table>${rows}</table></body></html>`;
const euros = { decimals: 2, currency: 'EUR', current: null };

describe('readClipText', () => {
  const cases: [string, string, string[][]][] = [
    ['the line break at the end is no row', '1\t2\n3\t4\n', [['1', '2'], ['3', '4']]],
    ['CRLF leaves no CR', '1\t2\r\n3\t4\r\n', [['1', '2'], ['3', '4']]],
    ['old line ends', '1\r2', [['1'], ['2']]],
    ['empty cells at the beginning are cells', '\t\t1\n\t2\t', [['', '', '1'], ['', '2', '']]],
    ['one empty line of a range stays', '1\n\n2\n', [['1'], [''], ['2']]],
    ['line breaks and tabs within quotes', '"a\nb"\t"c\td"\n1\t2', [['a\nb', 'c\td'], ['1', '2']]],
    ['doubled quotes', '"a ""b"" c"\t1', [['a "b" c', '1']]],
    ['a quote within a text is a sign', '5" pipe\t1', [['5" pipe', '1']]],
    ['a quote that nothing closes', '"abc\t1', [['"abc', '1']]],
    ['short lines are filled up', '1\t2\n3', [['1', '2'], ['3', '']]],
    ['commas where lines have as many', 'a,b\n1,x', [['a', 'b'], ['1', 'x']]],
    ['semicolons', '1;2\n3;4', [['1', '2'], ['3', '4']]],
    ['a number with a comma is one cell', '1,5\n2,5', [['1,5'], ['2,5']]],
    ['a single value', '42', [['42']]],
    ['nothing is one empty cell', '', [['']]],
  ]; // prettier-ignore
  for (const [title, text, rows] of cases) {
    it(`T17 ${title}`, () => expect(texts(text)).to.deep.equal(rows));
  }
});

describe('readClipHtml', () => {
  it('T17 takes the number of Excel, not its text, and no date', () => {
    const cells = parsed(
      table(
        `<tr><td class=xl65 align=right x:num="1234.5">1.234,50 €</td><td x:num>7</td><td style='mso-number-format:"Short Date"' x:num="46000">9-12-2025</td></tr>`,
      ),
    );
    expect(cells).to.deep.equal([
      [
        { text: '1.234,50 €', number: '1234.5' },
        { text: '7', number: '7' },
        { text: '9-12-2025', isDate: true },
      ],
    ]);
  });

  it('T17 takes the number of LibreOffice Calc, and no date', () => {
    const cells = parsed(
      table(
        `<tr><td align="right" sdval="0.5" sdnum="1043;">0,5</td><td sdval="46000" sdnum="1043;0;DD-MM-JJ">09-12-25</td><td sdval="3" sdnum="1043;1043;#.##0,00">3,00</td></tr>`,
      ),
    );
    expect(cells![0]!.map(({ number, isDate }) => number ?? isDate)).to.deep.equal(['0.5', true, '3']);
  });

  it('T17 takes the number of Google Sheets, and no date', () => {
    const value = (json: string, format = '') =>
      `<td data-sheets-value='${json}' data-sheets-numberformat='${format}'>x</td>`;
    const row =
      value('{"1":3,"3":33.3}') + value('{"1":2,"2":"12"}') + value('{"1":3,"3":46000}', '{"1":5,"2":"yyyy"}');
    const cells = parsed(table(`<tr>${row}</tr>`));
    expect(cells![0]!.map(({ number, isDate }) => number ?? isDate)).to.deep.equal(['33.3', undefined, true]);
  });

  it('T17 takes the text of Numbers, which says no number', () => {
    expect(parsed(table('<tr><td><p class="p1">1 200</p></td><td><p><br></p></td></tr>'))).to.deep.equal([
      [{ text: '1 200' }, { text: '' }],
    ]);
  });

  it('T17 leaves out hidden rows', () => {
    const rows =
      '<tr><td>1</td></tr><tr style="display: none"><td>2</td></tr><tr height=0 style="height:0"><td>3</td></tr><tr hidden><td>4</td></tr><tr style="height:0.5pt"><td>5</td></tr>';
    expect(parsed(table(rows))!.map(([cell]) => cell!.text)).to.deep.equal(['1', '5']);
  });

  it('T17 puts merged cells into their first place, and empty ones into the others', () => {
    const rows =
      '<tr><td colspan=2 rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td><td rowspan=9>f</td></tr>';
    expect(parsed(table(rows))!.map((row) => row.map(({ text }) => text))).to.deep.equal([
      ['a', '', 'b'],
      ['', '', 'c'],
      ['d', 'e', 'f'],
    ]);
  });

  it('T17 reads line breaks of a cell, and no table within it', () => {
    const rows = '<tr><td>a<br>b\n c</td><td><table><tr><td>x</td></tr></table></td></tr>';
    expect(parsed(table(rows))!.map((row) => row.map(({ text }) => text))).to.deep.equal([['a\nb c', 'x']]);
    expect(parsed('<p>1</p>')).to.equal(undefined);
  });
});

describe('readClipCell', () => {
  it('T16 reads digits alone as they are read when typed, by either sign', () => {
    const digits = fc.tuple(fc.constantFrom('', '-'), fc.stringMatching(/^\d{1,15}$/)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(digits, fc.constantFrom('.', ',', undefined), fc.constantFrom(0, 2, 3), (text, sign, decimals) => {
        const context = { decimals, current: null };
        expect(readClipCell({ text }, context, sign as DecimalSign)).to.deep.equal(
          readTyped(text, { ...context, sign: '.' }),
        );
      }),
    );
  });

  const value = (text: string, sign?: DecimalSign) => readClipCell({ text }, euros, sign);

  it('T17 never guesses a number that can be read in two ways', () => {
    expect(value('1,500')).to.deep.equal({ problem: 'two-readings', text: '1,500' });
    expect(value('€ 1.500')).to.include({ problem: 'two-readings' });
    expect(value('1,500', ',')).to.deep.equal({ value: 150 });
    expect(value('1,500', '.')).to.deep.equal({ value: 150_000 });
    expect(value('33,3')).to.deep.equal({ value: 3330 });
    expect(value('1.234,50')).to.deep.equal({ value: 123_450 });
  });

  it('T17 tells the decimal sign of a range by the cells that have one reading', () => {
    const cells = (...list: string[]): ClipCell[][] => [list.map((text) => ({ text }))];
    expect(signOfClip(cells('1,500', '2,75', 'x'))).to.equal(',');
    expect(signOfClip(cells('1.500', '1.234,50'))).to.equal(',');
    expect(signOfClip(cells('1,500', '2.000'))).to.equal(undefined);
    expect(signOfClip(cells('1,5', '1.5'))).to.equal(undefined);
  });

  it('T17 takes what a spreadsheet says is the number, and clears where a cell is empty', () => {
    expect(readClipCell({ text: '0,5', number: '0.5' }, euros, '.')).to.deep.equal({ value: 50 });
    expect(readClipCell({ text: '3', number: '3.005' }, euros, '.')).to.deep.equal({ value: 301 });
    expect(readClipCell({ text: '1E+300', number: '1e300' }, euros, '.')).to.include({ problem: 'too-large' });
    expect(value('')).to.deep.equal({ value: null });
  });

  for (const text of ['=SUM(A1)', 'n/a', '5%', '+5%', '#REF!', '1e300', 'NaN']) {
    it(`T17 refuses “${text}”`, () => expect(value(text)).to.have.property('problem'));
  }

  it('T17 refuses dates', () => {
    expect(readClipCell({ text: '9-12-2025', isDate: true }, euros, '.')).to.include({ problem: 'not-a-number' });
  });
});

describe('writeClipText and writeClipHtml', () => {
  const cells = fc.array(
    fc.array(fc.option(fc.oneof(fc.integer({ min: -2e6, max: 2e6 }), fc.integer({ min: -9e13, max: 9e13 }))), {
      minLength: 2,
      maxLength: 2,
    }),
    { minLength: 1, maxLength: 4 },
  );
  const decimals = fc.constantFrom(0, 2, 3);
  const sign = fc.constantFrom('.' as const, ',' as const);

  it('T17 give back the very same values, in every language, as text and as HTML', () => {
    fc.assert(
      fc.property(cells, decimals, sign, (rows, places, own) => {
        const copied = rows.map((row) => row.map((value) => ({ value, decimals: places })));
        const context = { decimals: places, current: null };
        const asText = readClipText(writeClipText(copied, own), isNumber);
        const asHtml = parsed(writeClipHtml(copied, own))!;
        const values = (read: typeof asText) =>
          read.map((row) => row.map((cell) => readClipCell(cell, context, undefined)));
        const expected = rows.map((row) => row.map((value) => ({ value: value === null ? null : value + 0 })));
        expect(values(asText)).to.deep.equal(expected);
        expect(values(asHtml)).to.deep.equal(expected);
      }),
    );
  });
});
