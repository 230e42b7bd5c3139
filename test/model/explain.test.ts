import { expect } from '@open-wc/testing';
import { explain } from '../../src/model/explain.ts';
import { FORMULAS } from '../../src/model/index.ts';
import type { FiguresRequest } from '../../src/model/request.ts';
import { answer, setOf } from './answering.ts';

const measured = (more: Partial<FiguresRequest> = {}) => {
  const result = answer(
    { shape: 'intervals', compare: ['target', 'previous-year', 'pipeline'], ...more },
    {
      sets: [setOf({ company: 1000 }, { revision: 7 })],
      sold: [
        { date: '2026-01-02', user: 'ann', value: 9000 },
        { date: '2025-01-02', user: 'ann', value: 50 },
        { date: '2026-12-02', user: 'ann', value: 50, status: 'open' },
      ],
    },
  );
  if (!('figures' in result)) throw new Error(result.reason);
  return result;
};

describe('explaining a figure', () => {
  it('M10 explains each quantity that the figure has, and only those', () => {
    const { figures } = measured();
    const { key: _, label: __, ...quantities } = figures.total;
    expect(explain(measured()).map(({ quantity }) => quantity)).to.have.members(Object.keys(quantities));
  });

  it('M10 names a formula for each rule and feeds it what is shown', () => {
    for (const { rule, inputs } of explain(measured())) {
      expect(FORMULAS).to.have.property(rule);
      expect(Object.keys(inputs)).not.to.be.empty;
    }
    const { figures } = measured();
    const attainment = explain(measured()).find(({ quantity }) => quantity === 'attainment');
    expect(attainment?.inputs).to.deep.equal({ actual: figures.total.actual, target: figures.total.target });
    expect(explain(measured()).find(({ quantity }) => quantity === 'target')?.inputs.revision).to.equal(7);
  });

  it('explains a point by its key, and nothing for a key that is not there', () => {
    expect(explain(measured(), '2026-12').map(({ quantity }) => quantity))
      .to.include('target')
      .and.not.include('actual');
    expect(explain(measured(), '2031-01')).to.deep.equal([]);
  });

  const inputs = (measuredOne: ReturnType<typeof measured>, key: string, quantity: string) =>
    explain(measuredOne, key).find((one) => one.quantity === quantity)?.inputs;

  it('M10 feeds a point its own days and share elapsed, not those of the period', () => {
    const share = (key: string) => inputs(measured(), key, 'status')?.elapsed;
    expect(inputs(measured(), '2026-02', 'actual')).to.include({ from: '2026-02-01', to: '2026-02-28' });
    expect(inputs(measured(), '2026-02', 'previousYear')).to.include({ from: '2026-02-01', to: '2026-02-28' });
    expect(inputs(measured(), '2026-02', 'expected')).to.include({ daysGone: 28, daysLeft: 0, daysTotal: 28 });
    expect([share('2026-02'), share('2026-12')]).to.deep.equal([1, 0]);
    expect(inputs(measured(), 'total', 'actual')).to.include({ from: '2026-01-01', to: '2026-12-31' });
  });

  it('M10 feeds a cumulative point all days since the period began', () => {
    const cumulative = measured({ cumulative: true });
    expect(inputs(cumulative, '2026-02', 'actual')).to.include({ from: '2026-01-01', to: '2026-02-28' });
    expect(inputs(cumulative, '2026-02', 'expected')).to.include({ daysTotal: 59 });
  });
});
