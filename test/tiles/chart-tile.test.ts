import { expect, nextFrame } from '@open-wc/testing';
import '../../src/define/all.ts';
import type { ChartPainter, ChartPicture } from '../../src/index.ts';
import { buttonNamed, drawn, find, touched } from './charts.ts';
import { clearStage, stage } from './fixture.ts';
import type { TileLike } from './fixture.ts';

/** Writes the texts of a scene into a box of its own, and remembers all that it was given. */
class TextPainter implements ChartPainter {
  readonly pictures: ChartPicture[] = [];
  readonly destroyed: HTMLElement[] = [];

  draw(picture: ChartPicture, box: HTMLElement): void {
    this.pictures.push(picture);
    const rows = document.createElement('pre');
    rows.textContent = picture.scene.texts.map(({ text }) => text).join('\n');
    // A canvas of its own is not taken for that of Chart.js.
    box.replaceChildren(rows, document.createElement('canvas'));
  }

  destroy(box: HTMLElement): void {
    this.destroyed.push(box);
  }
}

type Painted = TileLike & { painter?: ChartPainter; requestUpdate(): void };

function painted(tag: string, painter: ChartPainter, board = {}): Painted {
  const { tile } = stage(`<${tag} style="width:480px;height:300px"></${tag}>`, board);
  return Object.assign(tile as Painted, { painter });
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await nextFrame();
}

describe('painter from outside', () => {
  const warned: unknown[] = [];
  const { warn } = console;

  beforeEach(() => {
    warned.length = 0;
    console.warn = (message) => void warned.push(message);
  });

  afterEach(() => {
    console.warn = warn;
    clearStage();
  });

  for (const tag of ['target-column', 'target-bar']) {
    it(`draws a <${tag}> into a box of the scene's size, in place of ours`, async () => {
      const painter = new TextPainter();
      const tile = painted(tag, painter);
      await drawn(tile, '.painted pre');
      const { scene, plan, rtl, colors } = painter.pictures.at(-1)!;
      const { width, height } = find(tile, '.painted').getBoundingClientRect();
      // A page has places for sixty-fourths of a pixel.
      expect(Math.hypot(width - scene.width, height - scene.height)).to.be.below(0.05);
      expect(find(tile, '.painted pre').textContent.split('\n')).to.deep.equal(scene.texts.map(({ text }) => text));
      expect(scene.paths.some(({ look }) => look === 'actual solid')).to.equal(true);
      expect(plan.points.length).to.equal(tile.figures.points.length);
      expect([rtl, /^rgb/.test(colors.actual)]).to.deep.equal([false, true]);
      expect(tile.shadowRoot!.querySelectorAll('.content > svg, .content > canvas').length).to.equal(0);
      tile.requestUpdate();
      await tile.updateComplete;
      expect(find(tile, '.painted canvas').hasAttribute('style')).to.equal(false);
    });
  }

  it('E1 has the words of the picture, and the keys and tooltip of every chart', async () => {
    const tile = painted('target-column', new TextPainter());
    const plot = await drawn(tile, '.painted pre');
    expect(find(tile, '.painted').getAttribute('role')).to.equal('img');
    expect(find(tile, '.painted').getAttribute('aria-label')).to.match(/^Sales: /);
    const { left, top } = plot.getBoundingClientRect();
    const over = { bubbles: true, clientX: left + 5, clientY: top + 60 };
    find(tile, '.walk').dispatchEvent(new PointerEvent('pointermove', over));
    await touched(tile);
    expect(find(tile, '.tip').textContent).to.contain('January 2026');
  });

  it('draws again when series, size or a colour change, and not for a hover', async () => {
    const painter = new TextPainter();
    const { pictures } = painter;
    const tile = painted('target-column', painter);
    await drawn(tile, '.painted pre');
    const changes = async (change: () => void, seen: (picture: ChartPicture) => boolean) => {
      change();
      await until(() => seen(pictures.at(-1)!));
    };
    await changes(
      () => buttonNamed(tile, 'target')!.click(),
      ({ plan }) => plan.marks.every(({ series }) => series !== 'target'),
    );
    await changes(
      () => (tile.style.width = '400px'),
      ({ scene }) => scene.width < 400,
    );
    await changes(
      () => tile.parentElement!.style.setProperty('--target-actual', '#123456'),
      ({ colors }) => colors.actual === 'rgb(18, 52, 86)',
    );
    const count = pictures.length;
    tile.requestUpdate();
    await tile.updateComplete;
    expect(pictures.length).to.equal(count);
  });

  it('runs from right to left where the language does', async () => {
    const painter = new TextPainter();
    await drawn(painted('target-column', painter, { locale: 'ar' }), '.painted pre');
    expect(painter.pictures.at(-1)!.rtl).to.equal(true);
  });

  it('lets go of its box when the tile goes, shows a table or has another painter', async () => {
    const [first, second] = [new TextPainter(), new TextPainter()];
    const tile = painted('target-column', first);
    await drawn(tile, '.painted pre');
    tile.painter = second;
    await until(() => second.pictures.length > 0);
    expect([first.destroyed.length, second.destroyed.length]).to.deep.equal([1, 0]);
    buttonNamed(tile, 'Show as table')!.click();
    await until(() => second.destroyed.length === 1);
    buttonNamed(tile, 'Show as chart')!.click();
    await drawn(tile, '.painted pre');
    tile.remove();
    expect(second.destroyed.length).to.equal(2);
  });

  it('gives way to SVG when it throws, says so once, and the next painter is tried', async () => {
    const broken: ChartPainter = {
      draw: () => {
        throw new Error('no context');
      },
    };
    const tile = painted('target-column', broken);
    await drawn(tile);
    tile.style.width = '400px';
    await until(() => find(tile, 'svg[role=img]').getBoundingClientRect().width < 400);
    expect(warned).to.deep.equal(['<target-column> is drawn without its painter']);
    tile.painter = new TextPainter();
    await drawn(tile, '.painted pre');
    tile.painter = undefined;
    await drawn(tile);
  });
});
