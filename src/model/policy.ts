import type { OwnerKey } from './owner.ts';

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

/** Whether the figures of an owner may be seen. */
export type MaySee = (owner: OwnerKey) => boolean;

/** Whether the figures of an owner may be seen. */
export function maySee({ policy, viewer }: Rights, owner: OwnerKey): boolean {
  const answer = policy?.see ? policy.see(owner) : true;
  return answer === undefined ? !!viewer && owner === `user:${viewer}` : isYes(answer);
}

/** Why targets may not be opened; `undefined` if they may, as for all denials here. */
export function denyOpen({ policy }: Rights): PolicyReason | undefined {
  if (policy?.licence === 'none') return 'licence-none';
  return policy?.open && !isYes(policy.open()) ? 'targets-closed' : undefined;
}

/** A promise is no answer. */
export function isYes(answer: unknown): boolean {
  return !!answer && !isPromise(answer);
}

export function isPromise(answer: unknown): boolean {
  return typeof (answer as { readonly then?: unknown } | undefined)?.then === 'function';
}
