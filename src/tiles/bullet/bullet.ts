import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import type { FiguresRequest } from '../../model/request.ts';
import { renderNumber } from '../tile/big-number.ts';
import { LargeController } from '../tile/large.ts';
import { renderMeter } from '../tile/meter.ts';
import type { TileBody } from '../tile/tile-kind.ts';
import { TileElement } from '../tile/tile.ts';
import type { BulletFigure } from './bullet.figure.ts';
import { bulletKind } from './bullet.kind.ts';
import { bulletStyles } from './bullet.styles.ts';

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
 * @csspart facts - In a large tile, where it will end and what it is compared with, in place of the sentences.
 * @csspart trend - The way through the period, in a large tile.
 * @csspart status - Status and gap.
 * @csspart sentence - What remains to be done.
 * @csspart comparison - What else it is compared with: last year, forecast, weighted pipeline.
 * @csspart message - Why there are no figures, or how old they are.
 * @csspart filter - By what the board narrows the tile, as a button that clears it.
 * @csspart notes - What the reader must know of the figures.
 */
export class TargetBulletElement extends TileElement<BulletFigure> {
  static override styles: CSSResultGroup = [TileElement.styles, bulletStyles];

  protected override readonly kind = bulletKind;
  readonly #large = new LargeController(this);

  protected override makeRequest(): FiguresRequest {
    return { ...super.makeRequest(), trend: true };
  }

  protected override renderReady(figure: BulletFigure, body: TileBody): TemplateResult {
    const { scene } = body;
    const content = html`<div class="value ${figure.fit}" part="figure">${renderNumber(body)}</div>
      ${scene ? html`<div class="plot" part="plot">${this.renderPlot(scene)}</div>` : nothing}`;
    const meter = renderMeter(figure, { classes: 'row', name: this.pictureName }, content);
    return html`${meter}${this.#large.render()}`;
  }
}
