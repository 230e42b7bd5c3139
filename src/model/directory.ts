import type { Group, Organisation, User } from './organisation.ts';
import { idOf, levelOf, type OwnerKey } from './owner.ts';
import { atOnce, eachOf, type Steps } from './steps.ts';
import type { TargetCatalogue } from './target.ts';

/** Everybody that figures can be asked for. */
export interface Directory {
  readonly groups: ReadonlyMap<string, Group>;
  readonly users: ReadonlyMap<string, User>;
}

const known = new WeakMap<Organisation, { readonly catalogue: TargetCatalogue; readonly directory: Directory }>();

/**
 * With an organisation file only the file counts; without, whoever sales or
 * targets name (R12). Answers are frozen and shared by all tiles of a board,
 * so the directory is made once for them.
 */
export function directoryOf(organisation: Organisation, catalogue: TargetCatalogue): Directory {
  return atOnce(makingDirectory(organisation, catalogue));
}

/** The same in steps, for whoever wants it made before it is needed. */
export function* makingDirectory(organisation: Organisation, catalogue: TargetCatalogue): Steps<Directory> {
  const before = known.get(organisation);
  if (before?.catalogue === catalogue) return before.directory;
  const directory = yield* readDirectory(organisation, catalogue);
  known.set(organisation, { catalogue, directory });
  return directory;
}

function* readDirectory(organisation: Organisation, catalogue: TargetCatalogue): Steps<Directory> {
  const groups = new Map(organisation.groups.map((group) => [group.id, group]));
  const users = new Map<string, User>();
  yield* eachOf(organisation.users, (user) => users.set(user.id, user));
  if (!organisation.listed) {
    yield* eachOf(catalogue.owners, (owner) => {
      if (owner === 'company') return;
      const place: Map<string, Group | User> = levelOf(owner) === 'group' ? groups : users;
      const id = idOf(owner);
      if (!place.has(id)) place.set(id, { id });
    });
  }
  return { groups, users };
}

export function isKnown(owner: OwnerKey, { groups, users }: Directory): boolean {
  return owner === 'company' || (levelOf(owner) === 'group' ? groups : users).has(idOf(owner));
}

/** The group whose currency and calendar an owner follows: a group itself, a user's primary one. */
export function groupOf(owner: OwnerKey, { groups, users }: Directory): Group | undefined {
  const level = levelOf(owner);
  const id = level === 'user' ? users.get(idOf(owner))?.group : idOf(owner);
  return level === 'company' || id === undefined ? undefined : groups.get(id);
}

/** Whether `inner` is `outer` or a part of it: the company holds all, a group its primary members. */
export function liesIn(inner: OwnerKey, outer: OwnerKey, directory: Directory): boolean {
  return (
    outer === 'company' ||
    inner === outer ||
    (levelOf(outer) === 'group' && groupOf(inner, directory)?.id === idOf(outer))
  );
}
