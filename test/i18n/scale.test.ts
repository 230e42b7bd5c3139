import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { en } from '../../src/i18n/en.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { scaleFor } from '../../src/i18n/scale.ts';

const locale = createLocale('en', en);

/** Money as hosts have it: up to 9×10^13 minor units, in major ones. */
const money = fc.integer({ min: -9e13, max: 9e13 }).map((minor) => minor / 100);

describe('scaleFor', () => {
  const cases: readonly [
    why: string,
    values: readonly (number | undefined)[],
    expected: { power: number; decimals: number },
  ][] = [
    ['whole units below a thousand stay as they are', [998, 3], { power: 0, decimals: 0 }],
    ['cents show as far as three digits reach', [38.25], { power: 0, decimals: 1 }],
    ['a thousand needs a unit', [1000], { power: 3, decimals: 2 }],
    ['the largest decides, whatever its sign', [12, -398_000], { power: 3, decimals: 0 }],
    ['45.0 k of 38.2 k', [38_200, 45_000], { power: 3, decimals: 1 }],
    ['what would round to 1,000 k is 1.00 M', [999_600], { power: 6, decimals: 2 }],
    ['what would round to 10.00 M is 10.0 M', [9_996_000], { power: 6, decimals: 1 }],
    ['nothing at all', [], { power: 0, decimals: 0 }],
    ['zero', [0], { power: 0, decimals: 0 }],
    ['what is no number counts for nothing', [undefined, NaN, Infinity, 38.25], { power: 0, decimals: 1 }],
  ];
  for (const [why, values, expected] of cases) {
    it(`N6 three digits: ${why}`, () => {
      expect(scaleFor(values, 3, 2)).to.deep.equal(expected);
    });
  }

  it('N6 four digits keep thousands together: 1,067 of 1,320 k', () => {
    expect(scaleFor([1_067_000, 1_320_000], 4, 2)).to.deep.equal({ power: 3, decimals: 0 });
  });

  it('N6 full: all digits, decimals of the currency only if a value has any', () => {
    expect(scaleFor([1_234_567], 'full', 2)).to.deep.equal({ power: 0, decimals: 0 });
    expect(scaleFor([1_234_567, 0.5], 'full', 2)).to.deep.equal({ power: 0, decimals: 2 });
  });

  it('N6 full: a yen has no decimals', () => {
    expect(scaleFor([0.4], 'full', 0).decimals).to.equal(0);
  });

  it('leaves out what is absent', () => {
    expect(scaleFor([undefined, 5000])).to.deep.equal(scaleFor([5000]));
  });

  it('N6 no number of a tile shows more than its digits', () => {
    fc.assert(
      fc.property(fc.array(money, { minLength: 1 }), fc.constantFrom(3, 4), (values, digits) => {
        const scale = scaleFor(values, digits, 2);
        for (const value of values) {
          expect(locale.amount(value, { scale }).replace(/[^0-9]/g, '').length).to.be.at.most(digits);
        }
      }),
    );
  });

  it('N6 all numbers of a tile have the same decimals', () => {
    fc.assert(
      fc.property(fc.array(money, { minLength: 1 }), (values) => {
        const scale = scaleFor(values, 3, 2);
        const decimals = values.map((value) => (locale.amount(value, { scale }).split('.')[1] ?? '').length);
        expect(new Set(decimals).size).to.equal(1);
      }),
    );
  });

  it('a written number reads back within its rounding', () => {
    fc.assert(
      fc.property(money, fc.constantFrom<3 | 4 | 'full'>(3, 4, 'full'), (value, digits) => {
        const scale = scaleFor([value], digits, 2);
        const text = locale.amount(value, { scale }).replaceAll(',', '').replace('\u2212', '-');
        const step = 10 ** (scale.power - scale.decimals);
        expect(Math.abs(Number(text) * 10 ** scale.power - value)).to.be.at.most(step / 2 + Math.abs(value) * 1e-12);
      }),
    );
  });
});
