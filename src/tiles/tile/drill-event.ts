import type { ActualsQuery } from '../../model/actual.ts';
import type { Day } from '../../model/day.ts';
import type { OwnerKey } from '../../model/owner.ts';

export interface DrillPoint {
  /** Key of the point, as in `figures.points`. */
  readonly key: string;
  /** Name of the point in the reader's language, as in `figures.points`. */
  readonly label: string;
  /** Whose sales; for a bar that belongs to nobody in particular (`no-group`, `more`, …), the tile's owner. */
  readonly owner: OwnerKey;
  /** First and last day, both included. */
  readonly period: { readonly from: Day; readonly to: Day };
  /** Id of the item, for a bar that stands for one. */
  readonly item?: string;
  /** Query that a source answers with the point's actual. */
  readonly query: ActualsQuery;
}

/** The reader clicked a point, or pressed Enter on it, to see what stands behind it. */
export class TargetDrillEvent extends Event implements DrillPoint {
  static readonly type = 'target-drill';
  readonly key: string;
  readonly label: string;
  readonly owner: OwnerKey;
  readonly period: { readonly from: Day; readonly to: Day };
  readonly item?: string;
  readonly query: ActualsQuery;

  constructor({ key, label, owner, period, item, query }: DrillPoint) {
    super(TargetDrillEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.key = key;
    this.label = label;
    this.owner = owner;
    this.period = period;
    this.item = item;
    this.query = query;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'target-drill': TargetDrillEvent;
  }
}
