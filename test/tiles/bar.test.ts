import { expect, nextFrame } from '@open-wc/testing';
import { memorySource } from '../../src/adapters/memory.ts';
import { TargetFilterRequestedEvent } from '../../src/board/events.ts';
import '../../src/define/all.ts';
import type { TargetDrillEvent } from '../../src/tiles/tile/drill-event.ts';
import { buttonNamed, drawn, find, press, touched, written } from './charts.ts';
import { clearStage, figuresWhen, settled, stage, textOf, world } from './fixture.ts';
import type { TileLike } from './fixture.ts';

const BAR = '<target-bar style="width:480px;height:300px"';
const bar = (attributes = '') => stage(`${BAR} ${attributes}></target-bar>`).tile;
const keys = async (tile: TileLike) => (await settled(tile)).points.map(({ key }) => key);

/** A board on which `count` people sold something, nobody in a group. */
function crowd(count: number): TileLike {
  const sales = Array.from({ length: count }, (_, index) => ({
    date: '2026-03-10',
    user: `person ${index}`,
    amount: String(1000 + count - index),
  }));
  return stage(`${BAR} by="user"></target-bar>`, {}, { source: memorySource({ sales }) }).tile;
}

describe('target-bar', () => {
  afterEach(clearStage);

  for (const [attributes, expected] of [
    ['', ['group:north', 'group:west']],
    ['by="user"', ['user:ann', 'user:bob', 'user:cleo']],
    ['owner="group:north"', ['user:ann', 'user:bob']],
  ] as const) {
    it(`R10 has one bar each, largest first: ${attributes || 'the company by group'}`, async () => {
      expect(await keys(bar(attributes))).to.deep.equal(expected);
    });
  }

  it('says a wrong `by`, and takes the next level', async () => {
    const tile = bar('by="planet"');
    expect(await keys(tile)).to.deep.equal(['group:north', 'group:west']);
    expect(tile.figures.notes).to.deep.include({ code: 'wrong-attribute', value: 'by=planet' });
  });

  it('writes name, value and variance of each bar, and that there is no target', async () => {
    const tile = bar('by="user"');
    await drawn(tile);
    expect(written(tile, 'name')).to.include.members(['Ann Bell', 'Bob Carr', 'Cleo Dale']);
    expect(written(tile, 'ink')).to.include.members(['18.0', '9.0']);
    expect(written(tile, 'muted')).to.include.members(['target is 0', 'no target'].slice(1));
  });

  it('N4 shows in what long names differ, and says all of them in speech, tooltip and table', async () => {
    const ends = ['Breda', 'Gouda', 'Zutphen'].flatMap((city) => [`${city} 1`, `${city} 2`, `${city} 3`]);
    const names = ends.map((end) => `Nordwind Handelsmaatschappij Benelux ${end}`);
    const sales = names.map((user, at) => ({ date: '2026-03-10', user, amount: String(3000 - at) }));
    const { tile } = stage(`${BAR} by="user"></target-bar>`, {}, { source: memorySource({ sales }) });
    await drawn(tile);
    const shown = written(tile, 'name').filter((text) => text.includes('…'));
    expect(shown.map((text) => text.replace(/^.*…/, ''))).to.deep.equal(ends);
    expect(await press(tile, 'Home')).to.contain(names[0]);
    expect(find(tile, '.tip strong').textContent).to.equal(names[0]);
    buttonNamed(tile, 'Show as table')!.click();
    await touched(tile);
    expect(find<HTMLTableElement>(tile, 'table').tBodies[0]!.rows[2]!.cells[0]!.textContent).to.equal(names[2]);
  });

  it('shows per cent of each own target with `as-percent`, and says who has none', async () => {
    const tile = bar('by="user" as-percent');
    await drawn(tile);
    expect(written(tile, 'ink')).to.include('100%');
    expect(written(tile, 'muted')).to.include.members(['9.00\u00A0k · no target', '9.00\u00A0k · target is 0']);
  });

  it('draws a forecast and last year only where they are asked for, with a legend', async () => {
    const legend = (tile: TileLike) =>
      [...tile.shadowRoot!.querySelectorAll('.legend :is(.series, .key)')].map((entry) => entry.textContent.trim());
    const alone = bar('by="user" compare="none"');
    await drawn(alone);
    expect(legend(alone)).to.deep.equal([]);
    const tile = bar('by="user"');
    await drawn(tile);
    expect(legend(tile)).to.deep.equal(['actual', 'target', 'expected by Sep 15', '± vs expected']);
    expect(find(tile, '.compared').getClientRects().length).to.equal(0);
    expect(!!find(tile, '.content path.forecast')).to.equal(false);
    const more = bar('by="user" compare="target forecast previous-year"');
    await drawn(more);
    expect(legend(more)).to.include.members(['actual', 'target', 'forecast', 'last year']);
    expect(find(more, '.content path.forecast.hatch')).to.exist;
  });

  it('I1 says every bar; E2 lists them with their total', async () => {
    const tile = bar('by="user"');
    await drawn(tile);
    expect(await press(tile, 'Home')).to.match(/^Ann Bell: target reached, 18 of 18 thousand euros/);
    expect(await press(tile, 'End')).to.match(/^Cleo Dale: .*no target/);
    buttonNamed(tile, 'Show as table')!.click();
    await touched(tile);
    const rows = [...find<HTMLTableElement>(tile, 'table').tBodies[0]!.rows];
    expect(rows.map(({ cells }) => cells[0]!.textContent)).to.deep.equal([
      'Ann Bell',
      'Bob Carr',
      'Cleo Dale',
      'Total',
    ]);
    expect(rows[3]!.cells[1]!.textContent).to.equal('36.00');
  });

  it('I3 tells whose bar was chosen', async () => {
    const tile = bar('by="user"');
    await drawn(tile);
    const heard = new Promise<TargetDrillEvent>((resolve) => tile.addEventListener('target-drill', resolve));
    await press(tile, 'Home', 'ArrowRight', 'Enter');
    const { owner, period, query } = await heard;
    expect({ owner, period }).to.deep.equal({ owner: 'user:bob', period: { from: '2026-01-01', to: '2026-12-31' } });
    expect(query).to.deep.include({ owner: 'user:bob', from: '2026-01-01', to: '2026-09-15' });
  });

  it('I5 narrows the other tiles on a board with `cross-filter`, and lets them go when chosen again', async () => {
    const { board } = stage(`${BAR}></target-bar><target-number></target-number>`, { 'cross-filter': '' });
    const [tile, number] = [...board.children] as [TileLike, TileLike];
    await settled(number);
    await drawn(tile);
    await press(tile, 'Home', 'Enter');
    expect((await figuresWhen(number, ({ owner }) => owner.id === 'group:north')).total.actual).to.equal(27_000);
    expect(await keys(tile)).to.deep.equal(['group:north', 'group:west']);
    expect(find(tile, '.chosen')).to.exist;
    await press(tile, 'Home', 'Enter');
    expect((await figuresWhen(number, ({ owner }) => owner.id === 'company')).total.actual).to.equal(36_000);
    expect(find(tile, '.chosen')).to.equal(null);
  });

  it('I5 marks the bar that a page has chosen, though no reader has touched it', async () => {
    const { tile } = stage(`${BAR}></target-bar>`, { 'cross-filter': '' });
    await drawn(tile);
    tile.dispatchEvent(new TargetFilterRequestedEvent({ owner: 'group:north' }));
    while (!find(tile, '.chosen')) await nextFrame();
    await touched(tile);
    expect(find(tile, '.chosen').getBoundingClientRect().height).to.be.above(10);
  });

  it('I5 the choice can be refused', async () => {
    const { board, tile } = stage(`${BAR}></target-bar>`, { 'cross-filter': '' });
    await drawn(tile);
    board.addEventListener('target-filter-requested', (event: TargetFilterRequestedEvent) => event.preventDefault(), {
      capture: true,
    });
    await press(tile, 'Home', 'Enter');
    expect(find(tile, '.chosen')).to.equal(null);
  });

  it('shows more owners than fit: all are reached, and how many wait below is said', async () => {
    const tile = crowd(20);
    const plot = await drawn(tile);
    expect(find(tile, '.rest').textContent).to.match(/^and \d+ more$/);
    // It lies on no row that is counted as seen, and hides those in part, once the box has its size.
    const covers = () => {
      const rest = find(tile, '.rest').getBoundingClientRect();
      const { top, bottom } = plot.getBoundingClientRect();
      const count = tile.figures.points.length;
      const row = find(tile, '.content').getBoundingClientRect().height / count;
      const whole = count - Number(/\d+/.exec(find(tile, '.rest').textContent)![0]);
      return Math.abs(rest.top - top - whole * row) > 1 || Math.abs(rest.bottom - bottom) > 1;
    };
    while (covers()) await nextFrame();
    expect(await press(tile, 'End')).to.match(/^person 19: /);
    expect(plot.scrollTop).to.be.above(0);
  });

  it('N13 many bars take the room of the sentence, but not of the verdict', async () => {
    const says = async (part: string, tile: TileLike) => {
      tile.style.height = '220px';
      const plot = await drawn(tile);
      const { top, left, bottom, height } = find(tile, `[part=${part}]`).getBoundingClientRect();
      const { top: start, bottom: end, right: edge } = plot.getBoundingClientRect();
      const isApart = part === 'status' ? bottom <= start + 1 : top >= end - 1;
      return height > 0 && left < edge && isApart && bottom < tile.getBoundingClientRect().bottom;
    };
    expect(await says('sentence', bar('by="item"'))).to.equal(true);
    expect(await says('sentence', crowd(20))).to.equal(false);
    expect(await says('status', crowd(20))).to.equal(true);
  });

  it('E7 is laid out anew when a font of the page has come', async () => {
    const face = new FontFace('Late', 'url(/node_modules/storybook/assets/browser/nunito-sans-bold.woff2)');
    document.fonts.add(face);
    const start = (tile: TileLike) => find<SVGPathElement>(tile, '.content path.actual').getBBox().x;
    const inFont = async (font: string) => {
      const { tile } = stage(`${BAR} by="user"></target-bar>`, { style: `--target-font: ${font}` });
      await drawn(tile);
      return tile;
    };
    const before = start(await inFont('monospace'));
    const tile = await inFont('Late, monospace');
    await face.load();
    while (start(tile) === before) await nextFrame();
    expect(start(tile)).to.equal(start(await inFont('Late, monospace')));
    document.fonts.delete(face);
  });

  it('draws 500 owners on a canvas, and never more rows of them than are near', async () => {
    const { Chart } = await import('../../src/charts/chartjs.ts');
    const tile = crowd(500);
    const plot = await drawn(tile, 'canvas');
    const canvas = find<HTMLCanvasElement>(tile, 'canvas');
    while (!Chart.getChart(canvas)) await nextFrame();
    const chart = Chart.getChart(canvas)!;
    expect(plot.scrollHeight).to.be.above(500 * 24 - 1);
    expect(chart.data.labels!.length).to.be.below(60);
    plot.scrollTop = plot.scrollHeight;
    while (chart.data.labels!.at(-1) !== 'user:person 499') await nextFrame();
    expect(chart.data.labels!.length).to.be.below(60);
  });

  it('R10, E2 has one bar and one row for all beyond 500, which filters nothing', async () => {
    const tile = crowd(512);
    const board = tile.parentElement!;
    board.setAttribute('cross-filter', '');
    await drawn(tile, 'canvas');
    expect(await press(tile, 'End')).to.match(/^and 12 more: no target, 12\.1 thousand/);
    const heard = new Promise<TargetDrillEvent>((resolve) => tile.addEventListener('target-drill', resolve));
    await press(tile, 'Enter');
    expect(await heard).to.include({ key: 'more', label: 'and 12 more', owner: 'company' });
    buttonNamed(tile, 'Show as table')!.click();
    await touched(tile);
    const rows = [...find<HTMLTableElement>(tile, 'table').tBodies[0]!.rows];
    expect(rows).to.have.length(502);
    expect(rows.slice(-2).map(({ cells }) => cells[0]!.textContent)).to.deep.equal(['and 12 more', 'Total']);
  });

  it('shows as a table the bars that wait below, by the button that counts them', async () => {
    const tile = crowd(40);
    await drawn(tile);
    find<HTMLButtonElement>(tile, 'button.rest').click();
    await touched(tile);
    expect(tile.shadowRoot!.querySelectorAll('.chart.table tbody tr').length).to.be.at.least(40);
  });

  for (const [people, rem, width] of [
    [1, 13.75, 480],
    [9, 20.625, 480],
    [40, 30, 480],
    [12, 25.5, 480],
    // Wide and high, it has larger type.
    [12, 34, 1000],
    [9, 20.625, 1000],
  ] as const)
    it(`is as high as its bars need where the page says no height: ${people} people, ${width} px, ${rem} rem`, async () => {
      const sales = Array.from({ length: people }, (_, at) => ({ date: '2026-03-10', user: `p${at}`, amount: '5' }));
      const markup = `<target-bar style="width:${width}px;height:auto" by="user"></target-bar>`;
      const { tile } = stage(markup, {}, { source: memorySource({ sales }) });
      await drawn(tile);
      while (tile.getBoundingClientRect().height / 16 !== rem) await nextFrame();
      // Once its new size is told, every bar has room.
      while (people <= 12 && find(tile, 'button.rest')?.checkVisibility()) await nextFrame();
      tile.style.height = '200px';
      expect(tile.getBoundingClientRect().height, 'the page has the last word').to.equal(200);
    });

  it('has the room of its bars again after its table was shown', async () => {
    const tile = crowd(10);
    const room = async () => (await drawn(tile)).getBoundingClientRect().height;
    await drawn(tile);
    await tile.updateComplete;
    const before = await room();
    buttonNamed(tile, 'Show as table')!.click();
    await touched(tile);
    buttonNamed(tile, 'Show as chart')!.click();
    await touched(tile);
    expect(await room()).to.equal(before);
  });

  it('runs from right to left where the language does', async () => {
    const { tile } = stage(`${BAR} by="user"></target-bar>`, { locale: 'ar' });
    await drawn(tile);
    const names = [...tile.shadowRoot!.querySelectorAll('.content text.name')].find(
      ({ textContent }) => textContent === 'Ann Bell',
    )!;
    const actual = find<SVGPathElement>(tile, '.content path.actual');
    expect(names.getBoundingClientRect().left).to.be.above(actual.getBoundingClientRect().right);
  });

  it('keeps its figures and words where nothing can be drawn', async () => {
    const { tile } = stage(`<target-bar style="width:160px;height:90px"></target-bar>`, {}, world());
    await settled(tile);
    while (!tile.shadowRoot!.querySelector('.value')) await nextFrame();
    expect(textOf(tile)).to.contain('36.0');
  });

  it('E3 passes axe', async () => {
    const tile = bar('by="user" compare="target previous-year"');
    await drawn(tile);
    await expect(tile).to.be.accessible();
  });
});
