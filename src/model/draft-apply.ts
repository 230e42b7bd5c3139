import { ChangeRefused } from './change-refused.ts';
import {
  type DraftEdit,
  draftSet,
  type DraftSet,
  type DraftState,
  type EditRefusal,
  rowAmong,
  rowsIn,
  setId,
  tableOf,
  typeOf,
} from './draft.ts';
import { changingInterval } from './interval.ts';
import type { TargetType } from './organisation.ts';
import { changeRow, keyOfRow } from './row-change.ts';
import { atOnce, eachOf, STEP, type Steps } from './steps.ts';
import type { RowChange, TargetInterval, TargetKey, TargetRow } from './target.ts';
import { rowId } from './owner.ts';
import { changeTypes } from './type-change.ts';

/** Rows with twelve values each, of one step. */
const ROWS = STEP / 10;

/** Looks at a change of a row before it is made; throws `ChangeRefused` where it may not be. */
export type Guard = (set: DraftSet, change: RowChange, row: TargetRow | undefined) => void;

/** Told of each change that was refused; the others are made. */
export type Refuse = (refused: EditRefusal, set: DraftSet, change: RowChange) => void;

/**
 * The state after an edit, in steps. Changes of rows that the model or `guard`
 * refuses are left out and told to `refuse`; a refusal of the edit as a whole
 * is thrown.
 */
export function* applyingEdit(state: DraftState, edit: DraftEdit, refuse: Refuse, guard?: Guard): Steps<DraftState> {
  if (edit.kind === 'type' || edit.kind === 'remove-type') return { ...state, types: typesAfter(state.types, edit) };
  const set = state.sets.get(setId(edit.set));
  if (!set) throw new RangeError(`set that the draft does not have: ${setId(edit.set)}`);
  const next =
    edit.kind === 'interval'
      ? yield* convertingTo(set, edit.interval, edit.weights)
      : yield* withRows(set, edit.rows, typeOf(state.types, edit.set), refuse, guard);
  return next === set ? state : { ...state, sets: new Map([...state.sets, [setId(edit.set), next]]) };
}

function typesAfter(types: readonly TargetType[], edit: DraftEdit & { readonly kind: 'type' | 'remove-type' }) {
  const change =
    edit.kind === 'type'
      ? { year: 0, targetType: edit.type.id, base: 0, types: [edit.type] }
      : { year: 0, targetType: edit.targetType, base: 0, removedTypes: [edit.targetType] };
  return changeTypes(types, [change]);
}

function* withRows(
  set: DraftSet,
  changes: readonly RowChange[],
  type: TargetType | undefined,
  refuse: Refuse,
  guard?: Guard,
): Steps<DraftSet> {
  const { year, targetType } = set.base;
  const rules = { year, targetType, interval: set.interval, type };
  const owners = new Map<string, readonly TargetRow[]>();
  const make = (change: RowChange) => {
    const rows = owners.get(change.owner) ?? set.rows.get(change.owner) ?? [];
    const row = rows.find(({ item }) => item === change.item);
    try {
      guard?.(set, change, row);
      const next = withSavedCurrency(set, changeRow(row, change, rules));
      if (isLockedAgain(set, next)) {
        refuse({ problem: 'saved-first', cells: [keyOfRow(set.base, change)] }, set, change);
      } else if (!isSame(row, next)) owners.set(change.owner, replaced(rows, row, next));
    } catch (error) {
      if (!(error instanceof ChangeRefused)) throw error;
      refuse(error, set, change);
    }
  };
  yield* eachOf(changes, make, ROWS);
  // A row may have been made and removed, or changed and changed back.
  const changed: [string, readonly TargetRow[] | undefined][] = [];
  const gather = ([owner, rows]: [string, readonly TargetRow[]]) => {
    if (!areSame(set.rows.get(owner) ?? [], rows)) changed.push([owner, rows.length ? rows : undefined]);
  };
  yield* eachOf(owners, gather);
  return changed.length ? { ...set, rows: set.rows.with(changed) } : set;
}

function areSame(before: readonly TargetRow[], after: readonly TargetRow[]): boolean {
  return (
    before.length === after.length &&
    before.every((row, index) => row.item === after[index]!.item && isSame(row, after[index]))
  );
}

/** A row that comes again keeps the currency that it is saved with: a save cannot take one away. */
function withSavedCurrency({ start }: DraftSet, row: TargetRow | undefined): TargetRow | undefined {
  const currency = row && !row.currency ? rowAmong(start, row)?.currency : undefined;
  return currency ? { ...row!, currency } : row;
}

