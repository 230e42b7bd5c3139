import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { Scene } from './scene.ts';
import { walk } from './svg-walk.ts';
import type { Pen } from './svg-walk.ts';

let serial = 0;

/** Makes an id for the patterns of a drawing, which no other drawing of the page has. */
export function patternId(): string {
  return `target-hatch-${++serial}`;
}

const templates: Pen<TemplateResult> = {
  path: (look, d, pattern) =>
    pattern ? svg`<path class=${look} fill=${pattern} d=${d} />` : svg`<path class=${look} d=${d} />`,
  text: (look, x, y, text, size) =>
    size
      ? svg`<text class=${look} x=${x} y=${y} font-size=${size}>${text}</text>`
      : svg`<text class=${look} x=${x} y=${y}>${text}</text>`,
  stripes: (id, angle) =>
    svg`<pattern id=${id} width="5" height="5" patternUnits="userSpaceOnUse"
      patternTransform="rotate(${angle})"><rect class="surface" width="5" height="5" /><rect
      class="actual" width="2" height="5" /></pattern>`,
};

/** Draws a scene as the content of an `svg` element of the page, under `sceneStyles`. `id` from `patternId()`, for scenes with hatches. */
export function svgTemplate(scene: Scene, id = ''): TemplateResult[] {
  return walk(scene, id, templates);
}

/** The picture around its content, in its own size of type. */
export function svgPicture(
  { width, height, fontSize }: Pick<Scene, 'width' | 'height' | 'fontSize'>,
  name: string,
  content: readonly TemplateResult[],
): TemplateResult {
  return html`<svg
    role="img"
    aria-label=${name}
    width=${width}
    height=${height}
    viewBox="0 0 ${width} ${height}"
    font-size=${fontSize}
  >
    ${content}
  </svg>`;
}
