import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { sceneOf } from '../../src/charts/chart-scene.ts';
import { layoutColumns } from '../../src/charts/layout-columns.ts';
import { groundOf } from '../../src/charts/layout.ts';
import type { Room, Text } from '../../src/charts/layout.ts';
import { planOf, type Chart } from '../../src/charts/plan.ts';
import { chart, room, type Values } from './fixture.ts';

/** Every letter is 6 px wide. */
const space = (width: number, height: number, rtl = false): Room => ({
  ...room(width, height, rtl),
  textWidth: (text) => text.length * 6,
});
const layout = (values: readonly Values[], now: number, where: Room) =>
  layoutColumns(planOf(chart('columns', values, now)), where);
/** Texts of a point, but for its name on the axis. */
const values = (all: readonly Text[], at: number) =>
  all.filter((text) => text.at === at && text.tone !== 'bold').map(({ text, tone }) => [text, tone]);

const RUNNING: Values = { actual: 100, forecast: 245 };
/** So many months that are over and lower, then one that runs. */
const after = (count: number) => [...Array.from({ length: count }, () => ({ actual: 90 })), RUNNING];

/** The same, with a bar that is too low for words. */
const lowAfter = (count: number) => after(count).map((one) => (one === RUNNING ? { ...RUNNING, actual: 40 } : one));

