import type { Name, Organisation } from './organisation.ts';
import { idOf, isOwnerKey, levelOf, type OwnerKey } from './owner.ts';

/**
 * Makes the function that finds an owner by what a file calls them: `user:12`,
 * an id or a name of company, groups and users, whatever its capitals, accents
 * and blanks. Where the text says a level (`user:Anna Bos`), of that level only.
 * An owner in that form whom nobody is called like stays as it is; another text
 * that names nobody, or more than one, is `undefined`.
 */
export function ownerFinder({ company, groups, users }: Organisation): (text: string) => OwnerKey | undefined {
  const ids = new Set<string>(['company']);
  const byName = new Map<string, OwnerKey | null>();
  const add = (owner: OwnerKey, names: readonly string[]) => {
    ids.add(owner);
    for (const name of new Set(names.filter(Boolean).map(plainName))) {
      for (const key of [name, `${levelOf(owner)}:${name}`]) {
        const known = byName.get(key);
        byName.set(key, known === undefined || known === owner ? owner : null);
      }
    }
  };
  add('company', textsOf(company?.name));
  for (const { id, name } of groups) add(`group:${id}`, [id, ...textsOf(name)]);
  for (const { id, name } of users) add(`user:${id}`, [id, ...textsOf(name)]);
  return (text) => {
    if (!isOwnerKey(text)) return byName.get(plainName(text)) ?? undefined;
    return ids.has(text) ? text : (byName.get(`${levelOf(text)}:${plainName(idOf(text))}`) ?? text);
  };
}

/** Hosts write `null` for a name that they do not know. */
function textsOf(name: Name | null | undefined): readonly string[] {
  return name && typeof name === 'object' ? Object.values(name) : [name ?? ''];
}

/** A name as it is compared: without accents, capitals and blanks in a row. */
export function plainName(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
}
