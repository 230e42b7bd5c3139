import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { minorOf } from '../../../src/adapters/tables/decimal-text.ts';
import { plainMinor, readPlainDay, readPlainNumber, subtractPlain } from '../../../src/adapters/tables/plain-bytes.ts';
import { dayNumber, dayOfNumber, isDay } from '../../../src/model/day.ts';

const bytesOf = (text: string) => new TextEncoder().encode(`x${text}x`);
const POINT = 46;

function number(text: string, mark = POINT) {
  const into = { digits: 0, places: 0 };
  return readPlainNumber(bytesOf(text), 1, 1 + text.length, mark, into) ? into : undefined;
}

const day = (text: string) => readPlainDay(bytesOf(text), 1, 1 + text.length);

describe('plain numbers', () => {
  for (const [text, digits, places] of [
    ['0', 0, 0],
    ['12', 12, 0],
    ['-12.50', -1250, 2],
    ['0.005', 5, 3],
    ['123456789012345', 123_456_789_012_345, 0],
  ] as const) {
    it(`reads ${text}`, () => expect(number(text)).to.deep.equal({ digits, places }));
  }

  for (const text of ['', '-', '.5', '5.', '1,5', '1.2.3', '+1', '1e5', ' 1', '1 ', '--1', '1234567890123456', '$1']) {
    it(`leaves "${text}" to the mapping`, () => expect(number(text)).to.equal(undefined));
  }

  it('reads the decimal mark of the file', () => {
    expect(number('12,5', 44)).to.deep.equal({ digits: 125, places: 1 });
    expect(number('12.5', 44)).to.equal(undefined);
  });

  it('makes the same minor units as the model, rounded half away from zero (T8)', () => {
    const part = fc.integer({ min: 0, max: 999_999 });
    fc.assert(
      fc.property(fc.boolean(), part, part, fc.integer({ min: 0, max: 3 }), (isNegative, whole, rest, decimals) => {
        const text = `${isNegative ? '-' : ''}${whole}.${rest}`;
        expect(plainMinor(number(text)!, decimals)).to.equal(minorOf(text, decimals));
      }),
    );
  });

  it('never answers -0', () => {
    expect(Object.is(plainMinor(number('-0.001')!, 2), 0)).to.equal(true);
    expect(Object.is(plainMinor(number('-0')!, 2), 0)).to.equal(true);
  });

  it('subtracts exactly, then rounds once', () => {
    const difference = number('10.004')!;
    expect(subtractPlain(difference, number('0.0085')!)).to.equal(true);
    expect(difference).to.deep.equal({ digits: 99_955, places: 4 });
    expect(plainMinor(difference, 2)).to.equal(1000);
  });

  it('says when a difference is beyond exact digits', () => {
    expect(subtractPlain(number('12345678901234')!, number('0.123456789')!)).to.equal(false);
  });
});

describe('plain days', () => {
  it('are the days of the model, for every date there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('9999-12-31') }), (number) => {
        expect(day(dayOfNumber(number))).to.equal(number);
      }),
    );
  });

  it('are none where the date does not exist', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1899, max: 2101 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 33 }),
    );
    fc.assert(
      fc.property(parts, ([year, month, date]) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
        expect(Number.isNaN(day(text))).to.equal(!isDay(text));
      }),
    );
  });

  for (const time of ['T08:15', ' 08:15', 'T23:59:59', 'T08:15:30.123']) {
    it(`A4 are the written date, with the time "${time}" of the organisation`, () => {
      expect(day(`2026-07-01${time}`)).to.equal(dayNumber('2026-07-01'));
    });
  }

  for (const text of [
    '',
    '2026-7-1',
    '01-07-2026',
    '2026/07/01',
    '20260701',
    '2026-07-01T08:15Z',
    '2026-07-01T08:15:30+02:00',
    '2026-07-01T24:00',
    '2026-07-01T08:60',
    '2026-07-01T08',
    '2026-07-01x',
    '2026-07-01T08:15:30.',
    ' 2026-07-01',
  ]) {
    it(`leave "${text}" to the mapping`, () => expect(day(text)).to.be.NaN);
  }
});
