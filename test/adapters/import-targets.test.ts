import { expect } from '@open-wc/testing';
import { openImport } from '../../src/adapters/import-targets.ts';
import { writeYearCsv } from '../../src/export/year-csv.ts';
import { writeWorkbook } from '../../src/export/workbook.ts';
import { writeYearWorkbook } from '../../src/export/year-workbook.ts';
import type { ImportedSet } from '../../src/model/import-plan.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { months, SET, sheetOfSet, targetSet, WORDS } from '../export/years.ts';

const { signal } = new AbortController();
const file = (content: BlobPart, name: string) => new File([content], name);

/** Reads the first table by what is suggested, with the first answer to each question. */
async function imported(content: BlobPart, name: string): Promise<readonly ImportedSet[]> {
  const opened = await openImport(file(content, name), signal);
  if (opened.kind === 'own') return opened.sets;
  return (await opened.tables[0]!.read([], { signal, currency: 'EUR' })).sets;
}

const values = (sets: readonly ImportedSet[], owner: string) =>
  sets.flatMap(({ rows }) => rows).find((row) => row.owner === owner)!.values;

describe('openImport', () => {
  it('reads the CSV that was written here, in either form', async () => {
    for (const sign of ['.', ','] as const) {
      const sets = await imported(await writeYearCsv(sheetOfSet(SET), sign).text(), 'targets.csv');
      expect(sets.map(({ year, targetType, interval }) => [year, targetType, interval])).to.deep.equal([
        [2026, 'all-sales.amount', 'month'],
      ]);
      for (const row of SET.rows) {
        expect(values(sets, row.owner)).to.deep.equal(row.values.map((value) => value ?? undefined));
      }
    }
  });

  it('reads a sheet of names by month as people make it, and what is no number as such', async () => {
    const others = Array.from(
      { length: 6 },
      (_, index) => `Person ${index};1.00${index},00;2.00${index};3.00${index}\n`,
    ).join('');
    const text = `Rep;Jan 2027;Feb 2027;Mar 2027\nNina Visser;42.500;41.000,50;39.5oo\nTom de Wit;46.000;;42.500\n${others}`;
    const sets = await imported(text, 'plan.csv');
    expect(values(sets, 'user:Nina Visser').slice(0, 3)).to.deep.equal([42_500_00, 41_000_50, undefined]);
    expect(sets[0]!.rows.find(({ owner }) => owner === 'user:Nina Visser')!.unread).to.deep.equal([
      { index: 2, text: '39.5oo' },
    ]);
    expect(values(sets, 'user:Tom de Wit').slice(0, 3)).to.deep.equal([46_000_00, undefined, 42_500_00]);
  });

  it('reads any sheet of a workbook that was not written here', async () => {
    const text = (value: string) => ({ value });
    const number = (value: string) => ({ value, isNumber: true });
    const book = await writeWorkbook([
      {
        name: '2027',
        rows: [
          ['Rep', 'Jan 2027', 'Feb 2027', 'Mar 2027'].map(text),
          [text('Nina Visser'), number('100'), number('200.5'), number('300')],
          [text('Tom de Wit'), number('1'), number('2'), number('3')],
        ],
      },
    ]);
    const sets = await imported(book, 'plan.xlsx');
    expect(values(sets, 'user:Nina Visser').slice(0, 3)).to.deep.equal([100_00, 200_50, 300_00]);
  });

  it('knows its own workbook again, whatever rows and columns stand where', async () => {
    const quarterly = targetSet(
      [{ owner: 'company', currency: 'EUR', item: 'new', values: [1_00, null, 3_00, 4_00] }],
      { interval: 'quarter', targetType: 'sale-type.amount' },
    );
    const book = await writeYearWorkbook([sheetOfSet(SET), sheetOfSet(quarterly)], { words: WORDS, locale: 'nl' });
    const sets = await imported(book, 'Acme 2026.xlsx');
    expect(sets.map(({ interval, rows }) => [interval, rows.length])).to.deep.equal([
      ['month', 6],
      ['quarter', 1],
    ]);
    expect(sets[1]!.rows[0]).to.deep.include({ item: 'new', currency: 'EUR', values: [1_00, null, 3_00, 4_00] });
    expect(months(1)).to.have.length(12);
  });

  it('rejects what is no table with the reason', async () => {
    const broken = new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]);
    const error: unknown = await openImport(file(broken, 'x.xlsx'), signal).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(SourceError);
    expect((error as SourceError).detail.problem).to.equal('workbook-broken');
  });
});
