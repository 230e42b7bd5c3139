import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { meantPeriod, nearestPeriods, type MeantContext } from '../../src/model/meant-period.ts';
import type { FiscalYear } from '../../src/model/organisation.ts';
import { resolvePeriod } from '../../src/model/period.ts';

const JANUARY: FiscalYear = { start: 1, name: 'start' };
const APRIL: FiscalYear = { start: 4, name: 'start' };
const APRIL_END: FiscalYear = { start: 4, name: 'end' };

function contextOf(fiscal: FiscalYear, asOf = '2026-09-15'): MeantContext {
  const context = { asOf, fiscal, weekStart: 1 };
  const resolve = (text: string) => resolvePeriod(text, context);
  return { ...context, year: resolve('this-year')!.year!, resolve };
}

describe('meantPeriod', () => {
  for (const [text, fiscal, meant] of [
    ['Q3', JANUARY, '2026-Q3'],
    ['q 3', JANUARY, '2026-Q3'],
    ['Q1', APRIL, '2026-Q1'],
    ['Q1', APRIL_END, '2027-Q1'],
    ['H2', JANUARY, '2026-H2'],
    ['2026Q3', JANUARY, '2026-Q3'],
    ['2026-q3', JANUARY, '2026-Q3'],
    ['2026 Q3', JANUARY, '2026-Q3'],
    ['Q3 2026', JANUARY, '2026-Q3'],
    ['FY2026-Q3', APRIL, '2026-Q3'],
    ['FY2026', APRIL, '2026'],
    ['fy 26', APRIL, '2026'],
    ['2025/26', APRIL, '2025'],
    ['2025/26', APRIL_END, '2026'],
    ['2025/2026', APRIL, '2025'],
    ['2025-26', APRIL, '2025'],
    ['2026-7', JANUARY, '2026-07'],
    ['2026/07', JANUARY, '2026-07'],
    ['7/2026', JANUARY, '2026-07'],
    ['July 2026', JANUARY, '2026-07'],
    ['sept-2026', JANUARY, '2026-09'],
    ['ytd', JANUARY, 'year-to-date'],
    ['YTD', JANUARY, 'year-to-date'],
    ['This Quarter', JANUARY, 'this-quarter'],
    ['current-quarter', JANUARY, 'this-quarter'],
    ['previous_month', JANUARY, 'last-month'],
    ['last fiscal year', APRIL, 'last-year'],
    ['next half', JANUARY, 'next-half-year'],
    ['last 30 days', JANUARY, 'last-30-days'],
    ['past-12-months', JANUARY, 'last-12-months'],
    ['today', JANUARY, '2026-09-15/2026-09-15'],
    ['yesterday', JANUARY, '2026-09-14/2026-09-14'],
    ['2026-07-15', JANUARY, '2026-07-15/2026-07-15'],
    ['2026-07-01..2026-07-15', JANUARY, '2026-07-01/2026-07-15'],
    ['2026-07-01 – 2026-07-15', JANUARY, '2026-07-01/2026-07-15'],
    ['2026-07-01 to 2026-07-15', JANUARY, '2026-07-01/2026-07-15'],
    ['2026-W40', JANUARY, '2026-09-28/2026-10-04'],
    ['2026-W01', JANUARY, '2025-12-29/2026-01-04'],
    ['2026-W53', JANUARY, '2026-12-28/2027-01-03'],
  ] as const)
    it(`reads ${text}, with years from month ${fiscal.start}, as ${meant}`, () =>
      expect(meantPeriod(text, contextOf(fiscal))).to.equal(meant));

  for (const text of ['2025/26', '2011/12', '2026-13', '13/2026', '2026-Q5', '2025-W53', '2026-W60', 'July', 'Q7', ''])
    it(`takes nothing for “${text}”, which may mean two things or none`, () =>
      expect(meantPeriod(text, contextOf(JANUARY))).to.equal(undefined));

  it('answers with one of our own forms or not at all, whatever is written', () => {
    const parts = fc.constantFrom(
      '2026',
      '26',
      'Q',
      '3',
      '-',
      '/',
      'fy',
      'last',
      'this',
      'year',
      'W',
      '12',
      ' ',
      'jul',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(parts, { maxLength: 6 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(JANUARY, APRIL, APRIL_END), (text, fiscal) => {
        const context = contextOf(fiscal);
        const meant = meantPeriod(text, context);
        if (meant !== undefined) expect(context.resolve(meant), meant).not.to.equal(undefined);
        for (const form of nearestPeriods(text, context)) expect(context.resolve(form), form).not.to.equal(undefined);
      }),
    );
  });
});

describe('nearestPeriods', () => {
  for (const [text, first] of [
    ['2026-Q5', '2026-Q4'],
    ['2026-H3', '2026-H2'],
    ['Q7', '2026-Q4'],
    ['2026-13', '2026-12'],
    ['2025/26', '2025'],
    ['July', '2026-07'],
    ['mtd', 'this-month'],
    ['next-kwartaal', 'this-quarter'],
    ['this-yaer', 'this-year'],
    ['last-3-quarters', 'last-9-months'],
    ['last-2-weeks', 'last-14-days'],
    ['2026-05-31/2026-03-01', '2026-03-01/2026-05-31'],
    ['2026-W60', 'this-week'],
  ] as const)
    it(`names ${first} first for ${text}`, () => {
      const forms = nearestPeriods(text, contextOf(JANUARY));
      expect(forms[0]).to.equal(first);
      expect(forms).to.include.members(['this-quarter', 'next-year', 'year-to-date']);
    });

  it('names one of each form where none is near', () => {
    const forms = nearestPeriods('xyzzy', contextOf(JANUARY));
    expect(forms).to.include.members(['2026', '2026-H1', '2026-Q3', '2026-07', '2026-03-01/2026-05-15']);
  });
});
