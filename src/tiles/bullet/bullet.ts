import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale.ts';
import type { TileBody } from '../tile/tile-body.ts';
import type { Ready } from '../tile/tile-view.ts';
import { TileElement } from '../tile/tile.ts';
import { bulletScene } from './bullet-scene.ts';
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

  protected override bodyOf({ value, beside, bar }: BulletFigure, { messages }: Locale): TileBody {
    const axis = bar && this.sharedAxis(bar, TARGET_AT);
    const words = { target: messages.fields.target, expected: messages.expectedToday };
    return { value, beside, scene: axis && ((space) => bulletScene(axis, words, space)) };
  }

  protected override renderReady(figure: BulletFigure, ready: Ready): TemplateResult {
    const { value, fit, beside, spoken, bar } = figure;
    // Out of sight too: others are drawn on its scale.
    const { scene } = this.bodyOf(figure, this.boardLocale);
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
        ${scene ? html`<div class="plot" part="plot">${this.renderPlot(scene)}</div>` : nothing}
      </div>
      ${this.renderStatus(ready)}`;
  }
}
