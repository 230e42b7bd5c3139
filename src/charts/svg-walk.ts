import type { Scene, SceneText } from './scene.ts';
import { runsFromRight } from './text-direction.ts';

/** Makes the elements of an SVG, each with its look as words of `sceneStyles`. */
export interface Pen<T> {
  path(look: string, d: string, pattern?: string): T;
  text(look: string, x: string, y: number, text: string, size?: number): T;
  /** Stripes of 2 in 5 px, turned by `angle`, on the surface. */
  stripes(id: string, angle: number): T;
}

const LEANING = { hatch: 45, counter: -45 } as const;

/** Draws a scene by a pen, back to front. `id` begins the ids of its patterns: no other drawing of the page may have it. */
export function walk<T>({ paths, texts }: Scene, id: string, pen: Pen<T>): T[] {
  const forms = (['hatch', 'counter'] as const).filter((form) => paths.some(({ look }) => look.includes(form)));
  return [
    ...forms.map((form) => pen.stripes(`${id}-${form}`, LEANING[form])),
    ...paths.map(({ look, d }) => {
      const form = forms.find((one) => look.includes(one));
      return pen.path(look, d, form && `url(#${id}-${form})`);
    }),
    ...texts.map((text) => pen.text(lookOf(text), String(text.x), text.y, text.text, text.size)),
  ];
}

/** Adds to a text's look which way it runs and which end of it stands at `x`: the anchor of SVG is meant by that way. */
function lookOf({ text, anchor, look }: SceneText): string {
  const rtl = runsFromRight(text);
  const end = anchor === 'middle' ? ' middle' : (anchor === 'left') === rtl ? ' end' : '';
  return `${look}${rtl ? ' rtl' : ''}${end}`;
}
