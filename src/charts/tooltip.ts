import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SeriesKey } from './plan.ts';
import type { PointFacts } from './view.ts';

/** Between a point and its tooltip, and to the edges of the window, px. */
const GAP = 4;

/** Every figure of a point (I1); the row of the series that the keys are on is marked. `hint`: what the reader can do now. */
export function paintTooltip(
  { label, rows, remarks }: PointFacts,
  series: SeriesKey | undefined,
  hint?: string,
): TemplateResult {
  return html`<strong>${label}</strong>
    <dl>
      ${rows.map(
        (row) =>
          html`<div class=${series && row.series === series ? 'on' : ''}>
            <dt>${row.name}</dt>
            <dd class=${row.tone ?? nothing}>${row.text}</dd>
          </div>`,
      )}
    </dl>
    ${remarks.map((remark) => html`<p>${remark}</p>`)} ${hint ? html`<p class="hint">${hint}</p>` : nothing}`;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where a tooltip of this size goes, in window px: above or below a column,
 * beside a row, so that it hides neither the point nor its neighbours.
 */
export function tooltipPlace(
  point: Area,
  plot: Area,
  tip: { readonly width: number; readonly height: number },
  page: { readonly width: number; readonly height: number },
  axis: 'x' | 'y',
): { x: number; y: number } {
  const inside = (value: number, size: number, room: number) => Math.max(GAP, Math.min(room - size - GAP, value));
  const middle = inside(point.x + point.width / 2 - tip.width / 2, tip.width, page.width);
  const above = plot.y - tip.height - GAP;
  const below = plot.y + plot.height + GAP;
  const vertical = { x: middle, y: inside(above >= GAP ? above : below, tip.height, page.height) };
  if (axis === 'x') return vertical;
  const right = plot.x + plot.width + GAP;
  const left = plot.x - tip.width - GAP;
  const y = inside(point.y + point.height / 2 - tip.height / 2, tip.height, page.height);
  if (right + tip.width + GAP <= page.width) return { x: right, y };
  if (left >= GAP) return { x: left, y };
  const under = point.y + point.height + GAP;
  return {
    x: middle,
    y: under + tip.height + GAP <= page.height ? under : inside(point.y - tip.height - GAP, tip.height, page.height),
  };
}
