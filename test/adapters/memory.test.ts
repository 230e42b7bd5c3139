import { expect } from '@open-wc/testing';
import { memorySource } from '../../src/adapters/memory.ts';
import { ORGANISATION, SALES, testDataSource } from '../source/data-source.contract.ts';

testDataSource('memorySource', (sales, organisation) => memorySource({ sales, organisation }));

describe('memorySource', () => {
  const { signal } = new AbortController();
  const query = {
    owner: 'company',
    from: '2026-01-01',
    to: '2026-12-31',
    measure: 'amount',
    status: 'sold',
    byItem: false,
    groupBy: 'sale',
  } as const;

  it('takes amounts as numbers, by their shortest decimal text', async () => {
    const row = { date: '2026-01-01', user: 'ann' };
    const source = memorySource({ sales: [1.005, 0.1, 0.2, 1e-7].map((amount) => ({ ...row, amount })) });
    const [answer] = await source.actuals([query], { signal });
    expect(answer!.cells.map(({ value }) => value)).to.deep.equal([131]);
  });

  it('takes an organisation as the model has it', async () => {
    const said = { listed: true, groups: [], users: [{ id: 'ann' }] };
    const organisation = await memorySource({ sales: SALES, organisation: said }).organisation({ signal });
    expect(organisation.users).to.deep.equal(said.users);
  });

  it('answers from new data after an update, and tells whoever watches', async () => {
    const source = memorySource({ sales: SALES, organisation: ORGANISATION });
    const told: string[] = [];
    const stop = source.watch!((what) => told.push(what));
    await source.actuals([query], { signal });
    source.update({ sales: [{ date: '2026-05-01', user: 'bob', amount: 12 }] });
    const [answer] = await source.actuals([query], { signal });
    expect(answer!.cells).to.deep.equal([{ user: 'bob', group: 'south', month: '2026-05', value: 1200 }]);
    stop();
    source.update({ sales: [] });
    expect(told).to.deep.equal(['actuals']);
  });
});
