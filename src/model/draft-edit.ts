import { ChangeRefused, type RefusedCell } from './change-refused.ts';
import {
  changedValues,
  type Draft,
  type DraftEdit,
  type DraftSet,
  type DraftState,
  type EditAction,
  type EditProblem,
  type EditRefusal,
  openConflicts,
  rowAmong,
  rowDeltas,
  setId,
  type Step,
  type StepLabel,
} from './draft.ts';
import { applyingEdit, type Guard, type Refuse, rowPlace } from './draft-apply.ts';
import { levelOf, type OwnerKey } from './owner.ts';
import { denyAdd, denyEdit, denyLock, denyTypes } from './policy-change.ts';
import { denyOpen, type Rights } from './policy.ts';
import { keyOfRow } from './row-change.ts';
import { atOnce, eachOf, type Steps } from './steps.ts';
import type { RowChange, RowField, RowKey } from './target.ts';

/** Rights and locks by which an edit is judged, rules of the model apart. */
export interface EditContext {
  /** Of the one who edits; all by default (T24). */
  readonly rights?: Rights;
  /** Returns who locked a row, and when, for refusals (T25). Not asked for locks of the draft itself. */
  lockedBy?(row: RowKey): { readonly by?: string; readonly at?: string } | undefined;
}

/** Either the draft after an edit, or every reason why it was not made. */
export type Edited =
  | { readonly draft: Draft; readonly refused?: undefined }
  | { readonly refused: readonly EditRefusal[]; readonly draft?: undefined };

/**
 * Makes edits as one step: all of them or none (T18, T27). An edit that
 * changes nothing answers the draft itself. What it sets anew decides the
 * conflicts about those cells.
 */
export function edit(draft: Draft, action: EditAction, edits: readonly DraftEdit[], context: EditContext = {}): Edited {
  return atOnce(editing(draft, action, edits, context));
}

/**
 * The same in steps, for edits of thousands of rows. An edit that is made
 * meanwhile is not in the answer: whoever drives it makes them one after the other.
 */
export function* editing(
  draft: Draft,
  action: EditAction,
  edits: readonly DraftEdit[],
  context: EditContext = {},
): Steps<Edited> {
  const settles = settledBy(draft, edits);
  return yield* makingStep(draft, action, { edits, ...(settles.length && { settles }) }, context);
}

/** The same, for a step that decides conflicts by name. */
export function makeStep(
  draft: Draft,
  action: EditAction,
  step: Pick<Step, 'edits' | 'settles'>,
  context: EditContext,
): Edited {
  return atOnce(makingStep(draft, action, step, context));
}

function* makingStep(
  draft: Draft,
  action: EditAction,
  { edits, settles }: Pick<Step, 'edits' | 'settles'>,
  context: EditContext,
): Steps<Edited> {
  const answer = yield* tryEdits(draft.state, edits, context);
  if (answer.refused) return answer;
  if (answer.state === draft.state && !settles?.length) return { draft };
  const label = yield* labelOf(action, draft.state, answer.state);
  const step: Step = { label, edits, ...(settles?.length && { settles }) };
  const done = [...draft.done, { step, before: draft.state }];
  return { draft: { ...draft, state: answer.state, done, undone: [] } };
}

/** Takes the last step back; the draft itself where there is none. */
export function undo(draft: Draft): Draft {
  const last = draft.done.at(-1);
  if (!last) return draft;
  return { ...draft, state: last.before, done: draft.done.slice(0, -1), undone: [...draft.undone, last.step] };
}

/** Makes the step again that was taken back last, if rights and locks still allow it. */
export function redo(draft: Draft, context: EditContext = {}): Edited {
  return atOnce(redoing(draft, context));
}

/** The same in steps, for a step of thousands of rows. */
export function* redoing(draft: Draft, context: EditContext = {}): Steps<Edited> {
  const step = draft.undone.at(-1);
  if (!step) return { draft };
  const answer = yield* tryEdits(draft.state, step.edits, context);
  if (answer.refused) return answer;
  const done = [...draft.done, { step, before: draft.state }];
  return { draft: { ...draft, state: answer.state, done, undone: draft.undone.slice(0, -1) } };
}

