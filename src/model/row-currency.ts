import { levelOf } from './owner.ts';
import type { TargetRow } from './target.ts';

type Named = Pick<TargetRow, 'item' | 'currency'>;

/**
 * The currency of a row. Only company and groups name one; a user has that of
 * the group's row of the same item, else of any row of the group that names
 * one (T7). Absent: the organisation's.
 */
export function rowCurrency(row: Named & Pick<TargetRow, 'owner'>, group: readonly Named[] = []): string | undefined {
  if (row.currency || levelOf(row.owner) !== 'user') return row.currency;
  return (group.find(({ item }) => item === row.item) ?? group.find(({ currency }) => currency))?.currency;
}
