import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Status } from '../../src/model/figures.ts';
import type { FiguresRequest, Settings } from '../../src/model/request.ts';
import { answer, figuresOf, insightOf, pointOf, setOf, type Sold } from './answering.ts';

const sale = (date: string, value: number, user = 'ann', more: Partial<Sold> = {}): Sold => ({
  date,
  value,
  user,
  ...more,
});
const weekdays = { calendar: 'nl', calendars: { nl: { holidays: [] } } };
const year = (value: number) => [setOf({ company: value })];

describe('measuring: actual', () => {
  it('R1 counts sales dated up to and including asOf', () => {
    const sold = [sale('2026-09-14', 100), sale('2026-09-15', 20), sale('2026-09-16', 3)];
    expect(figuresOf({}, { sold }).total.actual).to.equal(1.2);
  });

  it('R2 is 0 once the period has begun and absent if it begins after asOf', () => {
    const sets = year(1000);
    expect(figuresOf({ period: '2026-09' }, { sets }).total.actual).to.equal(0);
    expect(figuresOf({ period: '2026-10' }, { sets }).total).not.to.have.property('actual');
  });

  it('R2 is empty, with a total, when there is neither sale nor target', () => {
    const figures = figuresOf({});
    expect(figures).to.include({ state: 'empty', reason: 'no-data' });
    expect(figures.total).to.include({ key: 'total', actual: 0, status: 'no-target' });
  });

  it('T8 converts once per user, group, month and currency, so that parts add up to their total', () => {
    const sold = [
      sale('2026-01-05', 33, 'ann', { currency: 'USD' }),
      sale('2026-01-06', 33, 'ann', { currency: 'USD' }),
      sale('2026-01-07', 33, 'ann', { currency: 'USD' }),
      sale('2026-02-07', 33, 'bob', { currency: 'USD' }),
    ];
    const world = { sold, organisation: { rates: { USD: 0.92 } } };
    expect(figuresOf({}, world).total.actual, '0.99 × 0.92 and 0.33 × 0.92, each rounded').to.equal(1.21);
    expect(
      figuresOf({ shape: 'parts', by: 'user' }, world)
        .points.map(({ actual }) => actual)
        .slice(0, 2),
    ).to.deep.equal([0.91, 0.3]);
  });

  it('T8 takes what names no currency and what names the base for one cell, and rounds it once', () => {
    const sold = [sale('2026-01-05', 33), sale('2026-01-06', 33, 'ann', { currency: 'EUR' })];
    const world = { sold, organisation: { rates: { USD: 0.93 } } };
    expect(figuresOf({ currency: 'USD' }, world).total.actual, '0.66 ÷ 0.93, not twice 0.33 ÷ 0.93').to.equal(0.71);
    expect(figuresOf({}, world).total.actual).to.equal(0.66);
  });

  it('T7 leaves out what has no rate and names the currency', () => {
    const sold = [sale('2026-01-05', 100), sale('2026-01-05', 500, 'ann', { currency: 'NOK' })];
    const figures = figuresOf({}, { sold });
    expect(figures.total.actual).to.equal(1);
    expect(figures.notes).to.deep.include({ code: 'missing-rate', value: 'NOK' });
    expect(figures.total, 'a part of a sum is not judged').to.have.property('status', 'incomplete');
    const none = figuresOf({}, { sold: sold.slice(1) });
    expect(none, 'sold, though it cannot be said how much').to.include({ state: 'error', reason: 'no-rate' });
    expect(none.notes).to.deep.equal([{ code: 'no-rate', value: 'NOK' }]);
  });
});

