import { ALL_SALES_AMOUNT } from './organisation.ts';
import { levelOf, type OwnerKey, rowId } from './owner.ts';
import { denyOpen, isYes, maySee, type PolicyReason, type Rights } from './policy.ts';
import type { RowChange, TargetChange, TargetRow, TargetSet } from './target.ts';

/** A denial with the rows that it is about, hidden ones apart. */
export interface Denial {
  readonly reason: PolicyReason;
  readonly rows: readonly RowChange[];
}

export function denyEdit(rights: Rights, owner: OwnerKey): PolicyReason | undefined {
  const { policy } = rights;
  if (!maySee(rights, owner)) return 'owner-hidden';
  return denyOpen(rights) ?? (policy?.edit && !isYes(policy.edit(owner)) ? 'owner-read-only' : undefined);
}

export function denyLock(rights: Rights, owner: OwnerKey): PolicyReason | undefined {
  const { policy } = rights;
  return denyEdit(rights, owner) ?? (policy?.lock && !isYes(policy.lock(owner)) ? 'lock-denied' : undefined);
}

export function denyTypes(rights: Rights): PolicyReason | undefined {
  const { policy } = rights;
  return denyOpen(rights) ?? (policy?.administer && !isYes(policy.administer()) ? 'types-denied' : undefined);
}

/** Why a row may not be added to a set, given the groups that it has; further groups and types need more than the licence `premium`. */
export function denyAdd({ policy }: Rights, targetType: string, owner: OwnerKey, groups: ReadonlySet<OwnerKey>) {
  if (policy?.licence !== 'premium') return undefined;
  if (targetType !== ALL_SALES_AMOUNT.id) return 'licence-types';
  return levelOf(owner) === 'group' && groups.size > 0 && !groups.has(owner) ? 'licence-groups' : undefined;
}

/** The first reason why a change may not be made to a set, with all rows it holds for. */
export function denyChange(rights: Rights, set: TargetSet, change: TargetChange): Denial | undefined {
  if (!rights.policy) return undefined;
  const { rows: edits = [], types, removedTypes } = change;
  const administers = types?.length || removedTypes?.length;
  const reason = denyOpen(rights) ?? (administers ? denyTypes(rights) : undefined);
  if (reason) return { reason, rows: [] };
  if (types?.length && rights.policy.licence === 'premium') return { reason: 'licence-types', rows: [] };
  const touched = change.interval && change.interval !== set.interval ? [...edits, ...set.rows] : edits;
  const denied = deniedRows(rights, set, touched);
  const [first] = denied.values();
  if (!first) return undefined;
  const rows = [...denied].flatMap(([edit, why]) => (why === first && why !== 'owner-hidden' ? edit : []));
  return { reason: first, rows };
}

function deniedRows(rights: Rights, set: TargetSet, edits: readonly (RowChange | TargetRow)[]) {
  const rows = new Map(set.rows.map((row) => [rowId(row), row]));
  const groups = new Set(set.rows.map(({ owner }) => owner).filter((owner) => levelOf(owner) === 'group'));
  const denied = new Map<RowChange, PolicyReason>();
  for (const edit of edits) {
    const { owner, locked } = edit;
    const row = rows.get(rowId(edit));
    const isLock = locked !== undefined && locked !== (row?.locked ?? false);
    const reason =
      (isLock ? denyLock(rights, owner) : denyEdit(rights, owner)) ??
      (row ? undefined : denyAdd(rights, set.targetType, owner, groups));
    if (reason) denied.set({ owner, item: edit.item }, reason);
    else if (levelOf(owner) === 'group') groups.add(owner);
  }
  return denied;
}
