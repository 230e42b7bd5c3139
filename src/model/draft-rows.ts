import type { DraftSet, EditRefusal } from './draft.ts';
import { rowAmong } from './draft.ts';
import type { Membership } from './membership.ts';
import type { TargetType } from './organisation.ts';
import { levelOf, type OwnerKey } from './owner.ts';
import { intervalCount, keyOfRow } from './row-change.ts';
import type { RowChange, TargetRow } from './target.ts';

/** Whose rows are added, and by which rules. */
export interface AddOptions {
  readonly membership: Membership;
  readonly type: TargetType;
  /** Base currency, which added rows of money are in. */
  readonly base?: string;
}

/**
 * Adds the company or a group (T6): a row per item for it and for each primary
 * member who has not left, every interval 0, in the base currency. Rows that
 * are there already stay as they are.
 */
export function addOwner(set: DraftSet, owner: OwnerKey, { membership, type, base }: AddOptions): readonly RowChange[] {
  const hasUsers = levelOf(owner) === 'group' && type.levels !== 'company-and-group';
  const members = hasUsers ? membership.membersOf(owner).filter((member) => !membership.isFormer(member)) : [];
  const items = type.items?.length ? type.items : [undefined];
  const values = Object.fromEntries(Array.from({ length: intervalCount(set.interval) }, (_, index) => [index, 0]));
  const hasCurrency = base !== undefined && type.unit !== 'count';
  return [owner, ...members].flatMap((one) =>
    items.flatMap((item): RowChange[] => {
      const key = { owner: one, ...(item !== undefined && { item }) };
      if (rowAmong(set.rows, key)) return [];
      return [{ ...key, values, ...(hasCurrency && levelOf(one) !== 'user' && { currency: base }) }];
    }),
  );
}

/** Rows that a removal takes, or why it cannot be. */
export type Removal =
  | { readonly rows: readonly TargetRow[]; readonly changes: readonly RowChange[]; readonly refused?: undefined }
  | { readonly refused: EditRefusal; readonly rows?: undefined };

/**
 * Takes the rows of the company away, or those of a group and of its members,
 * who are listed under it. Users are not removed, but cleared (T5).
 */
export function removeOwner(set: DraftSet, owner: OwnerKey, membership: Membership): Removal {
  if (levelOf(owner) === 'user') return { refused: { problem: 'clear-only', cells: [keyOfRow(set.base, { owner })] } };
  const members = levelOf(owner) === 'group' ? membership.membersOf(owner) : [];
  const rows = [owner, ...members].flatMap((one) => set.rows.get(one) ?? []);
  return { rows, changes: rows.map(removalOf) };
}

/** The change that takes a row away. */
export function removalOf({ owner, item }: TargetRow): RowChange {
  return { owner, ...(item !== undefined && { item }), removed: true };
}

/** Makes values empty (T6): all of the rows, or those of some intervals. */
export function clearRows(rows: readonly TargetRow[], indices?: readonly number[]): readonly RowChange[] {
  return rows.flatMap(({ owner, item, values }): RowChange[] => {
    const cleared = values.flatMap((value, index) =>
      value === null || (indices && !indices.includes(index)) ? [] : [[index, null] as const],
    );
    return cleared.length ? [{ owner, ...(item !== undefined && { item }), values: Object.fromEntries(cleared) }] : [];
  });
}
