import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { FiguresRequest } from '../../src/model/request.ts';
import { answer, figuresOf, insightOf, pointOf, setOf, type Sold } from './answering.ts';

const monthly = (months: readonly number[], value: number, user = 'ann', item?: string): Sold[] =>
  months.map((month) => ({ date: `2026-${String(month).padStart(2, '0')}-10`, user, value, ...(item && { item }) }));
const only = (values: Readonly<Record<number, number | null>>) =>
  Array.from({ length: 12 }, (_, index) => values[index + 1] ?? null);

/** Of the first quarter January and March have a target; 90 were sold in each month. */
const quarter = {
  sold: monthly([1, 2, 3], 9000),
  sets: [setOf({ company: only({ 1: 10_000, 3: 10_000 }), 'user:ann': only({ 1: 10_000, 3: 10_000 }) })],
};
const KINDS = {
  dimensions: [
    {
      id: 'kind',
      name: 'Kind',
      items: [
        { id: 'new', name: 'New' },
        { id: 'old', name: 'Old' },
      ],
    },
  ],
};

describe('measuring: like for like (M11)', () => {
  it('M11 holds what was sold in the months that have a target against it', () => {
    const { total } = figuresOf({ period: '2026-Q1' }, quarter);
    expect(total).to.include({ actual: 270, compared: 180, target: 200, attainment: 0.9, variance: -20 });
    expect(total).to.include({ variancePercent: -0.1, status: 'missed' });
  });

  it('M11 says of how many months, and what was sold in the others', () => {
    expect(insightOf({ period: '2026-Q1' }, quarter)).to.deep.include({ besides: 90, targeted: { months: 2, of: 3 } });
  });

  it('M11 is silent where every month has a target, and where nothing was sold in those that have none', () => {
    const all = { sold: monthly([1, 2, 3], 9000), sets: [setOf({ company: 10_000 })] };
    const none = { ...quarter, sold: monthly([1, 3], 9000) };
    for (const world of [all, none]) {
      expect(figuresOf({ period: '2026-Q1' }, world).total).not.to.have.property('compared');
      expect(insightOf({ period: '2026-Q1' }, world)).not.to.have.any.keys('besides', 'targeted');
    }
  });

  it('M11 judges a running period by what is expected where there is a target', () => {
    const world = { ...quarter, board: { asOf: '2026-03-16' } };
    const { total } = figuresOf({ period: '2026-Q1', pace: 'linear' }, world);
    // 15 of 31 days of March have gone.
    expect(total).to.include({ actual: 270, compared: 180, expected: 148.39, forecast: 242.6, status: 'on-pace' });
    const insight = insightOf({ period: '2026-Q1', pace: 'linear' }, world);
    expect(insight.varianceToDate).to.equal(31.61);
    expect(insight.needed).to.equal(20 / 16);
  });

  it('M11 adds up the same parts in columns, quarters and cumulative ones', () => {
    const shape = 'intervals';
    const months = figuresOf({ period: '2026-Q1', shape }, quarter);
    expect(pointOf(months, '2026-02'))
      .to.include({ actual: 90, status: 'no-target' })
      .and.not.have.property('compared');
    expect(pointOf(months, '2026-03')).to.include({ variance: -10 }).and.not.have.property('compared');
    const quarters = figuresOf({ period: '2026', interval: 'quarter', shape }, quarter);
    expect(pointOf(quarters, '2026-Q1')).to.include({ actual: 270, compared: 180, variance: -20, status: 'missed' });
    const rising = figuresOf({ period: '2026-Q1', shape, cumulative: true }, quarter);
    expect(rising.points.map(({ actual, compared, target }) => [actual, compared, target])).to.deep.equal([
      [90, undefined, 100],
      [180, 90, 100],
      [270, 180, 200],
    ]);
  });

  it('M11 holds each bar against its own months', () => {
    const sold = [...quarter.sold, ...monthly([2], 500, 'bob'), ...monthly([1], 700, 'cid')];
    const sets = [setOf({ 'user:ann': only({ 1: 10_000, 3: 10_000 }), 'user:bob': 100 })];
    const { points } = figuresOf({ period: '2026-Q1', shape: 'parts', by: 'user' }, { sold, sets });
    const by = new Map(points.map((point) => [point.key, point]));
    expect(by.get('user:ann')).to.include({ actual: 270, compared: 180, variance: -20 });
    expect(by.get('user:bob')).to.include({ actual: 5, variance: 2 }).and.not.have.property('compared');
    expect(by.get('user:cid')).to.include({ actual: 7, status: 'no-target' }).and.not.have.property('compared');
  });

  for (const unit of ['amount', 'count'] as const) {
    it(`M11 leaves out what was sold of items without a target: ${unit}`, () => {
      const one = unit === 'count' ? 1 : 100;
      const sold = [...monthly([1, 2, 3], one, 'ann', 'new'), ...monthly([1, 2], one, 'ann', 'old')];
      const row = { owner: 'company', item: 'new', values: Array<number>(12).fill(one) } as const;
      const set = { ...setOf({}, { targetType: `kind.${unit}` }), rows: [row] };
      const request = { period: '2026-Q1', targetType: `kind.${unit}` } as const;
      const world = { sold, sets: [set], organisation: KINDS };
      expect(figuresOf(request, world).total).to.include({ actual: 5, compared: 3, target: 3, status: 'reached' });
      expect(insightOf(request, world)).to.include({ besides: 2 }).and.not.have.property('targeted');
      const { points } = figuresOf({ ...request, shape: 'parts', by: 'item' }, world);
      expect(points.map(({ key, status }) => [key, status])).to.deep.equal([
        ['new', 'reached'],
        ['old', 'no-target'],
      ]);
    });
  }

  it('M11 slips by what has a target alone', () => {
    const sold = [...monthly([1, 2], 10_000), ...monthly([4], 900_000)];
    const sets = [setOf({ company: only({ 1: 10_000, 2: 10_000, 3: 10_000, 5: 10_000 }) })];
    const insight = insightOf({ period: '2026' }, { sold, sets, board: { asOf: '2026-05-30' } });
    expect(insight.slipping).to.equal(false);
  });

  it('M11 keeps what was sold: compared and besides are all of it, and the target is met by the same cents', () => {
    const values = fc.array(fc.option(fc.integer({ min: 1, max: 9999 })), { minLength: 12, maxLength: 12 });
    const amounts = fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(
        values,
        amounts,
        fc.constantFrom('2026', '2026-H1', '2026-Q2', 'year-to-date'),
        (own, sales, period) => {
          const sold = sales.flatMap((value, index) => monthly([index + 1], value));
          const request: Partial<FiguresRequest> = { period };
          const measured = answer(request, { sold, sets: [setOf({ company: own })] });
          if (!('figures' in measured)) throw new Error('refused');
          const { total } = measured.figures;
          const last = period === '2026' || period === 'year-to-date' ? 9 : 6;
          const first = period === '2026-Q2' ? 4 : 1;
          const dated = ({ date }: Sold) =>
            date <= '2026-09-15' && Number(date.slice(5, 7)) >= first && Number(date.slice(5, 7)) <= last;
          const has = ({ date }: Sold) => own[Number(date.slice(5, 7)) - 1] !== null;
          const cents = (list: readonly Sold[]) => list.reduce((sum, { value }) => sum + value, 0);
          const wanted = sold.filter(dated);
          expect(total.actual).to.equal(cents(wanted) / 100);
          if (total.target === undefined) return;
          expect(total.compared ?? total.actual).to.equal(cents(wanted.filter(has)) / 100);
          expect(measured.insight!.besides ?? 0).to.equal(cents(wanted.filter((sale) => !has(sale))) / 100);
        },
      ),
    );
  });
});
