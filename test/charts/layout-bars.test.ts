import { expect } from '@open-wc/testing';
import { barGrid, layoutBars, nameLines } from '../../src/charts/layout-bars.ts';
import type { Room } from '../../src/charts/layout.ts';
import { planOf } from '../../src/charts/plan.ts';
import type { Plan } from '../../src/charts/plan.ts';
import { chart, room, type Values } from './fixture.ts';

/** Every letter is half as wide as the type is high. */
const space = (width: number, height: number, fontSize = 12): Room => ({
  ...room(width, height),
  fontSize,
  textWidth: (text) => (text.length * fontSize) / 2,
});
const bars = (values: readonly Values[]): Plan => planOf(chart('bars', values));
const times = (count: number) => bars(Array.from({ length: count }, () => ({ actual: 100 })));
const tenths = (value: number) => Math.round(value * 10) / 10 + 0;

describe('barGrid', () => {
  it('has rows of 9 times the type at most, and of 24 px and 1.9 times the type at least', () => {
    const rows = [1, 2, 4, 5, 10].map((count) => tenths(barGrid(times(count), space(400, 160)).row));
    expect(rows).to.deep.equal([108, 80, 40, 32, 24]);
    expect(tenths(barGrid(times(10), space(400, 160, 24)).row)).to.equal(45.6);
  });

  it('gives names what the longest needs, and 46 in 100 of the width at most', () => {
    expect(barGrid(times(2), space(400, 160)).names).to.equal(48);
    expect(barGrid(times(2), space(100, 160)).names).to.equal(46);
    expect(barGrid(times(0), space(100, 160)).names).to.equal(0);
  });

  it('has the longest bar and its figures end at the edge', () => {
    expect(tenths(barGrid(times(1), space(400, 100)).unit * 100)).to.equal(323);
    expect(tenths(barGrid(bars([{ actual: -100 }]), space(400, 100)).unit * 100)).to.equal(317);
    expect(tenths(barGrid(bars([{ actual: 100, previous: 400 }]), space(400, 100)).unit * 400)).to.equal(323);
  });

  it('writes beside a bar that is alone no larger than elsewhere: the headline stays the largest', () => {
    for (const height of [60, 160, 600]) expect(layoutBars(times(1), space(600, height)).fontSize).to.equal(12);
  });
});

