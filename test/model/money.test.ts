import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  addExact,
  fromMajor,
  MAX_MINOR,
  mulDiv,
  parseMinor,
  roundedParts,
  roundedQuotient,
  toMajor,
} from '../../src/model/money.ts';

const amounts = fc.integer({ min: -MAX_MINOR, max: MAX_MINOR });
const decimals = fc.constantFrom(0, 2, 3);

/** Half away from zero by another road: floor of the doubled magnitude plus one half. */
function oracle(value: number, numerator: number, denominator: number): bigint {
  const product = BigInt(value) * BigInt(numerator) * (denominator < 0 ? -1n : 1n);
  const size = BigInt(Math.abs(denominator));
  const magnitude = ((product < 0n ? -product : product) * 2n + size) / (size * 2n);
  return product < 0n ? -magnitude : magnitude;
}

/** Decimal text of whole minor units, made by moving the point. */
function written(minor: number, places: number): string {
  const digits = String(Math.abs(minor)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${minor < 0 ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
}

describe('exact money', () => {
  it('T8 refuses a sum beyond the safe range by name', () => {
    expect(addExact(MAX_MINOR, -1)).to.equal(89_999_999_999_999);
    expect(() => addExact(Number.MAX_SAFE_INTEGER, 1)).to.throw(
      RangeError,
      'sum beyond the safe range: 9007199254740991 + 1',
    );
    expect(() => addExact(-Number.MAX_SAFE_INTEGER, -1)).to.throw(RangeError);
  });

  it('T8 multiplies and divides as whole numbers of any size do, half away from zero', () => {
    const factor = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1e12, max: 1e12 }));
    fc.assert(
      fc.property(amounts, factor, factor, (value, numerator, denominator) => {
        fc.pre(denominator !== 0);
        const expected = oracle(value, numerator, denominator);
        fc.pre(expected <= Number.MAX_SAFE_INTEGER && expected >= Number.MIN_SAFE_INTEGER);
        expect(mulDiv(value, numerator, denominator)).to.equal(Number(expected));
      }),
      { numRuns: 500 },
    );
  });

  for (const [value, numerator, denominator, expected] of [
    [5, 1, 2, 3],
    [-5, 1, 2, -3],
    [5, -1, 2, -3],
    [5, 1, -2, -3],
    [-5, 1, -2, 3],
    [4, 1, 10, 0],
    [-4, 1, 10, 0],
    [0, -3, 7, 0],
    [45_000_000, 18, 22, 36_818_182],
    [90_000_000_000_000, 365, 366, 89_754_098_360_656],
    [9_007_199_254_740_991, 1, 2, 4_503_599_627_370_496],
  ] as const) {
    it(`T8 rounds ${value} × ${numerator} ÷ ${denominator} to ${expected}`, () => {
      expect(Object.is(mulDiv(value, numerator, denominator), expected)).to.equal(true);
    });
  }

  it('T8 rounds alike on the plain and on the large road', () => {
    const small = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(small, small, small, (value, numerator, denominator) => {
        fc.pre(denominator !== 0);
        const large = roundedQuotient(BigInt(value) * BigInt(numerator), BigInt(denominator));
        expect(Object.is(mulDiv(value, numerator, denominator), large)).to.equal(true);
      }),
    );
  });

  it('T8 parts of a sum are each rounded up or down and add up to the sum rounded once; opposite ones are opposite', () => {
    const denominator = fc.integer({ min: 1, max: 1000 });
    const numerators = fc.array(fc.integer({ min: -10_000, max: 10_000 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(numerators, denominator, (list, whole) => {
        const sum = list.reduce((total, one) => total + one, 0);
        const parts = roundedParts(list.map(BigInt), BigInt(whole));
        expect(parts.reduce((total, part) => total + part, 0)).to.equal(mulDiv(sum, 1, whole));
        parts.forEach((part, index) => expect(Math.abs(part * whole - list[index]!)).to.be.below(whole));
        const opposite = roundedParts(
          list.map((one) => BigInt(-one)),
          BigInt(whole),
        );
        if (sum) expect(opposite).to.deep.equal(parts.map((part) => 0 - part));
      }),
    );
    expect(() => roundedParts([9n, 2n ** 53n, -(2n ** 53n)], 1n)).to.throw(RangeError, 'value beyond the safe range');
  });

  it('T8 refuses division by zero and results beyond the safe range by name', () => {
    expect(() => mulDiv(5, 3, 0)).to.throw(RangeError, 'division by zero: 15 / 0');
    expect(() => mulDiv(MAX_MINOR, 1000, 1)).to.throw(RangeError, 'value beyond the safe range: 90000000000000000');
  });

  it('T8 reads back what it writes in major units, for every amount', () => {
    fc.assert(
      fc.property(amounts, decimals, (minor, places) => {
        expect(parseMinor(written(minor, places), places)).to.equal(minor || 0);
        expect(fromMajor(toMajor(minor, places), places)).to.equal(minor || 0);
      }),
    );
  });

  for (const [text, places, minor] of [
    ['-1234.565', 2, -123457],
    ['1234.565', 2, 123457],
    ['1234.5649', 2, 123456],
    ['1.005', 2, 101],
    ['0.1', 2, 10],
    ['0.995', 2, 100],
    ['-0.004', 2, 0],
    ['1234.5', 0, 1235],
    ['12', 3, 12000],
    ['.5', 2, 50],
    ['5.', 2, 500],
    ['+7', 2, 700],
    ['900000000000.00', 2, MAX_MINOR],
    ['0.00000000000000000000001', 2, 0],
  ] as const) {
    it(`T8 reads "${text}" with ${places} decimals as ${minor}`, () => {
      expect(Object.is(parseMinor(text, places), minor)).to.equal(true);
    });
  }

  for (const text of ['', '.', '-', '1e3', '1,5', '1 000', ' 1', '0x10', 'NaN', 'Infinity', '--1', '1.2.3', '€5']) {
    it(`T8 does not take "${text}" for a number`, () => expect(parseMinor(text, 2)).to.equal(undefined));
  }

  it('T8 refuses amounts beyond ±9×10^13 minor units by name', () => {
    expect(() => parseMinor('900000000000.01', 2)).to.throw(
      RangeError,
      'amount beyond 90000000000000 minor units: 900000000000.01',
    );
    expect(() => parseMinor('-900000000000.005', 2)).to.throw(RangeError);
    expect(() => fromMajor(1e21, 2)).to.throw(RangeError);
    expect(() => fromMajor(-1.7e308, 0)).to.throw(RangeError);
  });

  for (const [value, places, minor] of [
    [1.005, 2, 101],
    [-1.005, 2, -101],
    [0.1 + 0.2, 2, 30],
    [8.345, 2, 835],
    [1e-7, 2, 0],
    [-1e-7, 2, 0],
    [5e-7, 6, 1],
    [1.5e-8, 8, 2],
    [12, 0, 12],
    [0, 2, 0],
    [-0, 2, 0],
  ] as const) {
    it(`T8 takes the number ${value} with ${places} decimals as ${minor}`, () => {
      expect(Object.is(fromMajor(value, places), minor)).to.equal(true);
    });
  }

  it('T8 adds 0.1 and 0.2 to exactly 0.3', () => {
    expect(toMajor(addExact(fromMajor(0.1, 2)!, fromMajor(0.2, 2)!), 2)).to.equal(0.3);
  });

  it('T8 has no minor units for what is not finite', () => {
    expect([NaN, Infinity, -Infinity].map((value) => fromMajor(value, 2))).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('T8 sums do not depend on order', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 40 }), (values) => {
        const sum = (numbers: readonly number[]) => numbers.reduce(addExact, 0);
        expect(sum([...values].reverse())).to.equal(sum(values));
        expect(sum([...values].sort((a, b) => a - b))).to.equal(sum(values));
      }),
    );
  });
});
