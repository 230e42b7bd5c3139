import type { Words } from './insight.ts';
import type { Item, Name } from './organisation.ts';
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

/** Items that the organisation lists for the dimension asked about. */
export function listedItems({ type, organisation }: Question): readonly Item[] {
  return organisation.dimensions?.find(({ id }) => id === type.dimension)?.items ?? [];
}

export function itemName(id: string, question: Question, words: Words): string {
  return nameOf(words, listedItems(question).find((item) => item.id === id)?.name, id);
}
