import { type CSSResultGroup, html, nothing, svg, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Locale } from '../../i18n/locale.ts';
import type { FiguresRequest } from '../../model/request.ts';
import { readShare } from '../tile/attributes.ts';
import type { Ready } from '../tile/tile-view.ts';
import type { Axis } from '../tile/axis.ts';
import { TileElement } from '../tile/tile.ts';
import { layDial } from './dial.ts';
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

  protected override renderReady(figure: GaugeFigure, ready: Ready): TemplateResult {
    const { dial, middle, fit, amounts, spoken } = figure;
    if (!dial) {
      return html`<div class="value ${fit}" part="figure" role="img" aria-label="${this.headingText}: ${spoken}">
          <span class="figure">${middle}</span> <span class="beside">${amounts}</span>
        </div>
        ${this.renderStatus(ready)}`;
    }
    // Out of sight too: others are drawn on its scale.
    const { thresholds, lowerIsBetter = false } = this.request;
    const axis = this.sharedAxis({ ...dial, thresholds, lowerIsBetter, targetAt: this.#targetAt });
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
        ${this.renderPlot(({ width, height }, text) => this.#renderDial(figure, axis, width, height, text))}
      </div>
      <p class="muted center">${amounts}</p>
      ${this.renderStatus(ready)}`;
  }

  #renderDial(figure: GaugeFigure, axis: Axis, width: number, height: number, text: number): TemplateResult {
    const { middle: words, targetLabel } = figure;
    const { middle, bands, ink, inkWidth, tick, zero, pace, label } = layDial(axis, {
      width,
      height,
      text,
      middleLength: words.length,
      labelLength: targetLabel.length,
      mirrored: this.boardLocale.dir === 'rtl',
    });
    return html`<svg aria-hidden="true" viewBox="0 0 ${width} ${height}">
      ${bands.map(({ path, step }) => svg`<path class="band-${step}" d=${path}></path>`)}
      <path class="ink" d=${ink} stroke-width=${inkWidth}></path>
      ${zero ? svg`<path class="zero" d=${zero}></path>` : nothing}
      ${pace ? svg`<path class="pace" d=${pace}></path>` : nothing}
      <path class="halo" d=${tick}></path>
      <path class="tick" d=${tick}></path>
      ${
        label
          ? svg`<text class="label" x=${label.x} y=${label.y} text-anchor=${label.anchor}>${targetLabel}</text>`
          : nothing
      }
      <text class="middle" x=${middle.x} y=${middle.y} font-size=${middle.size} text-anchor="middle">${words}</text>
    </svg>`;
  }
}
