import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { addDays, addMonths, dayOfNumber, daysIn, firstDay, lastDay } from '../../src/model/day.ts';
import type { FiscalYear } from '../../src/model/organisation.ts';
import {
  fiscalYearPeriod,
  intervalHolding,
  intervalsOf,
  resolvePeriod,
  yearBefore,
  type Interval,
  type Period,
} from '../../src/model/period.ts';

const JANUARY: FiscalYear = { start: 1, name: 'start' };
const JULY: FiscalYear = { start: 7, name: 'start' };
const INTERVALS: readonly Interval[] = ['month', 'quarter', 'half-year', 'year'];

const calendars: fc.Arbitrary<FiscalYear> = fc.record({
  start: fc.integer({ min: 1, max: 12 }),
  name: fc.constantFrom('start' as const, 'end' as const),
});
const days = fc.integer({ min: 7_000, max: 33_000 }).map(dayOfNumber); // 1989 to 2060
const intervals = fc.constantFrom(...INTERVALS);
const ranges = fc
  .tuple(days, fc.integer({ min: 0, max: 1500 }))
  .map(([from, length]) => resolved(`${from}/${addDays(from, length)}`, '2026-01-01'));

function resolved(text: string, asOf: string, fiscal = JANUARY, weekStart = 1): Period {
  const period = resolvePeriod(text, { asOf, fiscal, weekStart });
  if (!period) throw new Error(`no period: ${text}`);
  return period;
}

/** Where a range ends a year before, by its dates. */
function before(text: string, fiscal = JANUARY): string {
  const { from, to } = yearBefore(resolved(text, '2026-05-15', fiscal), fiscal);
  return `${from}/${to}`;
}

