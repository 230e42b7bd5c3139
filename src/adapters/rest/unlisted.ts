import type { Note } from '../../model/note.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { OwnerKey } from '../../model/owner.ts';
import { firstNames } from '../files/first-names.ts';

type Listing = Pick<Organisation, 'listed' | 'groups' | 'users'>;

/** Notes sellers whom an organisation that lists who is there does not name, by their first names and number. */
export function unlistedSellers(sellers: Iterable<string>, { listed, users }: Listing): readonly Note[] {
  if (!listed) return [];
  const known = new Set(users.map(({ id }) => id));
  const unknown = [...new Set(sellers)].filter((id) => id && !known.has(id));
  const names = firstNames(unknown);
  const value = names.join(', ') + (unknown.length > names.length ? ', …' : '');
  return unknown.length ? [{ code: 'unknown-sellers', count: unknown.length, value }] : [];
}

/** Notes owners of targets whom such an organisation does not name: how many, and the first with its place, from 1. */
export function unlistedOwners(owners: readonly OwnerKey[], organisation: Listing | undefined): readonly Note[] {
  if (!organisation?.listed) return [];
  const { groups, users } = organisation;
  const known = new Set<string>([
    'company',
    ...groups.map(({ id }) => `group:${id}`),
    ...users.map(({ id }) => `user:${id}`),
  ]);
  const unknown = new Set(owners.filter((owner) => !known.has(owner)));
  const [value] = unknown;
  if (value === undefined) return [];
  return [{ code: 'unknown-target-owner', count: unknown.size, line: owners.indexOf(value) + 1, value }];
}
