import { expect, nextFrame } from '@open-wc/testing';
import { type MenuItem, openMenu } from '../../src/ui/menu.ts';

function open(items: readonly MenuItem[]) {
  const host = document.createElement('div');
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  const anchor = document.createElement('button');
  root.append(anchor);
  anchor.focus();
  const menu = openMenu(root, anchor, items, { label: 'Actions' });
  const press = (key: string) =>
    root.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  return { root, anchor, menu, press, focused: () => root.activeElement?.textContent?.replace(/\s+/g, ' ').trim() };
}

describe('menu', () => {
  afterEach(() => document.body.replaceChildren());

  it('moves by arrows, ends and first letters, around at both ends', () => {
    const { press, focused } = open(['Clear', 'Lock', 'History'].map((label) => ({ label, act: () => {} })));
    expect(focused()).to.equal('Clear');
    press('ArrowUp');
    expect(focused()).to.equal('History');
    press('ArrowDown');
    expect(focused()).to.equal('Clear');
    press('End');
    expect(focused()).to.equal('History');
    press('l');
    expect(focused()).to.equal('Lock');
  });

  it('does what is chosen with the focus back where it was, and nothing for what is disabled', async () => {
    const done: string[] = [];
    const { root, anchor } = open([
      { label: 'Lock', detail: 'You may not', isDisabled: true, act: () => done.push('lock') },
      { label: 'Clear', act: () => done.push(root.activeElement === anchor ? 'clear' : 'lost') },
    ]);
    const [lock, clear] = root.querySelectorAll<HTMLElement>('[role=menuitem]');
    await expect(root.querySelector('.menu')!).to.be.accessible();
    lock!.click();
    clear!.click();
    expect(done).to.deep.equal(['clear']);
    while (root.querySelector('.menu')) await nextFrame();
  });

  it('goes with Tab, and gives the focus back', async () => {
    const { root, anchor, press } = open([{ label: 'Clear', act: () => {} }]);
    press('Tab');
    while (root.querySelector('.menu')) await nextFrame();
    expect(root.activeElement).to.equal(anchor);
  });
});
