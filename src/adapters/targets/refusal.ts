import { cellName, type ChangeRefused } from '../../model/change-refused.ts';
import type { Revision, RowKey } from '../../model/target.ts';
import { SourceError, type SourceErrorCode } from '../../source/source-error.ts';

const CODES: Readonly<Record<string, SourceErrorCode>> = {
  locked: 'forbidden',
  level: 'forbidden',
  'same-cells': 'conflict',
  'unknown-base': 'conflict',
};

/**
 * The refusal of a change as a repository says it: `forbidden`, `conflict` or
 * `invalid-data`, `detail.path` naming rows and cells. The cause keeps the cells.
 */
export function asSourceError(refusal: ChangeRefused, history: readonly Revision[] = []): SourceError {
  const { problem, cells, message } = refusal;
  const locked = problem === 'locked' ? history.find(locks) : undefined;
  const path = cells.map(cellName).join(', ');
  const value = refusal.value ?? locked?.by;
  const detail = { problem, ...(path && { path }), ...(value !== undefined && { value }) };
  const by = locked ? ` (${[locked.by, locked.at].filter(Boolean).join(', ')})` : '';
  return new SourceError(CODES[problem] ?? 'invalid-data', message + by, detail, { cause: refusal });
}

/** Whether it locked the row, alone or with other changes. */
function locks({ changes }: Revision): boolean {
  return changes.some(({ field, to }) => field === 'locked' && to === true);
}

/** The row that a refusal is about, to be looked up. */
export function lockedRow(refusal: ChangeRefused, key: Pick<RowKey, 'year' | 'targetType'>): RowKey | undefined {
  const [cell] = refusal.cells;
  if (refusal.problem !== 'locked' || !cell) return undefined;
  const { owner, item } = cell.row;
  return { year: key.year, targetType: key.targetType, owner, ...(item !== undefined && { item }) };
}
