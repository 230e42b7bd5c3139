import { expect } from '@open-wc/testing';
import { sceneOf } from '../../src/charts/chart-scene.ts';
import { NOTATION } from './notation.ts';
import { layoutBars } from '../../src/charts/layout-bars.ts';
import { layoutColumns } from '../../src/charts/layout-columns.ts';
import type { ChartLayout } from '../../src/charts/layout.ts';
import { planOf } from '../../src/charts/plan.ts';
import { chart, room, RUNNING, YEAR } from './fixture.ts';

const columns = sceneOf(layoutColumns(planOf(chart('columns', YEAR, RUNNING)), room(640, 240)));
const bars = sceneOf(
  layoutBars(planOf(chart('bars', [{ actual: 4, target: 5, previous: 3 }, { actual: -2 }])), room(400, 90)),
);

const EMPTY: ChartLayout = {
  width: 100,
  height: 50,
  fontSize: 12,
  rtl: false,
  band: { axis: 'x', start: 0, step: 10 },
  zero: 40,
  unit: -1,
  boxes: [],
  arrows: [],
  lines: [],
  texts: [],
};
const text = (words: string, x: number, y = 10) =>
  ({ at: 0, text: words, x, y, anchor: 'middle', tone: 'ink' }) as const;
const box = (form: 'solid' | 'outline', x: number) => {
  const mark = { at: 0, series: 'actual', form, from: 0, to: 1 } as const;
  return { mark, x, y: 2.4, width: 8.2, height: 5 };
};

describe('scene of a chart', () => {
  it('is plain data: it survives JSON', () => {
    for (const scene of [columns, bars]) expect(JSON.parse(JSON.stringify(scene))).to.deep.equal(scene);
  });

  it('N1 draws the marks of one notation as one path, back to front', () => {
    const looks = columns.paths.map(({ look }) => look);
    expect(new Set(looks).size).to.equal(looks.length);
    expect(looks.slice(0, 3)).to.deep.equal(['target outline', 'actual solid', 'forecast hatch']);
    expect(columns.paths[1]!.d.match(/M/g)).to.have.length(6);
  });

  it('N1 says every look in words of the notation', () => {
    const known = new Set(Object.keys(NOTATION).flatMap((key) => key.split(' ')));
    // These tell where a mark comes from; how it is drawn the word beside them says.
    for (const word of ['solid', 'triangle', 'target', 'forecast', 'pipeline']) known.add(word);
    const looks = [columns, bars].flatMap(({ paths, texts }) => [...paths, ...texts].map(({ look }) => look));
    expect(looks.flatMap((look) => look.split(' ')).filter((word) => !known.has(word))).to.deep.equal([]);
  });

  it('stands edges on whole pixels and outlines on half ones', () => {
    const { paths } = sceneOf({ ...EMPTY, boxes: [box('solid', 1.3), box('outline', 20.6)] });
    expect(paths.map(({ d }) => d)).to.deep.equal(['M1 2H10V7H1z', 'M21.5 2.5H28.5V6.5H21.5z']);
  });

  it('points a triangle with its tip where the value is', () => {
    const mark = { at: 0, series: 'previous', form: 'triangle', from: 0, to: 1 } as const;
    const tip = (turn: 'left' | 'up') =>
      sceneOf({ ...EMPTY, arrows: [{ mark, x: 5, y: 6, size: 4, turn }] }).paths[0]!.d;
    expect(tip('left')).to.equal('M5 6L8.4 8L8.4 4z');
    expect(tip('up')).to.equal('M5 6L7 9.4L3 9.4z');
  });

  it('sets letters of one line into one text, and words and other lines apart', () => {
    const texts = [text('J', 5), text('F', 15.04), text('Mar', 25), text('A', 35, 20), text('M', 45)];
    expect(sceneOf({ ...EMPTY, texts }).texts.map((one) => [one.text, String(one.x)])).to.deep.equal([
      ['JFM', '5,15,45'],
      ['Mar', '25'],
      ['A', '35'],
    ]);
  });
});
