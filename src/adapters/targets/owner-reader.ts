import { meantOwner, ownersSeen } from '../../model/meant-owner.ts';
import type { Organisation } from '../../model/organisation.ts';
import { isOwnerKey, type OwnerKey } from '../../model/owner.ts';
import { ownerFinder } from '../../model/owner-names.ts';
import { maySee, type Rights } from '../../model/policy.ts';
import type { TargetCatalogue } from '../../model/target.ts';
import { SourceError } from '../../source/source-error.ts';

/**
 * Makes the reader of owners as files of targets have them: `user:12`, an id or a name. It throws `SourceError`
 * `unknown-owner` for somebody who is not there, with the one who may be meant; where nobody is listed, targets tell
 * who there is (R12), and new owners come in their own form. Who may not be seen is not there.
 */
export function ownerReader(
  organisation: Organisation,
  catalogue: TargetCatalogue,
  rights: Rights,
): (text: string) => OwnerKey {
  const seen = ownersSeen(organisation, catalogue, (owner) => maySee(rights, owner));
  const known = new Set(seen.map(({ owner }) => owner));
  // Those of whom there are targets, though nobody lists them any more.
  for (const owner of catalogue.owners) if (maySee(rights, owner)) known.add(owner);
  const { company, groups, users } = organisation;
  const find = ownerFinder({
    ...organisation,
    company,
    groups: groups.filter(({ id }) => known.has(`group:${id}`)),
    users: users.filter(({ id }) => known.has(`user:${id}`)),
  });
  return (text) => {
    const found = find(text.trim());
    if (found && (known.has(found) || !organisation.listed)) return found;
    const meant = meantOwner(text, seen)?.owner;
    const expected = meant && isOwnerKey(meant) ? meant : undefined;
    const hint = expected ? `; did you mean ${expected}?` : '';
    const detail = { problem: 'unknown-owner', value: text, ...(expected && { expected }) } as const;
    throw new SourceError('invalid-data', `no owner ${text}${hint}`, detail);
  };
}
