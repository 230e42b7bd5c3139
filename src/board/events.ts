import type { Figures } from '../model/figures.ts';
import type { OwnerKey } from '../model/owner.ts';
import type { Period } from '../model/period.ts';
import type { Filters } from '../model/request.ts';

/** A tile shows other figures than before. `figures` of the tile is already the new object. */
export class TargetFiguresChangedEvent extends Event {
  static readonly type = 'target-figures-changed';
  readonly figures: Figures;

  constructor(figures: Figures) {
    super(TargetFiguresChangedEvent.type, { bubbles: true, composed: true });
    this.figures = figures;
  }
}

/**
 * Somebody asks the board to narrow its tiles, or to stop doing so. What is
 * present in `filters` replaces the board's filter of that name, `undefined`
 * takes it away. Cancelled, the board stays as it is.
 */
export class TargetFilterRequestedEvent extends Event {
  static readonly type = 'target-filter-requested';
  readonly filters: Filters;

  constructor(filters: Filters) {
    super(TargetFilterRequestedEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.filters = filters;
  }
}

/** The reader wants to set the target that is missing. Only a board that is `editable` offers it. */
export class TargetEditRequestedEvent extends Event {
  static readonly type = 'target-edit-requested';
  readonly owner: OwnerKey;
  readonly period: Period;
  readonly targetType: string;

  constructor(owner: OwnerKey, period: Period, targetType: string) {
    super(TargetEditRequestedEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.owner = owner;
    this.period = period;
    this.targetType = targetType;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'target-figures-changed': TargetFiguresChangedEvent;
    'target-filter-requested': TargetFilterRequestedEvent;
    'target-edit-requested': TargetEditRequestedEvent;
  }
}
