import { ChangeRefused, type RefusedCell } from './change-refused.ts';
import { conflictsOf } from './conflict.ts';
import { changeInterval } from './interval.ts';
import type { TargetType } from './organisation.ts';
import { denyChange } from './policy-change.ts';
import type { Rights } from './policy.ts';
import { changeRow, differences, keyOfRow, kindOf } from './row-change.ts';
import type { Revision, TargetChange, TargetSet } from './target.ts';
import { rowId } from './owner.ts';

/** A change with the set it is made to. */
export interface Save {
  readonly set: TargetSet;
  readonly change: TargetChange;
  /** Revisions of the set after the one that the change starts from, in order; earlier ones do no harm. */
  readonly since: readonly Revision[];
  /** When it is saved, as ISO instant. */
  readonly at: string;
  /** The set's type, where it is known. */
  readonly type?: TargetType;
  /** Of the one who saves; all by default. */
  readonly rights?: Rights;
}

export interface Applied {
  readonly set: TargetSet;
  /** One per row that really changed; none when nothing did, and the set is then the one given. */
  readonly revisions: readonly Revision[];
}

/**
 * The sets after all of a save. Throws `ChangeRefused` if any of it may not
 * be. Rows that others changed since `base` merge field by field; fields that
 * both changed to something else are refused as `same-cells`, all of them
 * together (T30).
 */
export function applyChanges(saves: readonly Save[]): readonly Applied[] {
  const names = saves.map(({ set }) => `${set.year} ${set.targetType}`);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice) throw new ChangeRefused('set-twice', 'two changes of one set', [], twice);
  const whole = saves.map((save) => ({ ...save, change: withRemovals(save) }));
  for (const { set, change, rights = {} } of whole) {
    const { revision } = set;
    if (change.base > revision)
      throw new ChangeRefused('unknown-base', `revision later than ${revision}`, [], change.base);
    const denied = denyChange(rights, set, change);
    if (denied)
      throw new ChangeRefused(
        denied.reason,
        'denied by policy',
        denied.rows.map((row) => keyOfRow(set, row)),
      );
  }
  const conflicts = whole.flatMap(({ set, change, since }): RefusedCell[] => conflictsOf(set, change, since));
  if (conflicts.length) throw new ChangeRefused('same-cells', 'saved by somebody else', conflicts);
  return whole.map(apply);
}

/** A year that goes as a removal of each of its rows. */
function withRemovals({ set, change }: Save): TargetChange {
  if (!change.removed) return change;
  return { ...change, rows: set.rows.map(({ owner, item }) => ({ owner, item, removed: true as const })) };
}

function apply({ set, change, at, type }: Save): Applied {
  const { year, targetType } = set;
  const interval = change.interval ?? set.interval;
  const rows = new Map(changeInterval(set, interval, change.weights).map((row) => [rowId(row), row]));
  for (const edit of change.rows ?? []) {
    const row = changeRow(rows.get(rowId(edit)), edit, { year, targetType, interval, type });
    if (row) rows.set(rowId(edit), row);
    else rows.delete(rowId(edit));
  }
  const next = { ...set, interval, rows: [...rows.values()], revision: set.revision + 1 };
  const { by, comment } = change;
  const author = { at, ...(by && { by }), ...(comment && { comment }) };
  const revisions = revisionsBetween(set, next).map((one) => ({ ...one, ...author }));
  return revisions.length ? { set: next, revisions } : { set, revisions };
}

/** Changes that make one state of a set another, row by row. */
export function revisionsBetween(set: TargetSet, next: TargetSet): Omit<Revision, 'at'>[] {
  const before = new Map(set.rows.map((row) => [rowId(row), row]));
  const after = new Map(next.rows.map((row) => [rowId(row), row]));
  const { interval: from } = set;
  const { interval: to, revision } = next;
  return [...new Map([...before, ...after])].flatMap(([id, row]) => {
    const [old, now] = [before.get(id), after.get(id)];
    if (old === now) return [];
    const fields = differences(old, now);
    const changes = from === to ? fields : [...fields, { field: 'interval' as const, from, to }];
    if (!changes.length && old && now) return [];
    return [{ row: keyOfRow(set, row), revision, kind: kindOf(old, now, changes), changes }];
  });
}

/** Refuses to delete a type of which targets are left, such as those that somebody else has just set (T23). */
export function refuseTypesInUse(changes: readonly TargetChange[], sets: Iterable<TargetSet>): void {
  const removed = changes.flatMap(({ removedTypes = [] }) => removedTypes);
  for (const { year, targetType, rows } of removed.length ? sets : []) {
    if (!rows.length || !removed.includes(targetType)) continue;
    throw new ChangeRefused('type-in-use', `type with targets in ${year}`, [], targetType);
  }
}
