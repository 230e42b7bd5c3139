import { expect } from '@open-wc/testing';
import { decimalsOf, isCurrency } from '../../src/model/currency.ts';

describe('currencies', () => {
  for (const [currency, decimals] of [
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
    [undefined, 2],
    ['', 2],
    ['euro', 2],
    ['€', 2],
  ] as const) {
    it(`T8 gives ${currency ?? 'no currency'} ${decimals} decimals, each time`, () => {
      expect([decimalsOf(currency), decimalsOf(currency)]).to.deep.equal([decimals, decimals]);
    });
  }

  for (const [code, is] of [
    ['EUR', true],
    ['KWD', true],
    ['eur', false],
    ['QQQ', false],
    ['', false],
    ['US dollars', false],
  ] as const) {
    it(`T7 ${is ? 'knows' : 'does not know'} "${code}"`, () => expect(isCurrency(code)).to.equal(is));
  }
});