/** The edits without the rows and values that were refused, for an offer to apply the rest (T17). */
export function withoutRefused(edits: readonly DraftEdit[], refused: readonly EditRefusal[]): DraftEdit[] {
  const fields = new Map<string, Set<RowField | undefined>>();
  for (const cell of refused.flatMap(({ cells }) => cells)) {
    const place = rowPlace(cell, cell);
    fields.set(place, (fields.get(place) ?? new Set()).add(cell.field));
  }
  return edits.flatMap((one): DraftEdit[] => {
    if (one.kind !== 'rows') return refused.some(({ cells }) => !cells.length) ? [] : [one];
    const rows = one.rows.flatMap((row) => without(row, fields.get(rowPlace(one.set, row))));
    return rows.length ? [{ ...one, rows }] : [];
  });
}

/** A change of a row without some of its fields; none is left where the row as a whole was refused. */
export function without(row: RowChange, fields: ReadonlySet<RowField | undefined> | undefined): readonly RowChange[] {
  if (!fields) return [row];
  if (fields.has(undefined) || row.removed) return [];
  const { values = {}, currency, locked, ...key } = row;
  const kept = Object.entries(values).filter(([index]) => !fields.has(Number(index)));
  const rest: RowChange = {
    ...key,
    ...(kept.length > 0 && { values: Object.fromEntries(kept) }),
    ...(currency !== undefined && !fields.has('currency') && { currency }),
    ...(locked !== undefined && !fields.has('locked') && { locked }),
  };
  return Object.keys(rest).length > Object.keys(key).length ? [rest] : [];
}

type Tried =
  | { readonly state: DraftState; readonly refused?: undefined }
  | { readonly refused: readonly EditRefusal[]; readonly state?: undefined };

function* tryEdits(before: DraftState, edits: readonly DraftEdit[], context: EditContext): Steps<Tried> {
  const { rights = {} } = context;
  const refusals = new Refusals();
  let state = before;
  for (const one of edits) {
    const denied = denyWhole(state, one, rights);
    if (denied) refusals.add(denied);
    if (denied) continue;
    try {
      const refuse: Refuse = (refused, ...where) =>
        refusals.add({ ...refused, cells: cellsOf(refused, ...where, context) });
      state = yield* applyingEdit(state, one, refuse, guardOf(rights));
    } catch (error) {
      if (!(error instanceof ChangeRefused)) throw error;
      refusals.add(error);
    }
  }
  const refused = refusals.all();
  return refused.length ? { refused } : { state };
}

/** Refusals of many cells, one per reason. */
class Refusals {
  readonly #found = new Map<EditProblem, { cells: RefusedCell[] } & Omit<EditRefusal, 'cells'>>();

  add({ problem, cells, value, expected }: EditRefusal): void {
    const known = this.#found.get(problem);
    if (known) known.cells.push(...cells);
    else
      this.#found.set(problem, {
        problem,
        cells: [...cells],
        ...(value !== undefined && { value }),
        ...(expected !== undefined && { expected }),
      });
  }

  all(): readonly EditRefusal[] {
    return [...this.#found.values()];
  }
}

/** Refuses what is not about single rows. */
function denyWhole({ sets, types }: DraftState, one: DraftEdit, rights: Rights): EditRefusal | undefined {
  if (one.kind === 'type' || one.kind === 'remove-type') {
    const isBeyond = one.kind === 'type' && rights.policy?.licence === 'premium';
    const problem = denyTypes(rights) ?? (isBeyond ? 'licence-types' : undefined);
    const isTwice = one.kind === 'type' && one.isNew && types.some(({ id }) => id === one.type.id);
    if (problem) return { problem, cells: [] };
    return isTwice ? { problem: 'type-exists', cells: [], value: one.type.id } : undefined;
  }
  const set = sets.get(setId(one.set));
  if (!set) return { problem: 'not-loaded', cells: [], value: setId(one.set) };
  const problem = denyOpen(rights);
  if (problem) return { problem, cells: [] };
  return one.kind === 'interval' ? denyInterval(set, rights) : undefined;
}

