import { LitElement } from 'lit';
import type { Known } from '../../model/known.ts';
import type { PeriodText } from '../../model/request.ts';

/** Base of all tiles: numbers that the page has already, in place of its board's. */
export abstract class KnownElement extends LitElement {
  /** Declared together, which costs every page less than a decorator each. */
  static override properties = {
    actual: {},
    target: {},
    previousYear: { attribute: 'previous-year' },
    unit: {},
    label: {},
    asOf: { attribute: 'as-of', reflect: true },
  };

  /** Sold so far, where the page knows it already: a number or decimal text in major units, `1234.50`. The tile then asks no source. */
  declare actual?: string | number | null;
  /** Target that goes with `actual`. */
  declare target?: string | number | null;
  /** Sold in the same days one year before, beside `actual`; shown with `compare="target previous-year"`. */
  declare previousYear?: string | number | null;
  /** Unit of `actual`: a currency (`EUR`), or any word (`deals`). */
  declare unit?: string;
  /** Name of what the tile shows, in the heading: that of `actual`, else in place of the owner's name. */
  declare label?: string;
  /** ISO date as of which `actual` is; with it and `period` the tile judges the pace. The board's by default. */
  declare asOf?: string;

  /** Points of `known`, of tiles that have some. @internal */
  declare readonly points?: Known['points'];

  abstract period: PeriodText;

  /** Numbers that the page has already. @internal */
  get known(): Known | undefined {
    const { actual, target, previousYear, unit, label, asOf, points } = this;
    if ((actual ?? points ?? '') === '') return undefined;
    const period = this.hasAttribute('period') || this.period !== 'this-year' ? this.period : undefined;
    return { actual, target, previousYear, unit, label, asOf, points, period };
  }
}
