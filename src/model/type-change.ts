import { ChangeRefused } from './change-refused.ts';
import { ALL_SALES_AMOUNT, joinTypes, type TargetType } from './organisation.ts';
import type { TargetChange } from './target.ts';

/**
 * All types with those of a save among them and those it deletes gone.
 * Dimension and unit cannot change, since they are the id (T20).
 */
export function changeTypes(types: readonly TargetType[], changes: readonly TargetChange[]): readonly TargetType[] {
  const changed = changes.flatMap((change) => change.types ?? []);
  const removed = changes.flatMap(({ removedTypes = [] }) => removedTypes);
  for (const { id, dimension, unit, items, levels } of changed) {
    if (id !== `${dimension}.${unit}` || !['amount', 'count', 'profit'].includes(unit)) {
      throw new ChangeRefused('bad-type', 'not dimension and unit of the type', [], id);
    }
    if (id === ALL_SALES_AMOUNT.id && (items?.length || levels)) {
      throw new ChangeRefused('bad-type', 'type that cannot change', [], id);
    }
  }
  if (removed.includes(ALL_SALES_AMOUNT.id)) {
    throw new ChangeRefused('bad-type', 'type that cannot go', [], ALL_SALES_AMOUNT.id);
  }
  return joinTypes(types, changed).filter(({ id }) => !removed.includes(id));
}
