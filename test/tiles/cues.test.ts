import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { buttonNamed, drawn, find, press, touched } from './charts.ts';
import { clearStage, figuresWhen, settled, stage } from './fixture.ts';
import type { TileLike } from './fixture.ts';

const SIZE = 'style="width:480px;height:300px"';

/** A bar beside a number on a board where a bar filters, and nothing else. */
async function pair(attributes: Record<string, string> = {}) {
  const markup = `<target-bar ${SIZE}></target-bar><target-number></target-number>`;
  const { board } = stage(markup, { 'cross-filter': '', ...attributes });
  const [tile, number] = [...board.children] as [TileLike, TileLike];
  await settled(number);
  await drawn(tile);
  const narrowed = () => figuresWhen(number, ({ owner }) => owner.id !== 'company');
  return { board, tile, narrowed };
}

/** Lets the keyboard come to the plot. Whether a focus is to be seen no test decides: the window may be behind another. */
async function enter(tile: TileLike): Promise<void> {
  const walk = find(tile, '.walk');
  Object.assign(walk, { matches: () => true });
  walk.dispatchEvent(new FocusEvent('focus'));
  await touched(tile);
}

const hint = (tile: TileLike) => tile.shadowRoot!.querySelector('.tip .hint')?.textContent;
/** What describes the plot to whoever listens. */
const described = (tile: TileLike) =>
  find(tile, `#${find(tile, '.walk').getAttribute('aria-describedby')}`).textContent;
const said = (tile: TileLike) => find(tile, '.walk [role=status]').textContent.trim();

async function over(tile: TileLike, pointerType = 'mouse'): Promise<void> {
  const { left, top } = find(tile, '.walk').getBoundingClientRect();
  const place = { bubbles: true, clientX: left + 20, clientY: top + 5, pointerType };
  find(tile, '.content').dispatchEvent(new PointerEvent('pointerenter', { pointerType }));
  find(tile, '.walk').dispatchEvent(new PointerEvent('pointermove', place));
  if (pointerType === 'touch') find(tile, '.walk').dispatchEvent(new MouseEvent('click', place));
  await touched(tile);
}

describe('cues of a chart', () => {
  afterEach(clearStage);

  for (const [tag, locale, text] of [
    ['target-bar', 'en', 'Arrow keys to read, Enter to filter'],
    ['target-column', 'en', 'Arrow keys to read, Enter for details'],
    ['target-bar', 'nl', 'Pijltjestoetsen om te lezen, Enter om te filteren'],
  ] as const) {
    it(`I8 the keyboard that comes is told what its keys do: ${tag}, ${locale}`, async () => {
      const { tile } = stage(`<${tag} ${SIZE}></${tag}>`, { 'cross-filter': '', locale });
      await drawn(tile);
      expect(described(tile)).to.equal(text);
      await enter(tile);
      expect(hint(tile)).to.equal(text);
    });
  }

  it('I8 the hint goes with the first step, or with the focus', async () => {
    const { tile } = await pair();
    await enter(tile);
    await press(tile, 'Home');
    expect([hint(tile), !!find(tile, '.tip')]).to.deep.equal([undefined, true]);
    await enter(tile);
    find(tile, '.walk').dispatchEvent(new FocusEvent('blur'));
    await touched(tile);
    expect(find(tile, '.tip')).to.equal(null);
  });

  it('I8 the words follow a board that begins to filter under the same figures', async () => {
    const { board, tile } = await pair();
    board.removeAttribute('cross-filter');
    await board.updateComplete;
    await tile.updateComplete;
    expect(described(tile)).to.equal('Arrow keys to read, Enter for details');
  });

  it('I8 a mouse is told nothing but by its form over what it can click', async () => {
    const { tile } = await pair();
    const cursor = () => getComputedStyle(find(tile, '.walk')).cursor;
    expect(cursor()).not.to.equal('pointer');
    await over(tile);
    expect([cursor(), hint(tile)]).to.deep.equal(['pointer', undefined]);
  });

  it('I7 I8 a finger is told what its second tap does', async () => {
    const { tile, narrowed } = await pair();
    await over(tile, 'touch');
    expect(hint(tile)).to.equal('Tap again to filter');
    await over(tile, 'touch');
    await narrowed();
    await touched(tile);
    expect(hint(tile)).to.equal('Tap again to clear the filter');
  });

  it('I5 the chosen bar is called so when the keys come to it, and its words do not change under them', async () => {
    const { tile, narrowed } = await pair();
    expect(await press(tile, 'End')).to.match(/^Team West: /);
    await press(tile, 'Enter');
    await narrowed();
    await touched(tile);
    expect(said(tile)).to.match(/^Team West: /);
    expect(await press(tile, 'ArrowLeft')).to.match(/^Team North: /);
    expect(await press(tile, 'ArrowRight')).to.match(/^Team West, chosen: /);
    expect([...tile.shadowRoot!.querySelectorAll('.tip p')].map((one) => one.textContent)).to.include('chosen');
    expect(await press(tile, 'ArrowLeft')).to.match(/^Team North: /);
    await enter(tile);
    expect(said(tile)).to.match(/^Team West, chosen: /);
  });

  it('I5 the chosen bar is framed, also while the reader is on it, and its row of the table is the current one', async () => {
    const { tile, narrowed } = await pair();
    await press(tile, 'Home', 'Enter');
    await narrowed();
    await touched(tile);
    expect(getComputedStyle(find(tile, '.chosen')).outlineStyle).to.equal('solid');
    expect(find(tile, '.here').compareDocumentPosition(find(tile, '.chosen'))).to.equal(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
    buttonNamed(tile, 'Show as table')!.click();
    await touched(tile);
    const current = [...tile.shadowRoot!.querySelectorAll('[aria-current=true] th')];
    expect(current.map((one) => one.textContent)).to.deep.equal(['Team North']);
  });

  it('E3 passes axe with a chosen bar, as picture and as table', async () => {
    const { tile, narrowed } = await pair();
    await press(tile, 'Home', 'Enter');
    await narrowed();
    await touched(tile);
    await expect(tile).to.be.accessible();
    buttonNamed(tile, 'Show as table')!.click();
    await touched(tile);
    await expect(tile).to.be.accessible();
  });
});
