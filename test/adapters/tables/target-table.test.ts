import { expect } from '@open-wc/testing';
import { TargetTable } from '../../../src/adapters/tables/target-table.ts';
import { ALL_SALES_AMOUNT } from '../../../src/model/organisation.ts';
import { atOnce, STEP } from '../../../src/model/steps.ts';

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

  it('T20 leave a type as the organisation lists it; another has the items that they name', () => {
    const listed = { id: 'kind.count', dimension: 'kind', unit: 'count', items: ['new', 'used'] } as const;
    const organisation = { listed: true, groups: [], users: [], targetTypes: [listed] };
    const typesOf = (id: string) => {
      const table = new TargetTable('targets.csv', { organisation });
      const type = { id: `${id}.count`, dimension: id, unit: 'count' } as const;
      const entry = { year: 2026, index: 0, interval: 'month', locked: false, value: '5', owner: 'company' } as const;
      table.add(2, { ...entry, type, item: 'used' });
      return atOnce(table.finish()).types;
    };
    expect(typesOf('kind')).to.deep.equal([listed]);
    expect(typesOf('source')).to.deep.equal([
      { id: 'source.count', dimension: 'source', unit: 'count', items: ['used'] },
    ]);
  });
});