describe('measuring: target', () => {
  it('R2 adds the non-empty intervals and is absent when all are empty', () => {
    const half = [null, 100, null, ...Array.from({ length: 9 }, () => null)];
    expect(figuresOf({ period: '2026-Q1' }, { sets: [setOf({ company: half })] }).total.target).to.equal(1);
    expect(figuresOf({ period: '2026-Q2' }, { sets: [setOf({ company: half })] }).total).not.to.have.property('target');
  });

  it('T6 a target of 0 is not an empty one', () => {
    expect(figuresOf({}, { sets: year(0) }).total).to.include({ target: 0, status: 'zero-target' });
  });

  it('T2 past years have their targets, and years that have not begun', () => {
    const sets = [setOf({ company: 100 }, { year: 2024 }), setOf({ company: 300 }, { year: 2028 })];
    expect(figuresOf({ period: '2024' }, { sets }).total).to.include({ target: 12, status: 'missed' });
    expect(figuresOf({ period: '2028' }, { sets }).total).to.include({ target: 36, status: 'not-begun' });
    expect(figuresOf({ period: '2026' }, { sets }).total).not.to.have.property('target');
  });

  it('T5 a user stands under the primary group only, with or without a target', () => {
    const sets = [setOf({ 'user:ann': 100 })];
    const keysOf = (owner: string) => figuresOf({ shape: 'parts', owner }, { sets }).points.map(({ key }) => key);
    expect(keysOf('group:north')).to.deep.equal(['user:ann', 'user:bob']);
    expect(keysOf('group:south')).to.deep.equal(['user:cid']);
  });

  it('T3 is the row of the owner itself, never a sum of rows below it', () => {
    const sets = [setOf({ 'group:north': 100, 'user:ann': 60, 'user:bob': 70 })];
    expect(figuresOf({ owner: 'group:north', period: '2026-01' }, { sets }).total.target).to.equal(1);
    expect(figuresOf({ owner: 'company' }, { sets }).total).not.to.have.property('target');
  });

  it('T7 converts a row by its month, a user row from the currency of the group', () => {
    const rates = { NOK: { '2026-01': 0.1, '2026-07': 0.2 } };
    const row = Array.from({ length: 12 }, () => 1000);
    const sets = [setOf({ 'user:ann': row })];
    const group = { ...setOf({ 'group:north': row }, { currency: 'NOK' }).rows[0]! };
    const world = { sets: [{ ...sets[0]!, rows: [...sets[0]!.rows, group] }], organisation: { rates } };
    expect(figuresOf({ owner: 'user:ann', period: '2026-Q2' }, world).total.target).to.equal(3);
    expect(figuresOf({ owner: 'user:ann', period: '2026-Q3' }, world).total.target).to.equal(6);
  });

  it('T7 takes a row without currency for the base, whatever other items of its owner are set in', () => {
    const values = Array.from({ length: 12 }, () => 100);
    const rows = [
      { owner: 'company' as const, item: 'new', values },
      { owner: 'company' as const, item: 'old', values, currency: 'NOK' },
    ];
    const sets = [{ ...setOf({}, { targetType: 'sale-type.amount' }), rows }];
    const world = { sets, organisation: { rates: { NOK: 0.1 } } };
    const figures = figuresOf({ targetType: 'sale-type.amount', period: '2026-01' }, world);
    expect(figures.total.target).to.equal(1.1);
  });

  it('T7 takes a user row for the currency of the group’s row of the same item', () => {
    const values = Array.from({ length: 12 }, () => 100);
    const rows = [
      { owner: 'group:north' as const, item: 'new', values, currency: 'NOK' },
      { owner: 'group:north' as const, item: 'old', values },
      { owner: 'user:ann' as const, item: 'old', values },
    ];
    const sets = [{ ...setOf({}, { targetType: 'sale-type.amount' }), rows }];
    const world = { sets, organisation: { rates: { NOK: 0.1 } } };
    const figures = figuresOf({ owner: 'user:ann', targetType: 'sale-type.amount', period: '2026-01' }, world);
    expect(figures.total.target).to.equal(1);
  });

  it('T7 looks the rows of a group through once for all items of a user', () => {
    const values = Array.from({ length: 12 }, () => 100);
    const items = Array.from({ length: 200 }, (_, index) => `item ${index}`);
    let read = 0;
    const groupRows = items.map((item) => ({
      owner: 'group:north' as const,
      values,
      get item() {
        read += 1;
        return item;
      },
    }));
    const rows = [...groupRows, ...items.map((item) => ({ owner: 'user:ann' as const, item, values }))];
    const sets = [{ ...setOf({}, { targetType: 'sale-type.amount' }), rows }];
    const figures = figuresOf({ owner: 'user:ann', targetType: 'sale-type.amount', period: '2026-01' }, { sets });
    expect(figures.total.target).to.equal(200);
    expect(read).to.be.below(10 * items.length);
  });

  it('R14 reads what names no currency in the only one of the files, whatever its decimals', () => {
    const sold = [sale('2026-01-05', 100), sale('2026-01-05', 5, 'ann', { currency: 'JPY' })];
    const world = { sold, sets: year(3000), organisation: { currency: undefined, currencies: ['JPY'] } };
    const figures = figuresOf({ period: '2026-01' }, world);
    expect(figures).to.include({ currency: 'JPY' });
    expect(figures.total).to.include({ actual: 6, target: 30 });
  });

  it('R6 whole intervals across two years are exact', () => {
    const sets = [setOf({ company: 100 }, { year: 2025 }), setOf({ company: 300 })];
    const figures = figuresOf({ period: '2025-12-01/2026-01-31', shape: 'intervals' }, { sets });
    expect(figures.total.target).to.equal(4);
    expect(figures.points.map(({ key, target }) => [key, target])).to.deep.equal([
      ['2025-12', 1],
      ['2026-01', 3],
    ]);
    expect(figures.notes).to.deep.equal([]);
  });

  it('R6 an interval that the period cuts keeps its key, pro rata and marked', () => {
    const figures = figuresOf({ period: '2026-03-01/2026-04-15', shape: 'intervals' }, { sets: year(3000) });
    expect(figures.points[0]).to.include({ key: '2026-03', target: 30 }).and.not.have.property('partial');
    expect(figures.points[1]).to.include({ key: '2026-04', target: 15, partial: true });
    expect(figures.notes).to.deep.include({ code: 'pro-rata' });
  });

  const none = null;
  const gaps: readonly [title: string, values: readonly (number | null)[], period: string, count?: number][] = [
    ['three of twelve', [1, 1, 1, ...Array<null>(9).fill(none)], '2026', 9],
    ['one of a quarter', [1, none, 1, ...Array<number>(9).fill(1)], '2026-Q1', 1],
    ['a target of nothing is one', [1, 0, ...Array<number>(10).fill(1)], '2026'],
    ['all', Array<number>(12).fill(1), '2026'],
    ['none at all is said otherwise', [...Array<null>(11).fill(none), 1], '2026-Q1'],
  ];
  for (const [title, values, period, count] of gaps) {
    it(`T6 says how many months of the period have no target: ${title}`, () => {
      const { notes } = figuresOf({ period }, { sets: [setOf({ company: values })] });
      const said = notes.filter(({ code }) => code === 'months-without-target');
      expect(said.map((note) => note.count)).to.deep.equal(count === undefined ? [] : [count]);
    });
  }

  it('M7 months of a quarterly target share it by weight to the last cent, and the tile says so', () => {
    const sets = [setOf({ company: 100_000 }, { interval: 'quarter' })];
    const months = figuresOf({ period: '2026-Q1', shape: 'intervals', interval: 'month' }, { sets });
    const targets = months.points.map(({ target }) => target!);
    expect(targets).to.deep.equal([344.45, 311.11, 344.44]);
    expect(figuresOf({ period: '2026-01' }, { sets }).total.target).to.equal(targets[0]);
    expect(months.notes).to.deep.include({ code: 'pro-rata' });
  });

  it('M7 falls back to calendar days where an interval has no working day', () => {
    const holidays = Array.from({ length: 28 }, (_, day) => `2026-02-${String(day + 1).padStart(2, '0')}`);
    const organisation = { calendar: 'x', calendars: { x: { holidays } } };
    const figures = figuresOf({ period: '2026-02-01/2026-02-14' }, { sets: year(2800), organisation });
    expect(figures.total.target).to.equal(14);
  });

  it('R9 another measure means the type of that unit; without one there is no target, noted', () => {
    const sets = [setOf({ company: 100 }), setOf({ company: 2 }, { targetType: 'all-sales.count' })];
    const sold = [sale('2026-01-02', 500)];
    expect(figuresOf({ measure: 'count' }, { sets, sold }).total).to.include({ actual: 1, target: 24 });
    const without = figuresOf({ measure: 'count' }, { sets: sets.slice(0, 1), sold });
    expect(without.total.status).to.equal('no-target');
    expect(without.notes).to.deep.include({ code: 'no-target-type', value: 'all-sales.count' });
  });
});

