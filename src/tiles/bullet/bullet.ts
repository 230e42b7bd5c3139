import { type CSSResultGroup, html, nothing, svg, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale.ts';
import type { Ready } from '../tile/tile-view.ts';
import type { Axis } from '../tile/axis.ts';
import { TileElement } from '../tile/tile.ts';
import { layBar } from './bar-layout.ts';
import { type BulletFigure, bulletFigure } from './bullet.figure.ts';
import { bulletStyles } from './bullet.styles.ts';

/** Where on the axis the target stands if nothing reaches further. */
const TARGET_AT = 0.82;

/**
 * @tag target-bullet
 * @summary Bullet graph: bar, target tick, pace mark and bands on one linear scale.
 *
 * @fires {TargetFiguresChangedEvent} target-figures-changed - The tile shows other figures than before.
 * @fires {TargetFilterRequestedEvent} target-filter-requested - The reader clears a filter of the board.
 * @fires {TargetEditRequestedEvent} target-edit-requested - The reader wants to set the target that is missing.
 * @slot heading - In place of the heading made of owner, measure and period.
 * @csspart tile - The frame.
 * @csspart heading - Who, what and when.
 * @csspart figure - The number.
 * @csspart plot - The bar on its scale.
 * @csspart status - Status and gap.
 * @csspart sentence - What remains to be done.
 * @csspart comparison - What else it is compared with: last year, forecast, weighted pipeline.
 * @csspart message - Why there are no figures, or how old they are.
 * @csspart filter - By what the board narrows the tile, as a button that clears it.
 * @csspart notes - What the reader must know of the figures.
 */
export class TargetBulletElement extends TileElement<BulletFigure> {
  static override styles: CSSResultGroup = [TileElement.styles, bulletStyles];

  protected override figureOf(ready: Ready, locale: Locale): BulletFigure {
    const { digits, asPercent } = this;
    return bulletFigure(ready, locale, { digits, asPercent, compare: this.request.compare });
  }

  protected override renderReady(figure: BulletFigure, ready: Ready): TemplateResult {
    const { value, fit, beside, spoken, bar } = figure;
    const { thresholds, lowerIsBetter = false } = this.request;
    // Out of sight too: others are drawn on its scale.
    const axis = bar && this.sharedAxis({ ...bar, thresholds, lowerIsBetter, targetAt: TARGET_AT });
    return html`<div
        class="row"
        role=${bar ? 'meter' : 'img'}
        aria-label=${bar ? this.headingText : `${this.headingText}: ${spoken}`}
        aria-valuemin=${bar ? Math.min(0, bar.actual) : nothing}
        aria-valuemax=${bar ? Math.max(bar.target, bar.actual) : nothing}
        aria-valuenow=${bar ? bar.actual : nothing}
        aria-valuetext=${bar ? spoken : nothing}
      >
        <div class="value ${fit}" part="figure">
          <span class="figure">${value}</span> <span class="muted beside">${beside}</span>
        </div>
        ${
          axis
            ? html`<div class="plot" part="plot">
                ${this.renderPlot(({ width, height }, text) => this.#renderBar(axis, width, height, text))}
              </div>`
            : nothing
        }
      </div>
      ${this.renderStatus(ready)}`;
  }

  #renderBar(axis: Axis, width: number, height: number, text: number): TemplateResult {
    const { messages, dir } = this.boardLocale;
    const words = { target: messages.fields.target, expected: messages.expectedToday };
    const { bands, ink, tick, zero, pace, labels } = layBar(axis, {
      width,
      height,
      text,
      words,
      mirrored: dir === 'rtl',
    });
    return html`<svg aria-hidden="true" viewBox="0 0 ${width} ${height}">
      ${bands.map(
        ({ step, x, y, width, height }) =>
          svg`<rect class="band-${step}" x=${x} y=${y} width=${width} height=${height}></rect>`,
      )}
      <rect class="ink" x=${ink.x} y=${ink.y} width=${ink.width} height=${ink.height}></rect>
      ${zero ? svg`<rect class="zero" x=${zero.x} y=${zero.y} width=${zero.width} height=${zero.height}></rect>` : nothing}
      <rect class="tick" x=${tick.x} y=${tick.y} width=${tick.width} height=${tick.height}></rect>
      ${pace ? svg`<path class="pace" d=${pace}></path>` : nothing}
      ${labels.map(
        ({ name, x, y, anchor }) =>
          svg`<text class="label ${name}" x=${x} y=${y} text-anchor=${anchor}>${words[name]}</text>`,
      )}
    </svg>`;
  }
}