describe('resolvePeriod', () => {
  for (const [text, key, from, to] of [
    ['2026', '2026', '2026-01-01', '2026-12-31'],
    ['2026-Q3', '2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026-H1', '2026-H1', '2026-01-01', '2026-06-30'],
    ['2026-H2', '2026-H2', '2026-07-01', '2026-12-31'],
    ['2026-02', '2026-02', '2026-02-01', '2026-02-28'],
    ['this-year', '2026', '2026-01-01', '2026-12-31'],
    ['this-half-year', '2026-H2', '2026-07-01', '2026-12-31'],
    ['this-quarter', '2026-Q3', '2026-07-01', '2026-09-30'],
    ['this-month', '2026-07', '2026-07-01', '2026-07-31'],
    ['last-year', '2025', '2025-01-01', '2025-12-31'],
    ['last-half-year', '2026-H1', '2026-01-01', '2026-06-30'],
    ['last-quarter', '2026-Q2', '2026-04-01', '2026-06-30'],
    ['last-month', '2026-06', '2026-06-01', '2026-06-30'],
    ['next-year', '2027', '2027-01-01', '2027-12-31'],
    ['next-half-year', '2027-H1', '2027-01-01', '2027-06-30'],
    ['next-quarter', '2026-Q4', '2026-10-01', '2026-12-31'],
    ['next-month', '2026-08', '2026-08-01', '2026-08-31'],
    ['next-week', '2026-08-03/2026-08-09', '2026-08-03', '2026-08-09'],
    ['this-week', '2026-07-27/2026-08-02', '2026-07-27', '2026-08-02'],
    ['last-week', '2026-07-20/2026-07-26', '2026-07-20', '2026-07-26'],
    ['last-30-days', '2026-07-02/2026-07-31', '2026-07-02', '2026-07-31'],
    ['last-1-days', '2026-07-31/2026-07-31', '2026-07-31', '2026-07-31'],
    ['last-365-days', '2025-08-01/2026-07-31', '2025-08-01', '2026-07-31'],
    ['last-12-months', '2025-07-01/2026-06-30', '2025-07-01', '2026-06-30'],
    ['last-1-months', '2026-06-01/2026-06-30', '2026-06-01', '2026-06-30'],
    ['year-to-date', '2026-01-01/2026-07-31', '2026-01-01', '2026-07-31'],
    ['2026-03-01/2026-05-15', '2026-03-01/2026-05-15', '2026-03-01', '2026-05-15'],
  ] as const) {
    it(`R5 reads "${text}" on the last day of July 2026 as ${from} to ${to}`, () => {
      const period = resolved(text, '2026-07-31');
      expect([period.key, period.from, period.to]).to.deep.equal([key, from, to]);
    });
  }

  for (const [text, key, from, to] of [
    ['2026', '2026', '2026-07-01', '2027-06-30'],
    ['2026-Q3', '2026-Q3', '2027-01-01', '2027-03-31'],
    ['2026-H2', '2026-H2', '2027-01-01', '2027-06-30'],
    ['2026-07', '2026-07', '2026-07-01', '2026-07-31'],
    ['2027-01', '2027-01', '2027-01-01', '2027-01-31'],
    ['this-year', '2026', '2026-07-01', '2027-06-30'],
    ['this-half-year', '2026-H1', '2026-07-01', '2026-12-31'],
    ['this-quarter', '2026-Q1', '2026-07-01', '2026-09-30'],
    ['last-quarter', '2025-Q4', '2026-04-01', '2026-06-30'],
    ['next-quarter', '2026-Q2', '2026-10-01', '2026-12-31'],
    ['next-year', '2027', '2027-07-01', '2028-06-30'],
    ['last-half-year', '2025-H2', '2026-01-01', '2026-06-30'],
    ['year-to-date', '2026-07-01/2026-08-02', '2026-07-01', '2026-08-02'],
    ['last-12-months', '2025-08-01/2026-07-31', '2025-08-01', '2026-07-31'],
  ] as const) {
    it(`R5 reads "${text}" on 2 August 2026, with years from July, as ${from} to ${to}`, () => {
      const period = resolved(text, '2026-08-02', JULY);
      expect([period.key, period.from, period.to]).to.deep.equal([key, from, to]);
    });
  }

  for (const text of [
    '',
    'today',
    'this-decade',
    'this-days',
    'last-0-days',
    'last--3-days',
    'last-1.5-days',
    'last-30-weeks',
    'last-999999-days',
    'last-1201-months',
    'last-36526-days',
    '1926-01-01/2026-01-01',
    '26',
    '0000',
    '9999',
    '2026-Q0',
    '2026-Q5',
    '2026-H3',
    '2026-13',
    '2026-00',
    '2026-7',
    '2026-07-01',
    '2026-03-01/',
    '/2026-03-01',
    '2026-02-29/2026-03-01',
    '2026-05-15/2026-03-01',
    '2026-03-01/2026-05-15/2026-06-01',
    '2026-03-01/9999-12-31',
    'This-Year',
    ' 2026',
  ]) {
    it(`R5 does not take "${text}" for a period`, () => {
      expect(resolvePeriod(text, { asOf: '2026-07-31', fiscal: JANUARY, weekStart: 1 })).to.equal(undefined);
    });
  }

  for (const [asOf, weekStart, from] of [
    ['2026-07-27', 1, '2026-07-27'],
    ['2026-08-02', 1, '2026-07-27'],
    ['2026-08-02', 7, '2026-08-02'],
    ['2026-08-01', 7, '2026-07-26'],
    ['2026-08-01', 6, '2026-08-01'],
    ['2026-07-31', 6, '2026-07-25'],
  ] as const) {
    it(`R5 lets the week of ${asOf} begin on ${from} where weeks begin on day ${weekStart}`, () => {
      const week = resolved('this-week', asOf, JANUARY, weekStart);
      expect([week.from, week.to]).to.deep.equal([from, addDays(from, 6)]);
    });
  }

  it('R5 keeps days that happen to be a whole year, half, quarter or month a range', () => {
    for (const [text, kind] of [
      ['2026-01-01/2026-12-31', 'range'],
      ['2026-04-01/2026-06-30', 'range'],
      ['2026-02-01/2026-02-28', 'range'],
      ['last-1-months', 'range'],
      ['2026', 'year'],
      ['2026-H1', 'half-year'],
      ['2026-Q3', 'quarter'],
      ['2026-07', 'month'],
    ] as const) {
      expect(resolved(text, '2026-07-31').kind, text).to.equal(kind);
    }
  });

  it('R5 gives years, halves and quarters the name and place they have, months and ranges none', () => {
    expect(resolved('2026-Q3', '2026-07-31', JULY)).to.include({ year: 2026, part: 3 });
    expect(resolved('2026-H1', '2026-07-31', JULY)).to.include({ year: 2026, part: 1 });
    expect(resolved('2026', '2026-07-31', JULY))
      .to.include({ year: 2026 })
      .and.not.have.property('part');
    expect(resolved('2026-07', '2026-07-31', JULY)).not.to.have.any.keys('year', 'part');
  });

  it('R5 reads the key of every period as that period', () => {
    fc.assert(
      fc.property(days, intervals, calendars, (day, interval, fiscal) => {
        const period = intervalHolding(day, interval, fiscal);
        expect(resolved(period.key, '2026-07-31', fiscal)).to.deep.equal(period);
      }),
    );
  });

  it('R5 means by last-… the complete one that ends the day before this one begins', () => {
    fc.assert(
      fc.property(days, intervals, calendars, (asOf, interval, fiscal) => {
        const running = resolved(`this-${interval}`, asOf, fiscal);
        expect(running.from <= asOf && asOf <= running.to).to.equal(true);
        expect(addDays(resolved(`last-${interval}`, asOf, fiscal).to, 1)).to.equal(running.from);
      }),
    );
  });
});

