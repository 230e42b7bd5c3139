import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { figuresOf, insightOf, setOf } from './answering.ts';

const quarter = (...values: number[]) => [setOf({ company: values })];
const period = '2026-Q1';

describe('measuring: targets of both signs', () => {
  it('R4 goes by the days where monthly targets are of both signs', () => {
    const world = {
      sets: quarter(30_000, -20_000),
      sold: [{ date: '2026-01-05', user: 'ann', value: 50_000 }],
      board: { asOf: '2026-02-15' },
    };
    expect(insightOf({ period }, world).elapsed, '45 of 90 days').to.equal(0.5);
    expect(figuresOf({ period }, world).total).to.include({ actual: 500, target: 100, forecast: 1000 });
  });

  it('R4 keeps the share elapsed from 0 to 1, whatever the targets', () => {
    const value = fc.integer({ min: -1e6, max: 1e6 });
    const day = fc
      .integer({ min: 0, max: 120 })
      .map((n) => new Date(Date.UTC(2025, 11, 15 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(value, value, value, day, (a, b, c, asOf) => {
        expect(insightOf({ period }, { sets: quarter(a, b, c), board: { asOf } }).elapsed).to.be.within(0, 1);
      }),
    );
  });

  it('M6 slips by the same guard where the target is below 0: two months of twelve are too early', () => {
    const world = {
      sets: [setOf({ company: -10_000 })],
      sold: [
        { date: '2026-02-10', user: 'ann', value: -15_000 },
        { date: '2026-03-10', user: 'ann', value: -25_000 },
      ],
      board: { asOf: '2026-03-31' },
    };
    expect(figuresOf({}, world).total.status).to.equal('at-risk');
    expect(insightOf({}, world).slipping, 'nothing was on pace at the end of February').to.equal(false);
  });
});