describe('measuring: expected to date', () => {
  it('M3 450,000 over 22 working days, 18 elapsed: 368,182 expected, 31,818 ahead', () => {
    const figures = figuresOf(
      { period: '2026-06' },
      {
        sets: year(45_000_000),
        sold: [sale('2026-06-10', 40_000_000)],
        organisation: weekdays,
        board: { asOf: '2026-06-25' },
      },
    );
    expect(figures.total.expected).to.equal(368_181.82);
    expect(figures.total.actual! - figures.total.expected!).to.be.closeTo(31_818.18, 0.001);
    expect(figures.total.status).to.equal('on-pace');
  });

  it('R3 ended intervals count whole, coming ones 0, the running one by weight, rounded once', () => {
    const { total } = figuresOf({}, { sets: year(1000) });
    expect(total.expected, '8 whole months and 14 of 30 days').to.equal(84.67);
  });

  it('R1 today counts only if the board says so, and only for expected, needed and run rate', () => {
    const world = { sets: year(3000), sold: [sale('2026-09-15', 100)] };
    const today = { ...world, board: { todayCounts: true } };
    expect(figuresOf({ period: '2026-09' }, world).total.expected).to.equal(14);
    expect(figuresOf({ period: '2026-09' }, today).total.expected).to.equal(15);
    expect(figuresOf({ period: '2026-09' }, today).total.actual).to.equal(1);
  });

  it('R3 pace "none" keeps no expected and no verdict of pace', () => {
    const { total } = figuresOf({ pace: 'none' }, { sets: year(1000), sold: [sale('2026-02-02', 100)] });
    expect(total).not.to.have.any.keys('expected', 'status');
  });

  it('M3 runs from 0 to the target and never back', () => {
    const anyTarget = fc.array(fc.option(fc.nat(1e9), { nil: null }), { minLength: 12, maxLength: 12 });
    const pace = fc.constantFrom('linear', 'working-days', 'profile');
    const seasons = { retail: [6, 6, 7, 8, 8, 8, 7, 7, 9, 10, 11, 13] };
    fc.assert(
      fc.property(anyTarget, pace, fc.integer({ min: 1, max: 12 }), (values, method, start) => {
        const world = (asOf: string) => ({
          sets: [setOf({ company: values })],
          board: { asOf },
          organisation: { ...weekdays, seasons, fiscalYear: { start } },
        });
        let before = 0;
        const first = `2026-${String(start).padStart(2, '0')}-01`;
        for (let day = 0; day <= 366; day += 11) {
          const asOf = new Date(Date.parse(first) + day * 864e5).toISOString().slice(0, 10);
          const expected = figuresOf({ pace: method }, world(asOf)).total.expected ?? 0;
          if (day === 0) expect(expected).to.equal(0);
          expect(expected).to.be.at.least(before);
          before = expected;
        }
        const { total } = figuresOf({ pace: method }, world('2027-12-31'));
        expect(total.expected).to.equal(total.target);
      }),
      { numRuns: 25 },
    );
  });

  it('M3 says when a season profile is wanted and none is given', () => {
    const figures = figuresOf({ pace: 'profile' }, { sets: year(1000) });
    expect(figures.total.expected).to.equal(84.67);
    expect(figures.notes).to.deep.include({ code: 'no-season' });
  });

  it('M3 follows the calendar of the owner’s group', () => {
    const organisation = {
      calendar: 'nl',
      calendars: { nl: {}, no: { weekdays: [1] } },
      groups: [{ id: 'north', calendar: 'no' }],
    };
    const sets = [setOf({ company: 2200, 'user:ann': 400 })];
    const board = { asOf: '2026-06-09' };
    expect(figuresOf({ period: '2026-06' }, { sets, organisation, board }).total.expected, '6 of 22 days').to.equal(6);
    const ann = figuresOf({ period: '2026-06', owner: 'user:ann' }, { sets, organisation, board });
    expect(ann.total.expected, '2 of 5 Mondays').to.equal(1.6);
  });
});

