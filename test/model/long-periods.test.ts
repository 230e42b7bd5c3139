import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { addMonths, firstDay } from '../../src/model/day.ts';
import type { FiguresRequest } from '../../src/model/request.ts';
import { figuresOf, setOf, type Sold } from './answering.ts';

const compare: FiguresRequest['compare'] = ['target', 'previous-year', 'pipeline'];
const cumulative = { shape: 'intervals', interval: 'month', cumulative: true, compare } as const;

const monthly = (months: number): Sold[] =>
  Array.from({ length: months }, (_, index) => ({
    date: firstDay(addMonths('2026-08', -index)),
    user: 'ann',
    value: 100,
  }));

describe('measuring: long periods', () => {
  it('adds up a hundred years of months in a moment, last year beside them', () => {
    const sold = monthly(1212);
    const begun = performance.now();
    const { points } = figuresOf({ ...cumulative, period: 'last-1200-months' }, { sold });
    expect(performance.now() - begun).to.be.below(2000);
    expect(points.at(-1)).to.include({ actual: 1200, previousYear: 1200, previousYearToDate: 1200 });
  });

  it('is not asked for more than 1,200 months: the period is unknown, and no other one is shown', () => {
    expect(() => figuresOf({ ...cumulative, period: 'last-1201-months' })).to.throw('unknown-period');
  });

  const anySale = fc.record({
    date: fc
      .integer({ min: 0, max: 1000 })
      .map((day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)),
    user: fc.constantFrom('ann', 'bob'),
    status: fc.constantFrom('sold' as const, 'open' as const),
    value: fc.integer({ min: -1e6, max: 1e6 }),
  });

  it('has in each cumulative point what the points up to it have one by one', () => {
    const periods = fc.constantFrom('2026', '2026-02-10/2026-11-05', 'last-5-months', '2026-Q3');
    fc.assert(
      fc.property(fc.array(anySale, { maxLength: 30 }), periods, (sold, period) => {
        const world = { sold, sets: [setOf({ company: 100 })] };
        const single = figuresOf({ ...cumulative, cumulative: false, period }, world).points;
        const { points } = figuresOf({ ...cumulative, period }, world);
        for (const key of ['actual', 'previousYear', 'previousYearToDate', 'pipeline'] as const) {
          points.forEach((point, index) => {
            const parts = single.slice(0, index + 1).map((part) => part[key]);
            const cents = parts.reduce<number>((sum, part) => sum + Math.round((part ?? 0) * 100), 0);
            if (point[key] !== undefined) expect(Math.round(point[key] * 100), `${key} ${point.key}`).to.equal(cents);
          });
        }
      }),
      { numRuns: 60 },
    );
  });
});
