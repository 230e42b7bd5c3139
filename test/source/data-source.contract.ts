import { expect } from '@open-wc/testing';
import { dataSourceContract } from '../../src/source/contract/data-source.ts';
import { salesRowsContract } from '../../src/source/contract/sales-rows.ts';
import { ALL, type MakeSource, ORGANISATION, SALES, signal } from '../../src/source/contract/sales.ts';

/** Holds one of our sources against both contracts. */
export function testDataSource(name: string, make: MakeSource) {
  describe(`${name}: A5 same question, same answer, whatever the source`, () => {
    for (const { name: rule, run } of [...dataSourceContract(make), ...salesRowsContract(make)]) it(rule, run);

    it('answers each request with data of its own: what one asker does to it is not in the next answer', async () => {
      const source = await make(SALES, ORGANISATION);
      const [first] = await source.actuals([ALL], { signal });
      const cells = structuredClone(first!.cells);
      for (const cell of first!.cells) Object.assign(cell, { value: 0 });
      expect((await source.actuals([ALL], { signal }))[0]!.cells).to.deep.equal(cells);
    });
  });
}
