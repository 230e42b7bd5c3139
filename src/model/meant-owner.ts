import { matchOwners, type Candidate } from './match-owners.ts';
import type { Name, Organisation } from './organisation.ts';
import type { OwnerKey } from './owner.ts';
import { plainName } from './owner-names.ts';
import type { MaySee } from './policy.ts';
import type { TargetCatalogue } from './target.ts';

/** An owner that a text may mean. */
export interface MeantOwner {
  /** As the attribute `owner` is to be written. */
  readonly owner: OwnerKey | 'me' | 'my-group';
  /** Id or name are the same but for capitals, accents, blanks and kind; else it is only the nearest. */
  readonly isSame: boolean;
}

const COMPANY = 'all everyone everybody everything organisation organization total whole'.split(' ');

/** Words for the owners that are whoever looks. */
const VIEWERS: Readonly<Record<string, 'me' | 'my-group'>> = {
  ...named('me', 'me self myself mine i current-user current viewer user'),
  ...named('my-group', 'my-group mygroup my-team myteam my-department our-team own-group own-team'),
};

/** Words for the kinds of owners. */
const KINDS: Readonly<Record<string, 'user' | 'group'>> = {
  ...named('group', 'group groups team teams department departments region branch unit'),
  ...named('user', 'user users person people rep reps seller sellers salesperson employee member owner'),
};

function named<W extends string>(meaning: W, words: string): Readonly<Record<string, W>> {
  return Object.fromEntries(words.split(' ').map((word) => [word, meaning]));
}

/** Owners that there are and that may be seen (R12), the company first, with their ids and names. */
export function ownersSeen(
  { listed, company, groups, users }: Organisation,
  catalogue: TargetCatalogue,
  maySee: MaySee = () => true,
): Candidate[] {
  const found = new Map<OwnerKey, readonly string[]>([
    ['company', ['company', ...COMPANY, ...textsOf(company?.name)]],
    ...groups.map(({ id, name }) => [`group:${id}`, [id, ...textsOf(name)]] as const),
    ...users.map(({ id, name }) => [`user:${id}`, [id, ...textsOf(name)]] as const),
  ]);
  const more = listed ? [] : catalogue.owners.filter((owner) => !found.has(owner));
  for (const owner of more) found.set(owner, [owner.slice(owner.indexOf(':') + 1)]);
  return [...found].filter(([owner]) => maySee(owner)).map(([owner, names]) => ({ owner, names }));
}

/** Hosts write `null` for a name that they do not know. */
function textsOf(name: Name | null | undefined): readonly string[] {
  return name && typeof name === 'object' ? Object.values(name) : [name ?? ''];
}

/**
 * The owner that a text most clearly means, by id, name and kind, whatever its capitals:
 * `Anna`, `team:nord`, `users/anna`, `all`, `my-team`, or the first name of one person. None where two are as near, or nobody is.
 */
export function meantOwner(text: string, owners: readonly Candidate[]): MeantOwner | undefined {
  const viewer = own(
    VIEWERS,
    text
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-'),
  );
  if (viewer) return { owner: viewer, isSame: true };
  const [, word = '', rest] = /^\s*([^:/=]*)[:/=](.*)$/.exec(text) ?? [];
  const kind = own(KINDS, word.trim().toLowerCase());
  const name = kind && rest ? rest : text;
  const kinds = ['user', 'group'] as const;
  // A group that is called a person is found as well, where no person is.
  const near = nearest(name, kind ? [kind] : kinds, owners) ?? (kind && nearest(name, kinds, owners));
  return near ?? (kind === 'group' ? undefined : ofFirstName(name, owners));
}

/** The only person of this first name. */
function ofFirstName(name: string, owners: readonly Candidate[]): MeantOwner | undefined {
  const wanted = `${plainName(name)} `;
  const isCalled = ({ owner, names }: Candidate) =>
    owner.startsWith('user:') && names.some((one) => plainName(one).startsWith(wanted));
  const [one, other] = owners.filter(isCalled);
  return one && !other ? { owner: one.owner, isSame: false } : undefined;
}

function nearest(
  name: string,
  kinds: readonly ('user' | 'group')[],
  owners: readonly Candidate[],
): MeantOwner | undefined {
  // Names of signs alone are all the same to a match.
  if (!/[\p{L}\p{N}]/u.test(name)) return undefined;
  const matches = matchOwners(
    kinds.map((kind) => `${kind}:${name.trim()}` as const),
    owners,
  );
  const found = [...new Map([...matches.values()].map((match) => [match.owner, match])).values()];
  const same = found.filter(({ isSame }) => isSame);
  const [one, other] = same.length ? same : found;
  return other ? undefined : one;
}

function own<V>(table: Readonly<Record<string, V>>, word: string): V | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
