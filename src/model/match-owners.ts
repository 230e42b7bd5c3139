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

/**
 * Owners that names in a file mean, for those that the directory does not know:
 * `user:Nina Visser`, `user:T. de Wit`. None where two are as near. An owner who
 * is found for one name is not offered for another as the nearest.
 */
export function matchOwners(
  unknown: readonly OwnerKey[],
  candidates: readonly Candidate[],
): ReadonlyMap<OwnerKey, Match> {
  const matches = new Map<OwnerKey, Match>();
  const taken = new Set<OwnerKey>();
  const named = candidates.map(({ owner, names }) => ({ owner, names: names.map(plain) }));
  for (const key of unknown) {
    const name = plain(nameIn(key));
    const [one, other] = named.filter(({ owner, names }) => isLevel(owner, key) && names.includes(name));
    if (!one || other) continue;
    matches.set(key, { owner: one.owner, isSame: true });
    taken.add(one.owner);
  }
  for (const key of unknown.filter((one) => !matches.has(one))) {
    const name = plain(nameIn(key));
    const left = named.filter(({ owner }) => isLevel(owner, key) && !taken.has(owner));
    const near = left.flatMap(({ owner, names }) => {
      const distance = Math.min(...names.map((other) => distanceOf(name, other)));
      return Number.isFinite(distance) ? [{ owner, distance }] : [];
    });
    const [first, second] = near.sort((a, b) => a.distance - b.distance);
    if (first && first.distance !== second?.distance) matches.set(key, { owner: first.owner, isSame: false });
  }
  return matches;
}

function nameIn(key: OwnerKey): string {
  return key.slice(key.indexOf(':') + 1);
}

/** A file may call groups what a mapping took for users, and the other way round. */
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
