import { expect, nextFrame } from '@open-wc/testing';
import '../../src/define/all.ts';
import { drawn, find, touched } from './charts.ts';
import { clearStage, stage, type TileLike } from './fixture.ts';

const COLUMN = '<target-column style="width:480px;height:300px"';

async function column(renderer: string, style: Partial<CSSStyleDeclaration>): Promise<TileLike> {
  const { tile } = stage(`${COLUMN} renderer="${renderer}"></target-column>`);
  Object.assign(tile.parentElement!.style, { display: 'block', ...style });
  await drawn(tile, renderer === 'svg' ? 'svg[role=img]' : 'canvas');
  if (renderer === 'canvas') {
    const { Chart } = await import('../../src/charts/chartjs.ts');
    while (!Chart.getChart(find<HTMLCanvasElement>(tile, 'canvas'))) await nextFrame();
  }
  return tile;
}

/** Moves a mouse over a column; answers with what clicks there. */
async function pointAt(tile: TileLike, at: number): Promise<() => Promise<void>> {
  const picture = find(tile, tile.shadowRoot!.querySelector('canvas') ? 'canvas' : '.walk');
  const { left, top, width, height } = picture.getBoundingClientRect();
  const clientX = left + (width / tile.figures.points.length) * (at + 0.5);
  const place = { clientX, clientY: top + height / 2, bubbles: true, composed: true };
  find(tile, '.content').dispatchEvent(new PointerEvent('pointerenter', { ...place, pointerType: 'mouse' }));
  picture.dispatchEvent(new PointerEvent('pointermove', { ...place, pointerType: 'mouse' }));
  picture.dispatchEvent(new MouseEvent('mousemove', place));
  await nextFrame(); // Chart.js takes one move a frame
  await nextFrame();
  await touched(tile);
  return async () => {
    picture.dispatchEvent(new MouseEvent('click', place));
    await touched(tile);
  };
}

describe('charts in a page that is enlarged', () => {
  afterEach(clearStage);

  for (const renderer of ['svg', 'canvas']) {
    for (const style of [{ zoom: '0.8' }, { zoom: '1.4' }, { transform: 'scale(0.8)' }, {}]) {
      it(`I3 mean the point under the pointer: ${renderer}, ${JSON.stringify(style)}`, async () => {
        const tile = await column(renderer, style);
        const drills: string[] = [];
        tile.addEventListener('target-drill', ({ key }) => drills.push(key));
        const { points } = tile.figures;
        for (const at of [1, 5, points.length - 1]) {
          const click = await pointAt(tile, at);
          expect(find(tile, '.tip strong').textContent).to.equal(points[at]!.label);
          const [tip, here] = ['.tip', '.here'].map((name) => find(tile, name).getBoundingClientRect());
          const gap = Math.max(tip!.left - here!.right, here!.left - tip!.right);
          expect(gap, 'between tooltip and column').to.be.below(16);
          await click();
          expect(drills.at(-1)).to.equal(points[at]!.key);
        }
      });
    }
  }
});
