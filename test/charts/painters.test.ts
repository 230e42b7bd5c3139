import { expect, nextFrame } from '@open-wc/testing';
import { html, LitElement, render } from 'lit';
import { Chart } from '../../src/charts/chartjs.ts';
import type { CanvasDataset } from '../../src/charts/chartjs-config.ts';
import { ChartjsPainter } from '../../src/charts/chartjs-painter.ts';
import { chartStyles } from '../../src/charts/chart.styles.ts';
import { layoutBars } from '../../src/charts/layout-bars.ts';
import { layoutColumns } from '../../src/charts/layout-columns.ts';
import { planOf } from '../../src/charts/plan.ts';
import type { Chart as ChartData, Plan } from '../../src/charts/plan.ts';
import { sceneOf } from '../../src/charts/chart-scene.ts';
import type { ChartLayout as Scene } from '../../src/charts/layout.ts';
import { patternId, svgTemplate } from '../../src/charts/svg-template.ts';
import { tokens } from '../../src/theme/tokens.ts';
import { chart, room, RUNNING, YEAR } from './fixture.ts';

/** What a painter has put on the page, one per notation, back to front. */
interface Layer {
  readonly series: string;
  readonly form: string;
  /** From where to where, in px; for a triangle where it points. */
  readonly shapes: readonly { readonly x1: number; readonly x2: number; readonly y1: number; readonly y2: number }[];
}

class PaintingHost extends LitElement {
  static override styles = [tokens, chartStyles];
  override render() {
    return html`<div class="chart"></div>`;
  }
}
customElements.define('painting-host', PaintingHost);

async function host(): Promise<{ element: PaintingHost; chart: HTMLElement }> {
  const element = new PaintingHost();
  document.body.append(element);
  await element.updateComplete;
  return { element, chart: element.renderRoot.querySelector('.chart')! };
}

async function bySvg(_plan: Plan, scene: Scene): Promise<Layer[]> {
  const { chart: box } = await host();
  render(html`<svg width=${scene.width} height=${scene.height}>${svgTemplate(sceneOf(scene), patternId())}</svg>`, box);
  const paths = [...box.querySelectorAll<SVGPathElement>('svg > path:not(.axis, .row)')];
  return paths.map((path) => {
    const shapes = path.getAttribute('d')!.split('z').filter(Boolean);
    return {
      series: path.classList[0]!,
      form: seenForm(path),
      shapes: shapes.map((shape) => (path.matches('.triangle') ? tipOf(shape) : rectOf(shape))),
    };
  });
}

