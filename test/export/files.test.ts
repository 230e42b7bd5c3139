import { expect } from '@open-wc/testing';
import { csvLine } from '../../src/export/csv-text.ts';
import { codesOf, fitted, widthOf } from '../../src/export/pdf-text.ts';
import { printYears } from '../../src/export/print-year.ts';
import { fileName } from '../../src/export/save-file.ts';
import { writeYearCsv } from '../../src/export/year-csv.ts';
import { writeYearPdf } from '../../src/export/year-pdf.ts';
import { months, SET, sheetOfSet, targetSet, WORDS } from './years.ts';

const number = (value: number, decimals: number) => value.toFixed(decimals);
const options = { words: WORDS, locale: 'en-GB', company: 'Acme', number };

/** Objects of a PDF with their streams unpacked, as text. */
async function textOfPdf(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const parts: string[] = [text.replace(/stream\n[\s\S]*?\nendstream/g, '')];
  for (const found of text.matchAll(/\/Length (\d+)[^>]*>>stream\n/g)) {
    const from = found.index + found[0].length;
    const packed = bytes.slice(from, from + Number(found[1]));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
    const unpacked = new Uint8Array(await new Response(stream).arrayBuffer());
    parts.push(Array.from(unpacked, (byte) => String.fromCharCode(byte)).join(''));
  }
  return parts.join('\n');
}

const hex = (text: string) =>
  `<${codesOf(text)!
    .map((code) => code.toString(16).padStart(2, '0'))
    .join('')}>`;

describe('writeYearPdf', () => {
  it('has every page numbered, with the head on each', async () => {
    const users = Array.from({ length: 90 }, (_, index) => ({ owner: `user:x${index}` as const, values: months(100) }));
    const text = await textOfPdf(await writeYearPdf([sheetOfSet(targetSet([...SET.rows, ...users]))], options));
    const pages = [...text.matchAll(/\/Type\/Page\//g)].length;
    expect(pages).to.be.greaterThan(2);
    for (let page = 1; page <= pages; page += 1) expect(text).to.contain(hex(`Page ${page} of ${pages}`));
    expect(text.split(hex('Owner'))).to.have.length(pages + 1);
    expect(text).to.contain('/MediaBox[0 0 842 595]');
    expect(await textOfPdf(await writeYearPdf([sheetOfSet(SET)], { ...options, locale: 'en-US' }))).to.contain(
      '[0 0 792 612]',
    );
  });

  it('draws names that the fonts have no signs for, and keeps their text to be found and read aloud', async () => {
    const text = await textOfPdf(await writeYearPdf([sheetOfSet(SET)], options));
    const name = Array.from('Łukasz Żak', (sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('');
    expect(text).to.contain(`/ActualText <feff${name}>`);
    expect(text).to.contain('/Subtype/Image');
  });

  it('finds each object where the table says', async () => {
    const bytes = new Uint8Array(await (await writeYearPdf([sheetOfSet(SET)], options)).arrayBuffer());
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    const start = Number(/startxref\n(\d+)/.exec(text)![1]);
    expect(text.slice(start, start + 4)).to.equal('xref');
    const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n/gm)].map(([, offset]) => Number(offset));
    offsets.forEach((offset, index) => expect(text.slice(offset)).to.match(new RegExp(`^${index + 1} 0 obj\n`)));
  });

  it('T24 has no trace of owners who may not be seen', async () => {
    const text = await textOfPdf(
      await writeYearPdf([sheetOfSet(SET, { maySee: (owner) => owner !== 'user:anna' })], options),
    );
    expect(text).not.to.contain(hex('Anna de Wit'));
    expect(text).to.contain(hex('Team Noord'));
  });

  it('cuts long names with dots, by the widths of the font', () => {
    expect(widthOf('1,000', false)).to.be.closeTo(4 * 0.556 + 0.278, 1e-9);
    expect(widthOf('é', true)).to.equal(widthOf('e', true));
    expect(fitted('Anna de Wit', false, 3)).to.equal('Ann…');
    expect(fitted('Anna', false, 3)).to.equal('Anna');
    expect(codesOf('− €')).to.deep.equal([0x96, 0x20, 0x80]);
    expect(codesOf('Ł')).to.equal(undefined);
  });
});

describe('writeYearCsv', () => {
  it('has a line per row of targets by months with their year, and guards texts', async () => {
    const text = await writeYearCsv(sheetOfSet(SET), '.').text();
    const lines = text.split('\r\n');
    expect(lines[0]).to.match(/^.?owner,name,target-type,currency,2026-01,/);
    expect(lines).to.have.length(SET.rows.length + 2);
    expect(lines.find((line) => line.startsWith('user:ben'))).to.match(
      /^user:ben,"'=HYPERLINK\(""http:\/\/x""\)",all-sales.amount,EUR,,0,-5.50,/,
    );
    expect(text).not.to.contain('All people');
  });

  it('is in the form that spreadsheets of a language with a decimal comma expect', async () => {
    const text = await writeYearCsv(sheetOfSet(SET), ',').text();
    expect(text).to.contain('user:cleo;Łukasz Żak;all-sales.amount;EUR;12345,67;');
    expect(csvLine(['a;b', 'c,d', { number: '-1.5' }], ',')).to.equal('"a;b";c,d;-1,5\r\n');
  });
});

describe('printYears', () => {
  it('prints each type with its head on a page of its own, and leaves nothing behind', () => {
    let printed: Document | undefined;
    printYears([sheetOfSet(SET), sheetOfSet(SET, { title: 'Count' })], {
      ...options,
      print: (page) => (printed = page.document),
    });
    expect([...printed!.querySelectorAll('h1')].map((heading) => heading.firstChild!.textContent)).to.deep.equal([
      'All sales – Amount 2026',
      'Count 2026',
    ]);
    const style = printed!.defaultView!.getComputedStyle(printed!.querySelector('thead')!);
    expect(style.display).to.equal('table-header-group');
    expect(printed!.querySelectorAll('tbody tr')).to.have.length(2 * 9);
    expect(printed!.querySelector('.user th')!.textContent).to.equal('Anna de Wit');
    printed!.defaultView!.dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('iframe')).to.equal(null);
  });
});

describe('fileName', () => {
  it('leaves out signs that some system does not take', () => {
    expect(fileName('Acme: A/B <2026>')).to.equal('Acme A B 2026');
    expect(fileName('??')).to.equal('targets');
  });
});
