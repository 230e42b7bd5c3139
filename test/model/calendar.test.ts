import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  linearWeights,
  profileWeights,
  workingDaysIn,
  workingDayWeights,
  type DayWeights,
} from '../../src/model/calendar.ts';
import { addDays, dayOfNumber, firstDay, lastDay, monthOf, weekday } from '../../src/model/day.ts';
import { mulDiv } from '../../src/model/money.ts';
import type { WorkingCalendar } from '../../src/model/organisation.ts';
import { splitByWeights } from '../../src/model/split.ts';

const RETAIL = [6, 6, 7, 8, 8, 8, 7, 7, 9, 10, 11, 13];

const days = fc.integer({ min: -2_000, max: 30_000 }).map(dayOfNumber); // before 1970 too
const lengths = fc.integer({ min: 0, max: 700 });
const calendars: fc.Arbitrary<WorkingCalendar> = fc.record({
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
  holidays: fc.array(days),
});
const weights: fc.Arbitrary<DayWeights> = fc.oneof(
  fc.constant(linearWeights()),
  calendars.map(workingDayWeights),
  fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 12, maxLength: 12 }).map(profileWeights),
);

describe('day weights', () => {
  it('M3 add up: two neighbouring stretches weigh what both together weigh', () => {
    fc.assert(
      fc.property(weights, days, lengths, lengths, (of, from, first, second) => {
        const middle = addDays(from, first);
        const to = addDays(middle, second);
        expect(of.sum(from, middle) + of.sum(addDays(middle, 1), to)).to.equal(of.sum(from, to));
      }),
    );
  });

  it('M3 are whole numbers, and nothing where the end is before the beginning', () => {
    fc.assert(
      fc.property(weights, days, lengths, (of, from, length) => {
        expect(Number.isSafeInteger(of.sum(from, addDays(from, length)))).to.equal(true);
        expect(of.sum(from, addDays(from, -1 - length))).to.equal(0);
      }),
    );
  });

  it('M3 say by which method they weigh', () => {
    const methods = [linearWeights(), workingDayWeights({}), profileWeights(RETAIL)].map(({ method }) => method);
    expect(methods).to.deep.equal(['linear', 'working-days', 'profile']);
  });

  it('M3 count calendar days', () => expect(linearWeights().sum('2024-02-01', '2024-03-01')).to.equal(30));
});

describe('working days', () => {
  it('M3 are what a day by day count finds, for any weekdays and holidays', () => {
    fc.assert(
      fc.property(calendars, days, lengths, (calendar, from, length) => {
        const works = (day: string) => calendar.weekdays!.includes(weekday(day)) && !calendar.holidays!.includes(day);
        const all = Array.from({ length: length + 1 }, (_, index) => addDays(from, index));
        expect(workingDaysIn(calendar, from, addDays(from, length))).to.equal(all.filter(works).length);
      }),
    );
  });

  it('M3 leave out each holiday once, named twice or on a Sunday', () => {
    const holidays = ['2026-04-27', '2026-04-27', '2026-04-26'];
    expect(workingDaysIn({ holidays }, '2026-04-01', '2026-04-30')).to.equal(21);
  });

  it('M3 include the first and the last day, holidays on them too', () => {
    expect(workingDaysIn({}, '2026-07-27', '2026-07-27')).to.equal(1);
    expect(workingDaysIn({ holidays: ['2026-07-27'] }, '2026-07-27', '2026-07-27')).to.equal(0);
    expect(workingDaysIn({ holidays: ['2026-07-24', '2026-07-31'] }, '2026-07-27', '2026-07-30')).to.equal(4);
    expect(workingDaysIn({ holidays: ['2026-07-27', '2026-07-30'] }, '2026-07-27', '2026-07-30')).to.equal(2);
  });

  it('M3 vector: 450,000 over 22 working days, 18 of them elapsed, expects 368,182', () => {
    const april = workingDayWeights({});
    const total = april.sum('2026-04-01', '2026-04-30');
    const elapsed = april.sum('2026-04-01', '2026-04-24');
    expect([total, elapsed]).to.deep.equal([22, 18]);
    const expected = mulDiv(450_000, elapsed, total);
    expect([expected, 400_000 - expected]).to.deep.equal([368_182, 31_818]);
  });

  it('M4 need no walk through the days of a long range', () => {
    expect(workingDaysIn({}, '1970-01-01', '2969-12-31')).to.equal(260_887);
  });
});

describe('season profile', () => {
  it('M3 gives each month its part of the year, leap year or not', () => {
    for (const year of [2023, 2024]) {
      const season = profileWeights(RETAIL);
      const months = RETAIL.map((_, index) => {
        const month = monthOf(year, index + 1);
        return season.sum(firstDay(month), lastDay(month));
      });
      expect(splitByWeights(100, months)).to.deep.equal(RETAIL);
    }
  });

  it('M3 weighs the days of a month alike', () => {
    const season = profileWeights(RETAIL);
    const february = season.sum('2024-02-01', '2024-02-29');
    expect(season.sum('2024-02-07', '2024-02-07') * 29).to.equal(february);
    expect(season.sum('2024-02-20', '2024-02-22') * 29).to.equal(february * 3);
  });

  it('M3 takes parts with decimals', () => {
    const season = profileWeights([8.5, 7.25, 8.25, ...Array<number>(9).fill(76 / 9)]);
    expect(season.sum('2026-01-01', '2026-01-31') * 7.25).to.equal(season.sum('2026-02-01', '2026-02-28') * 8.5);
  });

  it('M3 weighs nothing where all parts are 0', () => {
    expect(profileWeights(Array<number>(12).fill(0)).sum('2026-01-01', '2026-12-31')).to.equal(0);
  });

  it('M3 refuses other than twelve parts by name', () => {
    expect(() => profileWeights([50, 50])).to.throw(RangeError, 'season profile needs 12 parts: 50, 50');
  });
});
