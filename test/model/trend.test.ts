import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { TrendPoint } from '../../src/model/insight.ts';
import { board, insightOf, figuresOf, organisation, setOf, type Sold } from './answering.ts';

const sets = [setOf({ company: 1000 })];
const sale = (date: string, value: number): Sold => ({ date, value, user: 'ann' });
const trendOf = (request: Parameters<typeof insightOf>[0], world: Parameters<typeof insightOf>[1] = {}) =>
  insightOf({ ...request, trend: true }, { sets, ...world }).trend as readonly TrendPoint[];

describe('trend', () => {
  it('goes from the first day over the end of each interval, and today, to the last', () => {
    const trend = trendOf({ period: '2026-Q3' }, { sold: [sale('2026-07-10', 500), sale('2026-09-02', 300)] });
    expect(trend.map(({ actual }) => actual)).to.deep.equal([0, 5, 5, 8, undefined]);
    expect(trend.map(({ at }) => Math.round(at * 92))).to.deep.equal([0, 31, 62, 77, 92]);
    expect(trend.map(({ expected }) => expected)).to.deep.equal([0, 10, 20, 24.67, 30]);
  });

  it('has today once, on the last day of an interval and of the period too', () => {
    const at = (asOf: string) => trendOf({ period: '2026-Q3' }, { board: { asOf } }).map((point) => point.at * 92);
    expect(at('2026-08-31')).to.have.length(4);
    expect(at('2026-09-30')).to.have.length(4);
    expect(at('2026-10-05')).to.have.length(4);
  });

  it('says nothing of what was expected without a target', () => {
    const trend = trendOf({ period: '2026' }, { sets: [], sold: [sale('2026-03-01', 100)] });
    expect(trend.every(({ expected }) => expected === undefined)).to.equal(true);
    expect(trend.at(-1)).to.deep.equal({ at: 1 });
  });

  it('is not there before the period begins, in fewer than three intervals, or where nobody asks', () => {
    expect(trendOf({ period: '2026-Q4' })).to.equal(undefined);
    expect(trendOf({ period: '2026-09' })).to.equal(undefined);
    expect(insightOf({ period: '2026' }, { sets })).not.to.have.property('trend');
  });

  it('ends today at the actual and what is expected, and at the end at the target, whatever was sold', () => {
    const day = fc.integer({ min: 0, max: 364 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString());
    const sold = fc.array(fc.record({ date: day, value: fc.integer({ min: -999, max: 999 }) }), { maxLength: 20 });
    fc.assert(
      fc.property(sold, day, (sales, asOf) => {
        const world = {
          sets,
          organisation,
          board: { ...board, asOf: asOf.slice(0, 10) },
          sold: sales.map(({ date, value }) => sale(date.slice(0, 10), value)),
        };
        const trend = trendOf({ period: '2026' }, world);
        const { total } = figuresOf({ period: '2026' }, world);
        const now = trend.filter(({ actual }) => actual !== undefined).at(-1)!;
        expect([now.actual, trend.at(-1)!.expected]).to.deep.equal([total.actual, total.target]);
        if (asOf < '2026-12-31') expect(now.expected).to.equal(total.expected);
      }),
    );
  });
});
