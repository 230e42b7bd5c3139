import {
  type Draft,
  type DraftConflict,
  type DraftEdit,
  draftSet,
  type DraftSet,
  openConflicts,
  rowAmong,
  setId,
  setIn,
  type Step,
  typeOf,
} from './draft.ts';
import { restarted, rowPlace } from './draft-apply.ts';
import { type Disputes, disputing } from './draft-dispute.ts';
import { type EditContext, type Edited, makeStep, without } from './draft-edit.ts';
import { editsBetween, replaying } from './draft-save.ts';
import { overTypes, setsOfType, typeDispute } from './draft-type-dispute.ts';
import { haveSameTypes } from './changed-types.ts';
import { removeType } from './draft-types.ts';
import { joinTypes, type TargetType } from './organisation.ts';
import { atOnce, type Steps } from './steps.ts';
import type { Revision, RowField, TargetKey, TargetSet } from './target.ts';

/** Sets and revisions that others have saved. */
export interface Newer {
  /** Sets as they stand now; those that the draft does not have are left out. */
  readonly sets: readonly TargetSet[];
  /** Of those sets since the draft's bases, in any order: who saved it, and when. */
  readonly revisions?: readonly Revision[];
  /** Types of the catalogue, where they may have changed. */
  readonly types?: readonly TargetType[];
}

export interface Rebased {
  readonly draft: Draft;
  /** Those that this brought; the draft has them among its others. */
  readonly conflicts: readonly DraftConflict[];
  /** Steps that had been taken back are about sets that changed, and cannot be made again. */
  readonly lostRedo: boolean;
}

/**
 * The draft over sets that others have saved meanwhile (T30). Edits of other
 * cells are kept with their steps. Where both changed a cell, or the edit can
 * no longer be made, theirs stands and a conflict holds the edit until
 * `resolve` decides: nothing is dropped.
 */
export function rebase(draft: Draft, newer: Newer): Rebased {
  return atOnce(rebasing(draft, newer));
}

/** The same in steps, for a draft of thousands of rows. */
export function* rebasing(draft: Draft, newer: Newer): Steps<Rebased> {
  const sets = newer.sets.filter((set) => {
    const own = setIn(draft, set);
    return own && own.base !== set;
  });
  const types = typesAfter(draft, newer);
  const dispute = typeDispute(draft, sets, types, newer.revisions ?? []);
  if (dispute) return withConflicts(yield* rebasing(dispute.draft, newer), dispute.conflicts);
  if (!sets.length && types === draft.baseTypes) return { draft, conflicts: [], lostRedo: false };
  const disputes = new Map<string, Disputes>();
  for (const set of sets) {
    const type = typeOf(draft.state.types, set);
    disputes.set(setId(set), yield* disputing(setIn(draft, set)!, set, newer.revisions ?? [], type));
  }
  // A set that was loaded again says the same as before, but for the rows that the reader may see.
  const changed = new Set(sets.filter((set) => setIn(draft, set)!.base.revision !== set.revision).map(setId));
  const moved: Draft = {
    ...draft,
    state: { sets: restarted(draft.state.sets, sets), types },
    baseTypes: types,
    done: [],
    undone: draft.undone
      .filter(({ edits }) => !edits.some((edit) => 'set' in edit && changed.has(setId(edit.set))))
      .map((step) => withTypes(step, draft.baseTypes, types)),
  };
  const merged = yield* merging(draft, moved, disputes, changed);
  const conflicts = numbered(merged.conflicts, draft.conflicts.length);
  const known = draft.conflicts.map((conflict) => withTheirs(conflict, sets));
  return {
    draft: { ...merged.draft, conflicts: [...known, ...conflicts] },
    conflicts,
    lostRedo: moved.undone.length < draft.undone.length,
  };
}

/** Types as they are saved now: the very list of before where it says the same. */
function typesAfter({ baseTypes }: Draft, { types }: Newer): readonly TargetType[] {
  const now = types ? joinTypes(types, []) : baseTypes;
  return haveSameTypes(baseTypes, now) ? baseTypes : now;
}

/** A step whose types are those that others have saved since, with its change of them. */
function withTypes(step: Step, before: readonly TargetType[], now: readonly TargetType[]): Step {
  if (before === now) return step;
  return { ...step, edits: step.edits.map((edit) => overTypes(edit, before, now)) };
}

/** The same, with further conflicts. */
function withConflicts({ draft, conflicts, lostRedo }: Rebased, found: Found): Rebased {
  const more = numbered(found, draft.conflicts.length);
  return {
    draft: { ...draft, conflicts: [...draft.conflicts, ...more] },
    conflicts: [...conflicts, ...more],
    lostRedo,
  };
}

/** Decides conflicts as one step: `mine` makes the edit again, `theirs` lets it go. Undo opens them again. */
export function resolve(
  draft: Draft,
  ids: readonly string[] | 'all',
  choice: 'mine' | 'theirs',
  context: EditContext = {},
): Edited {
  const chosen = openConflicts(draft).filter(({ id }) => ids === 'all' || ids.includes(id));
  const edits = choice === 'mine' ? chosen.flatMap((conflict) => mineOf(draft, conflict)) : [];
  return makeStep(draft, 'resolve', { edits, settles: chosen.map(({ id }) => id) }, context);
}

