import { expect } from '@open-wc/testing';
import { TargetTable } from '../../../src/adapters/tables/target-table.ts';
import { ALL_SALES_AMOUNT } from '../../../src/model/organisation.ts';
import { STEP } from '../../../src/model/steps.ts';

describe('rows of a targets file', () => {
  it('become sets in steps, so that a long file does not stop the page', () => {
    const table = new TargetTable('targets.csv', { currency: 'EUR' });
    const entry = {
      year: 2026,
      index: 0,
      interval: 'month',
      type: ALL_SALES_AMOUNT,
      locked: false,
      value: '5',
    } as const;
    for (let at = 0; at < 2 * STEP; at += 1) table.add(at + 2, { ...entry, owner: `user:u${at}` });
    const work = table.finish();
    expect([work.next().done, work.next().done]).to.deep.equal([false, false]);
    const { value } = work.next();
    expect(value!.sets[0]!.rows.map(({ values }) => values[0])).to.deep.equal(Array(2 * STEP).fill(500));
  });
});
