import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { decimalText } from '../../../src/adapters/tables/decimal-text.ts';
import { numberReader, subtractDecimals } from '../../../src/adapters/tables/number-form.ts';
import { caught } from '../caught.ts';

type Case = [text: string, read: string | undefined];

const tables: Record<string, { locale: string | undefined; cases: Case[] }> = {
  'our own form': {
    locale: undefined,
    cases: [
      ['1234.56', '1234.56'],
      ['-0.5', '-0.5'],
      ['.5', '0.5'],
      ['007', '7'],
      ['-0.00', '0.00'],
      ['+3', '3'],
      [' 12 ', '12'],
      ['€ 12.50', '12.50'],
      ['12.50 EUR', '12.50'],
      ['1,234.56', undefined],
      ['1234,56', undefined],
      ['1e3', undefined],
      ['12k', undefined],
      ['12 %', undefined],
      ['NULL', undefined],
      ['', undefined],
      ['-', undefined],
      ['.', undefined],
      ['EUR', undefined],
      ['5.', undefined],
      ['1.2.3', undefined],
      ['Infinity', undefined],
      ['0x10', undefined],
    ],
  },
  English: {
    locale: 'en',
    cases: [
      ['$500,000 ', '500000'],
      ['1,234,567.89', '1234567.89'],
      ['1234567.89', '1234567.89'],
      ['-$1,234.50', '-1234.50'],
      ['$-1,234.50', '-1234.50'],
      ['\u22121,234', '-1234'],
      ['1,234-', '-1234'],
      ['(1,234.50)', '-1234.50'],
      ['($ 1,234.50)', '-1234.50'],
      ['US$ 12', '12'],
      ['1,2,3', undefined],
      ['1,23', undefined],
      ['12,34,567', '1234567'],
      ['1234,567', undefined],
      [',234', undefined],
      ['1.234,56', undefined],
      ['1,234.5,6', undefined],
      ['(1,234', undefined],
      ['1,234)', undefined],
      ['(-5)', undefined],
      ['--5', undefined],
      ['-5-', undefined],
    ],
  },
  Dutch: {
    locale: 'nl',
    cases: [
      ['1.234,5', '1234.5'],
      ['€ 1.234,50', '1234.50'],
      ['€ -1.234,50', '-1234.50'],
      ['€ 1.234,50-', '-1234.50'],
      ['1234,5', '1234.5'],
      ['1.234.567', '1234567'],
      ['1234.5', undefined],
      ['1.5', undefined],
      ['1,234.5', undefined],
    ],
  },
  German: {
    locale: 'de',
    cases: [
      ['1.234,50 €', '1234.50'],
      ['-1.234,5', '-1234.5'],
    ],
  },
  French: {
    locale: 'fr',
    cases: [
      ['1\u202F234\u202F567,89 €', '1234567.89'],
      ['1\u00A0234,5', '1234.5'],
      ['1 234,5', '1234.5'],
      ['1 23,5', undefined],
      ['1.234,5', undefined],
    ],
  },
  'Swiss German': {
    locale: 'de-CH',
    cases: [
      ["CHF 1'234'567.50", '1234567.50'],
      ['1’234.50', '1234.50'],
      ['Fr. 12.50', '12.50'],
      ['1 234.50', '1234.50'],
      ["1'23", undefined],
      ['1 23', undefined],
    ],
  },
  Austrian: {
    locale: 'de-AT',
    cases: [
      ['€ 1.234,50', '1234.50'],
      ['1 234,50', '1234.50'],
    ],
  },
  Norwegian: {
    locale: 'nb',
    cases: [
      ['1 234,50 kr', '1234.50'],
      ['\u22121 234', '-1234'],
    ],
  },
  Polish: {
    locale: 'pl',
    cases: [
      ['1234,50 zł', '1234.50'],
      ['12 345,00 zł', '12345.00'],
    ],
  },
  Indian: {
    locale: 'en-IN',
    cases: [
      ['₹12,34,567.50', '1234567.50'],
      ['1,234,567', '1234567'],
      ['12,345', '12345'],
      ['1,23,45', undefined],
    ],
  },
  'Swiss French': {
    locale: 'fr-CH',
    cases: [
      ['1 234,50', '1234.50'],
      ['1 234.50 CHF', '1234.50'],
      ["1'234,50", '1234.50'],
    ],
  },
  'Swedish English, whose money has the comma for thousands and whose numbers have it for decimals': {
    locale: 'en-SE',
    cases: [
      ['1 234,567', '1234.567'],
      ['1,234', '1.234'],
      ['1,234,567', undefined],
    ],
  },
  Arabic: {
    locale: 'ar-EG',
    cases: [
      ['١٬٢٣٤٫٥', '1234.5'],
      ['1٬234٫5', '1234.5'],
    ],
  },
};

describe('numberReader', () => {
  for (const [name, { locale, cases }] of Object.entries(tables)) {
    for (const [text, expected] of cases) {
      it(`reads ${name}: "${text}" is ${expected ?? 'refused'}`, () => {
        expect(numberReader(locale)(text)).to.equal(expected);
      });
    }
  }

  it('reads back what Intl writes, as number and as money, in every locale', () => {
    const locales = [
      'en',
      'nl',
      'de',
      'de-AT',
      'de-CH',
      'fr',
      'fr-CH',
      'nb',
      'sv',
      'pl',
      'es',
      'pt',
      'it',
      'en-IN',
      'hi',
      'ja',
      'ar-EG',
      'fa',
    ];
    const cents = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(
        fc.constantFrom(...locales),
        fc.constantFrom('decimal', 'currency'),
        cents,
        (locale, style, minor) => {
          const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
          const text = new Intl.NumberFormat(locale, {
            style,
            currency: 'EUR',
            ...digits,
          }).format(minor / 100);
          expect(Number(numberReader(locale)(text))).to.equal(minor / 100);
        },
      ),
    );
  });

  it('names an unknown locale', async () => {
    const error = await caught(() => numberReader('not a locale'));
    expect(error.detail).to.include({ problem: 'bad-value', path: 'numbers', value: 'not a locale' });
  });
});

describe('subtractDecimals', () => {
  const cases: [a: string, b: string, difference: string][] = [
    ['0.3', '0.1', '0.2'],
    ['2024.994', '1898.0944', '126.8996'],
    ['1', '1.05', '-0.05'],
    ['-1', '-1', '0'],
    ['5', '-0.25', '5.25'],
    ['90000000000000.01', '0.02', '89999999999999.99'],
  ];
  for (const [a, b, difference] of cases) {
    it(`T8 is exact: ${a} − ${b} = ${difference}`, () => {
      expect(subtractDecimals(a, b)).to.equal(difference);
    });
  }
});

describe('decimalText', () => {
  for (const [value, text] of [
    [1234.5, '1234.5'],
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    [-0.1, '-0.1'],
  ] as const) {
    it(`writes no exponent: ${value}`, () => {
      expect(decimalText(value)).to.equal(text);
    });
  }
});
