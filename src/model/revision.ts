import { ChangeRefused, type Cell } from './change-refused.ts';
import { ALL_SALES_AMOUNT, type TargetType } from './organisation.ts';
import { changeRow, differences, kindOf } from './row-change.ts';
import type { FieldChange, Revision, RowChange, RowKey, TargetChange, TargetRow, TargetSet } from './target.ts';

export interface ChangeContext {
  /** When it is saved, as ISO instant. */
  readonly at: string;
  /** What was done to the set after the revision that the change starts from; more does not matter. */
  readonly since: readonly Revision[];
  /** The set's type, where it is known. */
  readonly type?: TargetType;
}

export interface Applied {
  readonly set: TargetSet;
  /** One per row that really changed; none when nothing did, and the set is then the one given. */
  readonly revisions: readonly Revision[];
}

/**
 * The set after all of a change. Throws `ChangeRefused` if any of it may not
 * be. Rows that others changed since `base` merge field by field; a field that
 * both changed to something else is refused as `same-cells` (T30).
 */
export function applyChange(set: TargetSet, change: TargetChange, { at, since, type }: ChangeContext): Applied {
  const { year, targetType } = set;
  const interval = change.interval ?? set.interval;
  if (interval !== set.interval && set.rows.length) {
    throw new ChangeRefused('bad-interval', `set of ${year} is by ${set.interval}`, [], interval);
  }
  const rows = new Map(set.rows.map((row) => [rowId(row), row]));
  const edits = change.removed
    ? set.rows.map(({ owner, item }) => ({ owner, item, removed: true as const }))
    : change.rows;
  refuseOverlap(set, { ...change, rows: edits }, rows, since);

  const revision = set.revision + 1;
  const said = {
    revision,
    at,
    ...(change.by && { by: change.by }),
    ...(change.comment && { comment: change.comment }),
  };
  const revisions: Revision[] = [];
  for (const edit of edits ?? []) {
    const before = rows.get(rowId(edit));
    const after = changeRow(before, edit, { year, targetType, interval, type });
    const changes = differences(before, after);
    if (!changes.length && !before === !after) continue;
    if (after) rows.set(rowId(edit), after);
    else rows.delete(rowId(edit));
    const row: RowKey = { year, targetType, owner: edit.owner, ...(edit.item !== undefined && { item: edit.item }) };
    revisions.push({ row, ...said, kind: kindOf(before, after, changes), changes });
  }
  if (!revisions.length) return { set, revisions };
  return { set: { ...set, interval, rows: [...rows.values()], revision }, revisions };
}

/** What was done to a row, newest first. */
export function historyOf(row: RowKey, revisions: readonly Revision[]): Revision[] {
  const own = revisions.filter(
    (revision) =>
      revision.row.year === row.year &&
      revision.row.targetType === row.targetType &&
      rowId(revision.row) === rowId(row),
  );
  return own.reverse().sort((a, b) => b.revision - a.revision);
}

/** All types with those of a change among them. Dimension and unit cannot change, since they are the id (T20). */
export function changeTypes(types: readonly TargetType[], changed: readonly TargetType[] = []): readonly TargetType[] {
  for (const { id, dimension, unit, items, levels } of changed) {
    if (id !== `${dimension}.${unit}` || !['amount', 'count', 'profit'].includes(unit)) {
      throw new ChangeRefused('bad-type', 'not dimension and unit of the type', [], id);
    }
    if (id === ALL_SALES_AMOUNT.id && (items?.length || levels)) {
      throw new ChangeRefused('bad-type', 'type that cannot change', [], id);
    }
  }
  return joinTypes(types, changed);
}

/** Later types take the place of earlier ones; the one that always exists is among them, as it is (T19). */
export function joinTypes(types: readonly TargetType[], more: readonly TargetType[]): readonly TargetType[] {
  return [...new Map([...types, ...more, ALL_SALES_AMOUNT].map((type) => [type.id, type])).values()];
}

type Rows = ReadonlyMap<string, TargetRow>;

function refuseOverlap(set: TargetSet, change: TargetChange, rows: Rows, since: readonly Revision[]) {
  if (change.base === set.revision) return;
  if (change.base > set.revision) {
    throw new ChangeRefused('unknown-base', `revision later than ${set.revision}`, [], change.base);
  }
  const touched = new Map<string, Set<FieldChange['field']>>();
  for (const { row, revision, changes } of since) {
    if (revision <= change.base) continue;
    const fields = touched.get(rowId(row)) ?? new Set();
    for (const { field } of changes) fields.add(field);
    touched.set(rowId(row), fields);
  }
  const cells = (change.rows ?? []).flatMap((edit) =>
    overlap(edit, rows.get(rowId(edit)), touched.get(rowId(edit))).map((field): Cell => ({ row: edit, field })),
  );
  if (cells.length) throw new ChangeRefused('same-cells', 'saved by somebody else', cells);
}

/** Fields of a row that both sides changed, and not to the same. */
function overlap(
  edit: RowChange,
  row: TargetRow | undefined,
  theirs: ReadonlySet<FieldChange['field']> | undefined,
): FieldChange['field'][] {
  if (!theirs) return [];
  if (edit.removed) return row ? [...theirs] : [];
  if (!row) return ['removed'];
  const mine = [...(edit.values ?? [])].filter(([index, value]) => row.values[index] !== value).map(([index]) => index);
  const currency = edit.currency !== undefined && edit.currency !== row.currency;
  // A figure means something else in another currency.
  if (mine.length && theirs.has('currency')) return ['currency'];
  if (currency) return [...theirs].filter((field) => field !== 'locked');
  const locked = edit.locked !== undefined && edit.locked !== (row.locked ?? false);
  return [...mine, ...(locked ? (['locked'] as const) : [])].filter((field) => theirs.has(field));
}

/** No id holds the character between owner and item. */
function rowId({ owner, item }: Pick<RowKey, 'owner' | 'item'>): string {
  return item === undefined ? owner : `${owner}\u0000${item}`;
}