describe('measuring: verdicts', () => {
  const cases: [
    why: string,
    status: Status,
    period: string,
    target: number | undefined,
    actual: number,
    asOf?: string,
  ][] = [
    ['no target', 'no-target', '2026-06', undefined, 500],
    ['target 0', 'zero-target', '2026-06', 0, 500],
    ['begins after asOf', 'not-begun', '2026-10', 1000, 0],
    ['ended at the target', 'reached', '2026-06', 1000, 1000],
    ['ended below', 'missed', '2026-06', 1000, 999],
    ['target reached before its end', 'reached', '2026-09', 1000, 1000],
    ['reached even before a fifth has gone', 'reached', '2026-09', 1000, 1000, '2026-09-02'],
    ['less than a fifth has gone', 'too-early', '2026-09', 3000, 2999, '2026-09-06'],
    ['exactly a fifth has gone', 'at-risk', '2026-09', 3000, 1, '2026-09-07'],
    ['at expected', 'on-pace', '2026-09', 3000, 1400],
    ['a cent below expected', 'behind', '2026-09', 3000, 1399],
    ['at nine tenths of expected', 'behind', '2026-09', 3000, 1260],
    ['below nine tenths of expected', 'at-risk', '2026-09', 3000, 1259],
    ['a negative target, ended, kept', 'reached', '2026-06', -1000, -900],
  ];
  for (const [why, status, period, target, actual, asOf = '2026-09-15'] of cases) {
    it(`M6 ${why}: ${status}`, () => {
      const sets = target === undefined ? [] : year(target);
      const sold = actual === 0 ? [] : [sale(`${period}-01`, actual)];
      expect(figuresOf({ period }, { sets, sold, board: { asOf } }).total.status).to.equal(status);
    });
  }

  it('M6 thresholds can be set', () => {
    const world = { sets: year(3000), sold: [sale('2026-09-01', 1300)] };
    expect(figuresOf({ period: '2026-09', thresholds: [0.95, 1] }, world).total.status).to.equal('at-risk');
    expect(figuresOf({ period: '2026-09', thresholds: [0.8, 0.9] }, world).total.status).to.equal('on-pace');
  });

  const lower: [status: Status, actual: number, asOf: string][] = [
    ['on-pace', 1400, '2026-09-15'],
    ['behind', 1500, '2026-09-15'],
    ['at-risk', 1600, '2026-09-15'],
    ['reached', 3000, '2026-10-01'],
    ['missed', 3001, '2026-10-01'],
  ];
  for (const [status, actual, asOf] of lower) {
    it(`M6 lower is better, ${actual} of 3000 on ${asOf}: ${status}`, () => {
      const world = { sets: year(3000), sold: [sale('2026-09-01', actual)], board: { asOf } };
      expect(figuresOf({ period: '2026-09', lowerIsBetter: true }, world).total.status).to.equal(status);
    });
  }

  it('M6 slipping: behind now, on pace at the end of the previous interval', () => {
    const sets = year(1000);
    const steady = [sale('2026-01-31', 8000)];
    expect(insightOf({}, { sets, sold: steady }).slipping).to.equal(true);
    expect(insightOf({}, { sets, sold: [sale('2026-01-31', 7900)] }).slipping).to.equal(false);
    expect(insightOf({}, { sets, sold: [sale('2026-01-31', 9000)] }).slipping, 'still on pace').to.equal(false);
  });

  it('M1, M2 no attainment and no per cent on a target of 0, below 0, or none', () => {
    for (const target of [0, -1000]) {
      const { total } = figuresOf({ period: '2026-06' }, { sets: year(target), sold: [sale('2026-06-01', 500)] });
      expect(total).not.to.have.any.keys('attainment', 'variancePercent');
      expect(total.variance).to.equal((500 - target) / 100);
    }
    const { total } = figuresOf({ period: '2026-06' }, { sets: year(-1000), sold: [sale('2026-06-01', -500)] });
    expect(total.variancePercent).to.equal(0.5);
  });

  it('M4 needed per working day left, none once the period is over', () => {
    const world = { sets: year(30_000), sold: [sale('2026-09-01', 6000)], organisation: weekdays };
    const insight = insightOf({ period: '2026-09' }, world);
    expect(insight).to.include({ dayKind: 'working', daysGone: 10, daysLeft: 12, daysTotal: 22, needed: 20 });
    expect(insightOf({ period: '2026-08' }, world)).not.to.have.property('needed');
  });

  it('M5 run rate: actual by elapsed share, only after a fifth and before the end', () => {
    const world = { sets: year(3000), sold: [sale('2026-09-01', 700)] };
    expect(figuresOf({ period: '2026-09' }, world).total.forecast).to.equal(15);
    const early = { ...world, board: { asOf: '2026-09-06' } };
    expect(figuresOf({ period: '2026-09' }, early).total).not.to.have.property('forecast');
    const over = { ...world, board: { asOf: '2026-10-01' } };
    expect(figuresOf({ period: '2026-09' }, over).total).not.to.have.property('forecast');
  });

  it('R4 without a target the run rate goes by the days', () => {
    expect(figuresOf({ period: '2026-09' }, { sold: [sale('2026-09-01', 700)] }).total.forecast).to.equal(15);
  });

  it('R9 pipeline: open sales dated in the period, never in the actual', () => {
    const sold = [sale('2026-12-01', 500, 'ann', { status: 'open' }), sale('2026-01-01', 100)];
    const { total } = figuresOf({ compare: ['target', 'pipeline'] }, { sold });
    expect(total).to.include({ actual: 1, pipeline: 5 });
  });
});

