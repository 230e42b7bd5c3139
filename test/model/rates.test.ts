import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { decimalsOf } from '../../src/model/currency.ts';
import { roundedQuotient } from '../../src/model/money.ts';
import type { Rates } from '../../src/model/organisation.ts';
import { convert, rateOf, type Exchange } from '../../src/model/rates.ts';

const rates: Rates = {
  USD: 0.92,
  JPY: 0.0061,
  KWD: 2.9985,
  NOK: { '2026-07': 0.0871, '2026-01': 0.0853, '2027-01': 0.09 },
  DKK: {},
  ZWL: 0,
  XTS: Number.NaN,
  XAU: Infinity,
};

const by = (rates: Exchange['rates']): Exchange => ({ rates, base: 'EUR' });

describe('rates', () => {
  for (const [currency, month, rate] of [
    ['EUR', '2026-01', 1],
    [undefined, '2026-01', 1],
    ['USD', '1999-01', 0.92],
    ['NOK', '2025-12', undefined],
    ['NOK', '2026-01', 0.0853],
    ['NOK', '2026-06', 0.0853],
    ['NOK', '2026-07', 0.0871],
    ['NOK', '2026-12', 0.0871],
    ['NOK', '2031-05', 0.09],
    ['DKK', '2026-01', undefined],
    ['GBP', '2026-01', undefined],
    ['ZWL', '2026-01', undefined],
    ['XTS', '2026-01', undefined],
    ['XAU', '2026-01', undefined],
    ['constructor', '2026-01', undefined],
  ] as const) {
    it(`T7 gives ${currency ?? 'no currency'} in ${month} the rate ${rate}: its month's, else the latest earlier one`, () => {
      expect(rateOf(by(rates), currency, month)).to.equal(rate);
    });
  }

  it('T7 has no rate without a table', () => expect(rateOf({ base: 'EUR' }, 'USD', '2026-01')).to.equal(undefined));

  for (const [minor, from, to, month, expected] of [
    [100_00, 'USD', 'EUR', '2026-01', 92_00],
    [100_00, 'USD', undefined, '2026-01', 92_00],
    [92_00, 'EUR', 'USD', '2026-01', 100_00],
    [92_00, undefined, 'USD', '2026-01', 100_00],
    [1_000_000, 'JPY', 'EUR', '2026-01', 610_000],
    [1_00, 'EUR', 'JPY', '2026-01', 164],
    [1_000, 'KWD', 'EUR', '2026-01', 3_00],
    [3_00, 'EUR', 'KWD', '2026-01', 1_001],
    [100_00, 'NOK', 'USD', '2026-08', 9_47],
    [75, 'USD', 'EUR', '2026-01', 69],
    [-75, 'USD', 'EUR', '2026-01', -69],
    [90_000_000_000_000, 'JPY', 'KWD', '2026-01', 183_091_545_772_886],
    [123, undefined, 'EUR', '2026-01', 123],
    [123, 'GBP', 'GBP', '2026-01', 123],
    [123, 'GBP', 'EUR', '2026-01', undefined],
    [123, 'EUR', 'GBP', '2026-01', undefined],
    [100_00, 'NOK', 'EUR', '2025-12', undefined],
  ] as const) {
    it(`T7 converts ${minor} ${from ?? 'base'} of ${month} to ${expected} ${to ?? 'base'}`, () => {
      expect(convert(minor, from, to, month, by(rates))).to.equal(expected);
    });
  }

  it('T8 rounds a conversion half away from zero, by the rate as written and not as a double', () => {
    // 0.145 as a double lies below it, and 1.45 × 100 is 144.99999999999997
    expect(convert(1_00, 'USD', 'EUR', '2026-01', by({ USD: 0.145 }))).to.equal(15);
    expect(convert(-1_00, 'USD', 'EUR', '2026-01', by({ USD: 0.145 }))).to.equal(-15);
    expect(convert(1_00, 'USD', 'JPY', '2026-01', by({ USD: 1, JPY: 2 }))).to.equal(1);
    expect(convert(9e13, 'USD', 'EUR', '2026-01', by({ USD: 0.12345678901234568 }))).to.equal(11_111_111_011_111);
    expect(convert(-10, 'USD', 'EUR', '2026-01', by({ USD: 0.15000000000000002 }))).to.equal(-2);
    expect(convert(1, 'USD', 'EUR', '2026-01', by({ USD: 1e-7 }))).to.equal(0);
    expect(convert(90_000_000_000_000, 'USD', 'EUR', '2026-01', by({ USD: 1e-7 }))).to.equal(9_000_000);
  });

  it('T8 converts as whole numbers of any size do, whatever the rates', () => {
    const scaled = fc.integer({ min: 1, max: 99_999_999 });
    const money = fc.integer({ min: -9e13, max: 9e13 });
    const codes = fc.constantFrom('USD', 'JPY', 'KWD');
    fc.assert(
      fc.property(money, scaled, scaled, codes, codes, (minor, sold, shown, from, to) => {
        fc.pre(from !== to);
        const table = { [from]: Number(`${sold}e-4`), [to]: Number(`${shown}e-4`) };
        const numerator = BigInt(minor) * BigInt(sold) * 10n ** BigInt(decimalsOf(to));
        const denominator = BigInt(shown) * 10n ** BigInt(decimalsOf(from));
        fc.pre(numerator / denominator < 2n ** 53n - 1n && numerator / denominator > 1n - 2n ** 53n);
        expect(convert(minor, from, to, '2026-01', by(table))).to.equal(roundedQuotient(numerator, denominator));
      }),
    );
  });

  it('T8 refuses a conversion beyond the safe range by name', () => {
    expect(() => convert(9e13, 'USD', 'EUR', '2026-01', by({ USD: 1e6 }))).to.throw(
      RangeError,
      'beyond the safe range',
    );
  });

  it('T7 asks the table that is given, not one asked before', () => {
    expect(convert(100, 'USD', 'EUR', '2026-01', by({ USD: 2 }))).to.equal(200);
    expect(convert(100, 'USD', 'EUR', '2026-01', by({ USD: 3 }))).to.equal(300);
  });
});
