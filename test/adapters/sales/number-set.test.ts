import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { NumberSet } from '../../../src/adapters/sales/number-set.ts';

describe('NumberSet', () => {
  it('knows which numbers are new', () => {
    const number = fc.oneof(
      fc.integer({ min: 1, max: 2000 }),
      fc.maxSafeInteger().filter((each) => each > 0),
    );
    fc.assert(
      fc.property(fc.array(number, { maxLength: 3000, size: 'max' }), (numbers) => {
        const set = new NumberSet();
        const known = new Set<number>();
        for (const each of numbers) {
          expect(set.add(each)).to.equal(!known.has(each));
          known.add(each);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('stays quick where numbers differ only in their high half', () => {
    const set = new NumberSet();
    for (let at = 1; at <= 100_000; at++) set.add(at * 2 ** 32);
    expect(set.add(2 ** 32)).to.equal(false);
  });
});
