import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { extentsOf, markCount, planOf, sliceOf } from '../../src/charts/plan.ts';
import type { Mark, Plan, SeriesKey } from '../../src/charts/plan.ts';
import { layoutBars } from '../../src/charts/layout-bars.ts';
import { layoutColumns } from '../../src/charts/layout-columns.ts';
import { chart, room, RUNNING, YEAR } from './fixture.ts';

const markOf = (plan: Plan, series: Mark['series'], at: number) =>
  plan.marks.find((mark) => mark.series === series && mark.at === at);

describe('plan', () => {
  const plan = planOf(chart('columns', YEAR, RUNNING));

  for (const [series, at, form] of [
    ['actual', 0, 'solid'],
    ['target', 0, 'outline'],
    ['forecast', RUNNING, 'hatch'],
    ['previous', 0, 'triangle'],
  ] as const) {
    it(`N1 draws ${series} as ${form}`, () => {
      expect(markOf(plan, series, at)?.form).to.equal(form);
    });
  }

  it('N2 puts last year behind the actual where there is no target to stand there', () => {
    const alone = planOf(chart('columns', [{ actual: 5, previous: 4 }]));
    expect(markOf(alone, 'previous', 0)?.form).to.equal('solid');
    expect(alone.marks.map(({ series }) => series)).to.deep.equal(['previous', 'actual']);
  });

  it('N2 has 0 in its scale whatever the values', () => {
    const value = fc.integer({ min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(fc.array(fc.record({ actual: value, target: value }), { minLength: 1 }), (values) => {
        const [min, max] = planOf(chart('columns', values)).domain;
        expect(min).to.be.at.most(0);
        expect(max).to.be.at.least(0);
        expect(max).to.be.greaterThan(min);
      }),
    );
  });

  it('N3 draws the running month solid to date and hatched from there to its forecast', () => {
    expect(markOf(plan, 'actual', RUNNING)).to.include({ from: 0, to: 210 });
    expect(markOf(plan, 'forecast', RUNNING)).to.include({ from: 210, to: 506 });
  });

  it('N2 draws no outline of a forecast or a pipeline of nothing: it would lie below the axis', () => {
    const none = planOf(chart('columns', [{ actual: 10, forecast: 10, pipeline: 0 }, { pipeline: 0 }], 0));
    expect(none.marks.map(({ series }) => series)).to.deep.equal(['actual']);
  });

  it('N3 sets open sales on top of what is sold, beside the forecast where there are both', () => {
    const both = planOf(chart('columns', [{ actual: 10, forecast: 30, pipeline: 8 }, { pipeline: 9 }], 0));
    expect(markOf(both, 'forecast', 0)).to.include({ half: 'left' });
    expect(markOf(both, 'pipeline', 0)).to.include({ half: 'right', from: 10, to: 18, form: 'counter' });
    expect(markOf(both, 'pipeline', 1)).to.deep.include({ from: 0, to: 9, half: undefined });
  });

  it('N5 draws variances on the scale of the columns and cuts an outlier, whose number stays', () => {
    const cut = planOf(
      chart('columns', [
        { actual: 1000, target: 100 },
        { actual: 110, target: 100 },
      ]),
    ).variance!;
    expect(cut.marks[0]).to.include({ cut: true, to: 400 });
    expect(cut.labels[0]).to.include({ text: '+900' });
    expect(cut.marks[1]).to.include({ cut: false, to: 10 });
  });

  it('N5 draws a variance that rests on a forecast as an outline', () => {
    expect(plan.variance!.marks.find(({ at }) => at === RUNNING)?.form).to.equal('outline');
    expect(plan.variance!.marks.find(({ at }) => at === 0)?.form).to.equal('solid');
  });

  it('I2 leaves out what is hidden, and the variance with either of its sides', () => {
    const hidden = planOf(chart('columns', YEAR, RUNNING), new Set<SeriesKey>(['target']));
    expect(hidden.marks.some(({ series }) => series === 'target')).to.equal(false);
    expect(hidden.variance).to.equal(undefined);
    expect(hidden.labels.map(({ at }) => at)).to.deep.equal([0, 1, 2, 3, 4, 5]);
  });

  it('N3 labels the running month by what is sold and where it will end, coming ones by their target, muted', () => {
    const texts = new Map(plan.labels.map((label) => [label.at, label]));
    expect(texts.get(RUNNING)).to.include({ text: '210', tone: 'ink' });
    expect(texts.get(RUNNING)!.next).to.include({ text: '506', from: 210, to: 506 });
    expect(texts.get(6)).to.include({ text: '540', tone: 'muted' });
    expect(texts.get(2)).to.include({ text: '-120', tone: 'ink', side: 'below' });
  });

  it('N3 says once where a month stands and will end, if both read alike, and of a month that is over its end', () => {
    const next = (actual: number, forecast: number, now = 0) =>
      planOf(chart('columns', [{ actual, forecast, target: 9 }], now)).labels[0]!.next?.text;
    expect([next(0.1, 0.4), next(0, 0), next(1, 2), next(1, 2, -1)]).to.deep.equal([
      undefined,
      undefined,
      '2',
      undefined,
    ]);
  });

  it('labels no column of nothing beside others, unless something was wanted or is to come', () => {
    const texts = (...values: readonly object[]) => planOf(chart('columns', values, 1)).labels.map(({ text }) => text);
    expect(texts({ actual: 3 }, { actual: 0 }, { actual: 0.1 })).to.deep.equal(['3']);
    expect(texts({ actual: 3 }, { actual: 0, forecast: 2 }, { actual: 0, target: 2 })).to.deep.equal(['3', '0', '0']);
    expect(texts({ actual: 0 }, { actual: 0 })).to.deep.equal(['0', '0']);
    expect(planOf(chart('bars', [{ actual: 3 }, { actual: 0 }])).labels).to.have.length(2);
  });

  it('N11 a target has no label in per cent, in which it would be 100% always', () => {
    const texts = (values: readonly object[], hidden?: SeriesKey) =>
      planOf({ ...chart('columns', values), inPercent: true }, new Set(hidden && [hidden])).labels.map(
        ({ text }) => text,
      );
    expect(texts([{ actual: 3, target: 1 }, { target: 1 }, { target: 1, pipeline: 2 }])).to.deep.equal(['3']);
    expect(texts([{ actual: 3, target: 1 }], 'actual')).to.deep.equal([]);
    expect(texts([{ pipeline: 2 }])).to.deep.equal(['2']);
  });

  it('N6 knows the value of the running month, which alone stays where not all have room', () => {
    expect(plan.labels.flatMap(({ at, isRunning }) => (isRunning ? [at] : []))).to.deep.equal([RUNNING]);
    expect(plan.variance!.labels.filter(({ isRunning }) => isRunning)).to.deep.equal([]);
  });

  it('N6 says no difference of nothing', () => {
    const one = chart('columns', [
      { actual: 3, target: 3 },
      { actual: 3, target: 5 },
    ]);
    expect(planOf(one).variance!.labels.map(({ at }) => at)).to.deep.equal([1]);
  });

  it('N7 widens its scale to the shared one', () => {
    const one = chart('columns', [{ actual: 10, target: 12 }]);
    expect(extentsOf(one)).to.deep.equal([0, 12, -2, 0]);
    const shared = planOf({ ...one, scale: [-5, 100, -30, 40] });
    expect(shared.domain).to.deep.equal([-5, 100]);
    expect(shared.variance!.domain).to.deep.equal([-30, 40]);
  });

  it('keeps the scale of the whole in a part of it', () => {
    const part = sliceOf(plan, 3, 5);
    expect(part.domain).to.equal(plan.domain);
    expect(part.points.map(({ key }) => key)).to.deep.equal(['k3', 'k4']);
    expect(markOf(part, 'actual', 1)).to.include({ to: 401 });
  });

  it('keeps only the marks and labels of its own points in a part', () => {
    const { marks, labels } = sliceOf(plan, 3, 5);
    expect([...new Set(marks.map(({ at }) => at))]).to.deep.equal([0, 1]);
    expect(labels.map(({ at, text }) => [at, text])).to.deep.equal([
      [0, '462'],
      [1, '401'],
    ]);
  });

  it('I2 draws no series that the chart does not name, and no variance of one', () => {
    const [one] = chart('columns', YEAR).series;
    const alone = planOf({ ...chart('columns', YEAR), series: [one!] });
    expect(new Set(alone.marks.map(({ series }) => series))).to.deep.equal(new Set(['actual']));
    const hidden = planOf(chart('columns', YEAR), new Set<SeriesKey>(['actual']));
    expect(hidden.variance).to.equal(undefined);
  });

  it('N3 sets a forecast and open sales on the axis, as wide as a bar, where the other is hidden', () => {
    const both = chart('columns', [{ actual: 10, forecast: 30, pipeline: 8 }], 0);
    const without = (...keys: SeriesKey[]) => planOf(both, new Set(keys));
    expect(markOf(without('actual'), 'forecast', 0)).to.include({ from: 0, half: 'left' });
    expect(markOf(without('pipeline'), 'forecast', 0)).to.include({ from: 10, half: undefined });
    expect(markOf(without('forecast'), 'pipeline', 0)).to.include({ from: 10, half: undefined });
    expect(markOf(without(), 'actual', 0)).to.include({ half: undefined });
  });

  it('N2 has a scale from 0 to 1 where there is nothing to draw, and starts at 0 where all are gains or losses', () => {
    expect(planOf(chart('columns', [{}])).domain).to.deep.equal([0, 1]);
    expect(planOf(chart('columns', [{ actual: 5 }, { actual: 8 }])).domain).to.deep.equal([0, 8]);
    expect(planOf(chart('columns', [{ actual: -5 }])).domain).to.deep.equal([-5, 0]);
  });

  it('N7 tells no variance where it has none', () => {
    expect(extentsOf(chart('bars', [{ actual: 5 }]))).to.deep.equal([0, 5, 0, 0]);
    expect(markCount(planOf(chart('bars', [{ actual: 5 }])))).to.equal(1);
  });

  it('labels a point by the first value of its own that is shown: a forecast alone only while it runs', () => {
    const label = (values: object, now = -1, ...hidden: SeriesKey[]) =>
      planOf(chart('columns', [values], now), new Set(hidden)).labels[0]?.series;
    const all = { actual: 1, target: 2, pipeline: 3, forecast: 4 };
    expect(planOf(chart('columns', [all], 0), new Set<SeriesKey>(['forecast'])).labels[0]!.next).to.equal(undefined);
    expect(label(all, 0)).to.equal('actual');
    expect(label(all, 0, 'actual')).to.equal('forecast');
    expect(label(all, 0, 'forecast')).to.equal('actual');
    expect(label(all, 0, 'forecast', 'actual')).to.equal('target');
    expect(label(all, 0, 'forecast', 'actual', 'target')).to.equal('pipeline');
    expect(label(all)).to.equal('actual');
    expect(label({ target: 2, pipeline: 3 })).to.equal('target');
    expect(label({ pipeline: 3 })).to.equal('pipeline');
    expect(label({ previous: 3 })).to.equal(undefined);
  });

  it('keeps a label clear of all that its point draws on that side, but for the triangle of last year', () => {
    const value = (values: object) => planOf(chart('columns', [values])).labels[0]!.value;
    expect(value({ actual: 5, target: 9, previous: 50 })).to.equal(9);
    expect(value({ actual: -5, target: 9 })).to.equal(-5);
    expect(value({ actual: -5, target: -9, previous: -50 })).to.equal(-9);
    expect(value({ actual: 5, target: -9 })).to.equal(5);
  });

  it('counts what there is to draw', () => {
    expect(markCount(plan)).to.equal(6 + 8 + 1 + 8 + 6);
  });

  it('plans and lays out 130,000 bars and columns at once', function () {
    this.timeout(60_000); // seconds of work on a busy machine
    const values = Array.from({ length: 130_000 }, (_, index) => ({ actual: index, target: 9 }));
    const bars = planOf(chart('bars', values));
    expect(bars.labels).to.have.length(130_000);
    expect(layoutBars(bars, room(480, 300)).boxes).to.have.length(260_000);
    expect(layoutColumns(planOf(chart('columns', values)), room(480, 300)).boxes).to.have.length(260_000);
  });
});
