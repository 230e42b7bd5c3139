import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { planOf } from '../../src/charts/plan.ts';
import { en } from '../../src/i18n/en.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { statusTone } from '../../src/i18n/sentences.ts';
import type { FiguresRequest } from '../../src/model/request.ts';
import { barFigure } from '../../src/tiles/bar/bar.figure.ts';
import { columnFigure } from '../../src/tiles/column/column.figure.ts';
import type { ChartFigure } from '../../src/tiles/tile/chart.figure.ts';
import { factsOf, tableOf } from '../../src/tiles/tile/chart-facts.ts';
import type { Ready, TileOptions } from '../../src/tiles/tile/tile.figure.ts';
import { answer, setOf, type Sold } from '../model/answering.ts';

const locale = createLocale('en', en);
const SELLERS = ['ann', 'bob', 'cid', 'sol'];
const KINDS = { parts: barFigure, intervals: columnFigure } as const;
type Shape = keyof typeof KINDS;

interface Board {
  readonly asOf: string;
  readonly sold: readonly Sold[];
  readonly targets: Readonly<Record<string, readonly (number | null)[]>>;
  readonly request: Partial<FiguresRequest>;
}

const value = fc.integer({ min: -40_000, max: 200_000 });
const sale = fc.record({
  user: fc.constantFrom(...SELLERS),
  date: fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })),
  value,
});
const months = fc.array(fc.oneof(value, fc.constant(0), fc.constant(null)), { minLength: 12, maxLength: 12 });
const pad = (number: number) => String(number).padStart(2, '0');
const boards: fc.Arbitrary<Board> = fc.record({
  asOf: fc
    .integer({ min: 0, max: 400 })
    .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)),
  sold: fc
    .array(sale, { maxLength: 12 })
    .map((sales): Sold[] =>
      sales.map(({ date: [month, day], ...rest }) => ({ ...rest, date: `2026-${pad(month)}-${pad(day)}` })),
    ),
  targets: fc.dictionary(fc.constantFrom('company', ...SELLERS.map((id) => `user:${id}`)), months),
  request: fc.record({
    period: fc.constantFrom('2026', '2026-Q2', '2026-07', '2026-02-10/2026-05-20'),
    pace: fc.constantFrom('none', 'linear'),
    lowerIsBetter: fc.boolean(),
    cumulative: fc.boolean(),
    thresholds: fc.constantFrom([0.9, 0.995], [0.5, 0.6]),
  }) as fc.Arbitrary<Partial<FiguresRequest>>,
});

function readyOf(shape: Shape, { asOf, sold, targets, request }: Board): Ready {
  const asked = { ...request, shape, by: 'user', interval: 'month', compare: ['target', 'forecast'] } as const;
  const measured = answer(asked, { sold, sets: [setOf(targets)], board: { asOf } });
  if (!('figures' in measured)) throw new Error(`refused: ${measured.reason}`);
  return measured as Ready;
}

const figureOf = (shape: Shape, ready: Ready, options: TileOptions = {}): ChartFigure =>
  KINDS[shape](ready, locale, { compare: ['target', 'forecast'], ...options });

