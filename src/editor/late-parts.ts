import { sentences } from '../board/failure.ts';
import { addStyles } from '../ui/late-styles.ts';
import type { EditorHost } from './editor-host.ts';

/** First signs of a reader who may want what loads late. */
const SIGNS = ['pointerover', 'focusin'];

/** Does something once a pointer or the focus comes to an element for the first time. */
export function atFirstSign(element: HTMLElement, act: () => void): void {
  const hear = () => {
    for (const sign of SIGNS) element.removeEventListener(sign, hear);
    act();
  };
  for (const sign of SIGNS) element.addEventListener(sign, hear);
}

/** Loads what draws one owner at a time; undefined where it does not come. */
export async function loadPhone(root: ShadowRoot): Promise<EditorHost['phone']> {
  const code = await sentences(() => import('./phone/late-phone.ts'));
  if (code) addStyles(root, [code.phoneStyles]);
  return code?.renderPhone;
}
