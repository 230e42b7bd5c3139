import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { drawn, find } from './charts.ts';
import { clearStage, settled, stage, type TileLike } from './fixture.ts';

const { warn } = console;

/** A column chart with a note and a filter, sized by CSS. */
async function noted(css = 'width: 520px; height: 400px', board: Record<string, string> = {}): Promise<TileLike> {
  const compare = 'target previous-year';
  const markup = `<target-column compare="${compare}" pace="fast" style="${css}"></target-column>`;
  const { tile } = stage(markup, { owner: 'group:north', ...board });
  await settled(tile);
  await until(tile, () => !!find(tile, '#notes'));
  return tile;
}

async function until(tile: TileLike, holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(requestAnimationFrame);
  await tile.updateComplete;
}

/** Opens the panel by its button, as a click or Enter does. */
async function open(tile: TileLike): Promise<HTMLElement> {
  const button = find(tile, '.notes');
  button.focus();
  button.click();
  await until(tile, () => !find(tile, '#notes').hidden && active(tile) === find(tile, '#notes'));
  return find(tile, '#notes');
}

async function press(tile: TileLike, element: Element, key: string): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
  element.dispatchEvent(event);
  await tile.updateComplete;
  return event;
}

const active = (tile: TileLike) => tile.shadowRoot!.activeElement;

/** Everything that takes the focus, in the order of the Tab key. */
function stops(tile: TileLike): string[] {
  const all = [...tile.shadowRoot!.querySelectorAll<HTMLElement>('button, [tabindex="0"]')];
  const taken = all.filter((one) => {
    one.focus();
    return active(tile) === one;
  });
  return taken.map((one) => one.id || one.classList[0] || '');
}

describe('the panel behind a tile’s ⓘ', () => {
  beforeEach(() => {
    console.warn = () => {};
  });
  afterEach(() => {
    console.warn = warn;
    document.documentElement.style.fontSize = '';
    clearStage();
  });

  it('takes the focus when it opens, and follows its button', async () => {
    const tile = await noted();
    await drawn(tile);
    const button = find(tile, '.notes');
    expect([button.getAttribute('aria-expanded'), find(tile, '#notes').hidden]).to.deep.equal(['false', true]);
    const panel = await open(tile);
    expect([button.getAttribute('aria-expanded'), panel.hidden]).to.deep.equal(['true', false]);
    expect(panel.textContent).to.contain('fast');
    const order = stops(tile);
    expect(order.slice(order.indexOf('notes'))).to.deep.equal(['notes', 'notes', 'close']);
  });

  it('makes what it covers inert: neither Tab nor pointer reaches legend, plot and filter', async () => {
    const tile = await noted();
    await drawn(tile);
    expect(stops(tile)).to.include.members(['walk', 'series', 'chip']);
    const panel = await open(tile);
    expect(stops(tile)).not.to.include.members(['walk']);
    const { left, top, width, height } = tile.getBoundingClientRect();
    for (const share of [0.4, 0.6, 0.9]) {
      const hit = tile.shadowRoot!.elementFromPoint(left + width / 2, top + height * share);
      expect(panel.contains(hit) || hit === find(tile, '.tile'), `at ${share}`).to.equal(true);
    }
    await press(tile, panel, 'Escape');
    expect(stops(tile)).to.include.members(['walk', 'series', 'chip']);
  });

  for (const from of ['#notes', '.notes', '.close', '.as-table']) {
    it(`is closed by Escape from ${from}, which gives the focus back to its button`, async () => {
      const tile = await noted();
      await drawn(tile);
      await open(tile);
      find(tile, from).focus();
      const event = await press(tile, find(tile, from), 'Escape');
      await until(tile, () => active(tile) === find(tile, '.notes'));
      expect([find(tile, '#notes').hidden, event.defaultPrevented]).to.deep.equal([true, true]);
      expect((await press(tile, find(tile, '.notes'), 'Escape')).defaultPrevented).to.equal(false);
    });
  }

  it('E3 has a close button of 24 px at least, which gives the focus back', async () => {
    const tile = await noted();
    await open(tile);
    const close = find<HTMLButtonElement>(tile, '.close');
    expect([close.offsetWidth >= 24, close.offsetHeight >= 24, close.ariaLabel]).to.deep.equal([true, true, 'Close']);
    close.click();
    await until(tile, () => active(tile) === find(tile, '.notes'));
    expect(find(tile, '#notes').hidden).to.equal(true);
  });

  for (const [size, type] of [
    ['width: 160px; height: 90px', '100%'],
    ['width: 240px; height: 160px', '100%'],
    ['width: 240px; height: 160px', '200%'],
    ['width: 320px; height: 220px', '200%'],
    ['width: 900px; height: 600px', '100%'],
  ] as const) {
    it(`E7 stays inside its tile and scrolls: ${size}, text ${type}`, async () => {
      document.documentElement.style.fontSize = type;
      const tile = await noted(size);
      const panel = await open(tile);
      const [outer, inner] = [tile.getBoundingClientRect(), panel.getBoundingClientRect()];
      expect([inner.left >= outer.left, inner.right <= outer.right, inner.bottom <= outer.bottom]).to.deep.equal([
        true,
        true,
        true,
      ]);
      expect(inner.top).to.be.at.least(find(tile, 'header').getBoundingClientRect().bottom - 1);
      expect(inner.height).to.be.at.least(24);
      expect(getComputedStyle(panel).overflowY).to.equal('auto');
    });
  }

  it('leaves the picture under it as large as it is', async () => {
    const tile = await noted();
    const plot = await drawn(tile);
    const before = plot.getBoundingClientRect().toJSON() as DOMRect;
    await open(tile);
    expect(plot.getBoundingClientRect().toJSON()).to.deep.equal(before);
  });

  it('keeps the focus in the tile when notes go while it is there', async () => {
    const tile = await noted();
    await open(tile);
    tile.removeAttribute('pace');
    await until(tile, () => !tile.figures.notes.some(({ code }) => code === 'wrong-attribute'));
    await until(tile, () => !tile.shadowRoot!.querySelector('#notes li'));
    expect(!!active(tile)).to.equal(true);
  });
});
