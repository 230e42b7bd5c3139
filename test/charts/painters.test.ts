import { expect, nextFrame } from '@open-wc/testing';
import type { Chart as ChartJs, Plugin } from 'chart.js';
import { html, LitElement, render } from 'lit';
import { Chart } from '../../src/charts/chartjs.ts';
import type { CanvasPicture, CanvasReader } from '../../src/charts/chartjs-painter.ts';
import { ChartjsPainter } from '../../src/charts/chartjs-painter.ts';
import { chartStyles } from '../../src/charts/chart.styles.ts';
import { barGrid, layoutBars } from '../../src/charts/layout-bars.ts';
import { layoutColumns } from '../../src/charts/layout-columns.ts';
import { sceneStyles } from '../../src/charts/scene.styles.ts';
import { planOf } from '../../src/charts/plan.ts';
import type { Chart as ChartData, Mark, Plan, SeriesKey } from '../../src/charts/plan.ts';
import { groundOf } from '../../src/charts/layout.ts';
import type { Room } from '../../src/charts/layout.ts';
import { sceneOf } from '../../src/charts/chart-scene.ts';
import { patternId, svgTemplate } from '../../src/charts/svg-template.ts';
import { tokens } from '../../src/theme/tokens.ts';
import { chart, room, RUNNING, YEAR } from './fixture.ts';
import type { Values } from './fixture.ts';

/** One mark as it is seen: ends in values, and where it stands beside the middle of its category. */
interface Seen {
  readonly form: string;
  readonly low: number;
  readonly high: number;
  readonly beside: number;
}

/** What a painter has put on the page, by series, back to front. */
type Layers = ReadonlyMap<string, readonly Seen[]>;

class PaintingHost extends LitElement {
  static override styles = [tokens, sceneStyles, chartStyles];
  override render() {
    return html`<div class="chart"></div>`;
  }
}
customElements.define('painting-host', PaintingHost);

async function host(): Promise<{ element: PaintingHost; box: HTMLElement }> {
  const element = new PaintingHost();
  document.body.append(element);
  await element.updateComplete;
  return { element, box: element.renderRoot.querySelector('.chart')! };
}

const SILENT: CanvasReader = {
  hover: () => {},
  choose: () => {},
  fail: (error) => {
    throw error;
  },
};

function pictureOf(plan: Plan, space: Room): Omit<CanvasPicture, 'canvas'> {
  const grid = plan.kind === 'bars' ? barGrid(plan, space) : undefined;
  return { plan, room: space, grid, first: 0, last: plan.points.length, plugins: [] };
}

async function drawn(canvas: HTMLCanvasElement): Promise<ChartJs> {
  while (!Chart.getChart(canvas)) await nextFrame();
  return Chart.getChart(canvas)!;
}

async function onCanvas(plan: Plan, space: Room, more: Partial<CanvasPicture> = {}, reader = SILENT) {
  const { element, box } = await host();
  const canvas = box.appendChild(document.createElement('canvas'));
  const painter = new ChartjsPainter(element, reader);
  const show = (other: Partial<CanvasPicture> = {}) =>
    painter.show({ ...pictureOf(plan, space), canvas, ...more, ...other });
  show();
  return { element, canvas, painter, show, chart: await drawn(canvas) };
}