/** Another interval changes every row of a set, and needs the right to (T10). */
function denyInterval({ base, rows }: DraftSet, rights: Rights): EditRefusal | undefined {
  if (!rights.policy) return undefined;
  for (const [name] of rows.entries()) {
    const owner = name as OwnerKey;
    const problem = denyEdit(rights, owner);
    // A hidden owner is not named.
    if (problem) return { problem, cells: problem === 'owner-hidden' ? [] : [keyOfRow(base, { owner })] };
  }
  return undefined;
}

/** Refuses what the policy denies of a row. */
function guardOf(rights: Rights): Guard | undefined {
  if (!rights.policy) return undefined;
  const isLimited = rights.policy.licence === 'premium';
  const added = new Set<OwnerKey>();
  return (set, change, row) => {
    const { owner, locked } = change;
    const isLock = locked !== undefined && locked !== (row?.locked ?? false);
    const groups = isLimited && !row ? new Set([...groupsIn(set), ...added]) : added;
    const reason =
      (isLock ? denyLock(rights, owner) : denyEdit(rights, owner)) ??
      (row ? undefined : denyAdd(rights, set.base.targetType, owner, groups));
    if (reason) throw new ChangeRefused(reason, 'denied by policy', [keyOfRow(set.base, change)]);
    if (levelOf(owner) === 'group') added.add(owner);
  };
}

/** Groups as saved and as drafted: one that goes makes room by the save, not before. */
function groupsIn({ start, rows }: DraftSet): OwnerKey[] {
  const owners = [start, rows].flatMap((table) => [...table.entries()].map(([owner]) => owner as OwnerKey));
  return owners.filter((owner) => levelOf(owner) === 'group');
}

/** The cells of a refusal: every value that the change would have set, where the model names the row alone. */
function cellsOf(
  { problem, cells }: EditRefusal,
  { base, start }: DraftSet,
  change: RowChange,
  { lockedBy }: EditContext,
): readonly RefusedCell[] {
  const [cell] = cells;
  if (!cell || cell.field !== undefined) return cells;
  const isSaved = problem === 'locked' && rowAmong(start, change)?.locked;
  const who = isSaved ? lockedBy?.(keyOfRow(base, change)) : undefined;
  const named = { ...cell, ...(who?.by && { by: who.by }), ...(who?.at && { at: who.at }) };
  const fields = Object.keys(change.values ?? {});
  return fields.length ? fields.map((field) => ({ ...named, field: Number(field) })) : [named];
}

function* labelOf(action: EditAction, before: DraftState, after: DraftState): Steps<StepLabel> {
  const owners = new Set<OwnerKey>();
  let [cells, rows] = [0, 0];
  for (const [id, set] of after.sets) {
    const old = before.sets.get(id);
    if (!old || old === set) continue;
    yield* eachOf(rowDeltas(old.rows, set.rows), (delta) => {
      owners.add((delta.after ?? delta.before)!.owner);
      cells += changedValues(delta);
      rows += 1;
    });
  }
  const [owner] = owners;
  return { action, cells, rows, ...(owners.size === 1 && { owner }) };
}

/** Conflicts about cells that the edits set. */
function settledBy(draft: Draft, edits: readonly DraftEdit[]): string[] {
  const open = openConflicts(draft);
  if (!open.length) return [];
  const touched = new Set(edits.flatMap(placesOf));
  const isTouched = (cell: RefusedCell) => touched.has(`${rowPlace(cell, cell)} ${cell.field}`);
  return open.flatMap(({ id, cells }) => (cells.length === 1 && isTouched(cells[0]!) ? [id] : []));
}

/** Names of the fields that an edit sets. */
function placesOf(one: DraftEdit): string[] {
  if (one.kind !== 'rows') return [];
  return one.rows.flatMap((row) => {
    const { owner: _, item: __, values = {}, ...others } = row;
    return [...Object.keys(values), ...Object.keys(others)].map((field) => `${rowPlace(one.set, row)} ${field}`);
  });
}
