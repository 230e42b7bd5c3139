import { type CSSResultGroup, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { valueOf } from '../../board/attributes.ts';
import { readShare, TILE_FORMS } from '../tile/attributes.ts';
import { renderNumber, renderSpare } from '../tile/big-number.ts';
import { renderMeter } from '../tile/meter.ts';
import type { BodyOptions, TileBody } from '../tile/tile-kind.ts';
import { TileElement } from '../tile/tile.ts';
import type { GaugeFigure } from './gauge.figure.ts';
import { gaugeKind } from './gauge.kind.ts';
import { gaugeStyles } from './gauge.styles.ts';

const FORMS = { ...TILE_FORMS, 'mark-target-at': { read: readShare, allowed: ['50 % – 100 %'] } };

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

  protected override readonly forms = FORMS;

  protected override readonly kind = gaugeKind;

  protected override get bodyOptions(): BodyOptions {
    return { ...super.bodyOptions, targetAt: valueOf(FORMS['mark-target-at'], this.markTargetAt) };
  }

  protected override renderReady(figure: GaugeFigure, body: TileBody): TemplateResult {
    const name = this.pictureName;
    const { scene, under, spare } = body;
    const { middle, middleSpare } = figure;
    if (!scene) {
      return renderMeter(figure, { classes: `value ${figure.fit}`, part: 'figure', name }, renderNumber(body));
    }
    // Where there is no room for the dial, its number stands alone.
    const content = html`<div class="value ${figure.fit}" part="figure">
        ${renderNumber({ value: middle, spare: middleSpare, beside: under, besideSpare: middleSpare ? '' : spare })}
      </div>
      <div class="plot" part="plot">${this.renderPlot(scene)}</div>`;
    return html`${renderMeter(figure, { classes: 'dial', name }, content)}
      <p class="muted center" aria-hidden="true"><span>${under}</span> ${renderSpare(spare)}</p>`;
  }
}
