import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { figuresOf, insightOf, setOf, type Sold } from './answering.ts';

const EUROS: Sold = { date: '2026-01-10', user: 'ann', value: 90_000 };
const POUNDS: Sold = { date: '2026-02-10', user: 'cid', value: 40_000, currency: 'GBP' };
const CROWNS: Sold = { date: '2026-02-11', user: 'cid', value: 700_000, currency: 'NOK' };
const Q1 = { period: '2026-Q1' } as const;
const sets = [setOf({ company: 30_000, 'group:north': 30_000, 'group:south': 10_000 })];
const JUDGED = ['attainment', 'variance', 'variancePercent', 'forecast'];

describe('a sum of which a part has no rate', () => {
  const world = { sold: [EUROS, POUNDS, CROWNS], sets };

  it('T7 has no verdict, and says how much is left out of each currency', () => {
    const { total } = figuresOf(Q1, world);
    expect(total).to.include({ actual: 900, target: 900, status: 'incomplete' });
    expect(total).not.to.have.any.keys(...JUDGED);
    expect(insightOf(Q1, world).missing).to.deep.equal({
      unrated: [
        { currency: 'NOK', value: 7000 },
        { currency: 'GBP', value: 400 },
      ],
    });
  });

  it('T7 is judged as soon as each has a rate', () => {
    const rates = { GBP: 1.17, NOK: 0.1 };
    expect(figuresOf(Q1, { ...world, organisation: { rates } }).total).to.include({ actual: 2068, status: 'reached' });
  });

  it('T7 rates of the board win over those of the organisation', () => {
    const organisation = { rates: { GBP: 9, NOK: 0.1 } };
    expect(figuresOf(Q1, { ...world, organisation, board: { rates: { GBP: 1.17 } } }).total.actual).to.equal(2068);
  });

  it('T7 is judged in the months and for the owners of which nothing is left out', () => {
    const months = figuresOf({ ...Q1, shape: 'intervals', interval: 'month' }, world).points;
    expect(months.map(({ status }) => status)).to.deep.equal(['reached', 'incomplete', 'missed']);
    const sums = figuresOf({ ...Q1, shape: 'intervals', interval: 'month', cumulative: true }, world).points;
    expect(sums.map(({ status }) => status)).to.deep.equal(['reached', 'incomplete', 'incomplete']);
    const groups = figuresOf({ ...Q1, shape: 'parts', by: 'group' }, world).points;
    expect(groups.map(({ key, status }) => [key, status])).to.deep.equal([
      ['group:north', 'reached'],
      ['group:south', 'incomplete'],
    ]);
  });

  it('T7 has no verdict where the target of a month has no rate, and is not said to have none', () => {
    const foreign = [setOf({ 'group:north': 100 }, { currency: 'GBP' })];
    const north = { sold: [EUROS], sets: foreign };
    const asked = { ...Q1, owner: 'group:north' } as const;
    expect(figuresOf(asked, north).total).to.have.property('status', 'incomplete');
    expect(insightOf(asked, north).missing).to.deep.equal({ unratedTargets: ['GBP'] });
    expect(figuresOf(asked, { ...north, organisation: { rates: { GBP: 1.5 } } }).total.status).to.equal('reached');
  });

  it('T7 is compared with no last year of which a part is left out', () => {
    const before = (sale: Sold): Sold => ({ ...sale, date: sale.date.replace('2026', '2025') });
    const compared = { ...Q1, compare: ['target', 'previous-year'] } as const;
    const whole = figuresOf(compared, { sold: [EUROS, before(EUROS)], sets }).total;
    expect(whole).to.include({ previousYear: 900, status: 'reached' });
    const part = figuresOf(compared, { sold: [EUROS, before(EUROS), before(POUNDS)], sets });
    expect(part.total).not.to.have.any.keys('previousYear', 'previousYearToDate');
    expect(part.total.status).to.equal('reached');
    expect(part.notes).to.deep.include({ code: 'missing-rate', value: 'GBP' });
  });

  it('T7 is an error where all that was sold is left out', () => {
    const none = figuresOf(Q1, { ...world, sold: [POUNDS, CROWNS] });
    expect(none).to.include({ state: 'error', reason: 'no-rate' });
    expect(none.notes).to.deep.equal([{ code: 'no-rate', value: 'GBP, NOK' }]);
    expect(none.total).to.deep.equal({ key: 'total', label: 'Total' });
  });

  it('T7 no count lacks a rate', () => {
    const asked = { ...Q1, targetType: 'all-sales.count' } as const;
    const { total } = figuresOf(asked, { ...world, sets: [setOf({ company: 1 }, { targetType: 'all-sales.count' })] });
    expect(total).to.include({ status: 'reached' });
  });

  it('T7 no figure has a verdict from a part: for any sales and rates', () => {
    const sale = fc.constantFrom(EUROS, POUNDS, CROWNS, { ...EUROS, date: '2026-03-01', user: 'bob' });
    const rate = fc.record({ GBP: fc.constant(1.17), NOK: fc.constant(0.1) }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(sale, { maxLength: 6 }), rate, (sold, rates) => {
        const known = (one: Sold) => !one.currency || one.currency in rates;
        const figures = figuresOf(Q1, { sold, sets, organisation: { rates } });
        const isWhole = sold.every(known);
        if (sold.length && !sold.some(known)) expect(figures.reason).to.equal('no-rate');
        else expect(figures.total.status === 'incomplete').to.equal(!isWhole);
      }),
    );
  });
});
