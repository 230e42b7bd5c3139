import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { sameData } from '../../src/board/same-data.ts';

const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.integer(),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
  ),
})).value;

describe('same data', () => {
  it('is what JSON writes alike', () => {
    fc.assert(
      fc.property(data, data, (a, b) => {
        expect(sameData(a, structuredClone(a))).to.equal(true);
        expect(sameData(a, b)).to.equal(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
      }),
    );
  });

  for (const [a, b, same] of [
    [{ a: 1 }, { a: 1, b: undefined }, true],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [[], {}, false],
    [{}, { toString: 1 }, false],
    [null, {}, false],
    [NaN, NaN, true],
    [[1, 2], [2, 1], false],
  ] as const) {
    it(`${JSON.stringify(a)} and ${JSON.stringify(b)}: ${same}`, () => {
      expect(sameData(a, b)).to.equal(same);
    });
  }
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
