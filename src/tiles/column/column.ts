import { property } from 'lit/decorators.js';
import { isOn, valueOf, word } from '../../board/attributes.ts';
import type { Interval } from '../../model/period.ts';
import type { FiguresRequest } from '../../model/request.ts';
import { CHART_FORMS, ChartTileElement } from '../tile/chart-tile.ts';
import { columnKind } from './column.kind.ts';

const FORMS = { ...CHART_FORMS, interval: word<Interval>(['month', 'quarter', 'half-year', 'year']) };

/**
 * @tag target-column
 * @summary Over time: actual against target by month, quarter, half-year or year, with last year, forecast, and the variance above.
 *
 * In scripts that run from right to left time does too: the first interval is at the right.
 *
 * @fires {TargetFiguresChangedEvent} target-figures-changed - The tile shows other figures than before.
 * @fires {TargetDrillEvent} target-drill - The reader clicked a column, or pressed Enter on it.
 * @fires {TargetFilterRequestedEvent} target-filter-requested - The reader clears a filter of the board.
 * @fires {TargetEditRequestedEvent} target-edit-requested - The reader wants to set the target that is missing.
 * @slot heading - In place of the heading made of owner, measure and period.
 * @csspart tile - The frame.
 * @csspart heading - Who, what and when.
 * @csspart legend - The series, as buttons that hide and show them.
 * @csspart plot - The columns.
 * @csspart table - The same numbers as a table.
 * @csspart table-button - Changes between columns and table.
 * @csspart tooltip - Every figure of a column.
 * @csspart figure - The total, where there is no room for columns.
 * @csspart status - Status and gap.
 * @csspart total - The total beside the verdict, where there is room for it.
 * @csspart sentence - What remains to be done.
 * @csspart message - Why there are no figures, or how old they are.
 * @csspart filter - By what the board narrows the tile, as a button that clears it.
 * @csspart notes - What the reader must know of the figures.
 */
export class TargetColumnElement extends ChartTileElement {
  /** One column per `month`, `quarter`, `half-year` or `year`; the interval of the targets by default. */
  @property() interval?: Interval;
  /** Each column adds what came before it. */
  @property({ type: Boolean, converter: isOn }) cumulative = false;

  protected override readonly forms = FORMS;

  protected override makeRequest(): FiguresRequest {
    return {
      ...super.makeRequest(),
      shape: 'intervals',
      interval: valueOf(FORMS.interval, this.interval),
      // Frameworks set a property where there is one, to the attribute's text.
      cumulative: isOn(this.cumulative),
    };
  }

  protected override readonly kind = columnKind;
}
