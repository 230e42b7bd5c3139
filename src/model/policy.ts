import { ALL_SALES_AMOUNT } from './organisation.ts';
import { levelOf, type OwnerKey } from './owner.ts';
import { type RowChange, rowId, type TargetChange, type TargetRow, type TargetSet } from './target.ts';

/**
 * Why something is denied. Targets as a whole: `targets-closed` the viewer may
 * not open them · `licence-none` the licence has none. An owner:
 * `owner-hidden` · `owner-read-only` · `lock-denied` rows may not be locked or
 * unlocked. Types: `types-denied` none may be added, changed or deleted.
 * Limits of the licence: `licence-groups` targets of one group only ·
 * `licence-types` targets of "All sales – Amount" only.
 */
export type PolicyReason =
  | 'targets-closed'
  | 'licence-none'
  | 'owner-hidden'
  | 'owner-read-only'
  | 'lock-denied'
  | 'types-denied'
  | 'licence-groups'
  | 'licence-types';

/**
 * The rights of the viewer (T24). Rights that it leaves out are granted. It
 * answers at once: a promise counts as no, since its answer is not known yet.
 */
export interface Policy {
  /** Whether the targets may be opened at all: changed, and their history read. Tiles show them all the same. */
  open?(): boolean;
  /**
   * Whether this owner's figures may be seen. `undefined` leaves it open:
   * viewers then see their own, and nobody else's.
   */
  see?(owner: OwnerKey): boolean | undefined;
  /** Whether this owner's targets may be created, changed, cleared and removed; only where they may be seen. */
  edit?(owner: OwnerKey): boolean;
  /** Whether this owner's rows may be locked and unlocked; only where they may be edited. */
  lock?(owner: OwnerKey): boolean;
  /** Whether target types may be added, changed and deleted. */
  administer?(): boolean;
  /**
   * `none`: no targets. `premium`: targets for the company and one group with
   * its users, of "All sales – Amount". Limits what may be added; targets
   * beyond it stay, and may be changed. Default: `unlimited`.
   */
  readonly licence?: 'none' | 'premium' | 'unlimited';
}

/** A policy and the user it is asked about. Without a policy everything is allowed. */
export interface Rights {
  readonly policy?: Policy;
  /** Id of a user. */
  readonly viewer?: string;
}

/** A denial with the rows that it is about, hidden ones apart. */
export interface Denial {
  readonly reason: PolicyReason;
  readonly rows: readonly RowChange[];
}

/** Whether the figures of an owner may be seen. */
export function maySee({ policy, viewer }: Rights, owner: OwnerKey): boolean {
  const answer = policy?.see ? policy.see(owner) : true;
  return answer === undefined ? owner === `user:${viewer}` : isYes(answer);
}

/** Why targets may not be opened; `undefined` if they may, as for all denials here. */
export function denyOpen({ policy }: Rights): PolicyReason | undefined {
  if (policy?.licence === 'none') return 'licence-none';
  return policy?.open && !isYes(policy.open()) ? 'targets-closed' : undefined;
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

/** A promise is no answer. */
function isYes(answer: unknown): boolean {
  return !!answer && typeof (answer as { then?: unknown }).then !== 'function';
}
