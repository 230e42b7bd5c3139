import { meantOwner, ownersSeen } from '../../model/meant-owner.ts';
import { isOwnerKey } from '../../model/owner.ts';
import { maySee, type Rights } from '../../model/policy.ts';
import type { TargetChange } from '../../model/target.ts';
import type { AskOptions } from '../../source/data-source.ts';
import { SourceError } from '../../source/source-error.ts';
import type { TargetRepository } from '../../source/target-repository.ts';
import { checkChanges } from './check-changes.ts';

const NO_TARGETS = { types: [], sets: [], owners: [], currencies: [] };

/**
 * Refuses what is no list of changes, with its path, and targets of owners whom the organisation of the board that saves
 * does not list, unless they have some already or are taken away: `unknown-owner`, with the one who may be meant. Where
 * nobody is listed, targets tell who there is (R12).
 */
export async function checkSave(
  repository: Pick<TargetRepository, 'catalogue'>,
  changes: readonly TargetChange[],
  asking: AskOptions,
  rights: Rights,
): Promise<void> {
  checkChanges(changes);
  // Targets may be saved while the organisation cannot be had.
  const organisation = await asking.readBy?.organisation(asking.signal).catch(() => undefined);
  if (!organisation?.listed) return;
  const seen = ownersSeen(organisation, NO_TARGETS);
  const known = new Set<string>(seen.map(({ owner }) => owner));
  for (const owner of (await repository.catalogue(asking)).owners) known.add(owner);
  const owners = changes.flatMap(({ rows = [] }) => rows.flatMap(({ owner, removed }) => (removed ? [] : owner)));
  const value: string | undefined = owners.find((owner) => !known.has(owner));
  if (value === undefined) return;
  const meant = meantOwner(
    value,
    seen.filter(({ owner }) => isOwnerKey(owner) && maySee(rights, owner)),
  )?.owner;
  const expected = meant && isOwnerKey(meant) ? meant : undefined;
  const detail = { problem: 'unknown-owner', value, ...(expected && { expected }) } as const;
  throw new SourceError('invalid-data', `no owner ${value}${expected ? `; did you mean ${expected}?` : ''}`, detail);
}