describe('one judgement', () => {
  for (const shape of Object.keys(KINDS) as Shape[])
    for (const asPercent of [false, true])
      it(`N5 nothing of ${shape} is called good or bad but what its own status calls so (per cent: ${asPercent})`, () => {
        fc.assert(
          fc.property(boards, (board) => {
            const ready = readyOf(shape, board);
            const { chart, context } = figureOf(shape, ready, { asPercent });
            const plan = planOf(chart);
            ready.figures.points.forEach(({ status, key }, at) => {
              const marks = [...plan.marks, ...(plan.variance?.marks ?? [])].filter((mark) => mark.at === at);
              const labels = [...plan.labels, ...(plan.variance?.labels ?? [])].filter((label) => label.at === at);
              const tones = [...marks, ...labels, ...factsOf(context, at).rows, chart.points[at]!.variance];
              const judged = tones.flatMap((one) => (one?.tone === 'good' || one?.tone === 'bad' ? one.tone : []));
              const own = statusTone(status);
              expect(
                judged.filter((tone) => tone !== own),
                `${key} ${status}`,
              ).to.deep.equal([]);
            });
          }),
          { numRuns: 150 },
        );
      });

  const YEAR: Board = {
    asOf: '2026-07-02',
    sold: [
      { user: 'ann', date: '2026-03-03', value: 700_00 },
      { user: 'bob', date: '2026-03-03', value: 300_00 },
      { user: 'sol', date: '2026-03-03', value: 100_00 },
    ],
    targets: { 'user:ann': Array(12).fill(100_00), 'user:bob': Array(12).fill(100_00) },
    request: { period: '2026', pace: 'linear', thresholds: [0.9, 0.995] },
  };

  it('N5 N14 a row that runs is held against what is expected by today, with a tick there', () => {
    const { chart } = figureOf('parts', readyOf('parts', YEAR));
    const rows = chart.points.map(({ key, pace, variance }) => [key, pace, variance?.value, variance?.tone]);
    // 600 by the end of June and 3.23 on the first day of July.
    expect(rows.slice(0, 3)).to.deep.equal([
      ['user:ann', 603.23, 96.77, 'good'],
      ['user:bob', 603.23, -303.23, 'bad'],
      ['user:sol', undefined, undefined, undefined],
    ]);
    expect(planOf(chart).paces).to.deep.equal([
      { at: 0, from: 603.23, to: 603.23 },
      { at: 1, from: 603.23, to: 603.23 },
    ]);
  });

  it('N14 has the tick in per cent of the target where values are', () => {
    const { chart } = figureOf('parts', readyOf('parts', YEAR), { asPercent: true });
    expect(chart.points[0]!.pace).to.be.closeTo(603.23 / 1200, 1e-12);
  });

  for (const [what, change] of [
    ['its time is over', { asOf: '2027-02-01' }],
    ['its target is 0', { targets: { 'user:ann': Array<number>(12).fill(0) } }],
    ['no pace is kept', { request: { ...YEAR.request, pace: 'none' } }],
  ] as const)
    it(`N14 a row has no tick where ${what}`, () => {
      const { chart } = figureOf('parts', readyOf('parts', { ...YEAR, ...change } as Board));
      expect(chart.points[0]!.pace).to.equal(undefined);
    });

  it('N14 the tick goes with the series that it is held against', () => {
    const { chart } = figureOf('parts', readyOf('parts', YEAR));
    expect(planOf(chart, new Set(['target'])).paces).to.deep.equal([]);
    expect(planOf(chart, new Set(['actual'])).paces).to.deep.equal([]);
  });

  it('N5 a row is held against its whole target once that is over', () => {
    const { chart } = figureOf('parts', readyOf('parts', { ...YEAR, asOf: '2027-02-01' }));
    expect(chart.points.slice(0, 2).map(({ variance }) => [variance?.value, variance?.tone])).to.deep.equal([
      [-500, 'bad'],
      [-900, 'bad'],
    ]);
  });

  it('N5 a difference that goes the other way than its status is neutral', () => {
    const bare = { ...YEAR, request: { ...YEAR.request, thresholds: [0.4, 0.45] } } as Board;
    const { chart } = figureOf('parts', readyOf('parts', bare));
    expect([chart.points[1]!.variance?.value, chart.points[1]!.variance?.tone]).to.deep.equal([-303.23, 'neutral']);
  });

  it('N5 tooltip and table say the difference to date of what runs, and that to the target of what is over', () => {
    const ready = readyOf('intervals', { ...YEAR, targets: { company: Array(12).fill(100_00) } });
    const { context } = figureOf('intervals', ready);
    const named = (at: number) => factsOf(context, at).rows.map(({ name }) => name);
    expect(named(2)).to.include.members(['variance', 'variance %']).and.not.include('variance to date');
    expect(named(6)).to.include('variance to date').and.not.include('variance');
    const { head, rows } = tableOf(context);
    const cell = (at: number, name: string) => rows[at]!.cells[head.indexOf(name) - 1];
    expect([cell(2, 'variance'), cell(2, 'variance to date')]).to.deep.equal(['+1,000', '–']);
    expect([cell(6, 'variance'), cell(6, 'variance to date')]).to.deep.equal(['–', '−3']);
    expect(cell(12, 'variance to date')).to.equal('+497');
  });
});
