import type { ChangeProblem, RefusedCell } from './change-refused.ts';
import { joinTypes, type TargetType } from './organisation.ts';
import type { OwnerKey } from './owner.ts';
import type { PolicyReason } from './policy.ts';
import {
  type RowChange,
  type RowKey,
  type TargetInterval,
  type TargetKey,
  type TargetRow,
  type TargetSet,
  type TargetValue,
} from './target.ts';
import { TextTable } from './text-table.ts';

/** Rows by owner, an owner's in the order in which they were made. */
export type RowTable = TextTable<readonly TargetRow[]>;

/** One set of a draft: how it was loaded, and how it stands with the edits. */
export interface DraftSet {
  /** As it was loaded, whose revision a save starts from. */
  readonly base: TargetSet;
  readonly interval: TargetInterval;
  /** By which quarters became months, where they were not split equally. */
  readonly weights?: readonly number[];
  /** Rows of `base` by the draft's interval: what differs from them is an edit. */
  readonly start: RowTable;
  /** Rows as drafted. */
  readonly rows: RowTable;
}

/** Part of a step. Plain JSON; values are absolute, so that it can be made again over another base. */
export type DraftEdit =
  | { readonly kind: 'rows'; readonly set: TargetKey; readonly rows: readonly RowChange[] }
  | {
      readonly kind: 'interval';
      readonly set: TargetKey;
      readonly interval: TargetInterval;
      /** For quarters that become months: twelve whole numbers (T10). */
      readonly weights?: readonly number[];
    }
  /** Adds or changes a target type. */
  | {
      readonly kind: 'type';
      readonly type: TargetType;
      /** Refused where there is one already. */ readonly isNew?: true;
    }
  | { readonly kind: 'remove-type'; readonly targetType: string };

/**
 * Why an edit of a draft is refused: what a save would be refused for, and
 * `saved-first` a locked row that was unlocked and changed cannot be locked
 * again before a save · `clear-only` rows of users are not removed, but
 * cleared (T5) · `type-exists` (T19) · `not-loaded` a set that the draft does
 * not have.
 */
export type EditProblem = ChangeProblem | PolicyReason | 'saved-first' | 'clear-only' | 'type-exists' | 'not-loaded';

/** Cells that an edit may not change, for one reason (T27). */
export interface EditRefusal {
  readonly problem: EditProblem;
  /** Each value that was to be set, or the row where all of it was meant. None for a set or a type. */
  readonly cells: readonly RefusedCell[];
  readonly value?: string;
  /** A right value, or its form. */
  readonly expected?: string;
}

/** Kind of a step, for a page that names what Undo takes back. */
export type EditAction =
  | 'set'
  | 'clear'
  | 'paste'
  | 'cut'
  | 'fill'
  | 'add'
  | 'remove'
  | 'currency'
  | 'lock'
  | 'unlock'
  | 'interval'
  | 'amount'
  | 'copy'
  | 'copy-last-year'
  | 'new-year'
  | 'catch-up'
  | 'spread'
  | 'take-sum'
  | 'type'
  | 'remove-type'
  | 'restore'
  | 'resolve'
  | 'import'
  | 'merge';

export interface StepLabel {
  readonly action: EditAction;
  /** Cells whose value became another one. */
  readonly cells: number;
  /** Rows with any change, lock and currency too. */
  readonly rows: number;
  /** Where all of it is about one owner. */
  readonly owner?: OwnerKey;
}

/** All that one Undo takes back. Plain JSON. */
export interface Step {
  readonly label: StepLabel;
  readonly edits: readonly DraftEdit[];
  /** Ids of the conflicts that it decides. */
  readonly settles?: readonly string[];
}

/** How the sets stand, and which types there are. Every step keeps the one before it. */
export interface DraftState {
  readonly sets: ReadonlyMap<string, DraftSet>;
  readonly types: readonly TargetType[];
}

