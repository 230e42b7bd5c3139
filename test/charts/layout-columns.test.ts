import { expect } from '@open-wc/testing';
import { measureColumns } from '../../src/charts/column-measures.ts';
import { axisNames, eraNames, layoutColumns } from '../../src/charts/layout-columns.ts';
import type { Room } from '../../src/charts/layout.ts';
import { planOf } from '../../src/charts/plan.ts';
import type { ChartPoint, Plan } from '../../src/charts/plan.ts';
import { chart, room, type Values } from './fixture.ts';

/** Every letter is 6 px wide in type of 12 px. */
const space = (width: number, height: number, fontSize = 12): Room => ({
  ...room(width, height),
  fontSize,
  textWidth: (text) => (text.length * fontSize) / 2,
});
const columns = (values: readonly Values[], more: (at: number) => Partial<ChartPoint> = () => ({})): Plan => {
  const whole = chart('columns', values);
  return planOf({ ...whole, points: whole.points.map((point, at) => ({ ...point, ...more(at) })) });
};
/** Numbers to hundredths of a pixel. */
const px = <T extends object>(parts: T): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(parts).map(([key, part]: [string, unknown]) => [
      key,
      typeof part === 'number' ? Math.round(part * 100) / 100 + 0 : part,
    ]),
  );

const GAINS: readonly Values[] = [{ actual: 100 }, { actual: 50 }];
const LOSSES: readonly Values[] = [{ actual: 100 }, { actual: -100 }];
const JUDGED: readonly Values[] = [
  { actual: 100, target: 80 },
  { actual: 60, target: 100 },
];
const BEFORE = JUDGED.map((one) => ({ ...one, previous: 50 }));

describe('measureColumns', () => {
  const plain = { step: 100, line: 16, axis: 222, row: undefined, split: 0, eras: false, triangles: false };

  it('leaves names 16 px and 2 of air, a value 16, and the rest to the columns', () => {
    expect(px(measureColumns(columns(GAINS), space(200, 240)))).to.deep.equal({
      ...plain,
      unit: 2.05,
      zero: 222,
      bar: 16.67,
    });
  });

  it('leaves a value below losses as much as one above gains', () => {
    const { unit, zero } = measureColumns(columns(LOSSES), space(200, 240));
    expect(px({ unit, zero })).to.deep.equal({ unit: 0.95, zero: 111.5 });
  });

  it('N2, N5 puts variances above on the same scale, with room for their texts and rails, and the target to the left', () => {
    expect(px(measureColumns(columns(JUDGED), space(200, 240)))).to.deep.equal({
      ...plain,
      unit: 1.01,
      zero: 222,
      row: 37.75,
      split: 99.75,
      bar: 23.81,
    });
  });

  it('N5 keeps room for texts only on the side of the line that has some', () => {
    const { row, split } = measureColumns(columns([{ actual: 100, target: 80 }]), space(200, 240));
    expect(px({ row, split })).to.deep.equal({ row: 47.17, split: 52.67 });
  });

  it('N2 keeps 3 in 100 of a category before the target where last year needs the other edge', () => {
    expect(px(measureColumns(columns(BEFORE), space(200, 240)))).to.include({ bar: 17.29, triangles: true });
  });

  it('gives a second line of names to eras that change, from 120 px on', () => {
    const eras = (...names: (string | undefined)[]) => columns(GAINS, (at) => ({ era: names[at] }));
    const measured = (plan: Plan, height: number) => {
      const { eras, axis } = measureColumns(plan, space(200, height));
      return [eras, axis];
    };
    expect(measured(eras('2025', '2026'), 120)).to.deep.equal([true, 86]);
    expect(measured(eras('2025', '2026'), 119)).to.deep.equal([false, 101]);
    expect(measured(eras('2026', '2026'), 240)).to.deep.equal([false, 222]);
    expect(measured(eras('2026', undefined), 240)).to.deep.equal([false, 222]);
    const double = measureColumns(eras('2025', '2026'), space(400, 239, 24));
    expect(double.eras).to.equal(false);
  });

  for (const [part, at, below] of [
    ['last year', [44, 240], [43.8, 240]],
    ['variances by width', [36, 240], [35.8, 240]],
    ['variances by height', [200, 150], [200, 149]],
  ] as const) {
    it(`E7 has ${part} from its least size on, which grows with the type`, () => {
      const has = ([width, height]: readonly [number, number], fontSize = 12) => {
        const { row, triangles } = measureColumns(columns(BEFORE), space(width, height, fontSize));
        return part === 'last year' ? triangles : row !== undefined;
      };
      expect([has(at), has(below)]).to.deep.equal([true, false]);
      if (part !== 'last year') expect(has(at, 24)).to.equal(false);
    });
  }

  it('E7 leaves 2 px in place of values below 70 px', () => {
    expect(measureColumns(columns(LOSSES), space(200, 70)).zero).to.equal(26.5);
    expect(measureColumns(columns(LOSSES), space(200, 69)).zero).to.equal(26);
  });
});