async function bySvg(plan: Plan, space: Room): Promise<Layers> {
  const { box } = await host();
  const scene = (plan.kind === 'bars' ? layoutBars : layoutColumns)(plan, space);
  render(html`<svg width=${scene.width} height=${scene.height}>${svgTemplate(sceneOf(scene), patternId())}</svg>`, box);
  const layers = new Map<string, Seen[]>();
  for (const path of box.querySelectorAll<SVGPathElement>('svg > path:not(.axis, .row)')) {
    const series = path.classList[0]!;
    const zero = series === 'variance' ? scene.row! : scene.zero;
    for (const shape of path.getAttribute('d')!.split('z').filter(Boolean)) {
      if (series === 'variance' && !shape.includes('H')) continue;
      const [x, y, right = x, bottom = y] = /M([-\d.]+) ([-\d.]+)(?:H([-\d.]+)V([-\d.]+))?/
        .exec(shape)!
        .slice(1)
        .map((text) => (text === undefined ? undefined : Number(text)));
      const across = scene.band.axis === 'x';
      const ends = (across ? [y!, bottom!] : [x!, right!]).map((end) => (end - zero) / scene.unit);
      const middle = across ? (x! + right!) / 2 : (y! + bottom!) / 2;
      const category = (middle - scene.band.start) / scene.band.step;
      const seen = { form: seenForm(path), low: Math.min(...ends), high: Math.max(...ends), beside: category % 1 };
      layers.set(series, [...(layers.get(series) ?? []), seen]);
    }
  }
  return layers;
}

