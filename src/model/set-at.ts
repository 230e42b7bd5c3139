import { intervalCount } from './row-change.ts';
import type { Revision, RowKey, TargetInterval, TargetRow, TargetSet } from './target.ts';

/** The set as it stood at an earlier revision (T29); `revisions` are all of its later ones, in any order. */
export function setAt(set: TargetSet, revisions: readonly Revision[], revision: number): TargetSet {
  const rows = new Map(set.rows.map((row) => [keyOf(row), row]));
  const later = revisions.filter((one) => one.revision > revision).sort((a, b) => b.revision - a.revision);
  let { interval } = set;
  for (const one of later) {
    interval = (one.changes.find(({ field }) => field === 'interval')?.from as TargetInterval) ?? interval;
    if (one.kind === 'created') rows.delete(keyOf(one.row));
    else rows.set(keyOf(one.row), rowBefore(one, rows.get(keyOf(one.row)), intervalCount(interval)));
  }
  return { ...set, interval, rows: [...rows.values()], revision: Math.min(revision, set.revision) };
}

/** Names a row within its set; by itself, so that code that loads late brings no module of the page's first code along. */
function keyOf({ owner, item }: Pick<RowKey, 'owner' | 'item'>): string {
  return JSON.stringify([owner, item]);
}

/** A row as it was before a revision, from the row after it, absent if it was deleted. */
function rowBefore(
  { row: { owner, item }, changes }: Revision,
  after: TargetRow | undefined,
  count: number,
): TargetRow {
  const from = new Map(changes.map((change) => [change.field, change.from]));
  const currency = from.has('currency') ? (from.get('currency') as string | null) : after?.currency;
  const locked = from.has('locked') ? from.get('locked') : after?.locked;
  const values = Array.from({ length: count }, (_, index) =>
    from.has(index) ? (from.get(index) as number | null) : (after?.values[index] ?? null),
  );
  return {
    owner,
    ...(item !== undefined && { item }),
    ...(currency && { currency }),
    values,
    ...(locked && { locked: true }),
  };
}
