import {
  type Draft,
  type DraftConflict,
  type DraftEdit,
  type DraftSet,
  emptyDraft,
  setId,
  type Step,
  withSets,
} from './draft.ts';
import { rowPlace } from './draft-apply.ts';
import { type Newer, rebasing, type Rebased } from './draft-rebase.ts';
import { replaying } from './draft-save.ts';
import type { TargetType } from './organisation.ts';
import { levelOf, rowId } from './owner.ts';
import { atOnce, type Steps } from './steps.ts';
import type { TargetRow, TargetSet } from './target.ts';

/** Version of the form in which drafts are stored. */
export const DRAFT_VERSION = 1;

/** A draft as plain JSON: its steps, and of the sets beneath only the rows that they touch. */
export interface StoredDraft {
  readonly version: typeof DRAFT_VERSION;
  readonly bases: readonly TargetSet[];
  readonly types: readonly TargetType[];
  readonly steps: readonly Step[];
  readonly undone: readonly Step[];
  readonly conflicts: readonly DraftConflict[];
}

/** The draft in a form that survives a reload of the page (T18). */
export function storedDraft({ state, baseTypes, done, undone, conflicts }: Draft): StoredDraft {
  const steps = done.map(({ step }) => step);
  const bases = basesOf([...state.sets.values()], editsOf({ steps, undone }));
  return { version: DRAFT_VERSION, bases, types: baseTypes, steps, undone, conflicts };
}

/** The sets that edits are about as they are saved, each with no more rows than the edits depend on. */
export function basesOf(sets: readonly Pick<DraftSet, 'base'>[], edits: readonly DraftEdit[]): readonly TargetSet[] {
  return sets.flatMap(({ base }) => {
    const own = edits.filter((edit) => 'set' in edit && setId(edit.set) === setId(base));
    const { year, targetType, interval, revision } = base;
    return own.length ? [{ year, targetType, interval, revision, rows: rowsBelow(base, own) }] : [];
  });
}

/** Rows of a base that edits depend on: those that they change, and those that say what currency they are in (T7). */
function rowsBelow(base: TargetSet, edits: readonly DraftEdit[]): readonly TargetRow[] {
  const changes = edits.flatMap((edit) => (edit.kind === 'rows' ? edit.rows : []));
  const isAny = changes.some(({ owner, currency }) => currency !== undefined && levelOf(owner) === 'group');
  if (isAny || edits.some(({ kind }) => kind === 'interval')) return base.rows;
  const touched = new Set(changes.map(rowId));
  const owners = new Set(changes.map(({ owner }) => owner));
  const hasUsers = changes.some(({ owner }) => levelOf(owner) === 'user');
  return base.rows.filter((row) => {
    const isTouched = owners.has(row.owner) && touched.has(rowId(row));
    return isTouched || (hasUsers && levelOf(row.owner) === 'group');
  });
}

function editsOf({ steps, undone }: Pick<StoredDraft, 'steps' | 'undone'>): readonly DraftEdit[] {
  return [...steps, ...undone].flatMap((step) => step.edits);
}

/** Sets that a stored draft is about, and the revisions that it starts from: to be loaded before it is opened. */
export function setsOfStored({ bases }: StoredDraft): readonly Pick<TargetSet, 'year' | 'targetType' | 'revision'>[] {
  return bases.map(({ year, targetType, revision }) => ({ year, targetType, revision }));
}

/**
 * The stored draft over the sets as they are now. What others saved since is
 * merged or becomes a conflict, as `rebase` does. `undefined` for what no
 * version of this library stored.
 */
export function openStored(stored: unknown, newer: Newer): Rebased | undefined {
  return atOnce(openingStored(stored, newer));
}

/** The same in steps, for a draft of thousands of rows. */
export function* openingStored(stored: unknown, newer: Newer): Steps<Rebased | undefined> {
  if (!isStored(stored)) return undefined;
  const touched = new Set(editsOf(stored).flatMap(placesOf));
  const before = stored.bases.map((base) => {
    const now = newer.sets.find((set) => setId(set) === setId(base));
    return olderSet(base, now, touched);
  });
  const empty = withSets(emptyDraft(before, stored.types), newer.sets);
  // A step that cannot be made over its own base was not made by this library.
  let isSound = true;
  yield;
  const draft = yield* replaying(empty, stored.steps, () => (isSound = false));
  if (!isSound) return undefined;
  return yield* rebasing(
    { ...draft, undone: stored.undone, conflicts: stored.conflicts },
    { ...newer, types: newer.types ?? stored.types },
  );
}

function placesOf(edit: DraftEdit): string[] {
  return edit.kind === 'rows' ? edit.rows.map((row) => rowPlace(edit.set, row)) : [];
}

/** The set as it was, as far as the draft depends on it: all other rows as they are now. */
function olderSet(base: TargetSet, now: TargetSet | undefined, touched: ReadonlySet<string>): TargetSet {
  if (!now || now.interval !== base.interval) return base;
  if (now.revision === base.revision && isAsNow(base, now)) return now;
  const own = new Set(base.rows.map(rowId));
  const others = now.rows.filter((row) => !own.has(rowId(row)) && !touched.has(rowPlace(base, row)));
  return { ...base, rows: [...others, ...base.rows] };
}

function isAsNow(base: TargetSet, now: TargetSet): boolean {
  const text = ({ owner, item, currency, values, locked }: TargetRow) =>
    JSON.stringify([owner, item, currency, values, !!locked]);
  const rows = new Map(now.rows.map((row) => [rowId(row), row]));
  return base.rows.every((row) => {
    const own = rows.get(rowId(row));
    return own && text(own) === text(row);
  });
}

function isStored(stored: unknown): stored is StoredDraft {
  const { version, bases, types, steps, undone, conflicts } = (stored ?? {}) as Partial<StoredDraft>;
  return version === DRAFT_VERSION && [bases, types, steps, undone, conflicts].every(Array.isArray);
}
