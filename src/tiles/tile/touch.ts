import type { ReactiveElement } from 'lit';
import { touchStyles } from './touch.styles.ts';

const COARSE = '(pointer: coarse)';

/** One sheet for all tiles of a page; it holds while a finger is what points. */
let sheet: CSSStyleSheet | undefined;

/** Gives what can be pressed in a tile the size of a finger (WCAG 2.5.5), until a mouse is what points, and again. */
export function addTargets(tile: ReactiveElement): void {
  const { adoptedStyleSheets } = tile.shadowRoot!;
  sheet ??= sheetOf(touchStyles.cssText);
  if (adoptedStyleSheets.includes(sheet)) return;
  adoptedStyleSheets.push(sheet);
  // A chart gives its legend other rows. The page's list of listeners must not keep a tile that is gone.
  const held = new WeakRef(tile);
  matchMedia(COARSE).addEventListener('change', () => held.deref()?.requestUpdate());
}

function sheetOf(text: string): CSSStyleSheet {
  const made = new CSSStyleSheet({ media: COARSE });
  made.replaceSync(text);
  return made;
}