describe('intervals', () => {
  it('T9 tile the year without gap or overlap, for every first month and both namings', () => {
    const counts = { month: 12, quarter: 4, 'half-year': 2, year: 1 };
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2100 }), calendars, (name, fiscal) => {
        const year = fiscalYearPeriod(name, fiscal);
        expect(year.to).to.equal(addDays(fiscalYearPeriod(name + 1, fiscal).from, -1));
        for (const interval of INTERVALS) {
          const parts = intervalsOf(year, interval, fiscal);
          expect(parts.length).to.equal(counts[interval]);
          expect(parts.some(({ partial }) => partial)).to.equal(false);
          expectTiled(parts, year);
        }
      }),
    );
  });

  it('R6 cover a range exactly and keep the key of the whole where it cuts them', () => {
    fc.assert(
      fc.property(ranges, intervals, calendars, (range, interval, fiscal) => {
        const parts = intervalsOf(range, interval, fiscal);
        expectTiled(parts, range);
        for (const part of parts) {
          const whole = intervalHolding(part.from, interval, fiscal);
          const isCut = whole.from < range.from || whole.to > range.to;
          expect([part.key, part.partial ?? false]).to.deep.equal([whole.key, isCut]);
        }
      }),
    );
  });

  it('R6 clip the first and the last one', () => {
    const range = resolved('2026-03-10/2026-05-15', '2026-07-31');
    expect(intervalsOf(range, 'month', JANUARY)).to.deep.equal([
      { kind: 'month', key: '2026-03', from: '2026-03-10', to: '2026-03-31', partial: true },
      { kind: 'month', key: '2026-04', from: '2026-04-01', to: '2026-04-30' },
      { kind: 'month', key: '2026-05', from: '2026-05-01', to: '2026-05-15', partial: true },
    ]);
    const days = intervalsOf(resolved('2026-03-31/2026-04-01', '2026-07-31'), 'month', JANUARY);
    expect(days.map(({ from, to }) => [from, to])).to.deep.equal([
      ['2026-03-31', '2026-03-31'],
      ['2026-04-01', '2026-04-01'],
    ]);
    expect(intervalsOf(range, 'year', JULY)).to.deep.equal([
      { kind: 'year', key: '2025', from: '2026-03-10', to: '2026-05-15', year: 2025, partial: true },
    ]);
  });

  it('R5 call the months of a year from July 2026-07 … 2027-06', () => {
    const keys = intervalsOf(fiscalYearPeriod(2026, JULY), 'month', JULY).map(({ key }) => key);
    expect([keys[0], keys[5], keys[6], keys[11]]).to.deep.equal(['2026-07', '2026-12', '2027-01', '2027-06']);
  });
});

