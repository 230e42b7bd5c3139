import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { svgTemplate } from '../../charts/svg-template.ts';
import type { Locale } from '../../i18n/locale.ts';
import { axisOf } from '../tile/axis.ts';
import type { TileBody } from '../tile/tile-body.ts';
import type { Ready } from '../tile/tile-view.ts';
import { TileElement } from '../tile/tile.ts';
import { type NumberFigure, numberFigure } from './number.figure.ts';
import { numberStyles } from './number.styles.ts';
import { trackScene } from './track-scene.ts';

/**
 * @tag target-number
 * @summary Big number: actual, target, attainment, status, and what remains to be done.
 *
 * @fires {TargetFiguresChangedEvent} target-figures-changed - The tile shows other figures than before.
 * @fires {TargetFilterRequestedEvent} target-filter-requested - The reader clears a filter of the board.
 * @fires {TargetEditRequestedEvent} target-edit-requested - The reader wants to set the target that is missing.
 * @slot heading - In place of the heading made of owner, measure and period.
 * @csspart tile - The frame.
 * @csspart heading - Who, what and when.
 * @csspart figure - The number.
 * @csspart track - The bar under it.
 * @csspart status - Status and gap.
 * @csspart sentence - What remains to be done.
 * @csspart comparison - What else it is compared with: last year, forecast, weighted pipeline.
 * @csspart message - Why there are no figures, or how old they are.
 * @csspart filter - By what the board narrows the tile, as a button that clears it.
 * @csspart notes - What the reader must know of the figures.
 */
export class TargetNumberElement extends TileElement<NumberFigure> {
  static override styles: CSSResultGroup = [TileElement.styles, numberStyles];

  protected override figureOf(ready: Ready, locale: Locale): NumberFigure {
    const { digits, asPercent } = this;
    return numberFigure(ready, locale, { digits, asPercent, compare: this.request.compare });
  }

  protected override bodyOf({ value, unit, beside, track }: NumberFigure): TileBody {
    const { thresholds, lowerIsBetter = false } = this.request;
    const axis = track && axisOf({ ...track, thresholds, lowerIsBetter, targetAt: 1 });
    return { value, unit, beside, scene: axis && (({ width, rtl }) => trackScene(axis, width, rtl)) };
  }

  protected override renderReady(figure: NumberFigure, ready: Ready): TemplateResult {
    const { value, unit, fit, beside, spoken, track } = figure;
    const { scene } = this.bodyOf(figure);
    return html`<div
        class="value ${fit}"
        part="figure"
        role=${track ? 'meter' : 'img'}
        aria-label=${track ? this.headingText : `${this.headingText}: ${spoken}`}
        aria-valuemin=${track ? Math.min(0, track.actual) : nothing}
        aria-valuemax=${track ? Math.max(track.target, track.actual) : nothing}
        aria-valuenow=${track ? track.actual : nothing}
        aria-valuetext=${track ? spoken : nothing}
      >
        <span class="figure">${value}${unit ? html`<span class="unit"> ${unit}</span>` : nothing}</span>
        <span class="beside">${beside}</span>
      </div>
      ${scene ? this.#renderTrack(scene) : nothing}${this.renderStatus(ready)}`;
  }

  /** Laid out for any width and stretched to that of the tile, so that nothing is measured. */
  #renderTrack(layout: NonNullable<TileBody['scene']>): TemplateResult {
    const scene = layout({ width: 1000, height: 10, fontSize: 12, rtl: this.boardLocale.dir === 'rtl' });
    return html`<svg class="track" part="track" aria-hidden="true" viewBox="0 0 1000 10" preserveAspectRatio="none">
      ${svgTemplate(scene)}
    </svg>`;
  }
}
