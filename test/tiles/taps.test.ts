import { expect, nextFrame } from '@open-wc/testing';
import '../../src/define/all.ts';
import { drawn, find, press, touched } from './charts.ts';
import { clearStage, figuresWhen, settled, stage } from './fixture.ts';
import type { TileLike } from './fixture.ts';

const COLUMN = '<target-column style="width:480px;height:300px"';

const isOpen = (tile: TileLike) => !!tile.shadowRoot!.querySelector('.tip:popover-open');
const shown = (tile: TileLike) => tile.shadowRoot!.querySelector('.tip strong')?.textContent;

/** A tile whose picture is drawn by this renderer, with the element that takes its pointers and the drills that it fires. */
async function chart(renderer: 'svg' | 'canvas', attributes = '') {
  const { tile } = stage(`${COLUMN} renderer="${renderer}" ${attributes}></target-column>`);
  await drawn(tile, renderer === 'svg' ? 'svg[role=img]' : 'canvas');
  if (renderer === 'canvas') {
    const { Chart } = await import('../../src/charts/chartjs.ts');
    while (!Chart.getChart(find<HTMLCanvasElement>(tile, 'canvas'))) await nextFrame();
  }
  const drills: string[] = [];
  tile.addEventListener('target-drill', ({ key }) => drills.push(key));
  return { tile, drills, picture: find(tile, renderer === 'svg' ? '.walk' : 'canvas') };
}

/** All events of a pointer that taps the column at this place, in the order of browsers. */
async function tap(tile: TileLike, picture: HTMLElement, at: number, pointerType = 'touch'): Promise<void> {
  const { left, top, width, height } = picture.getBoundingClientRect();
  const step = width / tile.figures.points.length;
  const place = { clientX: left + step * (at + 0.5), clientY: top + height / 2, bubbles: true, composed: true };
  const pointer = { ...place, pointerType };
  const send = (type: string, target: Element = picture, bubbles = true) =>
    target.dispatchEvent(new PointerEvent(type, { ...pointer, bubbles }));
  send('pointerenter', find(tile, '.content'), false);
  send('pointerdown');
  send('pointerup');
  send('pointerleave', picture, false);
  // What stands in for a mouse follows.
  picture.dispatchEvent(new MouseEvent('mousemove', place));
  picture.dispatchEvent(new MouseEvent('click', place));
  await touched(tile);
}

describe('taps on a chart', () => {
  afterEach(clearStage);

  for (const renderer of ['svg', 'canvas'] as const) {
    for (const pointer of ['touch', 'pen']) {
      it(`I7 the first of a ${pointer} on a point shows it, the second acts: ${renderer}`, async () => {
        const { tile, drills, picture } = await chart(renderer);
        await tap(tile, picture, 0, pointer);
        expect([isOpen(tile), shown(tile), drills]).to.deep.equal([true, 'January 2026', []]);
        await tap(tile, picture, 2, pointer);
        expect([isOpen(tile), shown(tile), drills]).to.deep.equal([true, 'March 2026', []]);
        await tap(tile, picture, 2, pointer);
        expect([isOpen(tile), shown(tile), drills]).to.deep.equal([true, 'March 2026', ['2026-03']]);
      });
    }

    it(`I7 a click of a mouse acts at once, though a finger was there before: ${renderer}`, async () => {
      const { tile, drills, picture } = await chart(renderer);
      await tap(tile, picture, 0);
      await tap(tile, picture, 1, 'mouse');
      expect(drills).to.deep.equal(['2026-02']);
    });

    it(`I7 a tap elsewhere closes the tooltip, and the next on the point only shows it: ${renderer}`, async () => {
      const { tile, drills, picture } = await chart(renderer);
      await tap(tile, picture, 1);
      find(tile, '.head').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
      await touched(tile);
      expect(isOpen(tile)).to.equal(false);
      await tap(tile, picture, 1);
      expect([isOpen(tile), drills]).to.deep.equal([true, []]);
    });

    it(`I7 a finger that scrolls shows nothing, and closes what it has tapped: ${renderer}`, async () => {
      const { tile, picture } = await chart(renderer);
      const finger = { bubbles: true, composed: true, pointerType: 'touch', clientX: 100, clientY: 100 };
      const scroll = async () => {
        find(tile, '.content').dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'touch' }));
        for (const type of ['pointerdown', 'pointermove', 'pointercancel'])
          picture.dispatchEvent(new PointerEvent(type, finger));
        await touched(tile);
      };
      await scroll();
      expect(isOpen(tile)).to.equal(false);
      await tap(tile, picture, 1);
      await scroll();
      expect(isOpen(tile)).to.equal(false);
    });
  }

  it('I7 in a closed part of the page the second tap acts too', async () => {
    const { tile, drills } = await chart('svg');
    const part = document.createElement('div');
    tile.parentElement!.append(part);
    part.attachShadow({ mode: 'closed' }).append(tile);
    await drawn(tile);
    await tap(tile, find(tile, '.walk'), 1);
    await tap(tile, find(tile, '.walk'), 1);
    expect(drills).to.deep.equal(['2026-02']);
  });

  it('I7 a tap on the tooltip leaves it open', async () => {
    const { tile, picture } = await chart('svg');
    await tap(tile, picture, 1);
    find(tile, '.tip').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await touched(tile);
    expect(isOpen(tile)).to.equal(true);
  });

  it('I1 what keys have opened stays while a pointer comes down elsewhere: the focus decides', async () => {
    const { tile } = await chart('svg');
    await press(tile, 'Home');
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await touched(tile);
    expect(shown(tile)).to.equal('January 2026');
  });

  it('I5 I7 a second tap on a bar filters a board with `cross-filter`, and a third lets go', async () => {
    const bar = '<target-bar style="width:480px;height:300px"></target-bar>';
    const { board } = stage(`${bar}<target-number></target-number>`, { 'cross-filter': '' });
    const [tile, number] = [...board.children] as [TileLike, TileLike];
    await drawn(tile);
    await settled(number);
    const tapFirst = async () => {
      const walk = find(tile, '.walk');
      const { left, top } = walk.getBoundingClientRect();
      const place = { clientX: left + 20, clientY: top + 5, bubbles: true };
      find(tile, '.content').dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'touch' }));
      walk.dispatchEvent(new MouseEvent('click', place));
      await touched(tile);
    };
    await tapFirst();
    expect([isOpen(tile), number.figures.owner.id]).to.deep.equal([true, 'company']);
    await tapFirst();
    await figuresWhen(number, ({ owner }) => owner.id === 'group:north');
    await tapFirst();
    await figuresWhen(number, ({ owner }) => owner.id === 'company');
  });
});
