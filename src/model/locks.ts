import type { Revision, TargetSet } from './target.ts';
import { rowId } from './owner.ts';

/** Author and instant of a lock, as far as they are on record. */
export interface Lock {
  readonly by?: string;
  /** As ISO instant. */
  readonly at: string;
}

/**
 * The locks of a set by `rowId`, each as it was last set by a save (T25).
 * `revisions` are those of the set, in any order; a row that was locked before
 * the first of them has none.
 */
export function locksOf({ rows }: Pick<TargetSet, 'rows'>, revisions: readonly Revision[]): ReadonlyMap<string, Lock> {
  const locked = new Set(rows.filter((row) => row.locked).map(rowId));
  const locks = new Map<string, Lock | undefined>();
  for (const { row, changes, by, at } of [...revisions].sort((a, b) => a.revision - b.revision)) {
    const change = changes.find(({ field }) => field === 'locked');
    if (change) locks.set(rowId(row), change.to === true ? { at, ...(by && { by }) } : undefined);
  }
  const known = [...locks].filter((entry): entry is [string, Lock] => !!entry[1] && locked.has(entry[0]));
  return new Map(known);
}
