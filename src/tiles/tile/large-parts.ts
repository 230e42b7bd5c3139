import { html, nothing, type TemplateResult } from 'lit';
import { addStyles } from '../../ui/late-styles.ts';
import { writeIn } from '../../i18n/help.ts';
import { type LargeFact, largeFacts } from './large-facts.figure.ts';
import { largePartsStyles } from './large-parts.styles.ts';
import type { LargeTile } from './trend-parts.ts';

/** Renders the facts of a large tile; the picture has said all of them to whoever listens (E10). */
export function renderFacts({
  facts: { figures, insight, options },
  boardLocale: locale,
  shadowRoot,
}: LargeTile): unknown {
  addStyles(shadowRoot!, [largePartsStyles]);
  const facts = insight ? largeFacts(locale, { figures, insight }, options) : [];
  return facts.length ? listOf(facts) : nothing;
}

/** Writes the numbers of a large tile's trend as its sentences would. */
export function writerOf({ facts: { figures, insight, options }, boardLocale: locale }: LargeTile) {
  return insight && writeIn(locale, figures.total, insight.decimals, { digits: options.digits });
}

function listOf(facts: readonly LargeFact[]): TemplateResult {
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
