import { type Draft, type DraftEdit, type DraftSet, type DraftState, rowDeltas, setId, type Step } from './draft.ts';
import { applyingAll, type Refuse, restarted, rowChange, withInterval } from './draft-apply.ts';
import { changedTypes } from './changed-types.ts';
import type { TargetType } from './organisation.ts';
import { atOnce, type Steps as Work } from './steps.ts';
import type { TargetChange, TargetSet } from './target.ts';

/** Author and comment of a save. */
export type Author = Pick<TargetChange, 'by' | 'comment'>;

/**
 * Returns the changes for `TargetRepository.save`: one per set that
 * differs, from its revision on. None where nothing would change.
 */
export function changesOf(draft: Draft, author: Author = {}): readonly TargetChange[] {
  const { state, baseTypes } = draft;
  const types = typeChanges(baseTypes, state);
  const changes = [...state.sets.values()].flatMap((set) => changeOf(set, types.removed) ?? []);
  const { by, comment } = author;
  const signed = withTypes(changes, state, types).map((change) => ({
    ...change,
    ...(by && { by }),
    ...(comment && { comment }),
  }));
  return signed;
}

/** Whether a save would change anything. */
export function isDirty(draft: Draft): boolean {
  return changesOf(draft).length > 0;
}

/** The change of one set; undefined where it is as it was loaded. */
export function changeOf(set: DraftSet, removedTypes: readonly string[] = []): TargetChange | undefined {
  const { base, interval, weights } = set;
  const { year, targetType, revision } = base;
  const change = { year, targetType, base: revision };
  // Rows that others made meanwhile are not for this save to take away.
  const isGone = removedTypes.includes(targetType) && set.rows.size === 0;
  if (isGone) return base.rows.length ? { ...change, removed: true } : undefined;
  const rows = rowDeltas(set.start, set.rows).flatMap(({ before, after }) => rowChange(before, after) ?? []);
  const isOther = interval !== base.interval;
  if (!rows.length && !(isOther && base.rows.length)) return undefined;
  return {
    ...change,
    ...(isOther && { interval, ...(weights && { weights }) }),
    ...(rows.length > 0 && { rows }),
  };
}

interface TypeChanges {
  readonly changed: readonly TargetType[];
  readonly removed: readonly string[];
}

function typeChanges(before: readonly TargetType[], after: DraftState): TypeChanges {
  const all = changedTypes({ baseTypes: before, state: after });
  return {
    changed: all.flatMap(({ kind, type }) => (kind === 'removed' ? [] : type)),
    removed: all.flatMap(({ kind, type }) => (kind === 'removed' ? type.id : [])),
  };
}

/** Puts types into the first change, or into one of their own where no target changes. */
function withTypes(changes: readonly TargetChange[], { sets }: DraftState, { changed, removed }: TypeChanges) {
  if (!changed.length && !removed.length) return changes;
  const [any] = sets.values();
  const [first = any && emptyChange(any.base), ...others] = changes;
  if (!first) throw new RangeError('types without a set to be saved with');
  const types = { ...(changed.length > 0 && { types: changed }), ...(removed.length > 0 && { removedTypes: removed }) };
  return [{ ...first, ...types }, ...others];
}

function emptyChange({ year, targetType, revision }: TargetSet): TargetChange {
  return { year, targetType, base: revision };
}

/**
 * The draft after a save of `sent`, an earlier state of it: what was saved is
 * the base, what was done meanwhile is still to be saved. `sets` are the answer
 * of the repository. Undo and redo end at the save.
 */
export function afterSave(draft: Draft, sent: Draft, sets: readonly TargetSet[]): Draft {
  const types = sent.state.types;
  const state: DraftState = { sets: restarted(draft.state.sets, sets), types };
  const isContinued = sent.done.every(({ step }, index) => draft.done[index]?.step === step);
  const later = isContinued
    ? draft.done.slice(sent.done.length).map(({ step }) => step)
    : stepBetween(sent.state, draft.state);
  return replayed({ ...draft, state, baseTypes: types, done: [], undone: [] }, later);
}

/** The difference of two states as one step; none where there is none. */
function stepBetween(from: DraftState, to: DraftState): Step[] {
  const sets = [...to.sets.values()].flatMap((set) => editsBetween(from.sets.get(setId(set.base)), set));
  const { changed, removed } = typeChanges(from.types, to);
  const edits: readonly DraftEdit[] = [
    ...changed.map((type) => ({ kind: 'type' as const, type })),
    ...removed.map((targetType) => ({ kind: 'remove-type' as const, targetType })),
    ...sets,
  ];
  const rows = sets.reduce((count, one) => count + (one.kind === 'rows' ? one.rows.length : 0), 0);
  return edits.length ? [{ label: { action: 'merge', cells: 0, rows }, edits }] : [];
}

/** The edits that make one state of a set another. */
export function editsBetween(from: DraftSet | undefined, to: DraftSet): DraftEdit[] {
  if (!from) return [];
  const { year, targetType } = to.base;
  const set = { year, targetType };
  const { interval, weights } = to;
  const before = from.interval === interval ? from : withInterval(from, interval, weights);
  const rows = rowDeltas(before.rows, to.rows).flatMap((delta) => rowChange(delta.before, delta.after) ?? []);
  return [
    ...(before === from ? [] : [{ kind: 'interval' as const, set, interval, ...(weights && { weights }) }]),
    ...(rows.length ? [{ kind: 'rows' as const, set, rows }] : []),
  ];
}

/** Makes steps again that were right once; what the model refuses now is left out. */
export function replayed(draft: Draft, steps: readonly Step[], refuse: Refuse = () => {}): Draft {
  return atOnce(replaying(draft, steps, refuse));
}

/** The same as work in steps. */
export function* replaying(draft: Draft, steps: readonly Step[], refuse: Refuse): Work<Draft> {
  let { state } = draft;
  const done: Draft['done'][number][] = [];
  for (const step of steps) {
    done.push({ step, before: state });
    state = yield* applyingAll(state, step.edits, refuse);
  }
  return { ...draft, state, done: [...draft.done, ...done] };
}
