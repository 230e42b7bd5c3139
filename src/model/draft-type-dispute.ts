import type { RefusedCell } from './change-refused.ts';
import {
  type Draft,
  type DraftConflict,
  type DraftEdit,
  draftSet,
  type DraftSet,
  isChange,
  rowDeltas,
  rowsIn,
  setIn,
  type Step,
  tableOf,
  typeOf,
} from './draft.ts';
import { restarted } from './draft-apply.ts';
import { editsBetween, replayed } from './draft-save.ts';
import { isSameType } from './changed-types.ts';
import { mergedType } from './draft-types.ts';
import { historiesOf } from './history.ts';
import type { TargetType } from './organisation.ts';
import { keyOfRow } from './row-change.ts';
import type { Revision, RowKey, TargetSet } from './target.ts';

type Found = Omit<DraftConflict, 'id'>;

/** A draft without edits of types that others decided otherwise, which are conflicts now. */
export interface TypeDispute {
  readonly draft: Draft;
  readonly conflicts: readonly Found[];
}

/**
 * Takes out of a draft what cannot be kept of its edits of whole types:
 * the removal of a type of which others have set targets since, and all edits
 * of a type that others have removed. Undefined where there is none of that.
 */
export function typeDispute(
  draft: Draft,
  sets: readonly TargetSet[],
  types: readonly TargetType[],
  revisions: readonly Revision[],
): TypeDispute | undefined {
  const left = draft.baseTypes.flatMap(({ id }) => contested(draft, id, sets, revisions) ?? []);
  const lost = draft.baseTypes.flatMap((type) => (types.some(({ id }) => id === type.id) ? [] : orphaned(draft, type)));
  if (!left.length && !lost.length) return undefined;
  const drops = (edit: DraftEdit, step: Step) => {
    const id = typeIdOf(edit);
    const removes = step.edits.some((one) => one.kind === 'remove-type' && one.targetType === id);
    return lost.some(({ set }) => set.targetType === id) || (removes && left.some(({ set }) => set.targetType === id));
  };
  return { draft: withoutEdits(draft, drops), conflicts: [...left, ...lost] };
}

/** Type that an edit is about. */
function typeIdOf(edit: DraftEdit): string {
  if ('set' in edit) return edit.set.targetType;
  return edit.kind === 'type' ? edit.type.id : edit.targetType;
}

/** The removal of a type of which there are targets that it did not know of (T23). */
function contested(
  draft: Draft,
  targetType: string,
  sets: readonly TargetSet[],
  revisions: readonly Revision[],
): Found | undefined {
  if (typeOf(draft.state.types, { year: 0, targetType })) return undefined;
  const changed = sets
    .filter((set) => set.targetType === targetType)
    .flatMap((now) => {
      const deltas = rowDeltas(tableOf(setIn(draft, now)!.base.rows), tableOf(now.rows));
      return deltas.flatMap((delta) => (delta.after && isChange(delta) ? keyOfRow(now, delta.after) : []));
    });
  const own = setsOfType(draft, targetType);
  const rows = [...own.flatMap((set) => rowsIn(set).map((row) => keyOfRow(set.base, row))), ...changed];
  if (!rows.length) return undefined;
  const mine: readonly DraftEdit[] = [{ kind: 'remove-type', targetType }];
  return conflictOf('type-in-use', rows, own[0]!, mine, revisions);
}

/** Edits of a type that others have removed; none where there are none. */
function orphaned(draft: Draft, type: TargetType): Found[] {
  const drafted = typeOf(draft.state.types, { year: 0, targetType: type.id });
  if (!drafted) return [];
  const own = setsOfType(draft, type.id);
  const edits = own.flatMap((set) => editsBetween(draftSet(set.base), set));
  if (!edits.length && isSameType(type, drafted)) return [];
  const rows = edits.flatMap((edit) => (edit.kind === 'rows' ? edit.rows.map((row) => keyOfRow(edit.set, row)) : []));
  const mine: readonly DraftEdit[] = [{ kind: 'type', type: drafted }, ...edits];
  return [conflictOf('bad-type', rows, own[0] ?? type, mine, [])];
}

function conflictOf(
  problem: Found['problem'],
  rows: readonly RowKey[],
  about: DraftSet | TargetType,
  mine: readonly DraftEdit[],
  revisions: readonly Revision[],
): Found {
  const historyOf = historiesOf(revisions);
  const cells = rows.map((row): RefusedCell => {
    const [latest] = historyOf(row);
    return { ...row, ...(latest && { at: latest.at, ...(latest.by && { by: latest.by }) }) };
  });
  const { year, targetType } = 'base' in about ? about.base : { year: 0, targetType: about.id };
  const interval = 'base' in about ? about.interval : 'month';
  return { set: { year, targetType }, problem, cells, interval, mine };
}

/** Sets of a type that a draft has. */
export function setsOfType({ state }: Pick<Draft, 'state'>, targetType: string): readonly DraftSet[] {
  return [...state.sets.values()].filter(({ base }) => base.targetType === targetType);
}

/** The draft made again over its own bases, without some edits. */
function withoutEdits(draft: Draft, drops: (edit: DraftEdit, step: Step) => boolean): Draft {
  const steps = draft.done.flatMap(({ step }) => {
    const edits = step.edits.filter((edit) => !drops(edit, step));
    return edits.length || step.settles ? [{ ...step, edits }] : [];
  });
  const state = { sets: restarted(draft.state.sets, []), types: draft.baseTypes };
  return replayed({ ...draft, state, done: [] }, steps);
}

/** An edit of a type over the types as others have saved them since. */
export function overTypes(edit: DraftEdit, before: readonly TargetType[], now: readonly TargetType[]): DraftEdit {
  if (edit.kind !== 'type') return edit;
  const key = { year: 0, targetType: edit.type.id };
  const [base, theirs] = [typeOf(before, key), typeOf(now, key)];
  if (!theirs || (base && isSameType(base, theirs))) return edit;
  return { ...edit, type: mergedType(base ?? { ...theirs, items: [] }, theirs, edit.type) };
}
