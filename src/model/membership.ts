import type { Directory } from './directory.ts';
import { idOf, levelOf, type OwnerKey } from './owner.ts';

/** Membership of owners: the company has its groups, a group its primary members (T5). */
export interface Membership {
  /** In the order of the directory. */
  readonly groups: readonly OwnerKey[];
  /** Primary members, former ones too. */
  membersOf(group: OwnerKey): readonly OwnerKey[];
  /** The owner above; none above the company, and above users without a group. */
  parentOf(owner: OwnerKey): OwnerKey | undefined;
  /** Whether the directory lists the owner at all. */
  has(owner: OwnerKey): boolean;
  isFormer(owner: OwnerKey): boolean;
}

export function membershipOf({ groups, users }: Directory): Membership {
  const members = new Map([...groups.keys()].map((id): [OwnerKey, OwnerKey[]] => [`group:${id}`, []]));
  const parents = new Map([...members.keys()].map((group): [OwnerKey, OwnerKey] => [group, 'company']));
  for (const { id, group } of users.values()) {
    const parent: OwnerKey = `group:${group}`;
    members.get(parent)?.push(`user:${id}`);
    if (members.has(parent)) parents.set(`user:${id}`, parent);
  }
  return {
    groups: [...members.keys()],
    membersOf: (group) => members.get(group) ?? [],
    parentOf: (owner) => parents.get(owner),
    has: (owner) => owner === 'company' || (levelOf(owner) === 'user' ? users.has(idOf(owner)) : members.has(owner)),
    isFormer: (owner) => levelOf(owner) === 'user' && !!users.get(idOf(owner))?.former,
  };
}

/** Owners right below another one. */
export function childrenOf(owner: OwnerKey, { groups, membersOf }: Membership): readonly OwnerKey[] {
  return owner === 'company' ? groups : membersOf(owner);
}
