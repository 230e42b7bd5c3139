import { html, nothing, type TemplateResult } from 'lit';
import { svgTemplate } from '../../charts/svg-template.ts';
import type { Scene } from '../../charts/scene.ts';
import { help, writeIn } from '../../i18n/help.ts';
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
  dress(shadowRoot!);
  if (!insight) return nothing;
  const facts = largeFacts(locale, { figures, insight }, options);
  return html`${facts.length ? renderFacts(facts) : nothing}${
    insight.trend ? renderTrend(insight.trend, { figures, insight, options, facts }, locale) : nothing
  }`;
}

/** The way through the period as a line beside the number, once there is a way. */
export function renderSpark({ facts: { figures, insight }, boardLocale: locale, shadowRoot }: LargeTile) {
  dress(shadowRoot!);
  const { trend } = insight ?? {};
  if (!trend || trend.length < 3) return nothing;
  const { outlook } = help(locale, figures.total, insight!);
  return html`<div class="spark" part="trend" aria-hidden="true">
    ${renderLines(trendScene(trend, { forecast: outlook ? figures.total.forecast : undefined, rtl: locale.dir === 'rtl' }))}
  </div>`;
}

function dress({ adoptedStyleSheets }: ShadowRoot): void {
  const sheet = largePartsStyles.styleSheet!;
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}

function renderLines(scene: Scene): TemplateResult {
  return html`<svg viewBox="0 0 ${scene.width} ${scene.height}" preserveAspectRatio="none">${svgTemplate(scene)}</svg>`;
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
    ${renderLines(scene)}
    <p class="muted">
      <span>${locale.dayOfYear(from)}</span>
      <span class="keys"
        >${key('sold', fields.actual)}${key('ahead', fields.forecast, forecast)}${key('planned', fields.target, total.target)}</span
      >
      <span>${locale.dayOfYear(to)}</span>
    </p>
  </div>`;
}
