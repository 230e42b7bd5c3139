import { type DraftSet, rowAmong, tableOf } from './draft.ts';
import { byInterval } from './fill-amount.ts';
import { levelOf } from './owner.ts';
import { setAt } from './set-at.ts';
import type { Values } from './split.ts';
import type { Revision, RowChange, RowKey, TargetInterval } from './target.ts';

/** Setting a row back, as it would be. Nothing is done yet. */
export interface SetBack {
  /** For a step of a draft; none where the row stands so already. */
  readonly change?: RowChange;
  readonly before: Values;
  readonly after: Values;
  /** The currency that comes back, where the row has another one. */
  readonly currency?: string;
  /** Interval that the values were by at the time, where the set has another one now; they are converted (T10). */
  readonly convertedFrom?: TargetInterval;
}

export interface SetBackOptions {
  /** Revision of the set that the row is set back to; one less than that of a save is what was before it. */
  readonly revision: number;
  /** All revisions of the row after that one. */
  readonly history: readonly Revision[];
  /** For quarters that became months: twelve weights. Default: equal. */
  readonly weights?: readonly number[];
}

/**
 * The values and the currency of a row as they stood at a revision, as an
 * ordinary edit (T28): undoable, and refused where the row is locked. Where it
 * had no row its values become empty. Locks stay as they are now.
 */
export function setBack(set: DraftSet, row: Pick<RowKey, 'owner' | 'item'>, options: SetBackOptions): SetBack {
  const { revision, history, weights } = options;
  const saved = rowAmong(tableOf(set.base.rows), row);
  const { rows, interval } = setAt({ ...set.base, rows: saved ? [saved] : [] }, history, revision);
  const then = rows.find(({ owner, item }) => owner === row.owner && item === row.item);
  const now = rowAmong(set.rows, row);
  const empty = Array<null>(set.interval === 'month' ? 12 : 4).fill(null);
  const before = now?.values ?? empty;
  const after = then ? byInterval(then.values, interval, set.interval, weights) : empty;
  const changed = after.flatMap((value, index) => (value === before[index] ? [] : [[index, value] as const]));
  const isOwn = levelOf(row.owner) !== 'user' && then?.currency !== now?.currency;
  const currency = isOwn ? then?.currency : undefined;
  const { owner, item } = row;
  const change: RowChange = {
    owner,
    ...(item !== undefined && { item }),
    ...(changed.length > 0 && { values: Object.fromEntries(changed) }),
    ...(currency && { currency }),
  };
  return {
    ...((changed.length > 0 || currency) && { change }),
    before,
    after,
    ...(currency && { currency }),
    ...(then && interval !== set.interval && { convertedFrom: interval }),
  };
}
