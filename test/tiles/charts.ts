import { nextFrame } from '@open-wc/testing';
// Here already: of those that wait for a module to come, the last may be the first to have it.
import '../../src/tiles/tile/chart-touch.ts';
import type { TileLike } from './fixture.ts';
import { settled } from './fixture.ts';

/** Waits until a tile with a chart has drawn it, and answers with its plot. */
export async function drawn(tile: TileLike, picture = 'svg[role=img]'): Promise<HTMLElement> {
  await settled(tile);
  while (!tile.shadowRoot!.querySelector(`.plot ${picture}`)) await nextFrame();
  return tile.shadowRoot!.querySelector<HTMLElement>('.plot')!;
}

export function find<E extends Element = HTMLElement>(tile: TileLike, selector: string): E {
  return tile.shadowRoot!.querySelector<E>(selector)!;
}

/** What the picture says in its texts, by their tone. */
export function written(tile: TileLike, tone: string): string[] {
  return [...tile.shadowRoot!.querySelectorAll(`.content > svg text.${tone}`)].map((text) => text.textContent);
}

/** Waits until a touch is answered: by code that is asked for in its turn. */
export async function touched(tile: TileLike): Promise<void> {
  await import('../../src/tiles/tile/chart-touch.ts');
  await nextFrame();
  await tile.updateComplete;
}

/** Presses keys on the plot, and answers with what is said then. */
export async function press(tile: TileLike, ...keys: string[]): Promise<string> {
  const walk = find(tile, '.walk');
  walk.focus();
  // Only the window in front has a focus, and which one that is no test decides.
  const stay = (event: Event) => event.stopImmediatePropagation();
  for (const type of ['focus', 'blur']) tile.addEventListener(type, stay, true);
  for (const key of keys) walk.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await touched(tile);
  for (const type of ['focus', 'blur']) tile.removeEventListener(type, stay, true);
  return find(tile, '.walk [role=status]').textContent.replace(/\s+/g, ' ').trim();
}

export function buttonNamed(tile: TileLike, name: string): HTMLButtonElement | undefined {
  const buttons = [...tile.shadowRoot!.querySelectorAll('button')];
  return buttons.find((one) => (one.getAttribute('aria-label') ?? one.textContent).trim() === name);
}

/**
 * Lets what has the class `in-focus` look as in focus by keyboard. Only the
 * window in front shows a focus, and which one that is no test decides.
 */
export function styleAsIfInFocus(tile: TileLike): void {
  const root = tile.shadowRoot!;
  root.adoptedStyleSheets = root.adoptedStyleSheets.map((sheet) => {
    const rules = Array.from(sheet.cssRules, ({ cssText }) => cssText.replaceAll(':focus-visible', '.in-focus'));
    const styled = new CSSStyleSheet();
    styled.replaceSync(rules.join(' '));
    return styled;
  });
}
