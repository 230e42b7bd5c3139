import { cellName, ChangeRefused, type RefusedCell } from '../../model/change-refused.ts';
import type { Revision } from '../../model/target.ts';
import { SourceError, type SourceErrorCode } from '../../source/source-error.ts';

const CODES: Readonly<Partial<Record<ChangeRefused['problem'], SourceErrorCode>>> = {
  'same-cells': 'conflict',
  'unknown-base': 'conflict',
  'type-in-use': 'conflict',
  'bad-value': 'invalid-data',
  'bad-interval': 'invalid-data',
  'bad-currency': 'invalid-data',
  'bad-owner': 'invalid-data',
  'bad-type': 'invalid-data',
  'set-twice': 'invalid-data',
};

/**
 * The error that a repository rejects a save with: a refusal becomes a
 * `SourceError` (`conflict`, `invalid-data`, else `forbidden`) whose
 * `detail.cells` names the cells, `detail.path` in words; any other error stays
 * as it is. `historyOf` tells who locked a row, and when.
 */
export async function saveError(
  error: unknown,
  historyOf: (row: RefusedCell) => Promise<readonly Revision[]> | readonly Revision[],
): Promise<unknown> {
  return error instanceof ChangeRefused ? asSourceError(error, historyOf) : error;
}

async function asSourceError(refusal: ChangeRefused, historyOf: Parameters<typeof saveError>[1]): Promise<SourceError> {
  const { problem, message, expected } = refusal;
  const [first] = refusal.cells;
  const lock = problem === 'locked' && first ? (await historyOf(first)).find(locks) : undefined;
  const cells = lock ? [{ ...first!, ...(lock.by && { by: lock.by }), at: lock.at }] : refusal.cells;
  const path = cells.map(cellName).join(', ');
  const value = refusal.value ?? lock?.by;
  const detail = {
    problem,
    ...(path && { path, cells }),
    ...(value !== undefined && { value }),
    ...(expected && { expected }),
  };
  const by = lock ? ` (${[lock.by, lock.at].filter(Boolean).join(', ')})` : '';
  return new SourceError(CODES[problem] ?? 'forbidden', message + by, detail, { cause: refusal });
}

/** Whether it locked the row, alone or with other changes. */
function locks({ changes }: Revision): boolean {
  return changes.some(({ field, to }) => field === 'locked' && to === true);
}
