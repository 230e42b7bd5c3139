import { expect } from '@open-wc/testing';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { testTargetRepository } from '../source/target-repository.contract.ts';

testTargetRepository('memoryRepository', (making) => memoryRepository(making));

describe('memoryRepository', () => {
  const KEY = { year: 2026, targetType: 'all-sales.amount' };
  const options = { signal: new AbortController().signal };

  it('begins with the sets that are handed in', async () => {
    const sets = [
      { ...KEY, interval: 'quarter', rows: [{ owner: 'company', values: [1, 2, 3, 4] }], revision: 0 },
    ] as const;
    const repository = memoryRepository({ sets });
    expect(await repository.load(KEY, options)).to.deep.equal(sets[0]);
    expect((await repository.catalogue(options)).owners).to.deep.equal(['company']);
  });

  it('leaves what the host handed in as it was: copied, not frozen', async () => {
    const rows = [{ owner: 'company' as const, values: [1, 2, 3, 4] }];
    const repository = memoryRepository({ sets: [{ ...KEY, interval: 'quarter', rows, revision: 0 }] });
    rows[0]!.values[0] = 9;
    expect((await repository.load(KEY, options)).rows[0]!.values).to.deep.equal([1, 2, 3, 4]);
  });
});
