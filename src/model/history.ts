import { type Revision, rowId, type RowKey } from './target.ts';

/** Revisions of a row, newest first. */
export function historyOf(row: RowKey, revisions: readonly Revision[]): Revision[] {
  const { year, targetType } = row;
  return newestFirst(
    revisions.filter(
      (one) => one.row.year === year && one.row.targetType === targetType && rowId(one.row) === rowId(row),
    ),
  );
}

/** The latest save first, its rows in their order. */
export function newestFirst(revisions: readonly Revision[]): Revision[] {
  return [...revisions].sort((a, b) => b.revision - a.revision);
}
