import type { TargetCatalogue, TargetChange, TargetSet } from '../model/target.ts';

/** Whether a save may have changed what a catalogue says: types, which years there are, whose, and in which currencies. */
export function catalogueChanges(
  { sets: listed, owners, currencies }: TargetCatalogue,
  changes: readonly TargetChange[],
  sets: readonly TargetSet[],
): boolean {
  const touches = changes.some(
    ({ types, removedTypes, rows = [], removed }) =>
      types?.length || removedTypes?.length || removed || rows.some((row) => row.removed || row.currency),
  );
  if (touches) return true;
  const [ownerKeys, named] = [new Set(owners), new Set(currencies)];
  return sets.some(({ year, targetType, interval, rows }) => {
    const entry = listed.find((one) => one.year === year && one.targetType === targetType);
    const isListed = entry ? entry.interval === interval : !rows.length;
    return !isListed || rows.some(({ owner, currency }) => !ownerKeys.has(owner) || (currency && !named.has(currency)));
  });
}