/** By what is seen, not by the class. */
function seenForm(path: SVGPathElement): string {
  const { fill, stroke } = getComputedStyle(path);
  if (/url\(.*-hatch/.test(path.getAttribute('fill') ?? '') && fill.startsWith('url')) return 'hatch';
  if (fill === 'none' && stroke !== 'none') return 'outline';
  return path.getAttribute('d')!.includes('H') ? 'solid' : 'triangle';
}

function rectOf(shape: string) {
  const [x1, y1, x2, y2] = /M([-\d.]+) ([-\d.]+)H([-\d.]+)V([-\d.]+)/.exec(shape)!.slice(1).map(Number);
  return { x1: x1!, y1: y1!, x2: x2!, y2: y2! };
}

function tipOf(shape: string) {
  const [x, y] = /M([-\d.]+) ([-\d.]+)/.exec(shape)!.slice(1).map(Number);
  return { x1: x!, x2: x!, y1: y!, y2: y! };
}

async function byChartjs(plan: Plan, scene: Scene): Promise<Layer[]> {
  const { element, chart: box } = await host();
  const canvas = document.createElement('canvas');
  box.append(canvas);
  new ChartjsPainter(element).show(canvas, plan, scene);
  while (!Chart.getChart(canvas)) await nextFrame();
  const drawn = Chart.getChart(canvas)!;
  const metas = drawn.getSortedVisibleDatasetMetas().reverse();
  return metas.map(({ index, data }) => {
    const set = drawn.data.datasets[index] as unknown as CanvasDataset;
    return { series: set.label!, form: canvasForm(set), shapes: data.map((shape) => edgesOf(shape, set)) };
  });
}

function canvasForm(set: CanvasDataset): string {
  if (set.type === 'line') return (set as { pointStyle?: string }).pointStyle!;
  if (set.backgroundColor instanceof CanvasPattern) return 'hatch';
  return set.backgroundColor === 'transparent' ? 'outline' : 'solid';
}

function edgesOf(shape: object, set: CanvasDataset) {
  const { x, y, base, width, height, horizontal } = shape as Record<string, number>;
  if (set.type === 'line') {
    const { pointRadius, pointRotation } = set as unknown as { pointRadius: number; pointRotation: number };
    const turn = (pointRotation / 180) * Math.PI;
    const [tipX, tipY] = [x! + Math.sin(turn) * pointRadius, y! - Math.cos(turn) * pointRadius];
    return { x1: tipX, x2: tipX, y1: tipY, y2: tipY };
  }
  const across = horizontal ? height! / 2 : width! / 2;
  return horizontal
    ? { x1: Math.min(x!, base!), x2: Math.max(x!, base!), y1: y! - across, y2: y! + across }
    : { x1: x! - across, x2: x! + across, y1: Math.min(y!, base!), y2: Math.max(y!, base!) };
}

/** The marks of a plan, by notation in drawing order, boxes before triangles. */
function expected(plan: Plan): { series: string; form: string; values: [number, number][] }[] {
  const all = [...plan.marks, ...(plan.variance?.marks ?? [])];
  const boxes = all.filter(({ form }) => form !== 'triangle');
  const layers = new Map<string, { series: string; form: string; values: [number, number][] }>();
  for (const { series, form, tone, from, to } of [...boxes, ...all.filter((mark) => mark.form === 'triangle')]) {
    const key = [series, form, tone].join();
    const values = layers.get(key)?.values ?? [];
    layers.set(key, { series, form, values });
    values.push(form === 'triangle' ? [to, to] : [Math.min(from, to), Math.max(from, to)]);
  }
  return [...layers.values()];
}

const bars = [{ actual: 412, target: 380, previous: 300 }, { actual: 398, target: 420 }, { actual: -60 }];
const charts: Readonly<Record<string, ChartData>> = {
  columns: chart('columns', YEAR, RUNNING),
  bars: chart('bars', bars),
};

for (const [name, paint] of Object.entries({ SVG: bySvg, 'Chart.js': byChartjs })) {
  describe(`painter: ${name}`, () => {
    afterEach(() => document.querySelectorAll('painting-host').forEach((element) => element.remove()));

    for (const [kind, data] of Object.entries(charts)) {
      for (const rtl of [false, true]) {
        const where = `${kind}${rtl ? ', right to left' : ''}`;
        const plan = planOf(data);
        const scene = (kind === 'bars' ? layoutBars : layoutColumns)(plan, room(640, 240, rtl));

        it(`N1 shows the plan's series in its notation and order: ${where}`, async () => {
          const layers = await paint(plan, scene);
          const seen = layers.map(({ series, form }) => `${series} ${form}`);
          expect(seen).to.deep.equal(expected(plan).map(({ series, form }) => `${series} ${form}`));
        });

        it(`shows the plan's figures on its scale: ${where}`, async () => {
          const layers = await paint(plan, scene);
          expected(plan).forEach(({ series, form, values }, index) => {
            const zero = series === 'variance' ? scene.row! : scene.zero;
            layers[index]!.shapes.forEach(({ x1, x2, y1, y2 }, at) => {
              const ends = kind === 'bars' ? [x1, x2] : [y1, y2];
              const [low, high] = values[at]!.map((value) => zero + value * scene.unit).sort((a, b) => a - b);
              // The lines of the variance row are as wide as that.
              const near = series === 'variance' ? 2.6 : 1.1;
              expect(ends[0], `${series} ${form} ${at}`).to.be.closeTo(low!, near);
              expect(ends[1], `${series} ${form} ${at}`).to.be.closeTo(high!, near);
            });
            expect(layers[index]!.shapes).to.have.length(values.length);
          });
        });

        it(`stands each mark where the layout put it: ${where}`, async () => {
          const layers = await paint(plan, scene);
          const boxes = layers.filter(({ form }) => form !== 'triangle').flatMap(({ shapes }) => shapes);
          const order = expected(plan).flatMap(({ series, form }) =>
            scene.boxes.filter(({ mark }) => mark.series === series && mark.form === form && !mark.tone),
          );
          order.forEach((box, index) => {
            const [from, to] = kind === 'bars' ? [box.y, box.y + box.height] : [box.x, box.x + box.width];
            const { x1, x2, y1, y2 } = boxes[index]!;
            expect(kind === 'bars' ? y1 : x1).to.be.closeTo(from, 1.1);
            expect(kind === 'bars' ? y2 : x2).to.be.closeTo(to, 1.1);
          });
        });
      }
    }
  });
}

describe('ChartjsPainter', () => {
  const plan = planOf(charts['columns']!);
  const scene = layoutColumns(plan, room(320, 200));

  it('updates its chart and does not build another', async () => {
    const { element, chart: box } = await host();
    const canvas = box.appendChild(document.createElement('canvas'));
    const painter = new ChartjsPainter(element);
    painter.show(canvas, plan, scene);
    while (!Chart.getChart(canvas)) await nextFrame();
    const first = Chart.getChart(canvas)!;
    painter.show(canvas, plan, layoutColumns(plan, room(400, 220)));
    while (first.width !== 400) await nextFrame();
    expect(Chart.getChart(canvas)).to.equal(first);
    expect([first.width, first.height]).to.deep.equal([400, 220]);
    painter.remove();
    element.remove();
  });

  it('takes its chart away when it is removed, and builds none afterwards', async () => {
    const { element, chart: box } = await host();
    const canvas = box.appendChild(document.createElement('canvas'));
    const painter = new ChartjsPainter(element);
    painter.show(canvas, plan, scene);
    painter.remove();
    await nextFrame();
    await nextFrame();
    expect(Chart.getChart(canvas)).to.equal(undefined);
    element.remove();
  });

  it('leaves the defaults of Chart.js alone', async () => {
    const before = JSON.stringify(Chart.defaults);
    await byChartjs(plan, scene);
    expect(JSON.stringify(Chart.defaults)).to.equal(before);
    document.querySelectorAll('painting-host').forEach((element) => element.remove());
  });
});
