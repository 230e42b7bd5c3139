import { html, nothing, type TemplateResult } from 'lit';
import type { SingleFigure } from './tile.figure.ts';

/** How a meter stands in its tile. */
export interface MeterPlace {
  readonly classes: string;
  readonly part?: string;
  /** Name of the meter. */
  readonly name: string;
}

/** Renders the figure as a meter, or as a picture with a name where there is no target to measure by (E1). */
export function renderMeter(
  { spoken, meter }: SingleFigure,
  { classes, part, name }: MeterPlace,
  content: unknown,
): TemplateResult {
  return html`<div
    class=${classes}
    part=${part ?? nothing}
    role=${meter ? 'meter' : 'img'}
    aria-label=${meter ? name : `${name}: ${spoken}`}
    aria-valuemin=${meter ? Math.min(0, meter.actual) : nothing}
    aria-valuemax=${meter ? Math.max(meter.target, meter.actual) || 1 : nothing}
    aria-valuenow=${meter ? meter.actual : nothing}
    aria-valuetext=${meter ? spoken : nothing}
  >
    ${content}
  </div>`;
}
