import { historyOf } from '../../model/history.ts';
import { applyChanges } from '../../model/revision.ts';
import type { Revision, TargetChange, TargetSet } from '../../model/target.ts';
import { check, list, object, record } from '../../source/shape.ts';
import { targetSet } from '../../source/target-shapes.ts';
import { saveError } from '../targets/refusal.ts';

/** A set of a save that came too late: as it stands now, and what others have saved since the save's base. */
export interface Stale {
  readonly set: TargetSet;
  readonly changes: readonly Revision[];
}

const stales = (count: number) => list(record({ set: targetSet, changes: list(object) }), count);

/**
 * Puts a save that came too late on top of what others have saved: the same
 * changes from the revisions that stand now, or `done` where nothing of it is
 * left to save. Rejects with `SourceError` `conflict`, which names the cells,
 * where both have changed the same.
 */
export async function merge(
  changes: readonly TargetChange[],
  stale: readonly Stale[],
): Promise<{ readonly done: readonly TargetSet[] } | { readonly changes: readonly TargetChange[] }> {
  check(stales(changes.length), stale, 'stale');
  const saves = changes.map((change, index) => {
    const { set, changes: since } = stale[index]!;
    return { set, change, since: [...since].sort((a, b) => a.revision - b.revision), at: '' };
  });
  try {
    const applied = applyChanges(saves);
    const isDone =
      applied.every(({ revisions }) => !revisions.length) &&
      !changes.some(({ types, removedTypes }) => types?.length || removedTypes?.length);
    if (isDone) return { done: applied.map(({ set }) => set) };
  } catch (error) {
    const since = stale.flatMap((one) => one.changes);
    throw await saveError(error, (row) => historyOf(row, since));
  }
  return { changes: saves.map(({ set: { revision }, change }) => ({ ...change, base: revision })) };
}
