import { html, nothing, type TemplateResult } from 'lit';
import type { TileBody } from './tile-kind.ts';

/** Renders the big number with its unit, and what it is held against. */
export function renderNumber({ value, unit, spare, beside, besideSpare }: TileBody): TemplateResult {
  return html`<span class="figure" dir="auto"
      ><span class="digits">${value}</span
      >${unit ? html`<span class="unit">${unit}</span>` : nothing}${renderSpare(spare)}</span
    >
    ${
      beside
        ? html`<span class="muted beside" dir="auto"
            >${beside.split(' · ').map((part, at) => renderPart(part, at, besideSpare))}</span
          >`
        : nothing
    }`;
}

/** Each part drops whole where it has no room, the last first. */
function renderPart(part: string, at: number, unit: string | undefined): TemplateResult {
  return html`<span>${at ? ` · ${part}` : part}${renderSpare(unit && ` ${unit}`)}</span>`;
}

/** Renders a unit that is seen where the heading has no room for it. */
export function renderSpare(spare: string | undefined): unknown {
  return spare ? html`<span class="unit spare">${spare}</span>` : nothing;
}
