import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { openImport } from '../../src/adapters/import-targets.ts';
import { workbookSheets } from '../../src/adapters/workbook-sheets.ts';
import { openWorkbook } from '../../src/adapters/workbook/workbook.ts';
import { escaped } from '../../src/export/workbook-text.ts';
import { writeWorkbook } from '../../src/export/workbook.ts';
import { writeYearWorkbook } from '../../src/export/year-workbook.ts';
import type { TargetRow } from '../../src/model/target.ts';
import { MEMBERSHIP, months, SET, sheetOfSet, targetSet, WORDS } from './years.ts';

const { signal } = new AbortController();
const options = { words: WORDS, locale: 'en' };

async function partOf(blob: Blob, name: string): Promise<string> {
  const book = await openWorkbook(new Uint8Array(await blob.arrayBuffer()), 'x.xlsx');
  let text = '';
  for await (const chunk of book.zip.chunks(name)) text += new TextDecoder().decode(chunk);
  return text;
}

const xml = (text: string) => new DOMParser().parseFromString(text, 'application/xml');

describe('writeWorkbook', () => {
  it('keeps any text, and never as a formula', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 5 }),
        async (texts) => {
          const book = await writeWorkbook([{ name: 'one', rows: texts.map((value) => [{ value: `x${value}` }]) }]);
          const sheet = await partOf(book, 'xl/worksheets/sheet1.xml');
          expect(sheet).not.to.contain('<f>');
          const [read] = await workbookSheets(book);
          const expected = texts.map((text) =>
            `x${text}`
              .normalize()
              .replace(/\r\n?/g, '\n')
              .replace(/\p{Surrogate}/gu, '\ufffd'),
          );
          expect(read!.rows.map(([cell]) => String(cell).replace(/\r\n?/g, '\n'))).to.deep.equal(expected);
        },
      ),
      { numRuns: 40 },
    );
    expect(escaped('_x0041_ & \u0001')).to.equal('_x005F_x0041_ &amp; _x0001_');
  });

  it('is well-formed in each part, with every look and name', async () => {
    const book = await writeYearWorkbook(
      [sheetOfSet(SET), sheetOfSet(SET, { title: 'All [sales] / amount: which is long and longer' })],
      options,
    );
    for (const part of [
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet3.xml',
    ]) {
      expect(xml(await partOf(book, part)).querySelector('parsererror'), part).to.equal(null);
    }
    const names = [...xml(await partOf(book, 'xl/workbook.xml')).querySelectorAll('sheet')].map((sheet) =>
      sheet.getAttribute('name'),
    );
    expect(names).to.deep.equal(['All sales – Amount', 'All  sales    amount  which is', 'target-tiles']);
    const looks = Number(
      xml(await partOf(book, 'xl/styles.xml'))
        .querySelector('cellXfs')!
        .getAttribute('count'),
    );
    const used = [...xml(await partOf(book, 'xl/worksheets/sheet1.xml')).querySelectorAll('c[s]')].map((cell) =>
      Number(cell.getAttribute('s')),
    );
    expect(Math.max(...used)).to.be.lessThan(looks);
  });

  it('guards texts that look like formulas when they are edited', async () => {
    const book = await writeWorkbook([
      { name: 'one', rows: [['=1+1', '+1', '-1', '@x', 'x'].map((value) => ({ value }))] },
    ]);
    const looks = [...xml(await partOf(book, 'xl/styles.xml')).querySelectorAll('cellXfs xf')];
    const cells = [...xml(await partOf(book, 'xl/worksheets/sheet1.xml')).querySelectorAll('c')];
    const isGuarded = (cell: Element) =>
      looks[Number(cell.getAttribute('s') ?? 0)]!.getAttribute('quotePrefix') === '1';
    expect(cells.map(isGuarded)).to.deep.equal([true, true, true, true, false]);
  });
});