/** An edit of the draft that did not survive what others saved; theirs stands until it is decided (T30). Plain JSON. */
export interface DraftConflict {
  readonly id: string;
  readonly set: TargetKey;
  /** `same-cells`, or why the edit could not be made any more, such as `locked`. */
  readonly problem: EditProblem;
  /** With base, theirs and yours, and who saved it when. */
  readonly cells: readonly RefusedCell[];
  /** Interval that the edit is by. */
  readonly interval: TargetInterval;
  /** The edit, which `resolve` makes again for `mine`. */
  readonly mine: readonly DraftEdit[];
}

/**
 * Unsaved edits over one or more target sets. A value: nothing changes it, each
 * function that edits answers another one that shares what stayed the same.
 */
export interface Draft {
  readonly state: DraftState;
  /** Types as they are saved. */
  readonly baseTypes: readonly TargetType[];
  /** Oldest first, each with the state before it. */
  readonly done: readonly { readonly step: Step; readonly before: DraftState }[];
  /** Steps that can be made again, the next one last. */
  readonly undone: readonly Step[];
  /** Decided ones too; `openConflicts` leaves those out. */
  readonly conflicts: readonly DraftConflict[];
}

/** A draft without edits. `types` are those of the catalogue; the one that always exists is among them (T19). */
export function emptyDraft(sets: readonly TargetSet[], types: readonly TargetType[] = []): Draft {
  const all = joinTypes(types, []);
  const state = { sets: new Map(sets.map((set) => [setId(set), draftSet(set)])), types: all };
  return { state, baseTypes: all, done: [], undone: [], conflicts: [] };
}

/** The draft with further sets. Those that it has already stay: `rebase` takes newer ones. */
export function withSets(draft: Draft, sets: readonly TargetSet[]): Draft {
  const more = sets
    .filter((set) => !draft.state.sets.has(setId(set)))
    .map((set) => [setId(set), draftSet(set)] as const);
  if (!more.length) return draft;
  const widen = (state: DraftState): DraftState => ({ ...state, sets: new Map([...state.sets, ...more]) });
  const done = draft.done.map(({ step, before }) => ({ step, before: widen(before) }));
  return { ...draft, state: widen(draft.state), done };
}

/** Names a set among those of a draft. */
export function setId({ year, targetType }: TargetKey): string {
  return `${year} ${targetType}`;
}

/** A set without edits. */
export function draftSet(base: TargetSet): DraftSet {
  const rows = tableOf(base.rows);
  return { base, interval: base.interval, start: rows, rows };
}

const tables = new WeakMap<readonly TargetRow[], RowTable>();

export function tableOf(rows: readonly TargetRow[]): RowTable {
  const known = tables.get(rows);
  if (known) return known;
  const owners = new Map<string, TargetRow[]>();
  for (const row of rows) {
    const own = owners.get(row.owner);
    if (own) own.push(row);
    else owners.set(row.owner, [row]);
  }
  const table = TextTable.empty<readonly TargetRow[]>().with(owners);
  tables.set(rows, table);
  return table;
}

export function setIn(draft: Draft, key: TargetKey): DraftSet | undefined {
  return draft.state.sets.get(setId(key));
}

/** Rows of an owner as drafted, in the order in which they were made. */
export function rowsOf(draft: Draft, key: TargetKey, owner: OwnerKey): readonly TargetRow[] {
  return setIn(draft, key)?.rows.get(owner) ?? [];
}

/** A row as drafted; undefined where there is none. */
export function rowOf(draft: Draft, key: RowKey): TargetRow | undefined {
  return rowAmong(setIn(draft, key)?.rows, key);
}

/** A value as drafted; `null` is empty, also where there is no row (T6). */
export function valueOf(draft: Draft, key: RowKey, index: number): TargetValue {
  return rowOf(draft, key)?.values[index] ?? null;
}

export function rowAmong(table: RowTable | undefined, { owner, item }: Pick<RowKey, 'owner' | 'item'>) {
  return table?.get(owner)?.find((row) => row.item === item);
}

/** A row of a set, or an empty one where there is none yet. */
export function rowToFill(set: DraftSet, owner: OwnerKey, item?: string): TargetRow {
  const count = set.interval === 'month' ? 12 : 4;
  return (
    rowAmong(set.rows, { owner, item }) ?? {
      owner,
      ...(item !== undefined && { item }),
      values: Array<null>(count).fill(null),
    }
  );
}

