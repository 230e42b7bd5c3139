import { historyOf } from '../../model/history.ts';
import type { TargetType } from '../../model/organisation.ts';
import type { Rights } from '../../model/policy.ts';
import { type Applied, applyChanges, refuseTypesInUse } from '../../model/revision.ts';
import type { Revision, TargetChange, TargetKey, TargetSet } from '../../model/target.ts';
import { changeTypes } from '../../model/type-change.ts';
import { checkChanges } from '../targets/check-changes.ts';
import { emptySet } from '../targets/filling.ts';
import { saveError } from '../targets/refusal.ts';

/** Targets that a save is made to, as they stand in a transaction that nobody else changes. */
export interface SavedTo {
  /** Types that are kept, apart from the one that always exists. */
  readonly types: readonly TargetType[];
  /** Sets that the save names, and those of types that it removes. */
  readonly sets: readonly TargetSet[];
  /** Revisions of the sets that the save names, in any order. */
  readonly revisions: readonly Revision[];
  /** When it is saved, as ISO instant. */
  readonly at: string;
  readonly rights?: Rights;
}

export interface AppliedSave {
  /** One for each change, in their order. */
  readonly applied: readonly Applied[];
  /** Types after the save. */
  readonly types: readonly TargetType[];
}

/**
 * Sets, revisions and types after a save, for servers that keep targets: merged
 * with what others have saved since its base. Rejects with the `SourceError`
 * that the save is refused with; nothing is changed then.
 */
export async function applySave(asked: unknown, to: SavedTo): Promise<AppliedSave> {
  checkChanges(asked);
  const changes = asked as readonly TargetChange[];
  const isOf = (key: TargetKey) => (one: TargetKey) => one.year === key.year && one.targetType === key.targetType;
  const revisions = [...to.revisions].sort((a, b) => a.revision - b.revision);
  try {
    const types = changeTypes(to.types, changes);
    const applied = applyChanges(
      changes.map((change) => ({
        set: to.sets.find(isOf(change)) ?? emptySet(change.year, change.targetType),
        change,
        since: revisions.filter(({ row }) => isOf(change)(row)),
        at: to.at,
        type: types.find(({ id }) => id === change.targetType),
        rights: to.rights,
      })),
    );
    const others = to.sets.filter((set) => !changes.some(isOf(set)));
    refuseTypesInUse(changes, [...others, ...applied.map(({ set }) => set)]);
    return { applied, types };
  } catch (error) {
    throw await saveError(error, (row) => historyOf(row, to.revisions));
  }
}
