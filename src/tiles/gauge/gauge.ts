import { type CSSResultGroup, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Locale } from '../../i18n/locale.ts';
import type { FiguresRequest } from '../../model/request.ts';
import { readShare } from '../tile/attributes.ts';
import type { TileBody } from '../tile/tile-body.ts';
import type { Ready } from '../tile/tile-view.ts';
import { TileElement } from '../tile/tile.ts';
import { dialScene } from './dial-scene.ts';
import { type GaugeFigure, gaugeFigure } from './gauge.figure.ts';
import { gaugeStyles } from './gauge.styles.ts';

/**
 * @tag target-gauge
 * @summary Dial: actual on a scale with the target marked, what should have been reached by now, and per cent.
 *
 * @fires {TargetFiguresChangedEvent} target-figures-changed - The tile shows other figures than before.
 * @fires {TargetFilterRequestedEvent} target-filter-requested - The reader clears a filter of the board.
 * @fires {TargetEditRequestedEvent} target-edit-requested - The reader wants to set the target that is missing.
 * @slot heading - In place of the heading made of owner, measure and period.
 * @csspart tile - The frame.
 * @csspart heading - Who, what and when.
 * @csspart plot - The dial.
 * @csspart figure - The number where there is no dial.
 * @csspart status - Status and gap.
 * @csspart sentence - What remains to be done.
 * @csspart comparison - What else it is compared with: last year, forecast, weighted pipeline.
 * @csspart message - Why there are no figures, or how old they are.
 * @csspart filter - By what the board narrows the tile, as a button that clears it.
 * @csspart notes - What the reader must know of the figures.
 */
export class TargetGaugeElement extends TileElement<GaugeFigure> {
  static override styles: CSSResultGroup = [TileElement.styles, gaugeStyles];

  /** Where on the dial the target stands, from `50 %` to `100 %` (or 50 to 100); the dial ends later where the actual does. */
  @property({ attribute: 'mark-target-at' }) markTargetAt: string | number = '75 %';

  #targetAt = 0.75;

  protected override readRequest(): FiguresRequest {
    const request = super.readRequest();
    const text = this.markTargetAt === null ? undefined : String(this.markTargetAt);
    this.#targetAt = this.attributesRead.check('mark-target-at', text, ['50 % – 100 %'], readShare) ?? 0.75;
    return request;
  }

  protected override figureOf(ready: Ready, locale: Locale): GaugeFigure {
    const { digits, asPercent } = this;
    return gaugeFigure(ready, locale, { digits, asPercent, compare: this.request.compare });
  }

  protected override bodyOf({ dial, middle, amounts, targetLabel }: GaugeFigure): TileBody {
    if (!dial) return { value: middle, beside: amounts };
    const axis = this.sharedAxis(dial, this.#targetAt);
    const words = { middle, target: targetLabel };
    return { scene: (space) => dialScene(axis, words, space), under: amounts };
  }

  protected override renderReady(figure: GaugeFigure, ready: Ready): TemplateResult {
    const { dial, fit, spoken } = figure;
    // Out of sight too: others are drawn on its scale.
    const { scene, value, beside, under } = this.bodyOf(figure);
    if (!dial || !scene) {
      return html`<div class="value ${fit}" part="figure" role="img" aria-label="${this.headingText}: ${spoken}">
          <span class="figure">${value}</span> <span class="beside">${beside}</span>
        </div>
        ${this.renderStatus(ready)}`;
    }
    return html`<div
        class="plot"
        part="plot"
        role="meter"
        aria-label=${this.headingText}
        aria-valuemin=${Math.min(0, dial.actual)}
        aria-valuemax=${Math.max(dial.target, dial.actual)}
        aria-valuenow=${dial.actual}
        aria-valuetext=${spoken}
      >
        ${this.renderPlot(scene)}
      </div>
      <p class="muted center">${under}</p>
      ${this.renderStatus(ready)}`;
  }
}
