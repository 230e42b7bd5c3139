import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { addMonths } from '../../src/model/day.ts';
import { fiscalMonth, fiscalPlace, fiscalYearOf } from '../../src/model/fiscal.ts';
import type { FiscalYear } from '../../src/model/organisation.ts';

const calendars: fc.Arbitrary<FiscalYear> = fc.record({
  start: fc.integer({ min: 1, max: 12 }),
  name: fc.constantFrom('start' as const, 'end' as const),
});
const years = fc.integer({ min: 1950, max: 2150 });

describe('fiscal years', () => {
  it('T9 begin in January and are called after the year they start in, unless said otherwise', () => {
    expect(fiscalYearOf(undefined)).to.deep.equal({ start: 1, name: 'start' });
    expect(fiscalYearOf({ start: 7 })).to.deep.equal({ start: 7, name: 'start' });
    expect(fiscalYearOf({ name: 'end' })).to.deep.equal({ start: 1, name: 'end' });
  });

  for (const [month, start, name, year, index] of [
    ['2026-07', 7, 'start', 2026, 0],
    ['2027-06', 7, 'start', 2026, 11],
    ['2026-06', 7, 'start', 2025, 11],
    ['2026-07', 7, 'end', 2027, 0],
    ['2026-06', 7, 'end', 2026, 11],
    ['2026-01', 1, 'start', 2026, 0],
    ['2026-12', 1, 'end', 2026, 11],
    ['2026-02', 2, 'end', 2027, 0],
    ['2026-12', 12, 'start', 2026, 0],
    ['2026-11', 12, 'end', 2026, 11],
  ] as const) {
    it(`T9 puts ${month} at place ${index} of ${year}, from month ${start}, called by its ${name}`, () => {
      expect(fiscalPlace(month, { start, name })).to.deep.equal({ year, index });
      expect(fiscalMonth(year, index, { start, name })).to.equal(month);
    });
  }

  it('T9 have twelve months in a row, for every first month and both namings', () => {
    fc.assert(
      fc.property(calendars, years, fc.integer({ min: 0, max: 11 }), (fiscal, year, index) => {
        const month = fiscalMonth(year, index, fiscal);
        expect(fiscalPlace(month, fiscal)).to.deep.equal({ year, index });
        expect(addMonths(month, 1)).to.equal(
          index < 11 ? fiscalMonth(year, index + 1, fiscal) : fiscalMonth(year + 1, 0, fiscal),
        );
      }),
    );
  });
});
