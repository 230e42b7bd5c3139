import type { Draft } from './draft.ts';
import type { TargetType } from './organisation.ts';

/** A target type that is not as it was saved. */
export interface ChangedType {
  readonly kind: 'added' | 'changed' | 'removed';
  /** As drafted; as it was saved where it is removed. */
  readonly type: TargetType;
  /** As it was saved. */
  readonly before?: TargetType;
}

/** Types with unsaved changes: those that are new or changed, then those that go. */
export function changedTypes({ state, baseTypes }: Pick<Draft, 'state' | 'baseTypes'>): readonly ChangedType[] {
  if (state.types === baseTypes) return [];
  const known = new Map(baseTypes.map((type) => [type.id, type]));
  const ids = new Set(state.types.map(({ id }) => id));
  const own = state.types.flatMap((type): ChangedType[] => {
    const before = known.get(type.id);
    if (!before) return [{ kind: 'added', type }];
    return isSameType(before, type) ? [] : [{ kind: 'changed', type, before }];
  });
  return [
    ...own,
    ...baseTypes.flatMap((type): ChangedType[] => (ids.has(type.id) ? [] : [{ kind: 'removed', type, before: type }])),
  ];
}

/** Whether a type says the same as another of its id. */
export function isSameType(one: TargetType, other: TargetType): boolean {
  const items = ({ items: list = [] }: TargetType) => JSON.stringify(list);
  return items(one) === items(other) && (one.levels ?? 'all') === (other.levels ?? 'all');
}

/** Whether two lists have the same types, in whatever order. */
export function haveSameTypes(some: readonly TargetType[], others: readonly TargetType[]): boolean {
  const known = new Map(others.map((type) => [type.id, type]));
  return (
    some.length === others.length &&
    some.every((type) => {
      const other = known.get(type.id);
      return !!other && isSameType(type, other);
    })
  );
}
