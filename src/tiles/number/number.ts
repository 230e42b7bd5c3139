import { type CSSResultGroup, html, nothing, svg, type TemplateResult } from 'lit';
import { svgTemplate } from '../../charts/svg-template.ts';
import type { FiguresRequest } from '../../model/request.ts';
import { renderNumber } from '../tile/big-number.ts';
import { LargeController } from '../tile/large.ts';
import { renderMeter } from '../tile/meter.ts';
import type { TileBody } from '../tile/tile-kind.ts';
import { TileElement } from '../tile/tile.ts';
import type { NumberFigure } from './number.figure.ts';
import { numberKind } from './number.kind.ts';
import { numberStyles } from './number.styles.ts';
import { TRACK } from './track-scene.ts';

/** Width for which the track is laid out before it is stretched. */
const WIDE = 1000;

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
 * @csspart facts - In a large tile, where it will end and what it is compared with, in place of the sentences.
 * @csspart trend - The way through the period, beside the number or, in a large tile, below it.
 * @csspart status - Status and gap.
 * @csspart sentence - What remains to be done.
 * @csspart comparison - What else it is compared with: last year, forecast, weighted pipeline.
 * @csspart message - Why there are no figures, or how old they are.
 * @csspart filter - By what the board narrows the tile, as a button that clears it.
 * @csspart notes - What the reader must know of the figures.
 */
export class TargetNumberElement extends TileElement<NumberFigure> {
  static override styles: CSSResultGroup = [TileElement.styles, numberStyles];

  protected override readonly kind = numberKind;
  readonly #large = new LargeController(this, [18, 7.5]);

  protected override makeRequest(): FiguresRequest {
    return { ...super.makeRequest(), trend: true };
  }

  protected override renderReady(figure: NumberFigure, body: TileBody): TemplateResult {
    const place = { classes: `value ${figure.fit}`, part: 'figure', name: this.pictureName };
    const { scene } = body;
    return html`<div class="top">${renderMeter(figure, place, renderNumber(body))}${this.#large.render()}</div>
      ${scene ? this.#renderTrack(scene) : nothing}`;
  }

  /** Laid out for any width and stretched to that of the tile, so that nothing is measured; what stands on it keeps its form. */
  #renderTrack(layout: NonNullable<TileBody['scene']>): TemplateResult {
    const scene = layout({ width: WIDE, height: TRACK, fontSize: 12, rtl: this.boardLocale.dir === 'rtl' });
    const paths = scene.paths.filter(({ x }) => x === undefined);
    const marks = scene.paths.map(({ look, d, x }) =>
      x === undefined
        ? nothing
        : svg`<svg x="${(x / WIDE) * 100}%"><path class=${look} d=${d} transform="translate(${-x})" /></svg>`,
    );
    const names = scene.texts.map(
      ({ text, look, x, anchor }) =>
        svg`<svg x="${(Number(x) / WIDE) * 100}%"><text class="${look} ${anchor}" y=${TRACK - 4} dy="0.8em">${text}</text></svg>`,
    );
    return html`<svg class="track ${names.length ? 'named' : ''}" part="track" aria-hidden="true">
      <svg viewBox="0 0 ${WIDE} ${scene.height}" preserveAspectRatio="none" height=${scene.height}>
        ${svgTemplate({ ...scene, paths, texts: [] })}
      </svg>
      ${marks}${names}
    </svg>`;
  }
}
