import type { LitElement } from 'lit';
import { expect, nextFrame } from '@open-wc/testing';
import type { Plugin } from 'chart.js';
import '../../src/define/all.ts';
import type { TargetDrillEvent } from '../../src/tiles/tile/drill-event.ts';
import { buttonNamed, drawn, find, press, styleAsIfInFocus, touched, written } from './charts.ts';
import { clearStage, figuresWhen, SALES, settled, stage, textOf, world } from './fixture.ts';
import type { TileLike } from './fixture.ts';

const column = (attributes = '', size = 'width:640px;height:320px') =>
  stage(`<target-column owner="user:ann" style="${size}" ${attributes}></target-column>`).tile;

const pathOf = (tile: TileLike, name: string) => find<SVGPathElement>(tile, `.content path.${name}`);
const series = (tile: TileLike) =>
  [...tile.shadowRoot!.querySelectorAll('.legend .series')].map((button) => button.textContent.trim());

describe('target-column', () => {
  afterEach(clearStage);

  for (const [attributes, keys] of [
    ['', ['2026-01', '2026-12', 12]],
    ['interval="quarter"', ['2026-Q1', '2026-Q4', 4]],
    ['interval="half-year"', ['2026-H1', '2026-H2', 2]],
    ['interval="year" period="2025-01-01/2026-12-31"', ['2025', '2026', 2]],
    ['period="2026-Q3"', ['2026-07', '2026-09', 3]],
  ] as const) {
    it(`has one point per interval: ${attributes || 'months, as the targets have'}`, async () => {
      const { points } = await settled(column(attributes));
      expect([points[0]!.key, points.at(-1)!.key, points.length]).to.deep.equal(keys);
    });
  }

  it('adds up what came before with `cumulative`', async () => {
    const { points } = await settled(column('cumulative'));
    expect(points.slice(0, 3).map(({ actual, target }) => [actual, target])).to.deep.equal([
      [2000, 1500],
      [4000, 3000],
      [6000, 4500],
    ]);
  });

  it('says a wrong interval, and shows that of the targets', async () => {
    const { points, notes } = await settled(column('interval="week"'));
    expect(points).to.have.length(12);
    expect(notes).to.deep.include({ code: 'wrong-attribute', value: 'interval=week' });
  });

  for (const [compare, shown] of [
    ['target', ['actual', 'target', 'forecast']],
    ['target previous-year', ['actual', 'target', 'forecast', 'last year']],
    ['previous-year', ['actual', 'forecast', 'last year']],
    ['none', ['actual', 'forecast']],
  ] as const) {
    it(`draws with compare="${compare}": ${shown.join(', ')}`, async () => {
      const tile = column(`compare="${compare}"`);
      await drawn(tile);
      expect(series(tile)).to.deep.equal(shown);
      expect(tile.figures.points[0]!.target).to.equal(1500);
    });
  }

  it('N3 hatches the running month up to its forecast', async () => {
    const tile = column();
    await drawn(tile);
    expect(getComputedStyle(pathOf(tile, 'forecast')).fill).to.contain('url');
    expect(written(tile, 'bold')).to.deep.equal(['Sep']);
  });

  it('N3 says of the running month what is sold and where it will end, each at its part', async () => {
    const tile = column('period="this-month"');
    await drawn(tile);
    expect(written(tile, 'within')).to.deep.equal(['2.00']);
    expect(written(tile, 'muted')).to.deep.equal(['4.40']);
  });

  it('N3 breaks the axis where books are open, and says so of the point', async () => {
    const tile = column();
    await drawn(tile);
    expect(tile.shadowRoot!.querySelectorAll('.axis.open')).to.have.length(1);
    expect(await press(tile, 'Home')).not.to.contain('books');
    expect(await press(tile, 'Home', ...Array(8).fill('ArrowRight'))).to.contain('figures may still change');
  });

  it('R6 marks the months that the period cuts', async () => {
    const tile = column('period="2026-03-10/2026-05-15"');
    await drawn(tile);
    expect(written(tile, 'muted').filter((text) => text.startsWith('('))).to.deep.equal(['(Mar)', '(May)']);
    expect(await press(tile, 'Home')).to.contain('only part of this month counts');
  });

  it('N5 writes the variance with its sign, in the tone of its impact', async () => {
    const tile = column();
    await drawn(tile);
    expect(written(tile, 'good')).to.include('+0.50');
    const less = column('lower-is-better', 'width:960px;height:320px');
    await drawn(less);
    expect(written(less, 'bad'), 'a plus is bad').to.include('+0.50');
  });

  it('shows per cent of the target with `as-percent`, differences in points', async () => {
    const tile = column('as-percent', 'width:960px;height:320px');
    await drawn(tile);
    expect(written(tile, 'ink')).to.include('133%');
    expect(written(tile, 'good').join()).to.contain('+33\u00A0pp');
    expect(textOf(tile)).to.contain('% of target');
    // Not of months to come, as if they were reached.
    expect(written(tile, 'muted')).not.to.include('100%');
  });

  it('E1 has a picture with its whole in one sentence, and the controls beside it', async () => {
    const tile = column();
    await drawn(tile);
    const name = find(tile, 'svg[role=img]').getAttribute('aria-label')!;
    expect(name)
      .to.match(/^Sales: target reached, /)
      .and.contain('18 of 18 thousand euros')
      .and.contain('100%');
    expect(find(tile, 'svg[role=img]').querySelector('[tabindex], button')).to.equal(null);
  });

  it('I1 is one tab stop that says each point, then each of its series', async () => {
    const tile = column();
    const plot = await drawn(tile);
    expect(plot.querySelectorAll('.content [tabindex="0"]')).to.have.length(1);
    const stops = [...plot.querySelectorAll<HTMLElement>('button, [tabindex]')].filter(
      ({ tabIndex }) => tabIndex === 0,
    );
    expect(stops).to.have.length(2);
    expect(find(tile, '.walk').getAttribute('role')).to.equal('group');
    expect(find(tile, '.walk').getAttribute('aria-label')).to.equal('Sales');
    expect(await press(tile, 'Home')).to.match(/^January 2026: target reached, 2 of 1.5 thousand euros, 500 euros/);
    expect(await press(tile, 'ArrowRight')).to.match(/^February 2026: /);
    expect(await press(tile, 'ArrowDown', 'ArrowDown')).to.match(/^February 2026: target 1\.5 thousand euros$/);
    expect(await press(tile, 'End')).to.match(/^December 2026: target 1\.5 thousand euros/);
  });

  it('I1 shows every figure of a point under the pointer, and goes with Escape', async () => {
    const tile = column('compare="target previous-year"');
    const plot = await drawn(tile);
    const { left, top } = plot.getBoundingClientRect();
    const over = { bubbles: true, clientX: left + 5, clientY: top + 60 };
    find(tile, '.walk').dispatchEvent(new PointerEvent('pointermove', over));
    await touched(tile);
    const tip = find(tile, '.tip');
    expect(tip.matches(':popover-open')).to.equal(true);
    for (const word of ['January 2026', 'actual', 'target', 'of target', 'variance', 'last year', '✓ target reached']) {
      expect(tip.textContent).to.contain(word);
    }
    await press(tile, 'Escape');
    expect(tile.shadowRoot!.querySelector('.tip')).to.equal(null);
  });

  it('I1 Escape closes what a pointer has opened, wherever the focus is', async () => {
    const tile = column();
    const { left, top } = (await drawn(tile)).getBoundingClientRect();
    const over = { bubbles: true, clientX: left + 5, clientY: top + 60 };
    find(tile, '.walk').dispatchEvent(new PointerEvent('pointermove', over));
    await touched(tile);
    expect(find(tile, '.tip').matches(':popover-open')).to.equal(true);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await tile.updateComplete;
    expect(tile.shadowRoot!.querySelector('.tip') === null).to.equal(true);
  });

  it('I1 says the variance of the forecast too, which the chart draws over the running month', async () => {
    const tile = column();
    await drawn(tile);
    const drawnOver = written(tile, 'bad').at(-1) ?? written(tile, 'good').at(-1)!;
    const months = Array<string>(8).fill('ArrowRight');
    expect(await press(tile, 'Home', ...months)).to.match(/, forecast 4\.4 thousand euros/);
    const rows = [...tile.shadowRoot!.querySelectorAll('.tip dl > div')];
    const row = rows.find((one) => one.querySelector('dt')!.textContent === 'forecast against target')!;
    const number = (text: string) => parseFloat(text.replace('−', '-').replace(',', ''));
    expect(number(row.querySelector('dd')!.textContent)).to.be.closeTo(number(drawnOver) * 1000, 60);
    expect(await press(tile, 'Home')).not.to.contain('forecast against target');
  });

  it('I2 leaves the months where they are when a series is hidden, in a narrow tile too', async () => {
    const { tile } = stage(
      '<target-column compare="target previous-year" style="width:360px;height:280px"></target-column>',
    );
    await drawn(tile);
    const cut = () => {
      const plot = find(tile, '.plot').getBoundingClientRect();
      return find(tile, '.content > svg').getBoundingClientRect().bottom - plot.bottom;
    };
    expect(cut()).to.be.at.most(0.5);
    buttonNamed(tile, 'last year')!.click();
    await tile.updateComplete;
    expect(buttonNamed(tile, 'Show all')).to.exist;
    expect(cut()).to.be.at.most(0.5);
  });

  it('I2 hides a series and its variance, shows only one, and all again', async () => {
    const tile = column();
    await drawn(tile);
    buttonNamed(tile, 'target')!.click();
    await tile.updateComplete;
    expect(pathOf(tile, 'target')).to.equal(null);
    expect(pathOf(tile, 'variance')).to.equal(null);
    expect(buttonNamed(tile, 'target')!.getAttribute('aria-pressed')).to.equal('false');
    buttonNamed(tile, 'Only target')!.click();
    await tile.updateComplete;
    expect([pathOf(tile, 'target') === null, pathOf(tile, 'actual') === null]).to.deep.equal([false, true]);
    buttonNamed(tile, 'Show all')!.click();
    await tile.updateComplete;
    expect(pathOf(tile, 'actual')).to.exist;
    expect(buttonNamed(tile, 'Show all')).to.equal(undefined);
  });

  it('I2 the legend is a toolbar with one tab stop, and arrows lead to each of its buttons', async () => {
    const tile = column();
    await drawn(tile);
    const legend = find(tile, '.legend');
    expect([legend.role, legend.ariaLabel]).to.deep.equal(['toolbar', 'Series']);
    const stops = () => [...legend.querySelectorAll('button')].filter(({ tabIndex }) => tabIndex === 0);
    const go = async (key: string) => {
      const from = stops()[0]!;
      from.focus();
      from.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await touched(tile);
      return stops().map(({ textContent }) => textContent.trim());
    };
    expect(stops().map(({ textContent }) => textContent.trim())).to.deep.equal(['actual']);
    expect(await go('ArrowRight')).to.deep.equal(['Only actual']);
    expect(await go('ArrowRight')).to.deep.equal(['target']);
    expect(await go('ArrowLeft')).to.deep.equal(['Only actual']);
    expect(await go('End')).to.deep.equal(['Only forecast']);
    expect(await go('ArrowRight')).to.deep.equal(['actual']);
    expect(await go('ArrowLeft')).to.deep.equal(['Only forecast']);
    expect(await go('Home')).to.deep.equal(['actual']);
    expect(await go('ArrowDown')).to.deep.equal(['actual']);
  });

  it('keeps its legend above the columns when the page scrolls them half away', async () => {
    const tile = column();
    await settled(tile);
    await drawn(tile);
    const { parentElement } = tile;
    parentElement!.style.cssText = 'overflow: auto; height: 320px';
    parentElement!.append(Object.assign(document.createElement('div'), { style: 'height: 640px' }));
    parentElement!.scrollTop = 200;
    const [legend, picture] = ['.legend', '.content'].map((part) => find(tile, part).getBoundingClientRect());
    expect(parentElement!.scrollTop).to.equal(200);
    expect(legend!.bottom).to.be.at.most(picture!.top + 1);
  });

  it('I2 in the legend Left leads on where one reads from right to left', async () => {
    const { tile } = stage('<target-column owner="user:ann" style="width:480px;height:320px"></target-column>', {
      locale: 'ar',
    });
    await drawn(tile);
    const [first, second] = tile.shadowRoot!.querySelectorAll<HTMLElement>('.legend button');
    first!.focus();
    first!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    await touched(tile);
    expect([first!.tabIndex, second!.tabIndex]).to.deep.equal([-1, 0]);
  });

  it('I2 the focus stays in the legend when all series are shown again', async () => {
    const tile = column();
    await drawn(tile);
    buttonNamed(tile, 'target')!.click();
    await tile.updateComplete;
    const all = buttonNamed(tile, 'Show all')!;
    all.focus();
    all.click();
    await tile.updateComplete;
    expect(tile.shadowRoot!.activeElement?.textContent.trim()).to.equal('actual');
  });

  it('E2 the button that shows only one series takes the focus, though nothing in the legend has it before', async () => {
    const tile = column();
    await drawn(tile);
    buttonNamed(tile, 'Only target')!.focus();
    expect(tile.shadowRoot!.activeElement?.textContent).to.equal('Only target');
  });

  it('E2 shows the same figures as a real table, and the chart again', async () => {
    const tile = column();
    await drawn(tile);
    buttonNamed(tile, 'Show as table')!.click();
    await touched(tile);
    const table = find<HTMLTableElement>(tile, 'table');
    expect(table.caption!.textContent).to.contain('Sales in k EUR');
    expect(table.tHead!.rows[0]!.cells[0]!.textContent).to.equal('Month');
    const head = [...table.querySelectorAll('thead th')];
    expect(head.every((cell) => cell.getAttribute('scope') === 'col')).to.equal(true);
    const january = table.tBodies[0]!.rows[0]!;
    expect(january.cells[0]!.getAttribute('scope')).to.equal('row');
    expect([...january.cells].slice(0, 3).map(({ textContent }) => textContent)).to.deep.equal([
      'January 2026',
      '2.00',
      '1.50',
    ]);
    expect(table.tBodies[0]!.rows).to.have.length(13);
    buttonNamed(tile, 'Show as chart')!.click();
    await tile.updateComplete;
    expect(tile.shadowRoot!.querySelector('table')).to.equal(null);
  });

  it('I3 tells the page which point was chosen, with the query behind it', async () => {
    const tile = column();
    await drawn(tile);
    const heard = new Promise<TargetDrillEvent>((resolve) => tile.addEventListener('target-drill', resolve));
    await press(tile, 'Home', 'ArrowRight', 'Enter');
    const { key, owner, period, query, cancelable, composed } = await heard;
    expect({ key, owner, period }).to.deep.equal({
      key: '2026-02',
      owner: 'user:ann',
      period: { from: '2026-02-01', to: '2026-02-28' },
    });
    expect(query).to.deep.include({ owner: 'user:ann', from: '2026-02-01', to: '2026-02-28', status: 'sold' });
    expect([cancelable, composed]).to.deep.equal([true, true]);
  });

  it('I3 a cumulative point stands for all since the period began', async () => {
    const tile = column('cumulative');
    await drawn(tile);
    const heard = new Promise<TargetDrillEvent>((resolve) => tile.addEventListener('target-drill', resolve));
    await press(tile, 'Home', 'ArrowRight', 'Enter');
    const { key, query } = await heard;
    expect([key, query.from, query.to]).to.deep.equal(['2026-02', '2026-01-01', '2026-02-28']);
  });

  it('E7 shows the total where there is no room for columns', async () => {
    const tile = column('', 'width:160px;height:90px');
    await settled(tile);
    while (!tile.shadowRoot!.querySelector('.value')) await nextFrame();
    expect(textOf(tile)).to.contain('18.0').and.contain('100%');
    expect(tile.shadowRoot!.querySelector('.content')).to.equal(null);
  });

  for (const [renderer, picture] of [
    ['auto', 'svg[role=img]'],
    ['svg', 'svg[role=img]'],
    ['canvas', 'canvas[role=img]'],
  ] as const) {
    it(`draws by renderer="${renderer}"`, async () => {
      const tile = column(`renderer="${renderer}"`);
      await drawn(tile, picture);
      expect(tile.shadowRoot!.querySelectorAll('.content > svg, canvas')).to.have.length(1);
    });
  }

  it('draws on a canvas where it has plugins of Chart.js, and by SVG when they go', async () => {
    const { Chart } = await import('../../src/charts/chartjs.ts');
    const tile = column('') as TileLike & { chartPlugins: readonly Plugin[] };
    await drawn(tile);
    const seen: number[] = [];
    tile.chartPlugins = [{ id: 'sum', afterDatasetsDraw: ({ data }) => void seen.push(data.labels!.length) }];
    await drawn(tile, 'canvas');
    while (!seen.length) await nextFrame();
    expect(seen[0]).to.equal(tile.figures.points.length);
    const canvas = find<HTMLCanvasElement>(tile, 'canvas');
    tile.chartPlugins = [];
    await drawn(tile);
    expect(Chart.getChart(canvas)).to.equal(undefined);
  });

  it('draws by SVG where it is told so, with plugins of Chart.js too', async () => {
    const tile = column('renderer="svg"') as TileLike & { chartPlugins: readonly Plugin[] };
    tile.chartPlugins = [{ id: 'none' }];
    await drawn(tile);
    expect(tile.shadowRoot!.querySelector('canvas')).to.equal(null);
  });

  it('S4 is drawn by SVG where Chart.js cannot draw', async () => {
    const { warn } = console;
    const warned: unknown[] = [];
    console.warn = (message) => void warned.push(message);
    const tile = column('') as TileLike & { chartPlugins: readonly Plugin[] };
    tile.chartPlugins = ['no plugin' as unknown as Plugin];
    await drawn(tile);
    console.warn = warn;
    expect(warned).to.deep.equal(['<target-column> is drawn without Chart.js']);
  });

  it('I1 I3 says and tells the column under the pointer on a canvas', async () => {
    const { Chart } = await import('../../src/charts/chartjs.ts');
    const tile = column('renderer="canvas"');
    await drawn(tile, 'canvas');
    const canvas = find<HTMLCanvasElement>(tile, 'canvas');
    while (!Chart.getChart(canvas)) await nextFrame();
    const { left, top, height, width } = canvas.getBoundingClientRect();
    const [first] = tile.figures.points;
    const place = { clientX: left + width / tile.figures.points.length / 2, clientY: top + height / 2, bubbles: true };
    canvas.dispatchEvent(new MouseEvent('mousemove', place));
    while (!tile.shadowRoot!.querySelector('.tip')) await nextFrame();
    expect(find(tile, '.tip').textContent).to.contain(first!.label);
    const drilled = new Promise<TargetDrillEvent>((resolve) => tile.addEventListener('target-drill', resolve));
    canvas.dispatchEvent(new MouseEvent('click', place));
    expect((await drilled).key).to.equal(first!.key);
    expect(tile.shadowRoot!.activeElement).to.equal(find(tile, '.walk'));
  });

  it('leaves no chart behind when it goes before Chart.js has come', async () => {
    const tile = column('renderer="canvas"');
    await drawn(tile, 'canvas');
    const canvas = find<HTMLCanvasElement>(tile, 'canvas');
    tile.remove();
    await import('../../src/charts/chartjs-painter.ts');
    const { Chart } = await import('../../src/charts/chartjs.ts');
    await nextFrame();
    await nextFrame();
    expect(Chart.getChart(canvas)).to.equal(undefined);
  });

  it('I1 shows a tooltip that was asked for on a tile that left the page when it is back', async () => {
    const tile = column();
    await drawn(tile);
    const board = tile.parentElement!;
    find(tile, '.walk').dispatchEvent(new KeyboardEvent('keydown', { key: 'End', cancelable: true }));
    tile.remove();
    find(tile, '.walk').dispatchEvent(new KeyboardEvent('keydown', { key: 'End', cancelable: true }));
    await touched(tile);
    board.append(tile);
    while (!tile.shadowRoot!.querySelector('.tip:popover-open')) await nextFrame();
  });

  it('paints newer figures on a canvas whose box is no whole number of pixels wide', async () => {
    const { Chart } = await import('../../src/charts/chartjs.ts');
    const { source, repository } = world();
    const markup = '<target-column renderer="canvas" style="width:480.4px;height:300.4px"></target-column>';
    const { tile } = stage(markup, {}, { source, repository });
    await drawn(tile, 'canvas');
    const canvas = find<HTMLCanvasElement>(tile, 'canvas');
    while (!Chart.getChart(canvas)) await nextFrame();
    const before = canvas.toDataURL();
    source.update({ sales: SALES.map((sale) => ({ ...sale, amount: sale.date < '2026-05' ? '7' : '5000' })) });
    await figuresWhen(tile, ({ total, stale }) => !stale && total.actual === 75_084);
    while (canvas.toDataURL() === before) await nextFrame();
  });

  it('takes its chart away when it goes, and draws it again when it is back', async () => {
    const tile = column('renderer="canvas"');
    const { Chart } = await import('../../src/charts/chartjs.ts');
    await drawn(tile, 'canvas');
    const chart = () => Chart.getChart(find<HTMLCanvasElement>(tile, 'canvas'));
    while (!chart()) await nextFrame();
    const board = tile.parentElement!;
    tile.remove();
    expect(chart()).to.equal(undefined);
    board.append(tile);
    while (!chart()) await nextFrame();
  });

  /** Waits until the picture has a pixel of this colour. */
  async function painted(tile: TileLike, ...color: [number, number, number]) {
    for (;;) {
      const canvas = find<HTMLCanvasElement>(tile, 'canvas');
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, width || 1, height || 1);
      for (let at = 0; at < data.length; at += 4) {
        if (color.every((part, index) => data[at + index] === part) && data[at + 3] === 255) return;
      }
      await nextFrame();
    }
  }

  it('E6 on a canvas it follows the theme, whatever changes that', async () => {
    const page = document.documentElement;
    page.style.colorScheme = 'light';
    const tile = column('renderer="canvas"');
    await drawn(tile, 'canvas');
    await painted(tile, 0x27, 0x41, 0x5f);
    page.style.colorScheme = 'dark';
    await painted(tile, 0xa9, 0xc3, 0xe0);
    tile.parentElement!.style.setProperty('--target-actual', '#123456');
    await painted(tile, 0x12, 0x34, 0x56);
    buttonNamed(tile, 'Show as table')!.click();
    await touched(tile);
    buttonNamed(tile, 'Show as chart')!.click();
    await tile.updateComplete;
    await painted(tile, 0x12, 0x34, 0x56);
    tile.parentElement!.style.removeProperty('--target-actual');
    await painted(tile, 0xa9, 0xc3, 0xe0);
    page.style.colorScheme = '';
  });

  it('N7 shares the scale of its group, and says where a tile has another unit', async () => {
    const one = (attributes: string) =>
      `<target-column scale-group="g" style="width:400px;height:300px" ${attributes}></target-column>`;
    const { board } = stage(one('owner="user:ann"') + one('owner="company"') + one('owner="user:ann" measure="count"'));
    const [ann, company, count] = [...board.children] as [TileLike, TileLike, TileLike];
    for (const tile of [ann, company, count]) await drawn(tile);
    await nextFrame();
    for (const tile of [ann, company, count]) await tile.updateComplete;
    const height = (tile: TileLike, value: number) =>
      pathOf(tile, 'actual').getBBox().height /
      Math.max(...tile.figures.points.map(({ actual }) => actual ?? 0)) /
      value;
    expect(height(ann, 1)).to.be.closeTo(height(company, 1), 0.001);
    expect(textOf(ann)).to.contain('Different scale');
    count.remove();
    // It may be drawn once more, which takes it back into no group.
    (count as unknown as LitElement).requestUpdate();
    await count.updateComplete;
    await nextFrame();
    await ann.updateComplete;
    expect(textOf(ann)).not.to.contain('Different scale');
  });

  it('E3 the ring of what has the focus is whole: nothing of it lies where the tile clips', async () => {
    const tile = column('compare="target previous-year"');
    await drawn(tile);
    styleAsIfInFocus(tile);
    const body = find(tile, '.body').getBoundingClientRect();
    const cut = (element: HTMLElement): boolean => {
      element.classList.add('in-focus');
      const { outlineWidth, outlineOffset, outlineStyle } = getComputedStyle(element);
      const beyond = parseFloat(outlineOffset) + parseFloat(outlineWidth);
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const outside = [body.left - left, right - body.right, body.top - top, bottom - body.bottom];
      element.classList.remove('in-focus');
      return outlineStyle === 'none' || outside.some((less) => less + beyond > 0.5);
    };
    const ringed = () => [find(tile, '.series'), find(tile, '.walk'), find(tile, '.table')].filter(Boolean);
    expect(ringed().map((element) => [element.classList[0], cut(element)])).to.deep.equal([
      ['series', false],
      ['walk', false],
    ]);
    buttonNamed(tile, 'Show as table')!.click();
    await touched(tile);
    expect(ringed().map(cut)).to.deep.equal([false]);
  });

  for (const scheme of ['light', 'dark']) {
    it(`E3 passes axe with legend, columns and table, ${scheme}`, async () => {
      document.documentElement.style.colorScheme = scheme;
      document.body.style.background = 'light-dark(#fff, #0e1217)';
      const tile = column('compare="target previous-year"');
      await drawn(tile);
      await expect(tile).to.be.accessible();
      buttonNamed(tile, 'Show as table')!.click();
      await touched(tile);
      await expect(tile).to.be.accessible();
      document.documentElement.style.colorScheme = document.body.style.background = '';
    });
  }
});
