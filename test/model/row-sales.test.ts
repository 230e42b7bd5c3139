import { expect } from '@open-wc/testing';
import type { ActualsCell } from '../../src/model/actual.ts';
import { newYear } from '../../src/model/new-year.ts';
import { rowSales, type SalesContext } from '../../src/model/row-sales.ts';
import type { Organisation } from '../../src/model/organisation.ts';
import { MEMBERSHIP, TYPE } from '../export/years.ts';
import { SET } from './drafting.ts';

const context: SalesContext = {
  year: 2026,
  interval: 'month',
  fiscal: { start: 1, name: 'start' },
  unit: 'amount',
  base: 'EUR',
  rates: { USD: { '2026-01': 0.9, '2026-03': 0.8 } },
};
const cells: ActualsCell[] = [
  { user: 'anna', group: 'noord', month: '2026-01', value: 100 },
  { user: 'anna', group: 'noord', month: '2026-03', currency: 'USD', value: 100 },
  { user: 'ben', group: 'zuid', month: '2026-03', item: 'new', value: 7 },
  { user: '', month: '2026-12', value: 1 },
];

describe('rowSales', () => {
  it('A2 puts a sale beside its user, the group that it counts for, and the company, by month', () => {
    const sales = rowSales(cells, context);
    expect(sales.of('user:anna', undefined, 'EUR')!.slice(0, 4)).to.deep.equal([100, 0, 80, 0]);
    expect(sales.of('group:zuid', undefined, 'EUR')!.slice(0, 4)).to.deep.equal([0, 0, 7, 0]);
    expect(sales.of('company', undefined, 'EUR')).to.deep.equal([100, 0, 87, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(sales.of('company', 'new', 'EUR')![2]).to.equal(7);
    expect(sales.of('user:cleo', undefined, 'EUR')![2]).to.equal(0);
  });

  it('T7 is in the currency of the row, and nothing where a rate is missing', () => {
    const sales = rowSales(cells, context);
    expect(sales.of('user:anna', undefined, 'USD')!.slice(0, 3)).to.deep.equal([111, 0, 100]);
    expect(sales.of('user:anna', undefined, 'CHF')).to.equal(undefined);
  });

  it('T9 goes by fiscal years and their quarters, and leaves other years out', () => {
    const fiscal = { start: 7, name: 'start' } as const;
    const sales = rowSales(cells, { ...context, year: 2025, fiscal, interval: 'quarter' });
    expect(sales.of('company', undefined, 'EUR')).to.deep.equal([0, 0, 187, 0]);
  });
});

describe('newYear from other values', () => {
  const organisation: Organisation = { listed: true, groups: [], users: [], currency: 'EUR' };
  const options = { organisation, membership: MEMBERSHIP, type: TYPE };

  it('T14 begins with what was sold, more or less, each value rounded to a multiple', () => {
    const startOf = () => Array<number>(12).fill(1_249_99);
    const { rows } = newYear(SET, { ...options, startOf, percent: 10, roundTo: () => 500_00 });
    expect(rows[0]!.after[0]).to.equal(1_500_00);
    const below = newYear(SET, { ...options, startOf: () => [-1_250_00, 249_99, 250_00, null], roundTo: () => 500_00 });
    expect(below.rows[0]!.after.slice(0, 4)).to.deep.equal([-1_500_00, 0, 500_00, null]);
  });

  it('T7 says no currency of users, whatever the file did that they come from', () => {
    const rows = SET.rows.map((row) => ({ ...row, currency: 'EUR' }));
    const { changes } = newYear({ ...SET, rows }, options);
    expect(changes.filter(({ currency }) => currency).map(({ owner }) => owner)).to.deep.equal([
      'company',
      'group:noord',
      'group:zuid',
    ]);
  });

  it('T14 leaves out and names rows whose sales have no rate', () => {
    const { rows, left } = newYear(SET, {
      ...options,
      startOf: ({ owner, values }) => (owner === 'group:zuid' ? undefined : values),
    });
    expect(left).to.deep.equal([{ row: { owner: 'group:zuid' }, reason: 'missing-rate' }]);
    expect(rows).to.have.length(5);
  });
});
