import { expect } from '@open-wc/testing';
import { dataSourceContract } from '../../src/source/contract/data-source.ts';
import { salesRowsContract } from '../../src/source/contract/sales-rows.ts';
import { ALL, type MakeSource, ORGANISATION, SALES, signal } from '../../src/source/contract/sales.ts';

/** Holds one of our sources against both contracts. */
export function testDataSource(name: string, make: MakeSource) {
  describe(`${name}: A5 same question, same answer, whatever the source`, () => {
    for (const { name: rule, run } of [...dataSourceContract(make), ...salesRowsContract(make)]) it(rule, run);

    it('freezes what it answers', async () => {
      const source = await make(SALES, ORGANISATION);
      const answers = await source.actuals([ALL], { signal });
      const { cells, notes } = answers[0]!;
      expect([answers, answers[0], cells, cells[0], notes, notes[0]].every(Object.isFrozen)).to.equal(true);
      expect(Object.isFrozen(await source.organisation({ signal }))).to.equal(true);
    });
  });
}