describe('layoutBars, to the pixel', () => {
  /** A room for so many rows of 43.2 px. */
  const rows = ({ points }: Pick<Plan, 'points'>) => space(400, points.length * 43.2);
  const boxes = (plan: Plan) =>
    layoutBars(plan, rows(plan)).boxes.map(({ mark: { series }, x, y, width, height }) => [
      series,
      ...[x, y, width, height].map(tenths),
    ]);

  it('stands a bar in the middle of its row, 44 in 100 of it high', () => {
    expect(boxes(times(2))).to.deep.equal([
      ['actual', 56, 12, 317, 19],
      ['actual', 56, 55.2, 317, 19],
    ]);
  });

  it('N2 raises a target by 4 px behind the bar, and last year in its place', () => {
    const y = (plan: Plan) => Object.fromEntries(boxes(plan).map(([series, , y]) => [series, y]));
    expect(y(bars([{ actual: 100, target: 80 }]))).to.deep.equal({ target: 10, actual: 14 });
    expect(y(bars([{ actual: 100, previous: 80 }]))).to.deep.equal({ previous: 10, actual: 14 });
  });

  it('N2 raises what lies behind a thick bar by a fifth of it', () => {
    const [target, actual] = layoutBars(bars([{ actual: 100, target: 80 }]), space(400, 200)).boxes;
    expect([actual!.height, actual!.y - target!.y]).to.deep.equal([48, 10]);
  });

  it('N2 points up at the bar with last year beside a target, from below', () => {
    const { arrows, unit } = layoutBars(bars([{ actual: 100, target: 80, previous: 50 }]), space(400, 43.2));
    expect(arrows.map(({ x, y, size, turn }) => [tenths(x), y, size, turn])).to.deep.equal([
      [tenths(50 + 50 * unit), 31, 8, 'up'],
    ]);
    const low = layoutBars(
      bars(Array.from({ length: 9 }, () => ({ actual: 100, target: 80, previous: 50 }))),
      space(400, 160),
    );
    expect(low.arrows[1]!.size).to.equal(7);
  });

  it('N3 sets two forecasts one over the other, each half a bar high', () => {
    const both = boxes(bars([{ actual: 10, forecast: 30, pipeline: 8 }])).slice(1);
    expect(both.map(([series, , y, , height]) => [series, y, height])).to.deep.equal([
      ['forecast', 12, 9.5],
      ['pipeline', 21.5, 9.5],
    ]);
  });

  it('draws nothing for a value of 0, and a pixel for the least of others', () => {
    const widths = boxes(bars([{ actual: 0 }, { actual: 1 }, { actual: 10_000 }])).map(([, , , width]) => width);
    expect(widths.slice(0, 2)).to.deep.equal([0, 1]);
  });

  it('runs its axis through all rows, at 0', () => {
    expect(layoutBars(bars([{ actual: 5 }, { actual: 5 }]), space(400, 86.4)).lines).to.deep.equal([
      { kind: 'axis', x1: 56, y1: 0, x2: 56, y2: 86.4 },
    ]);
  });

  it('writes name, value and variance 8 px apart, on the middle of the bar', () => {
    const plan = bars([{ actual: 100, target: 80 }]);
    const { texts, unit, zero } = layoutBars(plan, rows(plan));
    const end = zero + 100 * unit;
    const said = texts.map(({ text, x, y, anchor, tone }) => [text, tenths(x), tenths(y), anchor, tone]);
    expect(said).to.deep.equal([
      ['January', 42, 27.7, 'right', 'name'],
      ['100', tenths(end + 8), 27.7, 'left', 'ink'],
      ['+20', tenths(end + 8 + 18 + 8), 27.7, 'left', 'good'],
    ]);
  });

  it('says a remark in place of the variance, muted, and neither where nothing is compared', () => {
    const remarked = (values: readonly Values[]) => {
      const plan = bars(values);
      const points = plan.points.map((point) => ({ ...point, variance: undefined, remark: 'none' }));
      return layoutBars({ ...plan, points }, space(400, 160))
        .texts.filter(({ text }) => text === 'none')
        .map(({ tone }) => tone);
    };
    expect(remarked([{ actual: 100, target: 80 }])).to.deep.equal(['muted']);
    expect(remarked([{ actual: 100 }])).to.deep.equal([]);
  });

  it('N18 begins a bar whose name says nothing at the edge, and leaves its value to the total above it', () => {
    const plan = bars([{ actual: 100 }]);
    const nameless = { ...plan, points: plan.points.map((point) => ({ ...point, unnamed: true })) };
    const { boxes, texts } = layoutBars(nameless, rows(plan));
    expect([boxes[0]!.x, texts.map(({ tone }) => tone)]).to.deep.equal([1, ['name']]);
    expect(texts[0]!.text).to.equal('');
  });

  it('keeps the variances though a short bar has longer words behind it', () => {
    const plan = bars([
      { actual: 100, target: 80 },
      { actual: 10, target: 8 },
    ]);
    const points = plan.points.map((point, at) =>
      at ? { ...point, variance: undefined, remark: 'no target' } : point,
    );
    const said = (width: number) => layoutBars({ ...plan, points }, space(width, 86)).texts.map(({ text }) => text);
    expect(said(170)).to.include.members(['+20', 'no target']);
    expect(said(120)).not.to.include.members(['+20']);
  });

  it('writes two lines of a name 1.1 times the type apart, about the middle of its bar', () => {
    const plan = times(1);
    const points = plan.points.map((point) => ({ ...point, label: 'Alexandria Featherstone' }));
    const ys = layoutBars({ ...plan, points }, space(200, 43.2))
      .texts.filter(({ anchor }) => anchor === 'right')
      .map(({ text, y }) => [text, tenths(y)]);
    expect(ys).to.deep.equal([
      ['Alexandria', 19.1],
      ['Featherstone', 32.3],
    ]);
  });
});

describe('nameLines', () => {
  const lines = (label: string, names: number, row = 40) => nameLines([label], space(1, 1), { names, row }).get(label);

  it('breaks between words where the row has room for two lines, from 2.3 times the type on', () => {
    expect(lines('Ann Bell', 48)).to.deep.equal(['Ann Bell']);
    expect(lines('Ann Bell', 47)).to.deep.equal(['Ann', 'Bell']);
    expect(lines('Ann Bell', 47, 27.6)).to.deep.equal(['Ann', 'Bell']);
    expect(lines('Ann Bell', 47, 27.5)).to.deep.equal(['Ann Be…']);
  });

  it('has as many words on the first line as fit, and shortens the second', () => {
    expect(lines('Ann van den Berg', 42)).to.deep.equal(['Ann van', 'den Be…']);
  });

  it('N4 shows in what names differ, on the line where they do', () => {
    const names = ['Ann van den Bergenhuizen', 'Ann van den Bergenhausen', 'Ann van Tol'];
    const told = (row: number) => [...nameLines(names, space(1, 1), { names: 60, row }).values()];
    expect(told(40)).to.deep.equal([
      ['Ann van', 'den…uizen'],
      ['Ann van', 'den…ausen'],
      ['Ann van', 'Tol'],
    ]);
    expect(told(20)).to.deep.equal([['Ann…uizen'], ['Ann…ausen'], ['Ann va…Tol']]);
  });

  it('shortens one long word without a blank before the ellipsis', () => {
    expect(lines('Featherstonehaugh', 42)).to.deep.equal(['Feathe…']);
    expect(lines('Ann Bell', 30, 20)).to.deep.equal(['Ann…']);
  });
});
