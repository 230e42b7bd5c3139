/** Whom a target or an actual belongs to. Ids may hold blanks and any letters. */
export type OwnerKey = 'company' | `group:${string}` | `user:${string}`;

export type OwnerLevel = 'company' | 'group' | 'user';

/** Bars of a breakdown that belong to nobody in particular; always last, never with a target (R10). */
export type RestKey = 'no-group' | 'former' | 'unlisted' | 'non-members' | 'no-item';

export function isOwnerKey(text: string): text is OwnerKey {
  return text === 'company' || /^(group|user):[^]+$/.test(text);
}

export function levelOf(owner: OwnerKey): OwnerLevel {
  return owner === 'company' ? 'company' : (owner.slice(0, owner.indexOf(':')) as OwnerLevel);
}

/** The id behind `group:` or `user:`; empty for the company. */
export function idOf(owner: OwnerKey): string {
  return owner === 'company' ? '' : owner.slice(owner.indexOf(':') + 1);
}

/** Names a row within its set. No id holds the character between owner and item. */
export function rowId({ owner, item }: { readonly owner: OwnerKey; readonly item?: string }): string {
  return item === undefined ? owner : `${owner}\u0000${item}`;
}
