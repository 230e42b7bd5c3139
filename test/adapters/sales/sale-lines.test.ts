import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { SaleLines } from '../../../src/adapters/sales/sale-lines.ts';
import type { Row } from '../../../src/adapters/tables/row.ts';

/** A row of which only the print counts. */
const rowOf = (print: number, line: number) => ({ print: () => print, line }) as Row;

describe('SaleLines', () => {
  const sale = fc.record({ id: fc.integer({ min: -1, max: 2 }), print: fc.integer({ min: 1, max: 40 }) });

  it('A1 R8 finds the first row of each sale, and each row that is equal to one before it', () => {
    fc.assert(
      fc.property(fc.array(sale, { maxLength: 300, size: 'max' }), (sales) => {
        const lines = new SaleLines();
        const [codes, firsts, seen] = [new Map<number, number>(), new Map<number, number>(), new Set<number>()];
        let duplicates = 0;
        sales.forEach(({ id, print: own }, at) => {
          const print = own + (id + 1) * 100; // the id is a column
          if (id >= 0 && !codes.has(id)) codes.set(id, codes.size);
          const code = codes.get(id) ?? -1;
          if (!firsts.has(code)) firsts.set(code, at);
          expect(lines.firstOf(code, at, rowOf(print, at))).to.equal(code < 0 ? at : firsts.get(code));
          if (code >= 0 && seen.has(print)) duplicates++;
          if (code >= 0) seen.add(print);
        });
        expect(lines.duplicates.notes()[0]?.count ?? 0).to.equal(duplicates);
      }),
    );
  });

  it('R8 knows every one of a hundred thousand lines of one sale', () => {
    const lines = new SaleLines();
    for (let at = 0; at < 100_000; at++) lines.firstOf(0, at, rowOf(1 + (at % 60_000), at));
    expect(lines.duplicates.notes()[0]?.count).to.equal(40_000);
  });
});
