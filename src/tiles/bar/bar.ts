import { property } from 'lit/decorators.js';
import { valueOf, word } from '../../board/attributes.ts';
import { TargetFilterRequestedEvent } from '../../board/events.ts';
import { isOwnerKey, type OwnerKey } from '../../model/owner.ts';
import type { Breakdown, FiguresRequest } from '../../model/request.ts';
import { CHART_FORMS, ChartTileElement } from '../tile/chart-tile.ts';
import { barKind } from './bar.kind.ts';

/** Other words for people and groups, one or several. */
const meaning = {
  ...meanings('user', 'users person people rep reps seller sellers'),
  ...meanings('group', 'groups team teams department departments'),
};

function meanings(one: Breakdown, words: string): Record<string, Breakdown> {
  return Object.fromEntries(words.split(' ').map((word) => [word, one]));
}

const FORMS = { ...CHART_FORMS, by: word<Breakdown>(['user', 'group', 'item'], meaning) };

/**
 * @tag target-bar
 * @summary By owner or item: one bar each, with its own target behind it. Without a height of the page's the tile is as high as its bars need, 13.75 to 30 rem. More bars than fit are scrolled to, and counted by a button that shows them as a table; beyond 1,000 one adds up the others.
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
 * @csspart total - The total beside the verdict, where there is room for it.
 * @csspart sentence - What remains to be done.
 * @csspart message - Why there are no figures, or how old they are.
 * @csspart filter - By what the board narrows the tile, as a button that clears it.
 * @csspart notes - What the reader must know of the figures.
 */
export class TargetBarElement extends ChartTileElement {
  /** One bar per `user`, `group` or `item`; the next level below the owner by default. */
  @property() by?: Breakdown;

  protected override readonly forms = FORMS;

  protected override makeRequest(): FiguresRequest {
    return { ...super.makeRequest(), shape: 'parts', by: valueOf(FORMS.by, this.by) };
  }

  protected override readonly kind = barKind;

  protected override get chosen(): string | undefined {
    const { board } = this;
    return board?.crossFilter && board.chosenBy === this ? board.settings.filters.owner : undefined;
  }

  /** On a board with `cross-filter` a bar narrows the other tiles. */
  protected override filters(at: number): boolean {
    return !!this.board?.crossFilter && isOwnerKey(this.figures.points[at]?.key ?? '');
  }

  /** Chosen again, a bar lets the other tiles go. */
  protected override choose(at: number): void {
    const key = this.figures.points[at]!.key as OwnerKey;
    this.dispatchEvent(new TargetFilterRequestedEvent({ owner: key === this.chosen ? undefined : key }));
  }
}
