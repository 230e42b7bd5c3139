import { expect } from '@open-wc/testing';
import { openImport } from '../../src/adapters/import-targets.ts';
import { exportYears } from '../../src/export/write-year.ts';
import type { YearSource } from '../../src/export/year-sheet.ts';
import { emptyDraft } from '../../src/model/draft.ts';
import { sheetSums } from '../../src/model/sheet-sums.ts';
import { MEMBERSHIP, SET, TYPE, WORDS } from './years.ts';

describe('exportYears', () => {
  const [set] = emptyDraft([SET]).state.sets.values();
  const sums = sheetSums(set!, {
    year: 2026,
    fiscal: { start: 1, name: 'start' },
    base: 'EUR',
    membership: MEMBERSHIP,
  });
  const source: YearSource = {
    set: set!,
    type: TYPE,
    sums,
    title: 'All sales: Amount',
    ownerName: (owner) => owner,
    itemName: (item) => item,
  };
  const saved: [string, Blob][] = [];
  const options = {
    words: WORDS,
    locale: 'en',
    sign: '.' as const,
    company: 'Acme',
    number: String,
    save: (content: Blob, name: string) => void saved.push([name, content]),
  };

  it('names each file by company and year, and CSV by its type', async () => {
    for (const form of ['xlsx', 'csv', 'pdf'] as const) await exportYears([source], form, options);
    expect(saved.map(([name]) => name)).to.deep.equal([
      'Acme 2026.xlsx',
      'Acme All sales Amount 2026.csv',
      'Acme 2026.pdf',
    ]);
    const opened = await openImport(saved[0]![1], new AbortController().signal);
    expect(opened.kind).to.equal('own');
    expect(await saved[2]![1].slice(0, 5).text()).to.equal('%PDF-');
  });
});
