import type { Revision, RowKey } from './target.ts';
import { rowId } from './owner.ts';

/** Revisions of a row, newest first. */
export function historyOf(row: RowKey, revisions: readonly Revision[]): Revision[] {
  const { year, targetType } = row;
  return newestFirst(
    revisions.filter(
      (one) => one.row.year === year && one.row.targetType === targetType && rowId(one.row) === rowId(row),
    ),
  );
}

/** Looks up revisions of rows, newest first: for thousands of rows, where `historyOf` would go through all for each. */
export function historiesOf(revisions: readonly Revision[]): (row: RowKey) => readonly Revision[] {
  const place = (row: RowKey) => `${row.year} ${row.targetType} ${rowId(row)}`;
  const rows = new Map<string, Revision[]>();
  for (const revision of newestFirst(revisions)) {
    const own = rows.get(place(revision.row));
    if (own) own.push(revision);
    else rows.set(place(revision.row), [revision]);
  }
  return (row) => rows.get(place(row)) ?? [];
}

/** The latest save first, its rows in their order. */
export function newestFirst(revisions: readonly Revision[]): Revision[] {
  return [...revisions].sort((a, b) => b.revision - a.revision);
}
