import { html, nothing } from 'lit';
import { svgTemplate } from '../../charts/svg-template.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { TileFacts } from './tile-view.ts';
import { trendScene } from './trend-scene.ts';
import { trendStyles } from './trend.styles.ts';

/** Tile that may be large. */
export interface LargeTile extends HTMLElement {
  readonly facts: TileFacts;
  readonly boardLocale: Locale;
}

/** Renders the way through the period, stretched to the tile, with the names of its lines between its dates; `write` writes their ends. */
export function renderTrend(
  { facts, boardLocale: locale, shadowRoot }: LargeTile,
  write?: (value: number) => string,
): unknown {
  const { adoptedStyleSheets } = shadowRoot!;
  const sheet = trendStyles.styleSheet!;
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  const { figures, insight, options } = facts;
  if (!insight?.trend) return nothing;
  const { total, period } = figures;
  const { fields } = locale.messages;
  // Where it will end is not drawn before it is said.
  const isJudged = insight.daysLeft > 0 && total.status !== 'too-early' && total.status !== 'incomplete';
  const isSaid = isJudged || options.compare?.includes('forecast');
  const forecast = isSaid ? total.forecast : undefined;
  const scene = trendScene(insight.trend, { forecast, rtl: locale.dir === 'rtl' });
  const drawn = new Set(scene.paths.map(({ look }) => look));
  const key = (look: string, name: string, end?: number) =>
    drawn.has(look) ? html`<span class=${look}>${name} ${end === undefined ? nothing : write?.(end)}</span>` : nothing;
  return html`<div class="trend" part="trend" aria-hidden="true">
    <svg viewBox="0 0 ${scene.width} ${scene.height}" preserveAspectRatio="none">${svgTemplate(scene)}</svg>
    <p class="muted">
      <span>${locale.dayOfYear(period.from)}</span>
      <span class="keys"
        >${key('sold', fields.actual)}${key('ahead', fields.forecast, forecast)}${key('planned', fields.target, total.target)}</span
      >
      <span>${locale.dayOfYear(period.to)}</span>
    </p>
  </div>`;
}
