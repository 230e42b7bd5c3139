import { changesBetween } from './edit-distance.ts';
import { levelOf, type OwnerKey } from './owner.ts';

/** Somebody who may be meant by a name in a file. */
export interface Candidate {
  readonly owner: OwnerKey;
  /** All names by which a file may call the owner. */
  readonly names: readonly string[];
}

export interface Match {
  readonly owner: OwnerKey;
  /** The name is the same but for capitals, accents and blanks; else it is only the nearest. */
  readonly isSame: boolean;
}

/** Whether a name may mean an owner of another level than the file says, where none of its own is called so. */
export type MatchLevel = 'same' | 'any';

type Named = Candidate & { readonly isOwnLevel: boolean };

/**
 * Owners that names in a file mean, for those that the directory does not know:
 * `user:Nina Visser`, `user:T. de Wit`. None where two are as near. An owner who
 * is found for one name is not offered for another as the nearest.
 */
export function matchOwners(
  unknown: readonly OwnerKey[],
  candidates: readonly Candidate[],
  level: MatchLevel = 'same',
): ReadonlyMap<OwnerKey, Match> {
  const matches = new Map<OwnerKey, Match>();
  const taken = new Set<OwnerKey>();
  const named = candidates.map(({ owner, names }) => ({ owner, names: names.map(plain) }));
  const possible = (key: OwnerKey): readonly Named[] =>
    named
      .map((one) => ({ ...one, isOwnLevel: isLevel(one.owner, key) }))
      .filter(({ isOwnLevel }) => isOwnLevel || level === 'any');
  for (const key of unknown) {
    const name = plain(nameIn(key));
    const owner = onlyOne(possible(key).filter(({ names }) => names.includes(name)));
    if (!owner) continue;
    matches.set(key, { owner, isSame: true });
    taken.add(owner);
  }
  for (const key of unknown.filter((one) => !matches.has(one))) {
    const left = possible(key).filter(({ owner }) => !taken.has(owner));
    const owner = nearest(plain(nameIn(key)), left);
    if (owner) matches.set(key, { owner, isSame: false });
  }
  return matches;
}

/** The one that is called so; of several the one of the level that the file says. */
function onlyOne(found: readonly Named[]): OwnerKey | undefined {
  const [one, other] = found.some(({ isOwnLevel }) => isOwnLevel)
    ? found.filter(({ isOwnLevel }) => isOwnLevel)
    : found;
  return other ? undefined : one?.owner;
}

function nearest(name: string, left: readonly Named[]): OwnerKey | undefined {
  const near = left.flatMap(({ owner, names }) => {
    const distance = Math.min(...names.map((other) => distanceOf(name, other)));
    return Number.isFinite(distance) ? [{ owner, distance }] : [];
  });
  const [first, second] = near.sort((a, b) => a.distance - b.distance);
  return first?.distance === second?.distance ? undefined : first?.owner;
}

function nameIn(key: OwnerKey): string {
  return key.slice(key.indexOf(':') + 1);
}

function isLevel(owner: OwnerKey, key: OwnerKey): boolean {
  return owner === 'company' || key === 'company' || levelOf(owner) === levelOf(key);
}

/** Without capitals, accents and signs; words in one order, whichever stands first. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ');
}

/** How far two names are apart; infinite where nobody would take one for the other. */
function distanceOf(one: string, other: string): number {
  if (!one || !other) return Infinity;
  if (isInitialed(one, other) || isInitialed(other, one)) return 1;
  const distance = changesBetween(one, other);
  return distance <= Math.floor(Math.max(one.length, other.length) / 5) ? distance : Infinity;
}

/** Whether all words of a name are those of another one, or begin them: `t de wit`, `tom de wit`. */
function isInitialed(short: string, long: string): boolean {
  const left = long.split(' ');
  const words = short.split(' ').sort((a, b) => b.length - a.length);
  if (words[0]!.length < 3 || words.length < 2) return false;
  return words.every((word) => {
    const same = left.indexOf(word);
    const place = same >= 0 ? same : left.findIndex((full) => word.length === 1 && full.startsWith(word));
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  });
}
