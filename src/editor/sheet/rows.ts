import type { DraftSet } from '../../model/draft.ts';
import type { Membership } from '../../model/membership.ts';
import { childrenOf } from '../../model/membership.ts';
import type { TargetType } from '../../model/organisation.ts';
import { levelOf, type OwnerKey, type OwnerLevel, rowId } from '../../model/owner.ts';
import type { MaySee } from '../../model/policy.ts';

/** Row of the sheet: targets of an owner, or the sum of those below it, which is never one (T4). */
export interface SheetRow {
  readonly kind: 'target' | 'hint';
  /** One and the same as long as the row is there. */
  readonly id: string;
  readonly owner: OwnerKey;
  readonly item?: string;
  readonly level: OwnerLevel;
  /** First row of its kind and owner: those of further items are named by the item alone. */
  readonly isFirst: boolean;
  /** There are rows below it that can be hidden. */
  readonly isParent: boolean;
  readonly isOpen: boolean;
}

/** Sheet whose rows are listed. */
export interface RowsOptions {
  readonly set: Pick<DraftSet, 'rows'>;
  readonly type: TargetType;
  readonly membership: Membership;
  readonly maySee?: MaySee | undefined;
  /** Groups, or the company, whose rows below are hidden. */
  readonly closed: ReadonlySet<OwnerKey>;
  /** The only item that is shown; all by default. */
  readonly item?: string | undefined;
  /** Shows the rows of this owner alone, and its hint. */
  readonly only?: OwnerKey | undefined;
}

/**
 * Rows of a sheet in order: the company and the sum of groups, each group that
 * has targets or whose members have some, the sum of its users, and all its
 * primary members (T5); at last owners with targets whom nobody lists any more.
 */
export function sheetRows(options: RowsOptions): readonly SheetRow[] {
  const { only } = options;
  if (only) return ownerRows(only, levelOf(only) !== 'user', { ...options, closed: new Set() });
  const { membership, maySee } = options;
  const owners = ['company' as const, ...listedGroups(options)];
  const listed = new Set<OwnerKey>();
  const rows: SheetRow[] = [];
  const add = (owner: OwnerKey, hasBelow: boolean) => {
    listed.add(owner);
    if (!maySee || maySee(owner)) rows.push(...ownerRows(owner, hasBelow, options));
  };
  for (const owner of owners) {
    const below = owner === 'company' ? [] : usersOf(owner, options);
    add(owner, owner === 'company' ? owners.length > 1 : below.length > 0);
    for (const user of below) {
      if (options.closed.has(owner)) listed.add(user);
      else add(user, false);
    }
  }
  const others = [...options.set.rows.entries()].map(([owner]) => owner as OwnerKey);
  for (const owner of others.filter((one) => !listed.has(one)).sort()) {
    // Members of a group that may not be seen are under none.
    if (!membership.parentOf(owner) || levelOf(owner) === 'user') add(owner, false);
  }
  return rows;
}

function listedGroups({ set, membership }: RowsOptions): readonly OwnerKey[] {
  return membership.groups.filter(
    (group) => set.rows.get(group) || membership.membersOf(group).some((member) => set.rows.get(member)),
  );
}

/** Primary members; those who have left only with targets. */
function usersOf(group: OwnerKey, { set, membership, type }: RowsOptions): readonly OwnerKey[] {
  const members = membership.membersOf(group);
  if (type.levels === 'company-and-group') return members.filter((member) => set.rows.get(member));
  return members.filter((member) => !membership.isFormer(member) || set.rows.get(member));
}

function ownerRows(owner: OwnerKey, isParent: boolean, options: RowsOptions): SheetRow[] {
  const { set, type, item, closed } = options;
  const level = levelOf(owner);
  const isOpen = isParent && !closed.has(owner);
  const planned: readonly (string | undefined)[] = type.items?.length ? type.items : [undefined];
  const others = (set.rows.get(owner) ?? []).map((row) => row.item).filter((one) => !planned.includes(one));
  const items = [...planned, ...others].filter((one) => item === undefined || one === item);
  const rowOf = (kind: SheetRow['kind'], one: string | undefined, index: number): SheetRow => ({
    kind,
    id: `${kind === 'hint' ? 'hint ' : ''}${rowId({ owner, item: one })}`,
    owner,
    ...(one !== undefined && { item: one }),
    level,
    isFirst: index === 0,
    isParent: isParent && kind === 'target' && index === 0,
    isOpen,
  });
  const own = items.map((one, index) => rowOf('target', one, index));
  if (!isOpen || hidesChild(owner, options)) return own;
  return [...own, ...items.map((one, index) => rowOf('hint', one, index))];
}

function hidesChild(owner: OwnerKey, { membership, maySee }: RowsOptions): boolean {
  return !!maySee && !childrenOf(owner, membership).every((child) => maySee(child));
}