describe('yearBefore', () => {
  for (const [text, expected] of [
    ['2026', '2025-01-01/2025-12-31'],
    ['2026-Q1', '2025-01-01/2025-03-31'],
    ['2025-02', '2024-02-01/2024-02-29'],
    ['2024-02', '2023-02-01/2023-02-28'],
    ['2026-03-01/2026-05-15', '2025-03-01/2025-05-15'],
    ['2024-02-29/2024-03-05', '2023-02-28/2023-03-05'],
    ['2024-02-10/2024-02-29', '2023-02-10/2023-02-28'],
    ['2025-02-10/2025-02-28', '2024-02-10/2024-02-28'],
    ['2024-03-01/2025-02-28', '2023-03-01/2024-02-29'],
    ['last-12-months', '2024-05-01/2025-04-30'],
    ['last-30-days', '2025-04-16/2025-05-15'],
    ['year-to-date', '2025-01-01/2025-05-15'],
  ] as const) {
    it(`R7 puts "${text}" at ${expected}`, () => expect(before(text)).to.equal(expected));
  }

  it('M8 is the same fiscal period one year before', () => {
    fc.assert(
      fc.property(days, intervals, calendars, (day, interval, fiscal) => {
        const period = intervalHolding(day, interval, fiscal);
        const earlier = yearBefore(period, fiscal);
        expect([earlier.kind, earlier.part]).to.deep.equal([period.kind, period.part]);
        expect(earlier.from.slice(0, 7)).to.equal(addMonths(period.from.slice(0, 7), -12));
        expect(earlier).to.deep.equal(intervalHolding(earlier.to, interval, fiscal));
      }),
    );
  });

  it('R7 keeps whole months whole', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (asOf, count) => {
        const earlier = yearBefore(resolved(`last-${count}-months`, asOf), JANUARY);
        expect(earlier.from).to.equal(firstDay(earlier.from.slice(0, 7)));
        expect(earlier.to).to.equal(lastDay(earlier.to.slice(0, 7)));
      }),
    );
  });

  it('R7 cuts an interval where its year-old twin would be cut', () => {
    const months = intervalsOf(resolved('2025-02-10/2025-04-15', '2026-01-01'), 'month', JANUARY);
    expect(months.map((month) => yearBefore(month, JANUARY))).to.deep.equal([
      { kind: 'month', key: '2024-02', from: '2024-02-10', to: '2024-02-29', partial: true },
      { kind: 'month', key: '2024-03', from: '2024-03-01', to: '2024-03-31' },
      { kind: 'month', key: '2024-04', from: '2024-04-01', to: '2024-04-15', partial: true },
    ]);
  });

  it('R5 and R6 are remembered for all who ask, so nobody can change them', () => {
    const fiscal = JANUARY;
    const year = resolvePeriod('2026', { asOf: '2026-09-15', fiscal, weekStart: 1 })!;
    const months = intervalsOf(year, 'month', fiscal);
    expect([year, months, ...months].every(Object.isFrozen)).to.equal(true);
    expect(intervalsOf(year, 'month', fiscal)).to.equal(months);
  });
});

function expectTiled(parts: readonly Period[], whole: Period): void {
  expect([parts[0]?.from, parts.at(-1)?.to]).to.deep.equal([whole.from, whole.to]);
  parts.slice(1).forEach((part, index) => expect(part.from).to.equal(addDays(parts[index]!.to, 1)));
  expect(parts.reduce((sum, { from, to }) => sum + daysIn(from, to), 0)).to.equal(daysIn(whole.from, whole.to));
}