/** All rows of a set as drafted, in no order that means anything but that of each owner's. */
export function rowsIn({ rows }: Pick<DraftSet, 'rows'>): TargetRow[] {
  return [...rows.entries()].flatMap(([, own]) => own);
}

/** The set as drafted, for functions that take sets. Its revision is that of the base. */
export function draftedSet(draft: Draft, key: TargetKey): TargetSet | undefined {
  const set = setIn(draft, key);
  return set && { ...set.base, interval: set.interval, rows: rowsIn(set) };
}

/** A row before and after; absent on the side where there was none. */
export interface RowDelta {
  readonly before?: TargetRow;
  readonly after?: TargetRow;
}

/** Rows that two tables do not have in common, in time by how many those are. */
export function rowDeltas(from: RowTable, to: RowTable): RowDelta[] {
  const deltas: RowDelta[] = [];
  for (const { before = [], after = [] } of from.changesTo(to)) {
    before.forEach((row, index) => {
      const next = sameItem(after, row, index);
      if (next !== row) deltas.push(next ? { before: row, after: next } : { before: row });
    });
    after.forEach((row, index) => {
      if (!sameItem(before, row, index)) deltas.push({ after: row });
    });
  }
  return deltas;
}

/** The row of the same item in another list of the owner's, where it mostly has the same place. */
function sameItem(rows: readonly TargetRow[], { item }: TargetRow, index: number): TargetRow | undefined {
  const guess = rows[index];
  return guess && guess.item === item ? guess : rows.find((row) => row.item === item);
}

/** Rows of a set with unsaved changes. */
export function changedRows(draft: Draft, key: TargetKey): RowDelta[] {
  const set = setIn(draft, key);
  return set ? rowDeltas(set.start, set.rows).filter(isChange) : [];
}

/** How many fields have unsaved changes, as `changedCells` tells them. */
export function countChanged({ state }: Draft): number {
  let count = 0;
  for (const { start, rows } of state.sets.values()) {
    for (const delta of rowDeltas(start, rows)) count += changedFields(delta);
  }
  return count;
}

function changedFields(delta: RowDelta): number {
  const { before, after } = delta;
  const others = [
    (before?.currency ?? null) !== (after?.currency ?? null),
    !before?.locked !== !after?.locked,
    !before !== !after,
  ];
  return changedValues(delta) + others.filter(Boolean).length;
}

/** How many values of a row became others. */
export function changedValues({ before, after }: RowDelta): number {
  const [from, to] = [before?.values ?? [], after?.values ?? []];
  let count = 0;
  for (let index = Math.max(from.length, to.length) - 1; index >= 0; index -= 1) {
    if ((from[index] ?? null) !== (to[index] ?? null)) count += 1;
  }
  return count;
}

/** Whether a row that is another object says something else. */
export function isChange({ before, after }: RowDelta): boolean {
  if (!before || !after) return true;
  return (
    before.currency !== after.currency ||
    !before.locked !== !after.locked ||
    before.values.some((value, index) => value !== after.values[index])
  );
}

/** Label of the step that Undo takes back. */
export function undoLabel({ done }: Draft): StepLabel | undefined {
  return done.at(-1)?.step.label;
}

/** Label of the step that Redo makes again. */
export function redoLabel({ undone }: Draft): StepLabel | undefined {
  return undone.at(-1)?.label;
}

/** Conflicts that nobody has decided yet. */
export function openConflicts({ conflicts, done }: Draft): readonly DraftConflict[] {
  if (!conflicts.length) return conflicts;
  const settled = new Set(done.flatMap(({ step }) => step.settles ?? []));
  return conflicts.filter(({ id }) => !settled.has(id));
}

/** The type of a set among those that there are. */
export function typeOf(types: readonly TargetType[], { targetType }: TargetKey): TargetType | undefined {
  return types.find(({ id }) => id === targetType);
}
