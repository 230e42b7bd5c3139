import { expect } from '@open-wc/testing';
import { missingColumn } from '../../../src/adapters/tables/missing-column.ts';

describe('missingColumn', () => {
  it('names what the header has', () => {
    const found = { value: 'k, l', names: ['k', 'l'], of: 2 };
    const detail = { problem: 'missing-column', file: 'sales.csv', expected: 'date', ...found };
    expect(missingColumn(['k', 'l'], 'date', 'sales.csv').detail).to.deep.equal(detail);
  });

  it('names the first columns of a million, each cut, and how many there are', () => {
    const header = Array.from({ length: 1_000_000 }, (_, at) => `${'x'.repeat(100)}${at}`);
    const { names, of, value } = missingColumn(header, 'date', 'sales.csv').detail;
    expect([names, of]).to.deep.equal([Array(12).fill(`${'x'.repeat(40)}…`), 1_000_000]);
    expect(value).to.have.length.below(600);
  });
});
