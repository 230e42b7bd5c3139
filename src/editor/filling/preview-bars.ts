import { html, svg, type TemplateResult } from 'lit';
import type { Values } from '../../model/split.ts';

/** Units of one interval, and of the highest bar. */
const [STEP, HEIGHT] = [60, 88];
const WIDE = 28;

/**
 * Values now as outlines and as they would be as bars in front, as on a tile.
 * Said by the table beside it, and so hidden from those who hear.
 */
export function previewBars(before: Values, after: Values, names: readonly string[]): TemplateResult {
  const all = [...before, ...after].map((value) => value ?? 0);
  const [most, least] = [Math.max(0, ...all), Math.min(0, ...all)];
  const scale = HEIGHT / (most - least || 1);
  const ground = most * scale;
  const width = names.length * STEP;
  const bar = (value: number | null, x: number, name: string) => {
    if (!value) return svg``;
    const size = Math.max(Math.abs(value) * scale, 0.5);
    return svg`<rect class=${name} x=${x} y=${value > 0 ? ground - size : ground} width=${WIDE} height=${size}></rect>`;
  };
  return html`<div class="bars" aria-hidden="true">
    ${svg`<svg viewBox="0 -1 ${width} ${HEIGHT + 2}" preserveAspectRatio="none" focusable="false">
      ${names.map((_, index) => bar(before[index] ?? null, index * STEP + 11, 'now'))}
      ${names.map((_, index) => bar(after[index] ?? null, index * STEP + 19, 'new'))}
      <line x1="0" x2=${width} y1=${ground} y2=${ground}></line>
    </svg>`}
    <div class="letters">${names.map((name) => html`<span>${name}</span>`)}</div>
  </div>`;
}