/** The edit by the interval that it was made for; the removal of a type takes whatever targets there are by now. */
function mineOf(draft: Draft, { mine, set, interval, problem }: DraftConflict): readonly DraftEdit[] {
  if (problem === 'type-in-use') {
    return removeType(set.targetType, setsOfType(draft, set.targetType), () => undefined).edits;
  }
  if (problem === 'bad-type') return mine;
  const isOther = setIn(draft, set)?.interval !== interval && mine[0]?.kind !== 'interval';
  return isOther ? [{ kind: 'interval', set, interval }, ...mine] : mine;
}

type Found = readonly Omit<DraftConflict, 'id'>[];

interface Merged {
  readonly draft: Draft;
  readonly conflicts: Found;
}

/**
 * Makes the steps again without what is disputed; where one of a set cannot be
 * made, all its edits become one step, and so where others have changed a set
 * of which a step changes the interval.
 */
function* merging(
  draft: Draft,
  moved: Draft,
  disputes: ReadonlyMap<string, Disputes>,
  changed: ReadonlySet<string>,
): Steps<Merged> {
  const byIntervals = new Set(
    draft.done.flatMap(({ step }) => step.edits.flatMap((edit) => (edit.kind === 'interval' ? setId(edit.set) : []))),
  );
  const isMerged = (id: string, { isWhole, isLost }: Disputes) =>
    isLost || ((isWhole || byIntervals.has(id)) && changed.has(id));
  const merged = new Set([...disputes].flatMap(([id, found]) => (isMerged(id, found) ? id : [])));
  const retyped = (edit: DraftEdit) => overTypes(edit, draft.baseTypes, moved.baseTypes);
  for (;;) {
    const steps = draft.done.flatMap(({ step }) => kept(step, disputes, merged, retyped));
    const failed = new Set<string>();
    const conflicts: Omit<DraftConflict, 'id'>[] = [];
    const last = [...merged].flatMap((id) => wholeStep(draft.state.sets.get(id)!, disputes.get(id)!));
    yield;
    const answer = yield* replaying(moved, [...steps, ...last], (refused, { base, interval }, row) => {
      const set = keyOf(base);
      const cells = refused.cells.map((cell) => ({ ...cell }));
      conflicts.push({ ...refused, set, cells, interval, mine: [{ kind: 'rows', set, rows: [row] }] });
      failed.add(setId(base));
    });
    const more = [...failed].filter((id) => !merged.has(id) && disputes.has(id));
    if (!more.length) {
      return { draft: answer, conflicts: [...[...disputes.values()].flatMap((one) => one.conflicts), ...conflicts] };
    }
    for (const id of more) merged.add(id);
  }
}

/** A step without disputed fields, and without sets whose edits are one step of their own. */
function kept(
  step: Step,
  disputes: ReadonlyMap<string, Disputes>,
  merged: ReadonlySet<string>,
  retyped: (edit: DraftEdit) => DraftEdit,
): Step[] {
  const edits = step.edits.flatMap((edit): DraftEdit[] => {
    if (!('set' in edit)) return [retyped(edit)];
    if (merged.has(setId(edit.set))) return [];
    const fields = disputes.get(setId(edit.set))?.fields;
    if (edit.kind !== 'rows' || !fields) return [edit];
    const rows = edit.rows.flatMap((row) => rest(row, fields.get(rowPlace(edit.set, row))));
    return rows.length ? [{ ...edit, rows }] : [];
  });
  return edits.length || step.settles ? [{ ...step, edits }] : [];
}

function rest(row: Parameters<typeof without>[0], fields: ReadonlySet<RowField> | 'all' | undefined) {
  return fields === 'all' ? [] : without(row, fields);
}

/** All undisputed edits of a set as one step. */
function wholeStep(set: DraftSet, { fields, isLost }: Disputes): Step[] {
  if (isLost) return [];
  const key = keyOf(set.base);
  const edits = editsBetween({ ...draftSet(set.base) }, set).flatMap((edit): DraftEdit[] => {
    if (edit.kind !== 'rows') return [edit];
    const rows = edit.rows.flatMap((row) => rest(row, fields.get(rowPlace(key, row))));
    return rows.length ? [{ ...edit, rows }] : [];
  });
  const rows = edits.reduce((count, edit) => count + (edit.kind === 'rows' ? edit.rows.length : 0), 0);
  return edits.length ? [{ label: { action: 'merge', cells: 0, rows }, edits }] : [];
}

function numbered(found: Found, from: number): DraftConflict[] {
  return found.map((one, index) => ({ ...one, id: `c${from + index}` }));
}

/** A conflict with the values that stand now. */
function withTheirs(conflict: DraftConflict, sets: readonly TargetSet[]): DraftConflict {
  const set = sets.find((one) => setId(one) === setId(conflict.set));
  if (!set || set.interval !== conflict.interval) return conflict;
  const { rows } = draftSet(set);
  const cells = conflict.cells.map((cell) =>
    typeof cell.field === 'number' ? { ...cell, theirs: rowAmong(rows, cell)?.values[cell.field] ?? null } : cell,
  );
  return { ...conflict, cells };
}

function keyOf({ year, targetType }: TargetKey): TargetKey {
  return { year, targetType };
}
