import type { Membership } from './membership.ts';
import { levelOf, type OwnerKey } from './owner.ts';
import type { TargetRow } from './target.ts';

type Named = Pick<TargetRow, 'item' | 'currency'>;

/**
 * The currency of a row. Only company and groups name one; a user has that of
 * the group's row of the same item, else of any row of the group that names
 * one (T7). Absent: the organisation's.
 */
export function rowCurrency(row: Named & Pick<TargetRow, 'owner'>, group?: readonly Named[]): string | undefined {
  if (row.currency || levelOf(row.owner) !== 'user' || !group) return row.currency;
  const { byItem, any } = currenciesOf(group);
  return byItem.has(row.item) ? byItem.get(row.item) : any;
}

/** Tells the currency of each row among those of a set, by owner (T7). */
export function currencyOfRows(
  rows: { get(owner: OwnerKey): readonly Named[] | undefined },
  { parentOf }: Pick<Membership, 'parentOf'>,
): (row: Named & Pick<TargetRow, 'owner'>) => string | undefined {
  return (row) => {
    const group = levelOf(row.owner) === 'user' ? parentOf(row.owner) : undefined;
    return rowCurrency(row, group && rows.get(group));
  };
}

interface Currencies {
  readonly byItem: ReadonlyMap<string | undefined, string | undefined>;
  readonly any: string | undefined;
}

const known = new WeakMap<readonly Named[], Currencies>();

/** Currencies of a group's rows, which do not change: its users may have as many rows as there are items. */
function currenciesOf(group: readonly Named[]): Currencies {
  const before = known.get(group);
  if (before) return before;
  const byItem = new Map([...group].reverse().map(({ item, currency }) => [item, currency]));
  const found = { byItem, any: group.find(({ currency }) => currency)?.currency };
  known.set(group, found);
  return found;
}
