import type { Words } from './insight.ts';
import { listedItems, type Item, type Name } from './organisation.ts';
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
  const listed = listedItems(type, organisation);
  return nameOf(words, listed && namesIn(listed).get(id), id);
}

const names = new WeakMap<readonly Item[], ReadonlyMap<string, Name | undefined>>();

/** Names of items by their ids; the first of two counts. Lists are frozen, and there may be as many bars as items. */
function namesIn(items: readonly Item[]): ReadonlyMap<string, Name | undefined> {
  const known = names.get(items) ?? new Map([...items].reverse().map(({ id, name }) => [id, name]));
  names.set(items, known);
  return known;
}
