import { historyOf } from '../../model/history.ts';
import type { Rights } from '../../model/policy.ts';
import { applyChanges, refuseTypesInUse } from '../../model/revision.ts';
import type { Revision, TargetChange } from '../../model/target.ts';
import { changeTypes } from '../../model/type-change.ts';
import { deepFreeze } from '../../source/freeze.ts';
import { emptySet } from './filling.ts';
import { type Kept, type Made, setId } from './kept.ts';
import { saveError } from './refusal.ts';

export { revisionsBetween } from '../../model/revision.ts';
export { checkSave } from './check-save.ts';

interface Standing<Version> {
  readonly before: Kept<Version>;
  readonly revisions: readonly Revision[];
  readonly at: string;
  readonly rights: Rights;
}

/** The sets after a save. Rejects with the `SourceError` that it is refused with. */
export async function madeOf<Version>(
  changes: readonly TargetChange[],
  { before, revisions, at, rights }: Standing<Version>,
): Promise<Made<Version>> {
  try {
    const types = changeTypes(before.types, changes);
    const applied = applyChanges(
      changes.map((change) => {
        const { year, targetType } = change;
        const set = before.sets.get(setId(change)) ?? emptySet(year, targetType);
        const since = revisions.filter(({ row }) => setId(row) === setId(change));
        return { set, change, since, at, type: types.find(({ id }) => id === targetType), rights };
      }),
    );
    const all = new Map([...before.sets, ...applied.map(({ set }) => [setId(set), deepFreeze(set)] as const)]);
    refuseTypesInUse(changes, all.values());
    const hasTypes = changes.some((change) => change.types?.length || change.removedTypes?.length);
    const isChanged = hasTypes || applied.some((one) => one.revisions.length);
    return { before, applied, all, types, isChanged };
  } catch (error) {
    throw await saveError(error, (row) => historyOf(row, revisions));
  }
}