/** Whether a row was unlocked, changed and locked, which is more than one save can do. */
function isLockedAgain({ start }: DraftSet, row: TargetRow | undefined): boolean {
  if (!row?.locked) return false;
  const saved = rowAmong(start, row);
  return !!saved?.locked && !isSame(saved, row);
}

function replaced(rows: readonly TargetRow[], row: TargetRow | undefined, next: TargetRow | undefined) {
  if (!next) return rows.filter((one) => one !== row);
  return row ? rows.map((one) => (one === row ? next : one)) : [...rows, next];
}

function isSame(one: TargetRow | undefined, other: TargetRow | undefined): boolean {
  if (!one || !other) return one === other;
  return one.currency === other.currency && !one.locked === !other.locked && hasValues(one, other);
}

function hasValues(one: TargetRow, other: TargetRow): boolean {
  return one.values.every((value, index) => value === other.values[index]);
}

/** The set by another interval. Rows that nobody edited are told from the saved ones, so that there and back is no change. */
export function withInterval(set: DraftSet, interval: TargetInterval, weights?: readonly number[]): DraftSet {
  return atOnce(convertingTo(set, interval, weights));
}

/** The same in steps, for a set of thousands of rows. */
export function* convertingTo(set: DraftSet, interval: TargetInterval, weights?: readonly number[]): Steps<DraftSet> {
  if (interval === set.interval) return set;
  const { base } = set;
  const start = tableOf(yield* changingInterval(base, interval, weights));
  yield;
  const edited: TargetRow[] = [];
  const rows = rowsIn(set).map((row) => {
    const before = rowAmong(set.start, row);
    if (before && hasValues(before, row)) return withValues(row, rowAmong(start, row)!);
    edited.push(row);
    return undefined;
  });
  const all = yield* changingInterval({ ...base, interval: set.interval, rows: edited }, interval, weights);
  const converted = all.values();
  return {
    base,
    interval,
    ...(weights && interval !== base.interval && { weights }),
    start,
    rows: tableOf(rows.map((row) => row ?? converted.next().value!)),
  };
}

/** The row as it is saved, with the lock and currency of the draft. */
function withValues(row: TargetRow, saved: TargetRow): TargetRow {
  const drafted = { ...row, values: saved.values };
  return isSame(drafted, saved) ? saved : drafted;
}

/** The state after edits that were right once. Those that are not any more are told. */
export function applyAll(state: DraftState, edits: readonly DraftEdit[], refuse: Refuse): DraftState {
  return atOnce(applyingAll(state, edits, refuse));
}

/** The same in steps. */
export function* applyingAll(state: DraftState, edits: readonly DraftEdit[], refuse: Refuse): Steps<DraftState> {
  let after = state;
  for (const edit of edits) after = yield* applyingEdit(after, edit, refuse);
  return after;
}

/** The change of a row that makes it another one; undefined if there is none. */
export function rowChange(before: TargetRow | undefined, after: TargetRow | undefined): RowChange | undefined {
  const { owner, item } = (after ?? before)!;
  const key = { owner, ...(item !== undefined && { item }) };
  const unlocks = !!before?.locked !== !!after?.locked;
  if (!after) return { ...key, removed: true, ...(unlocks && { locked: false }) };
  const values = after.values.flatMap((value, index) =>
    value === (before?.values[index] ?? null) ? [] : [[index, value] as const],
  );
  const hasCurrency = after.currency !== undefined && after.currency !== before?.currency;
  if (before && !values.length && !hasCurrency && !unlocks) return undefined;
  return {
    ...key,
    ...(values.length > 0 && { values: Object.fromEntries(values) }),
    ...(hasCurrency && { currency: after.currency }),
    ...(unlocks && { locked: !!after.locked }),
  };
}

/** A draft set over another base, without edits. */
export function restarted(sets: ReadonlyMap<string, DraftSet>, bases: readonly DraftSet['base'][]) {
  const fresh = [...sets.values()].map(({ base }) => [setId(base), draftSet(base)] as const);
  return new Map([...fresh, ...bases.map((base) => [setId(base), draftSet(base)] as const)]);
}

/** Names a row within all sets. */
export function rowPlace(set: TargetKey, row: Pick<TargetRow, 'owner' | 'item'>): string {
  return `${setId(set)}\u0000${rowId(row)}`;
}
