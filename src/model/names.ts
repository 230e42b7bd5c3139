import type { Words } from './insight.ts';
import { listedItems, type Name } from './organisation.ts';
import { idOf, levelOf, type OwnerKey } from './owner.ts';
import type { Question } from './question.ts';

/** A name in the reader's language. Hosts write `null` for what they do not know. */
export function nameOf(words: Words, name: Name | null | undefined, id: string): string {
  return words.name(name ?? undefined, id);
}

export function ownerName(owner: OwnerKey, { organisation, directory }: Question, words: Words): string {
  if (owner === 'company') return nameOf(words, organisation.company?.name, words.company);
  const known = levelOf(owner) === 'group' ? directory.groups : directory.users;
  return nameOf(words, known.get(idOf(owner))?.name, idOf(owner));
}

export function itemName(id: string, { type, organisation }: Question, words: Words): string {
  return nameOf(words, listedItems(type, organisation)?.find((item) => item.id === id)?.name, id);
}
