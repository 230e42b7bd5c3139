import { html, nothing, type TemplateResult } from 'lit';
import { svgTemplate } from '../../charts/svg-template.ts';
import { writeIn } from '../../i18n/help.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { TrendPoint } from '../../model/insight.ts';
import { type LargeFact, largeFacts } from './large-facts.figure.ts';
import { largePartsStyles } from './large-parts.styles.ts';
import type { Ready, TileOptions } from './tile.figure.ts';
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
    insight.trend ? renderTrend(insight.trend, { figures, insight, options, facts }, locale) : nothing
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

/** The way through the period, stretched to the tile, with the names of its lines between its dates. */
function renderTrend(
  trend: readonly TrendPoint[],
  {
    figures: { period, total },
    insight,
    options,
    facts,
  }: Ready & { readonly options: TileOptions; readonly facts: readonly LargeFact[] },
  locale: Locale,
): TemplateResult {
  const { from, to } = period;
  const { fields } = locale.messages;
  // Where it will end is not drawn before it is said.
  const forecast = facts.some(({ field }) => field === 'forecast') ? total.forecast : undefined;
  const scene = trendScene(trend, { forecast, rtl: locale.dir === 'rtl' });
  const drawn = new Set(scene.paths.map(({ look }) => look));
  const write = writeIn(locale, total, insight.decimals, { digits: options.digits });
  const key = (look: string, name: string, end?: number) =>
    drawn.has(look) ? html`<span class=${look}>${name} ${end === undefined ? nothing : write(end)}</span>` : nothing;
  return html`<div class="trend" part="trend" aria-hidden="true">
    <svg viewBox="0 0 ${scene.width} ${scene.height}" preserveAspectRatio="none">${svgTemplate(scene)}</svg>
    <p class="muted">
      <span>${locale.dayOfYear(from)}</span>
      <span class="keys"
        >${key('sold', fields.actual)}${key('ahead', fields.forecast, forecast)}${key('planned', fields.target, total.target)}</span
      >
      <span>${locale.dayOfYear(to)}</span>
    </p>
  </div>`;
}