describe('values of a column that runs', () => {
  it('N3 says what is sold in its bar, which leaves the hatch whole, and where it will end above that', () => {
    const { texts, boxes } = layout(after(5), 5, space(200, 200));
    const [sold, end] = texts.filter(({ at, tone }) => at === 5 && tone !== 'bold');
    expect([sold!.tone, end!.tone]).to.deep.equal(['within', 'muted']);
    const bar = boxes.find(({ mark }) => mark.series === 'actual' && mark.at === 5)!;
    expect(sold!.y).to.be.within(bar.y + 10, bar.y + bar.height);
  });

  it('N3 says each where its bar ends, where the bar is too low for it', () => {
    const { texts, boxes, fontSize } = layout(lowAfter(5), 5, space(200, 72));
    const own = texts.filter(({ at, tone }) => at === 5 && tone !== 'bold');
    expect(own.map(({ text, tone }) => [text, tone])).to.deep.equal([
      ['40', 'ink'],
      ['245', 'muted'],
    ]);
    const bar = boxes.find(({ mark }) => mark.series === 'actual' && mark.at === 5)!;
    const hatch = boxes.find(({ mark }) => mark.series === 'forecast')!;
    expect([own[0]!.y, own[1]!.y]).to.deep.equal([bar.y - 4, hatch.y - 4]);
    const ground = groundOf(own[0]!, fontSize);
    expect(ground.y + ground.height).to.equal(Math.round(bar.y));
    expect(ground.y).to.be.greaterThan(hatch.y);
  });

  it('N3 says where it will end at its hatch, whatever is wanted above that', () => {
    for (const target of [250, 260, 280, 320, 400]) {
      const { texts, boxes } = layout([...after(5).slice(0, 5), { ...RUNNING, target }], 5, space(240, 200));
      const end = texts.find(({ text }) => text === '245')!;
      const hatch = boxes.find(({ mark }) => mark.series === 'forecast')!;
      expect(end.y, String(target)).to.be.closeTo(hatch.y - 4, 0.1);
    }
  });

  it('N5 says differences at least 6 px apart, without decimals where they fit so, or none', () => {
    const one = chart(
      'columns',
      Array.from({ length: 10 }, () => ({ actual: 40.25, target: 60 })),
    );
    const points = one.points.map((point) => ({
      ...point,
      variance: { value: -20, text: '−20.25', brief: '−20', tone: 'bad' as const },
    }));
    const plan = planOf({ ...one, points, write: (value) => value.toFixed(2), brief: (value) => value.toFixed(0) });
    const said = (width: number) => {
      const spots = layoutColumns(plan, space(width, 300)).texts.filter(({ text }) => text.startsWith('−'));
      for (const [at, { x, text }] of spots.entries())
        if (at) expect(x - spots[at - 1]!.x - text.length * 6).to.be.at.least(6);
      return spots.length ? spots[0]!.text : '';
    };
    expect([520, 300, 190].map(said)).to.deep.equal(['−20.25', '−20', '']);
    expect(layoutColumns(plan, space(230, 300)).texts.filter(({ text }) => text === '−20')).to.have.length(0);
  });

  it('E7 columns take the room of a value where none stands on the highest of them, unless they share their scale', () => {
    const held = { actual: 40, target: 100 };
    const months = Array.from({ length: 12 }, () => held);
    const plan = planOf(chart('columns', months));
    const top = (one: typeof plan) => Math.min(...layoutColumns(one, space(240, 140)).boxes.map(({ y }) => y));
    expect(top(plan)).to.be.lessThan(4);
    expect(top({ ...plan, isShared: true })).to.be.greaterThan(12);
  });

  it('N6 says no target where no actual can be said, as which it would be read', () => {
    const months = Array.from({ length: 12 }, (_, at) => (at < 9 ? { actual: 7000, target: 10_000 } : { target: 999 }));
    const { texts } = layoutColumns(planOf(chart('columns', months)), space(300, 140));
    expect(texts.filter(({ text }) => text === '999')).to.deep.equal([]);
  });

  it('N3 says what is sold in its bar below a hatch that is too low for words', () => {
    const low = after(5).map((one) => (one === RUNNING ? { actual: 100, forecast: 107 } : one));
    expect(values(layout(low, 5, space(200, 200)).texts, 5)).to.deep.equal([
      ['100', 'within'],
      ['107', 'muted'],
    ]);
  });

  it('N3 says what is sold alone, where the hatch is too low for it', () => {
    const low = after(5).map((one) => (one === RUNNING ? { actual: 100, forecast: 102 } : one));
    expect(values(layout(low, 5, space(200, 200)).texts, 5)).to.deep.equal([['100', 'ink']]);
  });

  it('N3 never says what is sold on top of a hatch', () => {
    const narrow = after(11).map((one) =>
      one === RUNNING ? { actual: 10_000, forecast: 24_500 } : { actual: 25_000 },
    );
    const written = layout(narrow, 11, space(300, 70)).texts.filter(({ at, tone }) => at === 11 && tone !== 'bold');
    expect(written.map(({ text }) => text)).to.deep.equal([]);
  });

  it('N3 leaves out where it will end rather than what is sold, beside what is higher', () => {
    const months: readonly Values[] = [{ actual: 300 }, { actual: 30, forecast: 245_000 }, { actual: 900 }];
    const written = values(layout(months, 1, space(100, 400)).texts, 1);
    expect(written.map(([text]) => text)).to.deep.equal(['30']);
  });

  it('N3 sets the value off from the hatch by a ground in the colour of the tile, behind all words', () => {
    const { paths, texts } = sceneOf(layout(lowAfter(5), 5, space(200, 72)));
    expect(paths.findIndex(({ look }) => look === 'surface solid')).to.be.greaterThan(
      paths.findIndex(({ look }) => look === 'forecast hatch'),
    );
    expect(texts.some(({ text, look }) => text === '40' && look === 'ink')).to.equal(true);
    expect(sceneOf(layout([RUNNING], 0, space(200, 200))).paths.some(({ look }) => look === 'surface solid')).to.equal(
      false,
    );
  });

  it('N6 says all that is over without decimals in bars too narrow for more, or none of it', () => {
    const months = Array.from({ length: 10 }, () => ({ actual: 40, target: 100 }));
    const decimal = { ...chart('columns', months), write: (value: number) => value.toFixed(4) };
    const said = (one: Chart) => layoutColumns(planOf(one), room(400, 200)).texts.map(({ text }) => text);
    const isSaid = (texts: readonly string[]) => texts.filter((text) => text.startsWith('40')).length;
    expect(isSaid(said({ ...decimal, brief: (value) => value.toFixed(0) }))).to.equal(10);
    expect(isSaid(said({ ...decimal, points: decimal.points.slice(0, 2) }))).to.equal(2);
    const close = months.map((month, at) => ({ ...month, target: at ? 41 : 100 }));
    expect(isSaid(said({ ...chart('columns', close), write: () => '40.00 EUR' }))).to.equal(0);
  });

  it('N6 writes differences without decimals where values are, so that all have the same', () => {
    const months = Array.from({ length: 10 }, (_, at) => ({ actual: 40.1234, target: 100 + at }));
    const one = chart('columns', months);
    const brief = (value: number) => value.toFixed(0);
    const points = one.points.map((point, at) => ({
      ...point,
      variance: { value: -60 - at, text: `−${60 + at}.0000`, brief: `−${60 + at}`, tone: 'bad' as const },
    }));
    const { texts } = layoutColumns(
      planOf({ ...one, points, write: (value) => value.toFixed(4), brief }),
      space(300, 300),
    );
    const numbers = texts.map(({ text }) => text).filter((text) => /\d/.test(text));
    expect(numbers.filter((text) => text.startsWith('40'))).to.have.length(10);
    expect(numbers.filter((text) => text.includes('.'))).to.deep.equal([]);
  });

  it('N6 says values without decimals above bars where more of them have room then, else as they are', () => {
    const months = Array.from({ length: 10 }, (_, at) => ({ actual: 40.5 + at }));
    const decimal: Chart = {
      ...chart('columns', months),
      write: (value) => value.toFixed(2),
      brief: (value) => value.toFixed(0),
    };
    const numbers = (width: number) =>
      layoutColumns(planOf(decimal), space(width, 200)).texts.flatMap(({ text }) => (/\d/.test(text) ? [text] : []));
    expect(numbers(400)).to.deep.equal(months.map(({ actual }) => actual.toFixed(2)));
    expect(numbers(250)).to.deep.equal(months.map(({ actual }) => actual.toFixed(0)));
  });

  it('N6 says all values, or those of the running one and of the highest before it', () => {
    const months = [5, 9, 7, 2, 8].map((sold) => ({ actual: sold * 1e6 }));
    const said = (width: number) =>
      layout([...months, { actual: 9.5e6 }], 5, space(width, 200))
        .texts.filter(({ tone, text }) => tone === 'ink' && /^\d{5}/.test(text))
        .map(({ at }) => at);
    expect(said(500)).to.deep.equal([0, 1, 2, 3, 4, 5]);
    expect(said(250)).to.have.members([1, 5]);
  });

  it('N6 stands on the bar or within its target, never on the edge of a target that is far above it', () => {
    const months: readonly Values[] = [
      { actual: 100, target: 60 },
      { actual: 40, target: 100 },
    ];
    const at = (width: number, height: number) => layout(months, -1, space(width, height));
    expect(values(at(200, 200).texts, 1)).to.deep.include(['40', 'within']);
    // A bar too narrow for it: it stands at the bar's end, across the side of the outline.
    const narrow = layout(
      [...months, ...months].map((month) => ({ actual: month.actual! * 1000, target: month.target! * 1000 })),
      -1,
      space(180, 300),
    );
    const [value] = narrow.texts.filter((text) => text.at === 1 && text.tone === 'ink');
    expect([value?.text, value?.edged]).to.deep.equal(['40000', true]);
    const bar = narrow.boxes.find(({ mark }) => mark.series === 'actual' && mark.at === 1)!;
    expect(value!.y).to.equal(bar.y - 4);
    expect(sceneOf(narrow).texts.some(({ look }) => look === 'ink edged')).to.equal(true);
  });

  it('N3 leaves out what a running column has sold rather than write it on the edge of its target', () => {
    const months = (target: number) => [
      ...Array.from({ length: 11 }, () => ({ actual: 30_000, target: 30_000 })),
      { actual: 23_900, forecast: 24_000, target },
    ];
    const written = (target: number) => {
      const { texts } = layoutColumns(planOf(withoutVariance(months(target), 11)), space(444, 140));
      return values(texts, 11).map(([text]) => text);
    };
    expect(written(27_000)).to.deep.equal([]);
    expect(written(24_500)).to.deep.equal(['23900']);
  });

  it('N3 never says where a column will end without what it has sold, at any size and with any values', () => {
    const amount = fc.integer({ min: -2000, max: 5000 });
    const month = fc.record({ actual: amount, target: amount, forecast: amount });
    const size = fc.record({ width: fc.integer({ min: 120, max: 1200 }), height: fc.integer({ min: 60, max: 700 }) });
    fc.assert(
      fc.property(
        fc.array(month, { minLength: 1, maxLength: 14 }),
        fc.nat(13),
        size,
        (months, at, { width, height }) => {
          const now = at % months.length;
          const { actual, forecast } = months[now]!;
          fc.pre(actual !== forecast);
          const said = values(layoutColumns(planOf(withoutVariance(months, now)), space(width, height)).texts, now);
          const texts = said.map(([text]) => text);
          if (texts.includes(String(forecast))) expect(texts).to.include(String(actual));
        },
      ),
    );
  });
});

/** Variances are numbers too. */
function withoutVariance(months: readonly Values[], now: number) {
  const data = chart('columns', months, now);
  return { ...data, points: data.points.map((point) => ({ ...point, variance: undefined })) };
}
