import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { layoutBars } from '../../src/charts/layout-bars.ts';
import { layoutColumns } from '../../src/charts/layout-columns.ts';
import { planOf } from '../../src/charts/plan.ts';
import type { Mark } from '../../src/charts/plan.ts';
import { categoryAt, stretchOf } from '../../src/charts/layout.ts';
import type { Box, ChartLayout, Room, Text } from '../../src/charts/layout.ts';
import { sceneOf } from '../../src/charts/chart-scene.ts';
import { chart, room, RUNNING, YEAR, type Values } from './fixture.ts';

const boxOf = (scene: ChartLayout, series: Mark['series'], at: number): Box =>
  scene.boxes.find(({ mark }) => mark.series === series && mark.at === at)!;

function rectOf({ text, x, y, anchor }: Text, { fontSize, textWidth }: Room) {
  const width = textWidth(text);
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'right' ? x - width : x;
  return { left, right: left + width, top: y - fontSize * 0.7, bottom: y };
}

/** The first two texts that overlap, or one that is cut. */
function clash(scene: ChartLayout, space: Room): string | undefined {
  const rects = scene.texts.map((text) => ({ text: text.text, ...rectOf(text, space) }));
  for (const [index, a] of rects.entries()) {
    if (a.left < -0.5 || a.right > scene.width + 0.5 || a.top < -2 || a.bottom > scene.height) return `cut: ${a.text}`;
    const b = rects
      .slice(index + 1)
      .find((other) => a.left < other.right && other.left < a.right && a.top < other.bottom && other.top < a.bottom);
    if (b) return `${a.text} over ${b.text}`;
  }
  return undefined;
}

const amount = fc.integer({ min: -2000, max: 5000 });
const values: fc.Arbitrary<Values> = fc.record(
  { actual: amount, target: amount, previous: amount, forecast: amount },
  { requiredKeys: [] },
);
const anyYear = fc.array(values, { minLength: 1, maxLength: 24 });

