import { property } from 'lit/decorators.js';
import { TargetFilterRequestedEvent } from '../../board/events.ts';
import type { Locale } from '../../i18n/locale.ts';
import { barGrid, layoutBars } from '../../charts/layout-bars.ts';
import { isOwnerKey } from '../../model/owner.ts';
import type { Breakdown, FiguresRequest } from '../../model/request.ts';
import type { ChartFigure } from '../tile/chart.figure.ts';
import { ChartTileElement } from '../tile/chart-tile.ts';
import type { Ready } from '../tile/tile-view.ts';
import { barFigure } from './bar.figure.ts';

const BREAKDOWNS = ['user', 'group', 'item'] as const satisfies readonly Breakdown[];

/** rem */
const COMFORTABLE_ROW = 1.625;

/**
 * @tag target-bar
 * @summary By owner or item: one bar each, with its own target behind it. More bars than fit are scrolled to.
 *
 * In scripts that run from right to left the names stand at the right and the bars grow to the left.
 *
 * @fires {TargetFiguresChangedEvent} target-figures-changed - The tile shows other figures than before.
 * @fires {TargetDrillEvent} target-drill - The reader clicked a bar, or pressed Enter on it.
 * @fires {TargetFilterRequestedEvent} target-filter-requested - The reader chose a bar on a board with `cross-filter`, or clears a filter.
 * @fires {TargetEditRequestedEvent} target-edit-requested - The reader wants to set the target that is missing.
 * @slot heading - In place of the heading made of owner, measure and period.
 * @csspart tile - The frame.
 * @csspart heading - Who, what and when.
 * @csspart legend - The series, as buttons that hide and show them.
 * @csspart plot - The bars.
 * @csspart table - The same numbers as a table.
 * @csspart table-button - Changes between bars and table.
 * @csspart tooltip - Every figure of a bar.
 * @csspart figure - The total, where there is no room for bars.
 * @csspart status - Status and gap.
 * @csspart sentence - What remains to be done.
 * @csspart message - Why there are no figures, or how old they are.
 * @csspart filter - By what the board narrows the tile, as a button that clears it.
 * @csspart notes - What the reader must know of the figures.
 */
export class TargetBarElement extends ChartTileElement {
  /** One bar per `user`, `group` or `item`; the next level below the owner by default. */
  @property() by?: Breakdown;

  protected override readRequest(): FiguresRequest {
    return { ...super.readRequest(), shape: 'parts', by: this.attributesRead.word('by', this.by, BREAKDOWNS) };
  }

  protected override figureOf(ready: Ready, locale: Locale): ChartFigure {
    return barFigure(ready, locale, this.wishes);
  }

  protected override readonly kind = { layout: layoutBars, grid: barGrid };

  /** The heading names actual and target; more than these need a legend. */
  protected override showsLegend({ chart }: ChartFigure): boolean {
    return chart.series.length > 2;
  }

  protected override roomWanted({ chart }: ChartFigure): number {
    return chart.points.length * COMFORTABLE_ROW + (chart.series.length > 2 ? 1.5 : 0);
  }

  protected override get chosen(): string | undefined {
    const { board } = this;
    return board?.crossFilter && board.chosenBy === this ? board.settings.filters.owner : undefined;
  }

  /** On a board with `cross-filter` a bar narrows the other tiles; chosen again, it lets them go. */
  protected override choose(at: number): void {
    const key = this.figures.points[at]?.key;
    if (!this.board?.crossFilter || !key || !isOwnerKey(key)) return super.choose(at);
    this.dispatchEvent(new TargetFilterRequestedEvent({ owner: key === this.chosen ? undefined : key }));
  }
}
