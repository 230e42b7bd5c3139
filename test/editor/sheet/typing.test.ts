import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { decimalSignOf } from '../../../src/editor/sheet/number-text.ts';
import { readTyped, type TypingContext, type TypingProblem } from '../../../src/editor/sheet/typing.ts';

const en: TypingContext = { sign: '.', decimals: 2, currency: 'EUR', current: 4_000_000 };
const nl: TypingContext = { ...en, sign: ',' };

describe('readTyped', () => {
  const read: [string, TypingContext, number | null][] = [
    ['', en, null],
    ['  ', en, null],
    ['0', en, 0],
    ['-0', en, 0],
    ['1,234.5', en, 123_450],
    ['1.234,5', nl, 123_450],
    ['1 234,5', nl, 123_450],
    ['1\u202f234,5', nl, 123_450],
    ['1’234.50', en, 123_450],
    ['12,34,567', en, 123_456_700],
    ['1.500', nl, 150_000],
    ['1.5', nl, 150],
    ['0,5', en, 50],
    ['.5', en, 50],
    ['12k', en, 1_200_000],
    ['12 K', en, 1_200_000],
    ['1.5m', en, 150_000_000],
    ['1,5 mln', nl, 150_000_000],
    ['2 Mrd.', nl, 200_000_000_000],
    ['1.234567k', { ...en, decimals: 3 }, 1_234_567],
    ['+10%', en, 4_400_000],
    ['-2,5 %', nl, 3_900_000],
    ['−100%', en, 0],
    ['€ 1,200', en, 120_000],
    ['1.200 EUR', nl, 120_000],
    ['- € 5', en, -500],
    ['-5', en, -500],
    ['(5)', en, -500],
    ['5-', en, -500],
    ['１２３', en, 12_300],
    ['١٢٣٫٥', en, 12_350],
    ['१२', en, 1200],
    ['\u200f5\u200f', en, 500],
    ['12', { ...en, decimals: 0 }, 12],
  ];
  for (const [text, context, value] of read) {
    it(`T16 reads “${text}” with ${context.sign} as ${value}`, () => {
      expect(readTyped(text, context)).to.deep.equal({ value });
    });
  }

  const refused: [string, Partial<TypingContext>, TypingProblem][] = [
    ['abc', {}, 'not-a-number'],
    ['NaN', {}, 'not-a-number'],
    ['1e300', {}, 'not-a-number'],
    ['Infinity', {}, 'not-a-number'],
    ['2026-01-31', {}, 'not-a-number'],
    ['1/2/2026', {}, 'not-a-number'],
    ['1,23.4', {}, 'not-a-number'],
    ['1.2.3', {}, 'not-a-number'],
    ['--5', {}, 'not-a-number'],
    ['-', {}, 'not-a-number'],
    ['5 x', {}, 'not-a-number'],
    ['=A1+1', {}, 'formula'],
    ['1.005', {}, 'too-fine'],
    ['1.5', { decimals: 0, currency: undefined }, 'too-fine'],
    ['900000000000.01', {}, 'too-large'],
    ['1e1', {}, 'not-a-number'],
    ['999999999 m', {}, 'too-large'],
    ['$ 5', {}, 'other-currency'],
    ['5 USD', {}, 'other-currency'],
    ['€ 5', { currency: undefined }, 'other-currency'],
    ['10%', {}, 'percent-needs-sign'],
    ['+10%', { current: null }, 'percent-of-nothing'],
    ['-101%', {}, 'percent-range'],
    ['+1000000000%', {}, 'percent-range'],
  ];
  for (const [text, more, problem] of refused) {
    it(`T16 refuses “${text}” and keeps it: ${problem}`, () => {
      expect(readTyped(text, { ...en, ...more })).to.deep.equal({ problem, text });
    });
  }

  it('T16 reads every value that the language writes', () => {
    const tags = ['en', 'nl', 'de', 'da', 'nb', 'sv', 'de-CH', 'fr', 'en-IN', 'hi-u-nu-deva', 'ar-EG'];
    const value = fc.integer({ min: -9e13, max: 9e13 });
    fc.assert(
      fc.property(fc.constantFrom(...tags), value, (tag, minor) => {
        const format = new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
        const exact = `${minor < 0 ? '-' : ''}${String(Math.abs(minor)).padStart(3, '0').replace(/(..)$/, '.$1')}`;
        const text = format.format(exact as unknown as number);
        expect(readTyped(text, { ...en, sign: decimalSignOf(tag) }), text).to.deep.equal({ value: minor + 0 });
      }),
    );
  });
});
