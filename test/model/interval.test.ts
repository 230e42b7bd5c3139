import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { changeInterval } from '../../src/model/interval.ts';
import { refusal, set } from './changing.ts';

describe('T10 changing the interval of a year', () => {
  it('from quarters to months splits by the weights, and back gives the same quarters', () => {
    const quarters = fc.array(fc.option(fc.integer({ min: -1e9, max: 1e9 }), { nil: null }), {
      minLength: 4,
      maxLength: 4,
    });
    const weights = fc.array(fc.nat(100), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(quarters, weights, (values, parts) => {
        const before = set([{ owner: 'company', values, locked: true }], { interval: 'quarter' });
        const rows = changeInterval(before, 'month', parts);
        expect(rows[0]!.values).to.have.length(12);
        expect(changeInterval({ ...before, interval: 'month', rows }, 'quarter')).to.deep.equal(before.rows);
      }),
    );
  });

  it('refuses weights that do not split, and sums out of range', () => {
    const quarters = set([{ owner: 'company', values: [1, 2, 3, 4] }], { interval: 'quarter' });
    expect(refusal(() => changeInterval(quarters, 'month', [1, 2, 3])).problem).to.equal('bad-interval');
    expect(refusal(() => changeInterval(quarters, 'month', Array<number>(12).fill(-1))).problem).to.equal(
      'bad-interval',
    );
    const months = set([{ owner: 'company', values: Array<number>(12).fill(9e13) }]);
    expect(refusal(() => changeInterval(months, 'quarter')).message).to.equal(
      'sum out of range: company.values[0]: 270000000000000',
    );
  });
});
