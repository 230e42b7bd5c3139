import type { RefusedCell } from './change-refused.ts';
import { currencyConflicts } from './currency-conflict.ts';
import { keyOfRow } from './row-change.ts';
import type { FieldValue, Revision, RowChange, RowField, TargetChange, TargetRow, TargetSet } from './target.ts';
import { rowId } from './owner.ts';

/** A field that others changed: its value before, and who made the last change when. */
type Theirs = Required<Pick<RefusedCell, 'base' | 'at'>> & Pick<RefusedCell, 'by'>;

type Fields = ReadonlyMap<RowField, Theirs>;

/** Cells that others saved since the base of a change, and that it would set to something else (T30). */
export function conflictsOf(set: TargetSet, change: TargetChange, since: readonly Revision[]): RefusedCell[] {
  if (change.base === set.revision) return [];
  const theirs = fieldsSince(since, change.base);
  const rows = new Map(set.rows.map((row) => [rowId(row), row]));
  const cellOf = (edit: RowChange, field: RowField, { base, by, at }: Theirs): RefusedCell => {
    const [stands, yours] = [standing(set, rows.get(rowId(edit)), field), asked(change, edit, field)];
    return { ...keyOfRow(set, edit), field, base, theirs: stands, yours: yours ?? base, ...(by && { by }), at };
  };
  const edits = change.rows ?? [];
  const interval = [...theirs.values()].find((fields) => fields.has('interval'))?.get('interval');
  if (interval && change.interval !== set.interval) {
    // Values by other intervals mean something else.
    const lost = change.interval ? (edits.length ? edits : set.rows) : edits.filter(({ values }) => values);
    return lost.map((edit) => cellOf(edit, 'interval', interval));
  }
  const own = edits.flatMap((edit) => {
    const fields = theirs.get(rowId(edit));
    if (!fields) return [];
    return overlap(edit, rows.get(rowId(edit)), fields).map((field) => cellOf(edit, field, fields.get(field)!));
  });
  return [...own, ...currencyConflicts(set, change, since)];
}

function fieldsSince(since: readonly Revision[], base: number): ReadonlyMap<string, Fields> {
  const rows = new Map<string, Map<RowField, Theirs>>();
  for (const { row, kind, changes, by, at } of since.filter(({ revision }) => revision > base)) {
    const fields = rows.get(rowId(row)) ?? new Map<RowField, Theirs>();
    // An empty row has no other field that tells that it was made.
    if (kind === 'created' && !changes.length) fields.set('removed', { base: true, by, at });
    for (const { field, from } of changes) fields.set(field, { base: fields.get(field)?.base ?? from, by, at });
    rows.set(rowId(row), fields);
  }
  return rows;
}

/** Fields of a row that both sides changed, and not to the same. */
function overlap(edit: RowChange, row: TargetRow | undefined, theirs: Fields): RowField[] {
  if (edit.removed) return row ? [...theirs.keys()] : [];
  if (!row) return theirs.has('removed') ? ['removed'] : [];
  const values = Object.entries(edit.values ?? {}).map(([name, value]) => [Number(name), value] as const);
  const mine = values.filter(([index, value]) => row.values[index] !== value).map(([index]) => index);
  // A figure means something else in another currency.
  if (mine.length && theirs.has('currency')) return ['currency'];
  const currency = edit.currency !== undefined && edit.currency !== row.currency;
  if (currency) return [...theirs.keys()].filter((field) => field !== 'locked' && field !== 'removed');
  const locked = edit.locked !== undefined && edit.locked !== (row.locked ?? false);
  return [...mine, ...(locked ? (['locked'] as const) : [])].filter((field) => theirs.has(field));
}

function standing(set: TargetSet, row: TargetRow | undefined, field: RowField): FieldValue {
  if (field === 'interval') return set.interval;
  if (field === 'removed') return !row;
  if (field === 'locked') return row?.locked ?? false;
  return (field === 'currency' ? row?.currency : row?.values[field]) ?? null;
}

/** The value that a change asks for; `undefined` where it leaves the field as it was. */
function asked(change: TargetChange, edit: RowChange, field: RowField): FieldValue | undefined {
  if (field === 'interval' || field === 'removed') return field === 'interval' ? change.interval : !!edit.removed;
  if (edit.removed) return null;
  return typeof field === 'number' ? edit.values?.[field] : edit[field];
}