describe('measuring: previous year', () => {
  const compare = ['target', 'previous-year'] as const;

  it('R7 gives the whole earlier period and its days up to the same date', () => {
    const sold = [sale('2025-09-15', 100), sale('2025-09-16', 20), sale('2024-12-31', 3), sale('2026-01-01', 9000)];
    const { total } = figuresOf({ compare }, { sold });
    expect(total).to.include({ previousYear: 1.2, previousYearToDate: 1 });
  });

  it('M12 ends to date on the same calendar date for every period, leap years included', () => {
    const daily = (year: number) =>
      Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(year, 0, day + 1)).toISOString().slice(0, 10))
        .filter((date) => date.startsWith(String(year)))
        .map((date) => sale(date, 100));
    const sold = [2023, 2024, 2025].flatMap(daily);
    const days = { '2024-03-01': 60, '2024-02-29': 59, '2025-02-28': 59, '2025-03-01': 61, '2024-12-31': 365 };
    for (const [asOf, toDate] of Object.entries(days)) {
      const world = { sold, board: { asOf } };
      for (const period of ['this-year', 'year-to-date']) {
        for (const shape of ['single', 'intervals', 'parts'] as const) {
          const { total } = figuresOf({ period, compare, shape }, world);
          expect(total.previousYearToDate, `${asOf} ${period} ${shape}`).to.equal(toDate);
        }
        const { points } = figuresOf({ period, compare, shape: 'intervals', cumulative: true }, world);
        const begun = points.filter(({ previousYearToDate }) => previousYearToDate !== undefined);
        expect(begun.at(-1)!.previousYearToDate, `${asOf} ${period} cumulative`).to.equal(toDate);
      }
    }
  });

  it('R7 an ended interval has all of its earlier one, the running one that up to the same date, coming ones none', () => {
    const sold = [sale('2025-08-31', 100), sale('2025-09-15', 20), sale('2025-09-16', 3), sale('2025-10-01', 7)];
    const figures = figuresOf({ compare, shape: 'intervals' }, { sold });
    expect(pointOf(figures, '2026-08')).to.include({ previousYear: 1, previousYearToDate: 1 });
    expect(pointOf(figures, '2026-09')).to.include({ previousYear: 0.23, previousYearToDate: 0.2 });
    expect(pointOf(figures, '2026-10')).to.include({ previousYear: 0.07 }).and.not.have.property('previousYearToDate');
  });

  it('is absent unless compared', () => {
    expect(figuresOf({}, { sold: [sale('2025-01-01', 100)] }).total).not.to.have.property('previousYear');
  });
});

