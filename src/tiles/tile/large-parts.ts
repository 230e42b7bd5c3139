import { html, nothing, type TemplateResult } from 'lit';
import { svgTemplate } from '../../charts/svg-template.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Figures } from '../../model/figures.ts';
import type { TrendPoint } from '../../model/insight.ts';
import { type LargeFact, largeFacts } from './large-facts.figure.ts';
import { largePartsStyles } from './large-parts.styles.ts';
import type { TileFacts } from './tile-view.ts';
import { trendScene } from './trend-scene.ts';

/** Tile that may be large. */
export interface LargeTile extends HTMLElement {
  readonly facts: TileFacts;
  readonly boardLocale: Locale;
}

/** Renders what only a large tile shows; the picture has said all of it to whoever listens (E10). */
export function renderLarge({ facts: { figures, insight, options }, boardLocale: locale, shadowRoot }: LargeTile) {
  const { adoptedStyleSheets } = shadowRoot!;
  const sheet = largePartsStyles.styleSheet!;
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  if (!insight) return nothing;
  const facts = largeFacts(locale, { figures, insight }, options);
  return html`${facts.length ? renderFacts(facts) : nothing}${
    insight.trend ? renderTrend(insight.trend, figures, locale) : nothing
  }`;
}

function renderFacts(facts: readonly LargeFact[]): TemplateResult {
  return html`<dl class="facts" part="facts" aria-hidden="true">
    ${facts.map(
      ({ name, value, more }) =>
        html`<div>
          <dt class="muted">${name}</dt>
          <dd>
            <b>${value}</b>
            <span class="muted">${more}</span>
          </dd>
        </div>`,
    )}
  </dl>`;
}

/** The way through the period, stretched to the tile. */
function renderTrend(trend: readonly TrendPoint[], { period }: Figures, locale: Locale): TemplateResult {
  const { from, to } = period;
  const scene = trendScene(trend, locale.dir === 'rtl');
  return html`<div class="trend" part="trend" aria-hidden="true">
    <svg viewBox="0 0 ${scene.width} ${scene.height}" preserveAspectRatio="none">${svgTemplate(scene)}</svg>
    <p class="muted"><span>${locale.dayOfYear(from)}</span><span>${locale.dayOfYear(to)}</span></p>
  </div>`;
}