/** By what is seen, not by the class. */
function seenForm(path: SVGPathElement): string {
  const { fill, stroke, strokeDasharray } = getComputedStyle(path);
  if (/url\(.*-(hatch|counter)/.test(path.getAttribute('fill') ?? '') && fill.startsWith('url')) return 'hatch';
  if (fill === 'none' && stroke !== 'none') return strokeDasharray === 'none' ? 'outline' : 'dashed';
  return path.getAttribute('d')!.includes('H') ? 'solid' : 'triangle';
}

async function byChartjs(plan: Plan, space: Room): Promise<Layers> {
  const { chart: painted } = await onCanvas(plan, space);
  const layers = new Map<string, Seen[]>();
  for (const { index, data, iScale, vScale } of painted.getSortedVisibleDatasetMetas().reverse()) {
    const set = painted.data.datasets[index]!;
    const across = iScale!.axis === 'x';
    const step = (across ? iScale!.width : iScale!.height) / plan.points.length;
    const seen = set.data.flatMap((figure, at): Seen[] => {
      if (figure === null) return [];
      const { x, y, base } = data[at] as unknown as { x: number; y: number; base: number };
      const form = canvasForm(set as unknown as Record<string, unknown>, at);
      const ends = [across ? y : x, ...(form === 'triangle' ? [] : [base])].map((end) =>
        vScale!.getValueForPixel(end)!,
      );
      const off = ((across ? x : y) - iScale!.getPixelForValue(at)) / step;
      const beside = 0.5 + (iScale!.options.reverse ? -off : off);
      return [{ form, low: Math.min(...ends), high: Math.max(...ends), beside }];
    });
    layers.set(set.label!, seen);
  }
  return layers;
}

function canvasForm(set: Record<string, unknown>, at: number): string {
  const dashed = set['dashed'] as boolean[] | undefined;
  if (set['triangle']) return 'triangle';
  if (dashed?.[at]) return 'dashed';
  if (set['backgroundColor'] instanceof CanvasPattern) return 'hatch';
  return set['backgroundColor'] === 'transparent' ? 'outline' : 'solid';
}

/** The marks of a plan by series: boxes back to front, then triangles. */
function expected(plan: Plan): Map<string, Mark[]> {
  const all = [...plan.marks, ...(plan.variance?.marks ?? [])];
  const layers = new Map<string, Mark[]>();
  for (const mark of all) layers.set(mark.series, [...(layers.get(mark.series) ?? []), mark]);
  return layers;
}

const formOf = ({ series, form }: Mark) =>
  form === 'counter' ? 'hatch' : series === 'variance' && form === 'outline' ? 'dashed' : form;

const months = (count: number): Values[] => Array.from({ length: count }, (_, at) => ({ actual: 10 + at, target: 40 }));
const both = { actual: 210, target: 520, forecast: 506, pipeline: 90 };
const worlds: Readonly<Record<string, ChartData>> = {
  'a year of columns': chart('columns', YEAR, RUNNING),
  'forecast beside pipeline': chart('columns', [{ actual: 398, target: 420 }, both, { target: 9, pipeline: 80 }], 1),
  'last year alone': chart('columns', [{ actual: 398, previous: 420 }, { previous: 300 }]),
  'columns that are all 0': chart('columns', [
    { actual: 0, target: 0 },
    { actual: 0, target: 0 },
  ]),
  'one column': chart('columns', [{ actual: 5, target: 9 }]),
  'losses only': chart('columns', [{ actual: -5, target: -9 }, { actual: -1 }]),
  '72 columns': chart('columns', months(72)),
  'a cut variance': chart('columns', [
    { actual: 90, target: 10 },
    { actual: 5, target: 90 },
  ]),
  bars: chart('bars', [{ actual: 412, target: 380, previous: 300 }, { actual: 398, target: 420 }, { actual: -60 }]),
  'bars with both forecasts': chart('bars', [both, { actual: 398, target: 420, forecast: 500 }]),
  'one bar': chart('bars', [{ actual: 412, target: 380 }]),
};

for (const [name, paint] of Object.entries({ SVG: bySvg, 'Chart.js': byChartjs })) {
  describe(`painter: ${name}`, () => {
    afterEach(() => document.querySelectorAll('painting-host').forEach((element) => element.remove()));

    for (const [world, data] of Object.entries(worlds)) {
      for (const rtl of [false, true]) {
        const where = `${world}${rtl ? ', right to left' : ''}`;
        const plan = planOf(data);
        const space = room(world.startsWith('72') ? 1900 : 640, 240, rtl);

        it(`N1 N2 shows every series in its notation, back to front: ${where}`, async () => {
          const layers = await paint(plan, space);
          const wanted = [...expected(plan)];
          const order = wanted.map(([series]) => series);
          // Triangles and pipelines stand beside what they could cover.
          const beside = world.startsWith('last') ? ['pipeline'] : ['pipeline', 'previous'];
          const free = (list: readonly string[]) => list.filter((one) => !beside.includes(one));
          expect(free([...layers.keys()])).to.deep.equal(free(order));
          for (const [series, marks] of wanted) {
            const forms = layers.get(series)!.map(({ form }) => form);
            expect(forms.sort(), series).to.deep.equal(marks.map(formOf).sort());
          }
        });

        it(`shows the plan's figures on its scale: ${where}`, async () => {
          const layers = await paint(plan, space);
          const [min, max, least = 0, most = 0] = [...plan.domain, ...(plan.variance?.domain ?? [])];
          // Edges lie on whole pixels; variances stand on two lines.
          const pixel = (max - min + most - least) / (plan.kind === 'bars' ? 300 : 120);
          for (const [series, marks] of expected(plan)) {
            const figures = (list: readonly (readonly [number, number])[]) =>
              [...list].sort((a, b) => a[0] - b[0] || a[1] - b[1]).flat();
            const wanted = figures(marks.map(({ from, to, form }) => ends(form === 'triangle' ? to : from, to)));
            const seen = figures((layers.get(series) ?? []).map(({ low, high }) => ends(low, high)));
            expect(seen, series).to.have.length(wanted.length);
            seen.forEach((value, index) =>
              expect(value, `${series} ${index}`).to.be.closeTo(
                wanted[index]!,
                pixel * (series === 'variance' ? 3 : 1.5),
              ),
            );
          }
        });

        it(`N2 sets the target left of or above what it is compared with: ${where}`, async () => {
          const layers = await paint(plan, space);
          const [front] = layers.get('actual')!;
          const behind = layers.get('target') ?? layers.get('previous')!;
          expect(behind[0]!.beside).to.be.lessThan(front!.beside - 0.04);
        });
      }
    }

    it('N2 sets two forecasts beside each other, each half a bar', async () => {
      const layers = await paint(planOf(worlds['forecast beside pipeline']!), room(640, 240));
      const [forecast] = layers.get('forecast')!;
      const [left, alone] = [...layers.get('pipeline')!].sort((a, b) => a.beside - b.beside).reverse();
      expect(left!.beside - forecast!.beside).to.be.closeTo(1 / 3, 0.03);
      expect(alone!.beside).to.be.closeTo(layers.get('actual')![0]!.beside, 0.03);
    });

    it('I2 leaves hidden series out', async () => {
      const hidden = new Set<SeriesKey>(['target', 'previous']);
      const layers = await paint(planOf(worlds['a year of columns']!, hidden), room(640, 240));
      expect([...layers.keys()]).to.deep.equal(['actual', 'forecast']);
    });
  });
}

function ends(a: number, b: number): [number, number] {
  return a < b ? [a, b] : [b, a];
}

describe('ChartjsPainter', () => {
  const plan = planOf(worlds['a year of columns']!);
  const list = planOf(chart('bars', months(1000)));
  const warned: unknown[][] = [];
  const { warn } = console;

  beforeEach(() => {
    warned.length = 0;
    console.warn = (...words) => void warned.push(words);
  });

  afterEach(() => {
    console.warn = warn;
    document.querySelectorAll('painting-host').forEach((element) => element.remove());
  });

  it('gives Chart.js the figures, a category scale and linear scales', async () => {
    const { chart: painted } = await onCanvas(plan, room(640, 240));
    expect(painted.data.labels).to.deep.equal(plan.points.map(({ key }) => key));
    const actual = painted.data.datasets.find(({ label }) => label === 'actual')!;
    expect(actual.data.slice(0, 3)).to.deep.equal([
      [0, 398],
      [0, 441],
      [0, -120],
    ]);
    expect(actual.data.at(-1)).to.equal(null);
    const types = Object.fromEntries(Object.entries(painted.scales).map(([id, { type }]) => [id, type]));
    expect(types).to.deep.equal({ band: 'category', value: 'linear', row: 'linear' });
  });

  it('N5 sets the variances above the columns, in the same unit', async () => {
    const { chart: painted } = await onCanvas(plan, room(640, 240));
    const { value, row } = painted.scales;
    expect(row!.bottom).to.be.at.most(value!.top + 0.01);
    const unit = (scale: typeof value) => scale!.getPixelForValue(0) - scale!.getPixelForValue(100);
    expect(unit(row)).to.be.closeTo(unit(value), 0.01);
  });

  it('N5 sets the variances on two lines, which are whole at every height', async () => {
    const below = planOf(chart('columns', [{ actual: 90, target: 100 }, { actual: 80 }]));
    for (const height of [190, 201, 240, 263, 297, 330]) {
      const { canvas } = await onCanvas(below, room(400, height));
      const ratio = canvas.width / 400;
      // In the gap beside the first column.
      const { data } = canvas.getContext('2d')!.getImageData(2 * ratio, 0, 1, 6 * ratio);
      const inked = data.filter((alpha, index) => index % 4 === 3 && alpha > 128).length / ratio;
      expect(inked, `${height} px`).to.equal(2);
    }
  });

  it('N14 draws a tick of 2 px across a row at what is expected by today, clear of what it crosses', async () => {
    const data = chart('bars', [{ actual: 60, target: 100 }]);
    const paced = planOf({ ...data, points: data.points.map((point) => ({ ...point, pace: 80 })) });
    const { chart: painted, canvas } = await onCanvas(paced, room(400, 60));
    const ratio = canvas.width / 400;
    const { value, band } = painted.scales;
    const left = Math.round(value!.getPixelForValue(80)) - 1;
    const y = Math.round(band!.getPixelForValue(0));
    // The row's middle, where the target is an outline only.
    const { data: pixels } = canvas.getContext('2d')!.getImageData((left - 2) * ratio, y * ratio, 6 * ratio, 1);
    const shades = Array.from({ length: 6 * ratio }, (_, at) => pixels[at * 4 + 3]! > 128 && pixels[at * 4]! < 128);
    expect(shades).to.deep.equal(
      [false, false, true, true, false, false].flatMap((ink) => Array<boolean>(ratio).fill(ink)),
    );
  });

  it('N14 a tick on a bar has a halo of 1 px in the colour of the tile', async () => {
    const data = chart('bars', [{ actual: 80, target: 100 }]);
    const paced = planOf({ ...data, points: data.points.map((point) => ({ ...point, pace: 78 })) });
    const { chart: painted, canvas } = await onCanvas(paced, room(400, 60));
    const ratio = canvas.width / 400;
    const { value, band } = painted.scales;
    const left = Math.round(value!.getPixelForValue(78)) - 2;
    const y = Math.round(band!.getPixelForValue(0));
    const { data: pixels } = canvas.getContext('2d')!.getImageData(left * ratio, y * ratio, 4 * ratio, 1);
    const isLight = Array.from({ length: 4 * ratio }, (_, at) => pixels[at * 4]! > 200);
    expect(isLight).to.deep.equal([true, false, false, true].flatMap((light) => Array<boolean>(ratio).fill(light)));
  });

  it('N3 breaks the axis where a period is open', async () => {
    const data = chart('columns', [{ target: 9 }, { target: 9 }]);
    const open = planOf({ ...data, points: data.points.map((point, at) => ({ ...point, open: at === 1 })) });
    const { chart: painted, canvas } = await onCanvas(open, room(200, 100));
    const y = Math.floor(painted.scales['value']!.getPixelForValue(0));
    const inked = (from: number) => {
      const ratio = canvas.width / 200;
      const { data: pixels } = canvas.getContext('2d')!.getImageData(from * ratio, y * ratio, 12 * ratio, 1);
      return pixels.filter((alpha, index) => index % 4 === 3 && alpha > 128).length / ratio;
    };
    // In the gap between two columns, where nothing else is drawn.
    expect(inked(0)).to.be.closeTo(12, 1);
    expect(inked(186)).to.be.lessThan(9);
  });

  it('N6 prints the values of the plan in its own words, names below', async () => {
    const said: string[] = [];
    const spy: Plugin = { id: 'spy', beforeDraw: ({ ctx }) => void spyOn(ctx, said) };
    const space = room(640, 240);
    await onCanvas(plan, space, { plugins: [spy] });
    const words = layoutColumns(plan, space).texts.map(({ text }) => text);
    expect(said.sort()).to.deep.equal(words.sort());
  });

  it('N3 sets a value on a hatch off from it, by a ground in the colour of the tile', async () => {
    const running = [...Array.from({ length: 5 }, () => ({ actual: 90 })), { actual: 15, forecast: 245 }];
    const plan = planOf(chart('columns', running, 5));
    const space = room(200, 200);
    const value = layoutColumns(plan, space).texts.find(({ ground }) => ground)!;
    const { canvas } = await onCanvas(plan, space);
    const ratio = canvas.width / 200;
    const { x, y, width, height } = groundOf(value, 12);
    const inked = (row: number) => {
      const { data } = canvas.getContext('2d')!.getImageData(x * ratio, row * ratio, width * ratio, 1);
      return data.some((shade, index) => index % 4 === 0 && shade < 128);
    };
    // Its lowest rows lie under the digits.
    expect([inked(y + height - 2), inked(y - 3)]).to.deep.equal([false, true]);
  });

  it('E5 says names by their own letters where the page runs from right to left', async () => {
    const data = chart('bars', [{ actual: 5 }]);
    const { chart: painted } = await onCanvas(planOf(data), room(300, 100, true));
    const { ticks, position } = painted.scales['band']! as unknown as {
      ticks: { label: string[] }[];
      position: string;
    };
    expect([position, ...ticks[0]!.label]).to.deep.equal(['right', '\u2068January\u2069']);
  });

  it('updates its chart and does not build another', async () => {
    const { show, chart: first, canvas } = await onCanvas(plan, room(320, 200));
    show({ room: room(400, 220) });
    while (first.width !== 400) await nextFrame();
    expect(Chart.getChart(canvas)).to.equal(first);
    expect([first.width, first.height]).to.deep.equal([400, 220]);
  });

  it('draws only the rows that are near, each where it belongs in the list', async () => {
    const grid = barGrid(list, room(400, 300));
    const heard: number[] = [];
    const reader = { ...SILENT, hover: (at: number) => void heard.push(at) };
    const { chart: painted, canvas, show } = await onCanvas(list, room(400, 300), { first: 0, last: 40 }, reader);
    expect(painted.height).to.equal(Math.round(grid.row * 40));
    const { max } = painted.scales['value']!;
    show({ first: 500, last: 540 });
    while (painted.data.labels![0] !== 'k500') await nextFrame();
    expect(painted.scales['value']!.max).to.equal(max);
    const { left, top } = canvas.getBoundingClientRect();
    const clientY = top + grid.row * 2.5;
    canvas.dispatchEvent(new MouseEvent('mousemove', { clientX: left + 200, clientY, bubbles: true }));
    await nextFrame();
    expect(heard).to.deep.equal([502]);
  });

  it('E6 draws anew when colours of the theme change', async () => {
    const { chart: painted, element } = await onCanvas(plan, room(320, 200));
    const color = () => painted.data.datasets.find(({ label }) => label === 'actual')!.backgroundColor;
    expect(color()).to.equal('rgb(39, 65, 95)');
    element.style.colorScheme = 'dark';
    while (color() === 'rgb(39, 65, 95)') await nextFrame();
    expect(color()).to.equal('rgb(169, 195, 224)');
  });

  it('takes its chart away when it is removed, and builds none afterwards', async () => {
    const { element, box } = await host();
    const canvas = box.appendChild(document.createElement('canvas'));
    const painter = new ChartjsPainter(element, SILENT);
    painter.show({ ...pictureOf(plan, room(320, 200)), canvas });
    painter.remove();
    await nextFrame();
    await nextFrame();
    expect(Chart.getChart(canvas)).to.equal(undefined);
  });

  it('leaves the defaults of Chart.js alone', async () => {
    const before = JSON.stringify(Chart.defaults);
    await byChartjs(plan, room(320, 200));
    expect(JSON.stringify(Chart.defaults)).to.equal(before);
  });

  it('hands a plugin the chart, and takes it back', async () => {
    const seen: string[] = [];
    const plugin: Plugin = {
      id: 'host',
      install: () => void seen.push('install'),
      afterDatasetsDraw: ({ scales }) => void seen.push(scales['value']!.type),
      uninstall: () => void seen.push('uninstall'),
    };
    const { show, canvas } = await onCanvas(plan, room(320, 200), { plugins: [plugin] });
    expect(seen).to.deep.equal(['install', 'linear']);
    const before = Chart.getChart(canvas);
    show({ plugins: [] });
    while (Chart.getChart(canvas) === before) await nextFrame();
    expect(seen.at(-1)).to.equal('uninstall');
  });

  it('S4 leaves a plugin out that throws, draws all else, and says so once', async () => {
    const broken: Plugin = {
      id: 'broken',
      beforeDatasetsDraw: () => {
        throw new Error('no');
      },
    };
    const { show, chart: painted } = await onCanvas(plan, room(320, 200), { plugins: [broken] });
    show({ room: room(400, 220) });
    while (painted.width !== 400) await nextFrame();
    await onCanvas(plan, room(320, 200), { plugins: [broken] });
    expect(warned.map(([message]) => message)).to.deep.equal(['target-tiles: chart plugin "broken" is left out']);
  });

  it('S4 tells its reader what kept it from drawing', async () => {
    const { element, box } = await host();
    const canvas = box.appendChild(document.createElement('canvas'));
    const failures: unknown[] = [];
    const painter = new ChartjsPainter(element, { ...SILENT, fail: (error) => void failures.push(error) });
    painter.show({ ...pictureOf(plan, room(320, 200)), canvas, plugins: ['none' as unknown as Plugin] });
    while (!failures.length) await nextFrame();
    expect(failures[0]).to.be.instanceOf(TypeError);
  });
});

/** Hears what is written, once. */
function spyOn(ctx: CanvasRenderingContext2D, said: string[]): void {
  said.length = 0;
  const { fillText } = CanvasRenderingContext2D.prototype;
  ctx.fillText = (text, ...place) => {
    said.push(text);
    fillText.call(ctx, text, ...place);
  };
}