describe('layoutColumns, to the pixel', () => {
  const boxes = (plan: Plan, ...size: [number, number]) =>
    layoutColumns(plan, space(...size)).boxes.map(({ mark, ...box }) => [mark.series, mark.at, px(box)] as const);

  it('N2, N5 sets bar, target and variance of a category', () => {
    const at = (series: string, point: number) =>
      boxes(columns(JUDGED), 200, 240).find(([of, index]) => of === series && index === point)![2];
    expect(at('actual', 1)).to.deep.equal({ x: 123.81, y: 156, width: 66.67, height: 66 });
    expect(at('target', 1)).to.deep.equal({ x: 109.52, y: 112, width: 66.67, height: 110 });
    expect(at('variance', 0)).to.deep.equal({ x: 23.81, y: 16, width: 66.67, height: 22 });
    expect(at('variance', 1)).to.deep.equal({ x: 123.81, y: 41, width: 66.67, height: 44 });
  });

  it('N2 sets last year behind the bar where there is no target', () => {
    const both = boxes(columns([{ actual: 100, previous: 50 }]), 100, 240).map(([, , box]) => box);
    expect(both).to.deep.equal([
      { x: 9.52, y: 119.5, width: 66.67, height: 102.5 },
      { x: 23.81, y: 17, width: 66.67, height: 205 },
    ]);
  });

  it('N3 sets two forecasts beside each other, each half a bar wide', () => {
    const both = boxes(columns([{ actual: 10, forecast: 30, pipeline: 8 }]), 100, 240).slice(1);
    expect(both.map(([series, , { x, width }]) => [series, x, width])).to.deep.equal([
      ['forecast', 16.67, 33.33],
      ['pipeline', 50, 33.33],
    ]);
  });

  it('draws nothing for a value of 0, and a pixel for the least of others', () => {
    const heights = boxes(columns([{ actual: 0 }, { actual: 1 }, { actual: 10_000 }]), 300, 240).map(
      ([, , { height }]) => height,
    );
    expect(heights).to.deep.equal([0, 1, 205]);
  });

  it('N2 points at the bar with last year at the right edge, 7 px at least, over the bar where the gap is too narrow', () => {
    const arrows = (width: number) =>
      layoutColumns(columns(BEFORE), space(width, 240)).arrows.map(({ mark, ...arrow }) => [mark.at, px(arrow)]);
    expect(arrows(200)).to.deep.equal([
      [0, { x: 85.95, y: 167, size: 8, turn: 'left' }],
      [1, { x: 185.95, y: 167, size: 8, turn: 'left' }],
    ]);
    expect(arrows(60)[1]).to.deep.equal([1, { x: 53.05, y: 171.38, size: 7, turn: 'left' }]);
  });

  it('N5 ends an outlier in a triangle beyond its bar, on the side where it goes on', () => {
    const plan = columns([
      { actual: 1000, target: 100 },
      { actual: 100, target: 1000 },
    ]);
    const { arrows, row, unit } = layoutColumns(plan, space(200, 240));
    const reach = 400 * -unit;
    expect(arrows.map(({ mark: _, ...arrow }) => px(arrow))).to.deep.equal([
      px({ x: 57.14, y: row! - reach - 1.5 - 4, size: 8, turn: 'up' }),
      px({ x: 157.14, y: row! + reach + 1.5 + 4, size: 8, turn: 'down' }),
    ]);
    const narrow = columns(Array.from({ length: 3 }, (_, at) => ({ actual: at ? 10 : 1000, target: 10 })));
    expect(layoutColumns(narrow, space(3 * 18, 240)).arrows[0]!.size).to.equal(8);
  });

  it('draws one line for each run of the axis, and two rails for the row of variances', () => {
    const plan = columns([...JUDGED, ...JUDGED], (at) => ({ open: at > 2 }));
    expect(layoutColumns(plan, space(400, 240)).lines).to.deep.equal([
      { kind: 'axis', x1: 0, y1: 222, x2: 300, y2: 222 },
      { kind: 'open', x1: 300, y1: 222, x2: 400, y2: 222 },
      { kind: 'row', x1: 0, y1: 38, x2: 400, y2: 38 },
      { kind: 'row', x1: 0, y1: 41, x2: 400, y2: 41 },
    ]);
    expect(layoutColumns(columns(GAINS), space(200, 240)).lines).to.deep.equal([
      { kind: 'axis', x1: 0, y1: 222, x2: 200, y2: 222 },
    ]);
  });

  it('writes names under the middle of bar and target, those at the edges inside', () => {
    const names = (plan: Plan, width: number) =>
      layoutColumns(plan, space(width, 240))
        .texts.filter(({ y }) => y > 230)
        .map(({ text, x, y, anchor, tone }) => [text, Math.round(x * 100) / 100, y, anchor, tone]);
    expect(
      names(
        columns(JUDGED, (at) => ({ now: at === 1 })),
        200,
      ),
    ).to.deep.equal([
      ['Jan', 50, 236, 'middle', 'muted'],
      ['Feb', 150, 236, 'middle', 'bold'],
    ]);
    expect(
      names(
        columns([{ actual: 1 }], () => ({ label: 'Wide', short: [] })),
        20,
      )[0]![1],
    ).to.equal(12);
  });

  it('writes eras under the names, from the left edge of their first point', () => {
    const plan = columns(GAINS, (at) => ({ era: `${2025 + at}` }));
    const eras = layoutColumns(plan, space(200, 240)).texts.filter(({ text }) => text.startsWith('20'));
    expect(eras.map(({ at: _, ...text }) => text)).to.deep.equal([
      { text: '2025', x: 2, y: 236, anchor: 'left', tone: 'muted' },
      { text: '2026', x: 102, y: 236, anchor: 'left', tone: 'muted' },
    ]);
  });

  it('N6 writes a value 4 px above its bar, a loss below it, all on the bars where one would stand on its target, and variances clear of their rails', () => {
    const texts = (plan: Plan) =>
      layoutColumns(plan, space(200, 240))
        .texts.filter(({ y }) => y < 223)
        .map(({ text, x, y, tone }) => [text, Math.round(x * 100) / 100, Math.round(y * 100) / 100, tone]);
    expect(texts(columns(LOSSES))).to.deep.equal([
      ['100', 50, 13, 'ink'],
      ['-100', 150, 219, 'ink'],
    ]);
    expect(texts(columns(JUDGED))).to.deep.equal([
      ['100', 57.14, 124, 'within'],
      ['60', 157.14, 168, 'within'],
      ['+20', 57.14, 13, 'good'],
      ['-40', 157.14, 97, 'bad'],
    ]);
  });

  it('N6 a value gives way upwards to the triangle of last year where it would lie on it', () => {
    const y = (previous: number) =>
      layoutColumns(columns([{ actual: 1000, target: 1000, previous }]), space(32, 300)).texts.find(
        ({ text }) => text === '1000',
      )?.y;
    expect(y(1000)! < y(10)!).to.equal(true);
  });
});

