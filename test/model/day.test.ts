import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  dayNumber,
  dayOfNumber,
  daysIn,
  firstDay,
  isDay,
  lastDay,
  monthOf,
  weekday,
} from '../../src/model/day.ts';

const numbers = fc.integer({ min: -25_000, max: 60_000 }); // 1901 to 2134

describe('days', () => {
  for (const [text, exists] of [
    ['2026-07-01', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-04-31', false],
    ['2026-7-1', false],
    ['2026-07-01T00:00', false],
    ['', false],
  ] as const) {
    it(`A4 ${exists ? 'takes' : 'refuses'} "${text}" as a date`, () => expect(isDay(text)).to.equal(exists));
  }

  it('numbers days so that each day text has one number and back', () => {
    fc.assert(fc.property(numbers, (number) => dayNumber(dayOfNumber(number)) === number));
  });

  it('sorts day texts as the days do', () => {
    fc.assert(fc.property(numbers, numbers, (a, b) => a < b === dayOfNumber(a) < dayOfNumber(b)));
  });

  it('adds and counts days both ways', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -800, max: 800 }), (number, days) => {
        const day = dayOfNumber(number);
        return daysIn(day, addDays(day, days)) === days + 1;
      }),
    );
  });

  for (const [day, expected] of [
    ['2026-07-27', 1],
    ['2026-07-26', 7],
    ['1970-01-01', 4],
    ['1969-12-31', 3],
    ['1969-12-28', 7],
  ] as const) {
    it(`calls ${day} weekday ${expected}`, () => expect(weekday(day)).to.equal(expected));
  }

  it('moves months over the turn of the year, both ways', () => {
    expect(monthOf(2026, 13)).to.equal('2027-01');
    expect(monthOf(2026, 0)).to.equal('2025-12');
    expect(addMonths('2026-11', 3)).to.equal('2027-02');
    expect(addMonths('2026-01', -13)).to.equal('2024-12');
  });

  it('begins and ends months on days that exist', () => {
    expect(firstDay('2026-02')).to.equal('2026-02-01');
    expect(['2024-02', '2026-02', '2100-02', '2026-04', '2026-12'].map(lastDay)).to.deep.equal([
      '2024-02-29',
      '2026-02-28',
      '2100-02-28',
      '2026-04-30',
      '2026-12-31',
    ]);
  });

  it('R7 moves a date by years, 29 February to the 28th', () => {
    expect(addYears('2024-02-29', -1)).to.equal('2023-02-28');
    expect(addYears('2024-02-29', 4)).to.equal('2028-02-29');
    expect(addYears('2023-02-28', 1)).to.equal('2024-02-28');
    expect(addYears('2026-12-31', 1)).to.equal('2027-12-31');
  });
});