describe('layoutColumns', () => {
  const plan = planOf(chart('columns', YEAR, RUNNING));
  const scene = layoutColumns(plan, room(640, 240));
  const step = 640 / YEAR.length;

  it('N10 makes a bar two thirds of its category', () => {
    expect(boxOf(scene, 'actual', 0).width).to.be.closeTo((step * 2) / 3, 0.01);
  });

  it('N2 sets the target a seventh of a category to the left', () => {
    expect(boxOf(scene, 'actual', 1).x - boxOf(scene, 'target', 1).x).to.be.closeTo(step / 7, 0.01);
    expect(boxOf(scene, 'target', 7).x - 7 * step).to.be.closeTo(boxOf(scene, 'target', 0).x, 0.01);
  });

  it('draws every value at the same pixels per unit, up for gains and down for losses', () => {
    for (const { mark, height } of scene.boxes) {
      expect(height).to.be.closeTo(Math.max(1, Math.abs(mark.to - mark.from) * -scene.unit), 0.01);
    }
    expect(boxOf(scene, 'actual', 2).y).to.be.closeTo(scene.zero, 0.01);
  });

  it('N5 draws the variance in the width of the bar, above all columns', () => {
    const variance = boxOf(scene, 'variance', 1);
    expect(variance.x).to.equal(boxOf(scene, 'actual', 1).x);
    expect(variance.y + variance.height).to.be.below(boxOf(scene, 'target', 7).y);
  });

  it('marks the running month on the axis, and an open stretch by a broken line', () => {
    expect(scene.texts.filter(({ tone }) => tone === 'bold').map(({ text }) => text)).to.deep.equal(['Jun']);
    const points = plan.points.map((point, at) => ({ ...point, open: at === 4 }));
    const lines = layoutColumns({ ...plan, points }, room(640, 240)).lines.filter(({ kind }) => kind === 'open');
    expect(lines).to.have.length(1);
    expect([lines[0]!.x1, lines[0]!.x2]).to.deep.equal([step * 4, step * 5]);
  });

  for (const [width, height, gone] of [
    [640, 240, ''],
    [640, 140, 'variance'],
    [160, 240, 'last year'],
    [640, 64, 'labels'],
  ] as const) {
    it(`E7 at ${width} × ${height} ${gone ? `drops ${gone}` : 'shows all'}`, () => {
      const { row, arrows, texts } = layoutColumns(plan, room(width, height));
      expect(row === undefined).to.equal(gone === 'variance' || gone === 'labels');
      expect(arrows.length === 0).to.equal(gone === 'last year');
      if (gone === 'labels') expect(texts.every(({ tone }) => tone === 'bold' || tone === 'muted')).to.equal(true);
    });
  }

  it('E7 nothing overlaps and nothing is cut at any size, with any values', () => {
    const size = fc.record({ width: fc.integer({ min: 120, max: 1200 }), height: fc.integer({ min: 60, max: 700 }) });
    fc.assert(
      fc.property(anyYear, fc.nat(24), size, fc.boolean(), (year, now, { width, height }, rtl) => {
        const space = room(width, height, rtl);
        expect(clash(layoutColumns(planOf(chart('columns', year, now)), space), space)).to.equal(undefined);
      }),
    );
  });

  it('E7 variances of two columns do not meet over a third between them, whose variance stands above', () => {
    const space = room(126, 150);
    const even = { actual: 0, target: 0 };
    const year = [
      { actual: 0, target: 1000 },
      even,
      { actual: 0, target: 100 },
      even,
      {},
      { actual: -1056, target: 1087 },
    ];
    expect(clash(layoutColumns(planOf(chart('columns', [...year, {}], 3)), space), space)).to.equal(undefined);
  });

  it('E7 a variance of nothing has room above, though all others are losses', () => {
    const space = room(120, 150);
    const year = [{ actual: 8, target: 8 }, { actual: 0, target: 1 }, {}];
    expect(clash(layoutColumns(planOf(chart('columns', year)), space), space)).to.equal(undefined);
  });

  it('E7 a value over a target, which stands further left, does not meet the one before it', () => {
    const space = room(120, 70);
    const year = [{}, { actual: -1000, target: 0 }, { target: -1000 }];
    expect(clash(layoutColumns(planOf(chart('columns', year)), space), space)).to.equal(undefined);
  });

  it('N6 writes all values, or that of a running column and the highest alone', () => {
    const year = Array.from({ length: 12 }, (_, at) => ({ actual: 10_000 + ((at * 7) % 12) }));
    const texts = layoutColumns(planOf(chart('columns', year)), room(300, 200)).texts.filter(
      ({ tone }) => tone === 'ink',
    );
    expect(texts.map(({ text, at }) => [text, at])).to.deep.equal([['10011', 5]]);
    const lost = year.map(({ actual }) => ({ actual: -actual }));
    const below = layoutColumns(planOf(chart('columns', lost)), room(300, 200)).texts;
    expect(below.filter(({ tone }) => tone === 'ink')).to.deep.equal([]);
  });

  it('N6 writes a value on its own bar, within the outline of a target that is far above', () => {
    const space = room(400, 300);
    const [far, near] = [
      { actual: 40, target: 1000 },
      { actual: 990, target: 1000 },
    ];
    const scene = layoutColumns(planOf(chart('columns', [far, near])), space);
    const labels = scene.texts.filter(({ text }) => text === '40' || text === '990');
    const tops = [0, 1].map((at) => boxOf(scene, 'actual', at).y);
    expect(tops[0]! - labels[0]!.y).to.be.within(0, 6);
    expect(labels[1]!.y).to.be.lessThan(boxOf(scene, 'target', 1).y);
    const outline = boxOf(scene, 'target', 0);
    const { left, right } = rectOf(labels[0]!, space);
    expect([left > boxOf(scene, 'actual', 0).x, right < outline.x + outline.width]).to.deep.equal([true, true]);
  });

  it('N6 what is wanted stands on the target, though something open is drawn in front of it', () => {
    const space = room(400, 300);
    const scene = layoutColumns(planOf(chart('columns', [{ target: 1000, pipeline: 200 }])), space);
    const label = scene.texts.find(({ text }) => text === '1000')!;
    expect(label.y).to.be.lessThan(boxOf(scene, 'target', 0).y);
  });

  it('runs from right to left where the script does', () => {
    const mirror = layoutColumns(plan, room(640, 240, true));
    for (const [index, { x, width }] of scene.boxes.entries()) {
      expect(mirror.boxes[index]!.x).to.be.closeTo(640 - x - width, 0.01);
    }
    expect(categoryAt(mirror, YEAR.length, 639, 10)).to.equal(0);
    expect(stretchOf(mirror, 0)).to.include({ x: 640 - step, width: step });
  });

  it('finds the category under the pointer, and none outside', () => {
    expect(categoryAt(scene, YEAR.length, step * 3 + 1, 50)).to.equal(3);
    expect(categoryAt(scene, YEAR.length, 641, 50)).to.equal(-1);
  });
});