describe('writeYearWorkbook', () => {
  const cellAt = async (book: Blob, place: string) =>
    xml(await partOf(book, 'xl/worksheets/sheet1.xml')).querySelector(`c[r="${place}"]`)!;

  it('T4 has formulas with their results in hint rows and totals, and empty where there is nothing', async () => {
    const book = await writeYearWorkbook([sheetOfSet(SET)], options);
    const formula = async (place: string) => {
      const cell = await cellAt(book, place);
      return [cell.querySelector('f')?.textContent, cell.querySelector('v')?.textContent];
    };
    // Company, sum of groups, Noord, all users, Anna, Ben, Zuid, …
    expect(await formula('E3')).to.deep.equal(['IF(COUNT(E4,E8)=0,"",SUM(E4,E8))', '100000']);
    expect(await formula('E5')).to.deep.equal(['IF(COUNT(E6:E7)=0,"",SUM(E6:E7))', '30000']);
    expect(await formula('Q6')).to.deep.equal(['IF(COUNT(E6:P6)=0,"",SUM(E6:P6))', '360000']);
    expect((await cellAt(book, 'E7')).querySelector('v')).to.equal(null);
    expect((await cellAt(book, 'F7')).querySelector('v')!.textContent).to.equal('0');
    expect((await cellAt(book, 'G7')).querySelector('v')!.textContent).to.equal('-5.50');
  });

  it('adds groups up by their level where there are too many to name', async () => {
    const many = Array.from({ length: 60 }, (_, index): TargetRow => ({
      owner: `group:g${index}`,
      currency: 'EUR',
      values: months(100),
    }));
    const sheet = sheetOfSet(SET);
    const lines = [
      ...sheet.lines.slice(0, 2),
      ...many.map((row) => ({ ...sheet.lines[2]!, owner: row.owner, values: row.values })),
    ];
    const places = many.flatMap((_, index) => (index === 3 ? [] : index + 2));
    const wide = { ...sheet, lines: lines.map((line, index) => (index === 1 ? { ...line, sumOf: places } : line)) };
    const book = await writeYearWorkbook([wide], options);
    const formula = (await cellAt(book, 'E3')).querySelector('f')!.textContent!;
    expect(formula).to.contain('SUMPRODUCT((LEFT($A$2:$A$63,6)="group:"),E$2:E$63)');
  });

  it('T24 has no trace of owners who may not be seen, nor of sums with them', async () => {
    const book = await writeYearWorkbook([sheetOfSet(SET, { maySee: (owner) => owner !== 'user:ben' })], options);
    for (const part of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']) {
      const text = await partOf(book, part);
      expect(text).not.to.contain('user:ben');
      expect(text).not.to.contain('HYPERLINK');
    }
    const { lines } = sheetOfSet(SET, { maySee: (owner) => owner !== 'user:ben' });
    expect(lines.filter(({ isHint }) => isHint).map(({ owner }) => owner)).to.deep.equal(['company', 'group:zuid']);
  });

  it('T7 writes a hint over other currencies as a number alone', () => {
    const rows = SET.rows.map((row) => (row.owner === 'group:zuid' ? { ...row, currency: 'USD' } : row));
    const { lines } = sheetOfSet(targetSet(rows));
    expect(lines.some(({ name }) => name === 'Sum of groups')).to.equal(false);
    expect(lines.find(({ owner, isHint }) => owner === 'group:zuid' && isHint)!.currency).to.equal('USD');
  });

  it('keeps head and names in view and on each page, and shows months of the language', async () => {
    const book = await writeYearWorkbook([sheetOfSet(SET)], { ...options, locale: 'nl' });
    const sheet = xml(await partOf(book, 'xl/worksheets/sheet1.xml'));
    expect(sheet.querySelector('pane')!.getAttribute('topLeftCell')).to.equal('E2');
    expect([...sheet.querySelectorAll('col[hidden="1"]')].map((column) => column.getAttribute('min'))).to.deep.equal([
      '1',
      '2',
    ]);
    expect(await partOf(book, 'xl/workbook.xml')).to.contain("'All sales – Amount'!$A:$D,'All sales – Amount'!$1:$1");
    const [read] = await workbookSheets(book);
    expect(read!.rows[0]!.slice(2, 6)).to.deep.equal(['Owner', 'Currency', 'jan 2026', 'feb 2026']);
  });

  it('comes back from LibreOffice with what was changed there alone: a value, an emptied cell, a formula', async () => {
    const file = await (await fetch(new URL('edited-in-libreoffice.xlsx', import.meta.url))).blob();
    const opened = await openImport(file, signal);
    if (opened.kind !== 'own') throw new Error('not known again');
    const [own] = opened.sets;
    const changed = own!.rows.flatMap(({ owner, values, written }) =>
      values.flatMap((value, index) => (value === written?.[index] ? [] : [[owner, index, value]])),
    );
    expect(changed).to.deep.equal([
      ['user:anna', 0, 31_000_25],
      ['user:anna', 1, null],
      ['user:cleo', 11, 24_691_34],
    ]);
    expect(own!.rows.map(({ written }) => written)).to.have.deep.members(SET.rows.map(({ values }) => values));
  });

  it('comes back as it was written, with every value', async () => {
    const value = fc.option(fc.integer({ min: -9e13, max: 9e13 }), { nil: null });
    const values = fc.array(value, { minLength: 12, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(values, { minLength: 6, maxLength: 6 }),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        async (all, currency) => {
          const set = targetSet(
            SET.rows.map((row, index) => ({ ...row, ...(row.currency && { currency }), values: all[index]! })),
          );
          const opened = await openImport(await writeYearWorkbook([sheetOfSet(set)], options), signal);
          if (opened.kind !== 'own') throw new Error('not known again');
          const [own] = opened.sets;
          expect(own!.rows.map(({ owner }) => owner).sort()).to.deep.equal(set.rows.map(({ owner }) => owner).sort());
          for (const row of own!.rows) {
            expect(row.values).to.deep.equal(row.written);
            expect(row.values).to.deep.equal(set.rows.find(({ owner }) => owner === row.owner)!.values);
          }
        },
      ),
      { numRuns: 20 },
    );
    expect(MEMBERSHIP.has('user:ben')).to.equal(true);
  });
});