describe('axisNames', () => {
  const points = (count: number, now = -1) =>
    columns(
      Array.from({ length: count }, () => ({ actual: 1 })),
      (at) => ({ short: [`Period ${at % 10}`, 'Per', 'P'], now: at === now }),
    );
  const names = (count: number, step: number, now?: number) => axisNames(points(count, now), space(1, 1), step);

  it('takes the longest names of which each fits three quarters of its category', () => {
    expect(names(2, 64)).to.deep.equal(['Period 0', 'Period 1']);
    expect(names(2, 63)).to.deep.equal(['Per', 'Per']);
    expect(names(2, 23)).to.deep.equal(['P', 'P']);
  });

  it('leaves out names where not even the shortest fit, but never that of the running point', () => {
    expect(names(4, 8.9)).to.deep.equal(['P', undefined, 'P', undefined]);
    expect(names(4, 8.9, 1)).to.deep.equal([undefined, 'P', undefined, 'P']);
    expect(names(4, 9)).to.deep.equal(['P', 'P', 'P', 'P']);
  });
});

describe('eraNames', () => {
  const named = (eras: readonly (string | undefined)[], step: number) =>
    eraNames(
      columns(
        eras.map(() => ({ actual: 1 })),
        (at) => ({ era: eras[at] }),
      ),
      step,
      space(1, 1).textWidth,
    );

  it('stand where they change, and are left out where the one before has not ended 6 px earlier', () => {
    expect(named(['2025', '2025', '2026'], 20)).to.deep.equal(['2025', undefined, '2026']);
    expect(named(['2025', '2026', '2027'], 30)).to.deep.equal(['2025', '2026', '2027']);
    expect(named(['2025', '2026', '2027'], 29)).to.deep.equal(['2025', undefined, '2027']);
  });

  it('are not written where all have the same', () => {
    expect(named(['2025', '2025'], 50)).to.deep.equal([undefined, undefined]);
  });
});