describe('measuring: intervals', () => {
  it('R5 month keys of a fiscal year from July run from July to June', () => {
    const keys = figuresOf({ shape: 'intervals' }, { organisation: { fiscalYear: { start: 7 } } }).points.map(
      ({ key }) => key,
    );
    expect([keys.length, keys[0], keys[11]]).to.deep.equal([12, '2026-07', '2027-06']);
  });

  it('R2 quarters over monthly targets add the months', () => {
    const figures = figuresOf({ shape: 'intervals', interval: 'quarter' }, { sets: year(1000) });
    expect(figures.points.map(({ key, target }) => `${key} ${target}`)).to.deep.equal([
      '2026-Q1 30',
      '2026-Q2 30',
      '2026-Q3 30',
      '2026-Q4 30',
    ]);
  });

  it('takes the interval of the targets when none is asked', () => {
    const sets = [setOf({ company: 1000 }, { interval: 'quarter' })];
    expect(figuresOf({ shape: 'intervals' }, { sets }).points).to.have.length(4);
  });

  it('cumulative points add all that came before, judged as one', () => {
    const sold = [sale('2026-01-02', 1000), sale('2026-02-02', 500)];
    const figures = figuresOf({ shape: 'intervals', cumulative: true }, { sets: year(1000), sold });
    expect(pointOf(figures, '2026-01')).to.include({ actual: 10, target: 10, status: 'reached' });
    expect(pointOf(figures, '2026-02')).to.include({ actual: 15, target: 20, status: 'missed' });
    expect(pointOf(figures, '2026-12')).to.include({ target: 120 }).and.not.have.property('actual');
  });

  it('A6 marks what is still open and what is running', () => {
    const { points } = insightOf(
      { shape: 'intervals' },
      { organisation: { closedUntil: '2026-07-31' }, sets: year(1) },
    );
    expect(points.map(({ open }) => open).indexOf(true)).to.equal(7);
    expect(points.findIndex(({ running }) => running)).to.equal(8);
    expect(points.findIndex(({ coming }) => coming)).to.equal(9);
  });

  it('M9, A3 points add up to the total, whatever the sales', () => {
    const anySale = fc.record({
      date: fc
        .integer({ min: 0, max: 364 })
        .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)),
      user: fc.constantFrom('ann', 'bob', 'cid', 'old', 'sol', 'gone'),
      group: fc.constantFrom(undefined, 'north', 'south', 'lost'),
      currency: fc.constantFrom(undefined, 'EUR', 'USD'),
      value: fc.integer({ min: -1e7, max: 1e7 }),
    });
    const shapes: Partial<FiguresRequest>[] = [
      { shape: 'intervals', interval: 'month' },
      { shape: 'intervals', interval: 'half-year' },
      { shape: 'parts', by: 'group' },
      { shape: 'parts', by: 'user' },
      { shape: 'parts', by: 'user', owner: 'group:north' },
    ];
    fc.assert(
      fc.property(fc.array(anySale, { maxLength: 40 }), (sold) => {
        const world = { sold, organisation: { rates: { USD: 0.9217 } }, board: { asOf: '2026-12-31' } };
        for (const shape of shapes) {
          const { total, points } = figuresOf(shape, world);
          const cents = points.reduce((sum, { actual }) => sum + Math.round((actual ?? 0) * 100), 0);
          expect(cents).to.equal(Math.round((total.actual ?? 0) * 100));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('measuring: who', () => {
  it('R10 largest actual first, then name, what belongs to nobody last and without target', () => {
    const sold = [
      sale('2026-01-01', 100),
      sale('2026-01-01', 900, 'sol'),
      sale('2026-01-01', 500, 'cid'),
      sale('2026-01-01', 700, 'gone', { group: 'lost' }),
    ];
    const figures = figuresOf({ shape: 'parts' }, { sold, sets: [setOf({ 'group:south': 100 })] });
    expect(figures.points.map(({ key }) => key)).to.deep.equal(['group:south', 'group:north', 'no-group', 'unlisted']);
    expect(pointOf(figures, 'no-group').status).to.equal('no-target');
  });

  it('R10, A3 users of a group, then former users, those not listed and people who are not in it', () => {
    const sold = [
      sale('2026-01-01', 100),
      sale('2026-01-01', 900, 'old'),
      sale('2026-01-01', 800, 'gone', { group: 'north' }),
      sale('2026-01-01', 700, 'cid', { group: 'north' }),
    ];
    const figures = figuresOf({ shape: 'parts', owner: 'group:north' }, { sold });
    expect(figures.points.map(({ key, actual }) => [key, actual])).to.deep.equal([
      ['user:ann', 1],
      ['user:bob', 0],
      ['former', 9],
      ['unlisted', 8],
      ['non-members', 7],
    ]);
  });

  it('A2 by member, a person who moved takes the history along', () => {
    const sold = [sale('2026-01-01', 700, 'cid', { group: 'north' })];
    const member = { sold, board: { groupBy: 'member' as const } };
    expect(figuresOf({ owner: 'group:north' }, { sold }).total.actual).to.equal(7);
    expect(figuresOf({ owner: 'group:north' }, member).total.actual).to.equal(0);
    expect(figuresOf({ owner: 'group:south' }, member).total.actual).to.equal(7);
  });

  it('R8 by item an id counts once per item; the total need not be their sum, and says so', () => {
    const organisation = { dimensions: [{ id: 'kind', items: [{ id: 'new' }, { id: 'old' }] }] };
    const request = { shape: 'parts', by: 'item', targetType: 'kind.count' } as const;
    const figures = figuresOf(request, {
      organisation,
      sold: [sale('2026-01-01', 1, 'ann', { item: 'new' }), sale('2026-01-01', 1)],
    });
    expect(figures.points.map(({ key, actual }) => [key, actual])).to.deep.equal([
      ['new', 1],
      ['old', 0],
      ['no-item', 1],
    ]);
    expect(figures.notes).to.deep.include({ code: 'count-not-additive' });
  });

  const viewers: [owner: string, viewer: string | undefined, expected: string][] = [
    ['me', 'ann', 'user:ann'],
    ['my-group', 'ann', 'group:north'],
    ['me', undefined, 'no-viewer'],
    ['my-group', undefined, 'no-viewer'],
    ['my-group', 'sol', 'no-group'],
    ['me', 'nobody', 'unknown-owner'],
    ['group:east', 'ann', 'unknown-owner'],
    ['team', 'ann', 'unknown-owner'],
  ];
  for (const [owner, viewer, expected] of viewers) {
    it(`R11 ${owner} for the viewer ${viewer}: ${expected}`, () => {
      const result = answer({ owner }, { board: { viewer } });
      expect('figures' in result ? result.figures.owner.id : result.reason).to.equal(expected);
    });
  }

  it('R12 without a file, who is named in sales or targets exists; named nowhere does not', () => {
    const organisation = { listed: false, groups: [], users: [{ id: 'ann' }] };
    const sets = [setOf({ 'user:tim': 100, 'group:west': 200 })];
    expect(figuresOf({ owner: 'user:tim' }, { organisation, sets }).total.target).to.equal(12);
    expect(figuresOf({ owner: 'group:west' }, { organisation, sets }).owner.name).to.equal('west');
    expect(answer({ owner: 'user:eva' }, { organisation, sets })).to.deep.equal({
      reason: 'unknown-owner',
      value: 'user:eva',
    });
    expect(answer({ owner: 'user:tim' }, { sets }), 'with a file only the file counts').to.have.property('reason');
  });
});

describe('measuring: what the board narrows', () => {
  const filtered = (filters: Settings['filters'], request: Partial<FiguresRequest> = {}) =>
    answer(request, { board: { filters }, sold: [sale('2026-01-01', 100), sale('2026-02-01', 20, 'cid')] });

  it('R13 period replaces the tile’s', () => {
    const measured = filtered({ period: '2026-02' });
    expect(measured).to.have.nested.property('figures.total.actual', 0.2);
    expect(measured).to.have.nested.property('insight.filteredBy.period', '2026-02');
  });

  const owners: [tile: string, filter: string, shown: string][] = [
    ['company', 'group:north', 'group:north'],
    ['company', 'user:cid', 'user:cid'],
    ['group:north', 'user:ann', 'user:ann'],
    ['group:north', 'user:cid', 'group:north'],
    ['user:ann', 'group:north', 'user:ann'],
    ['user:ann', 'company', 'user:ann'],
  ];
  for (const [owner, filter, shown] of owners) {
    it(`R13 a tile of ${owner}, filtered to ${filter}: ${shown}`, () => {
      const measured = filtered({ owner: filter }, { owner });
      expect(measured).to.have.nested.property('figures.owner.id', shown);
      const notes = 'figures' in measured ? measured.figures.notes.map(({ code }) => code) : [];
      expect(notes.includes('not-filtered')).to.equal(shown !== filter);
    });
  }

  it('items that are not known are named', () => {
    const organisation = { dimensions: [{ id: 'kind', items: [{ id: 'new' }, { id: 'old' }] }] };
    const request = { targetType: 'kind.amount', items: ['new', 'blue'] };
    expect(figuresOf(request, { organisation }).notes).to.deep.include({
      code: 'wrong-attribute',
      value: 'items=blue',
    });
  });

  it("R13 items of a type that the board filters away are nobody's fault", () => {
    const organisation = { dimensions: [{ id: 'kind', items: [{ id: 'new' }] }] };
    const board = { filters: { targetType: 'all-sales.amount' } };
    const request = { targetType: 'kind.amount', items: ['new'] };
    expect(figuresOf(request, { organisation, board, sets: year(1) }).notes).to.deep.equal([]);
  });

  it('items of all sales are none, and that is said', () => {
    expect(figuresOf({ items: ['new'] }).notes).to.deep.include({ code: 'no-items', value: 'all-sales.amount' });
  });

  it('a type that means nothing gives the default, and is named', () => {
    const figures = figuresOf({ targetType: 'weather.amount' });
    expect(figures.notes).to.deep.include({ code: 'wrong-attribute', value: 'target-type=weather.amount' });
  });
});

describe('measuring: growth', () => {
  const sold = [sale('2025-03-10', 400), sale('2025-12-10', 600), sale('2026-03-10', 500)];
  const compare = ['previous-year'] as const;

  it('M8 holds what is sold so far against as much of last year', () => {
    expect(insightOf({ compare }, { sold }).growth).to.equal(0.25);
  });

  it('M8 holds an ended period against all of last year', () => {
    expect(insightOf({ compare, period: '2026' }, { sold, board: { asOf: '2027-01-05' } }).growth).to.equal(-0.5);
  });

  for (const [why, request, sales] of [
    ['was not asked for', {}, sold],
    ['was 0', { compare }, sold.slice(2)],
    ['is to come', { compare, period: '2026-12' }, sold],
  ] as const) {
    it(`M8 is absent if last year ${why}`, () => {
      expect(insightOf(request, { sold: sales })).not.to.have.property('growth');
    });
  }
});

describe('measuring: currency', () => {
  const row: [
    why: string,
    board: string | undefined,
    own: string | undefined,
    named: string[],
    shown: string | undefined,
  ][] = [
    ['the board’s first', 'NOK', undefined, ['EUR'], 'NOK'],
    ['else the organisation’s', undefined, 'GBP', ['EUR'], 'GBP'],
    ['else the only one in the files', undefined, undefined, ['EUR'], 'EUR'],
    ['else none', undefined, undefined, ['EUR', 'USD'], undefined],
  ];
  for (const [why, currency, own, currencies, shown] of row) {
    it(`R14 ${why}`, () => {
      const figures = figuresOf({}, { board: { currency }, organisation: { currency: own, currencies } });
      expect(figures.currency).to.equal(shown);
    });
  }

  it('R14 the board’s currency converts where there is a rate for it', () => {
    const world = {
      board: { currency: 'USD' },
      organisation: { rates: { USD: 0.5 } },
      sold: [sale('2026-01-01', 100)],
    };
    expect(figuresOf({}, world)).to.have.property('currency', 'USD');
    expect(figuresOf({}, world).total.actual).to.equal(2);
  });

  it('R14 never takes rates in the organisation’s currency for rates in the board’s', () => {
    const world = {
      board: { currency: 'CHF' },
      organisation: { rates: { NOK: 0.1 } },
      sold: [sale('2026-01-01', 100, 'ann', { currency: 'NOK' })],
    };
    expect(figuresOf({}, world)).to.include({ state: 'error', reason: 'no-rate' });
    expect(figuresOf({}, world).notes).to.deep.include({ code: 'no-rate', value: 'CHF' });
  });

  for (const [own, currency] of [
    ['EUR', 'JPY'],
    ['JPY', 'EUR'],
    ['KWD', 'EUR'],
  ] as const) {
    it(`T7 ${own} is never called ${currency} for want of a rate: it is left out, and said`, () => {
      const world = {
        board: { currency },
        organisation: { currency: own },
        sets: year(123456),
        sold: [sale('2026-01-01', 123456), sale('2026-01-01', 500, 'ann', { currency })],
      };
      const figures = figuresOf({ period: '2026-01' }, world);
      expect(figures.currency).to.equal(currency);
      expect(figures.total.actual, 'what is sold in it stays').to.equal(currency === 'JPY' ? 500 : 5);
      expect(figures.total).not.to.have.property('target');
      expect(figures.notes).to.deep.include({ code: 'missing-rate', value: currency });
    });
  }

  it('own shows an owner in the currency of its targets', () => {
    const sets = [setOf({ 'group:north': 1000 }, { currency: 'NOK' })];
    const world = { sets, organisation: { rates: { NOK: 0.1 } }, sold: [sale('2026-01-01', 100)] };
    const figures = figuresOf({ owner: 'user:ann', currency: 'own' }, world);
    expect(figures.currency).to.equal('NOK');
    expect(figures.total.actual).to.equal(10);
  });

  it('counts have none, and no decimals', () => {
    const figures = figuresOf({ targetType: 'all-sales.count' }, { sold: [sale('2026-01-01', 123)] });
    expect(figures).not.to.have.property('currency');
    expect(figures.total.actual).to.equal(1);
  });
});
