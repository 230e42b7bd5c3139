import { html, nothing, type TemplateResult } from 'lit';
import type { TileBody } from './tile-kind.ts';

/** Renders the big number with its unit, and what it is held against. */
export function renderNumber({ value, unit, spare, beside }: TileBody): TemplateResult {
  return html`<span class="figure" dir="auto"
      ><span class="digits">${value}</span
      >${unit ? html`<span class="unit">${unit}</span>` : nothing}${renderSpare(spare)}</span
    >
    ${beside ? html`<span class="muted beside" dir="auto">${beside.split(' · ').map(renderPart)}</span>` : nothing}`;
}

/** Each part drops whole where it has no room, the last first. */
function renderPart(part: string, at: number): TemplateResult {
  return html`<span>${at ? ` · ${part}` : part}</span>`;
}

/** Renders a unit that is seen where the heading has no room for it. */
export function renderSpare(spare: string | undefined): unknown {
  return spare ? html`<span class="unit spare">${spare}</span>` : nothing;
}
