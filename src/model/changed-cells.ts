import { type Draft, type DraftSet, type RowDelta, rowDeltas, setIn } from './draft.ts';
import { intervalCount, keyOfRow } from './row-change.ts';
import type { FieldValue, RowField, RowKey, TargetInterval, TargetKey } from './target.ts';

/** A field of a row that is not as it was saved. */
export interface ChangedCell extends RowKey {
  readonly field: RowField;
  readonly from: FieldValue;
  readonly to: FieldValue;
}

/** Fields with unsaved changes, of one set or of all. A value against an interval that is to change is told by the new one. */
export function changedCells(draft: Draft, key?: TargetKey): ChangedCell[] {
  const sets = key ? [setIn(draft, key)] : [...draft.state.sets.values()];
  return sets.flatMap((set) => (set ? changedIn(set) : []));
}

function changedIn({ base, start, rows, interval }: DraftSet): ChangedCell[] {
  return rowDeltas(start, rows).flatMap((delta) => {
    const key = keyOfRow(base, (delta.after ?? delta.before)!);
    return fieldsOf(delta, interval).map(([field, from, to]) => ({ ...key, field, from, to }));
  });
}

/** Fields in which a row differs; values of absent rows are empty. */
export function fieldsOf({ before, after }: RowDelta, interval: TargetInterval): [RowField, FieldValue, FieldValue][] {
  const indices = [...Array(intervalCount(interval)).keys()];
  const all: [RowField, FieldValue, FieldValue][] = [
    ...indices.map((index): [RowField, FieldValue, FieldValue] => [
      index,
      before?.values[index] ?? null,
      after?.values[index] ?? null,
    ]),
    ['currency', before?.currency ?? null, after?.currency ?? null],
    ['locked', before?.locked ?? false, after?.locked ?? false],
    ['removed', !before, !after],
  ];
  return all.filter(([, from, to]) => from !== to);
}