describe('layoutBars', () => {
  const owners: readonly Values[] = [
    { actual: 412, target: 380 },
    { actual: 398, target: 420 },
    { actual: -60, target: 100 },
    { actual: 64 },
  ];
  const plan = planOf(chart('bars', owners));
  const space = room(400, 160);
  const scene = layoutBars(plan, space);

  it('stands all bars on one axis, the target 4 px higher', () => {
    expect(boxOf(scene, 'actual', 0).x).to.be.closeTo(scene.zero, 0.01);
    expect(boxOf(scene, 'actual', 2).x + boxOf(scene, 'actual', 2).width).to.be.closeTo(scene.zero, 0.01);
    expect(boxOf(scene, 'actual', 0).y - boxOf(scene, 'target', 0).y).to.equal(4);
  });

  it('writes value and variance right of the longer of bar and target', () => {
    const texts = scene.texts.filter(({ at, anchor }) => at === 1 && anchor === 'left');
    const target = boxOf(scene, 'target', 1);
    expect(texts.map(({ text }) => text)).to.deep.equal(['398', '-22']);
    expect(texts[0]!.x).to.be.above(target.x + target.width);
  });

  it('E7 leaves three tenths beside the names to the bars: variances give way, then values', () => {
    const plan = planOf(chart('bars', [{ actual: 1_234_567, target: 2_234_567 }]));
    const said = (width: number) => layoutBars(plan, room(width, 100)).texts.map(({ text }) => text);
    expect(said(320)).to.deep.equal(['January', '1234567', '-1000000']);
    expect(said(200)).to.deep.equal(['January', '1234567']);
    expect(said(110)).to.deep.equal(['January']);
    for (const width of [320, 200, 110]) {
      const scene = layoutBars(plan, room(width, 100));
      expect(boxOf(scene, 'target', 0).width).to.be.at.least((width - 50 - 8) * 0.29);
    }
  });

  it('N11 says the target of a row behind its value, where bars keep more than half of the room', () => {
    const data = chart('bars', [{ actual: 99, target: 160 }, { actual: 14 }, { target: 20 }]);
    const points = data.points.map((point, at) => ({
      ...point,
      goal: at === 1 ? undefined : `of ${[160, 0, 20][at]}`,
    }));
    const plan = planOf({ ...data, points });
    const said = (width: number) =>
      layoutBars(plan, room(width, 100)).texts.flatMap(({ text, tone }) => (tone === 'muted' ? [text] : []));
    expect(said(480)).to.deep.equal(['of 160', '20']);
    expect(said(220)).to.deep.equal(['20']);
  });

  it('N14 ticks each row at what is expected by today, across its bar and within the row', () => {
    const data = chart('bars', owners);
    const paces = [300, 200, 50, undefined];
    const paced = planOf({ ...data, points: data.points.map((point, at) => ({ ...point, pace: paces[at] })) });
    for (const rtl of [false, true]) {
      const drawn = layoutBars(paced, room(400, 160, rtl));
      const ticks = [0, 1, 2].map((at) =>
        drawn.lines.filter(({ kind, y1 }) => kind === 'pace' && Math.floor(y1 / drawn.band.step) === at),
      );
      expect(ticks.map(([{ x1 } = { x1: NaN }]) => Math.round((x1 - drawn.zero) / drawn.unit))).to.deep.equal([
        300, 200, 50,
      ]);
      for (const [at, parts] of ticks.entries()) {
        const { y, height } = boxOf(drawn, 'actual', at);
        const [y1, y2] = [Math.min(...parts.map((part) => part.y1)), Math.max(...parts.map((part) => part.y2))];
        expect([y1, y2]).to.deep.equal([y - 3, y + height + 3]);
        expect(y1 >= drawn.band.step * at && y2 <= drawn.band.step * (at + 1)).to.equal(true);
      }
    }
  });

  it('N14 has room for a tick beyond all bars', () => {
    const data = chart('bars', [{ actual: 10, target: 20 }]);
    const plan = planOf({ ...data, points: [{ ...data.points[0]!, pace: 25 }] });
    expect(plan.domain).to.deep.equal([0, 25]);
  });

  it('N14 sets a tick off by a halo from all that it crosses, wherever its bar ends', () => {
    const data = chart('bars', [{ actual: 10, target: 20 }]);
    for (const pace of [5, 9.9, 10, 10.1, 12, 20, 25]) {
      const plan = planOf({ ...data, points: [{ ...data.points[0]!, pace }] });
      const { paths } = sceneOf(layoutBars(plan, space));
      const [bar, halo, tick] = ['actual solid', 'halo thin', 'tick thin'].map((look) =>
        paths.findIndex((path) => path.look === look),
      );
      expect(bar! < halo! && halo! < tick!, String(pace)).to.equal(true);
      expect(paths[halo!]!.d).to.equal(paths[tick!]!.d);
    }
  });

  it('says in words that there is no target', () => {
    const points = plan.points.map((point, at) => ({ ...point, remark: at === 3 ? 'no target' : undefined }));
    const texts = layoutBars({ ...plan, points }, space).texts.filter(({ at }) => at === 3);
    expect(texts.map(({ text }) => text)).to.include('no target');
  });

  it('has rows that a finger hits, and grows where they do not fit', () => {
    const many = layoutBars(
      planOf(
        chart(
          'bars',
          Array.from({ length: 100 }, (_, at) => ({ actual: at })),
        ),
      ),
      space,
    );
    expect(many.band.step).to.be.at.least(24);
    expect(many.height).to.equal(many.band.step * 100);
  });

  it('E7 nothing overlaps and nothing is cut at any width, with any values', () => {
    fc.assert(
      fc.property(anyYear, fc.integer({ min: 120, max: 1000 }), fc.boolean(), (year, width, rtl) => {
        const at = room(width, 300, rtl);
        expect(clash(layoutBars(planOf(chart('bars', year)), at), at)).to.equal(undefined);
      }),
    );
  });
});
