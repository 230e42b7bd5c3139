import { deepFreeze, freezing } from '../../source/freeze.ts';
import type { Note } from '../../model/note.ts';
import type { TargetType } from '../../model/organisation.ts';
import type { OwnerKey } from '../../model/owner.ts';
import { denyOpen, maySee, type PolicyReason, type Rights } from '../../model/policy.ts';
import type { Applied } from '../../model/revision.ts';
import { eachOf, type Steps } from '../../model/steps.ts';
import type { TargetCatalogue, TargetChange, TargetRow, TargetSet } from '../../model/target.ts';
import type { AskOptions } from '../../source/data-source.ts';
import type { FilledBy } from './read-by.ts';
import { plainCopy } from '../plain-copy.ts';
import { check, list, maybe, optional, record, type Shape, text, whole } from '../../source/shape.ts';
import { SourceError } from '../../source/source-error.ts';
import type { Saved } from '../../source/target-repository.ts';
import { bareSet, key, owner, targetRow, targetSet, targetType } from '../../source/target-shapes.ts';

/** First content of a repository, such as that of a targets file. */
export interface Filling {
  readonly sets: readonly TargetSet[];
  readonly types?: readonly TargetType[];
  /** Notes about the targets; given with every catalogue. */
  readonly notes?: readonly Note[];
  /** By what a file was read. Plain data. */
  readonly filledBy?: FilledBy;
  /** Answers with a note where whoever asks reads by something else: it is then filled anew, unless something was saved. */
  readonly differs?: (asking: Pick<AskOptions, 'readBy' | 'signal'>) => Promise<Note | undefined>;
}

/**
 * Fetches the filling; called once at first use, and again at the next if it
 * fails. `signal` aborts when nobody waits for it any more; with `reload` the
 * server shall be asked whether the browser's copy is still good; `after` is for the
 * ports that it asks in its turn, `readBy` what the targets will be read by.
 */
export type Fill = (
  options: Pick<AskOptions, 'signal' | 'after' | 'readBy'> & { readonly reload?: boolean },
) => Promise<Filling>;

const filling = (set: Shape) => record({ sets: list(set), types: maybe(list(targetType)) });
const [wholeFilling, bareFilling] = [filling(targetSet), filling(bareSet)];

/** Refuses a filling of another shape, with the path. */
export function checkFilling(filled: unknown): void {
  check(wholeFilling, filled, 'fill');
}

/** Frozen copies of the sets of a filling, which stay as they are whatever their owner does. Refuses another shape, with the path. */
export function* copiesOf(filled: Filling): Steps<readonly TargetSet[]> {
  check(bareFilling, filled, 'fill');
  const copies: TargetSet[] = [];
  for (const [place, set] of filled.sets.entries()) {
    const row = targetRow(set.interval);
    const rows: TargetRow[] = [];
    yield* eachOf(set.rows, (one) => {
      check(row, one, `fill.sets[${place}].rows[${rows.length}]`);
      rows.push(plainCopy(one));
    });
    copies.push({ ...plainCopy({ ...set, rows: [] }), rows });
  }
  return yield* freezing(copies);
}

const setKey = record(key);
const rowKey = record({ ...key, owner, item: optional(text) });

/** Refuses what does not name a set, or a revision of it, with the path. */
export function checkKey(asked: unknown, since: unknown = 0): void {
  check(setKey, asked, 'key');
  check(whole, since, 'since');
}

/** Refuses what does not name a row, with the path. */
export function checkRow(asked: unknown): void {
  check(rowKey, asked, 'key');
}

/** The rows of a set that the viewer may see (T24); none where the licence has no targets. */
export function seenOf(set: TargetSet, rights: Rights): TargetSet {
  if (!rights.policy) return set;
  const none = rights.policy.licence === 'none';
  return deepFreeze({ ...set, rows: none ? [] : set.rows.filter(({ owner }) => maySee(rights, owner)) });
}

/** Rejects where the viewer may not read the history of an owner. */
export function checkHistory(rights: Rights, owner: OwnerKey): void {
  const reason = denyOpen(rights) ?? (maySee(rights, owner) ? undefined : 'owner-hidden');
  if (reason) throw deniedBy(reason);
}

/** The error for a question that a policy denies. */
export function deniedBy(reason: PolicyReason): SourceError {
  return new SourceError('forbidden', `denied by policy: ${reason}`, { problem: reason });
}

/** The message about a save, for those who watch. */
export function savedOf(applied: readonly Applied[], changes: readonly TargetChange[]): Saved {
  const sets = applied.map(({ set: { year, targetType, revision } }) => ({ year, targetType, revision }));
  const types = changes.some((change) => change.types?.length || change.removedTypes?.length);
  return types ? { sets, types } : { sets };
}

/** A set that nothing was saved of. */
export function emptySet(year: number, targetType: string): TargetSet {
  return { year, targetType, interval: 'month', rows: [], revision: 0 };
}

/** Catalogue of `sets`, without values. A set without rows is not listed. */
export function* catalogueOf(
  sets: readonly TargetSet[],
  types: readonly TargetType[],
  notes: readonly Note[] = [],
): Steps<TargetCatalogue> {
  const owners = new Set<OwnerKey>();
  const currencies = new Set<string>();
  for (const { rows } of sets) {
    yield* eachOf(rows, ({ owner, currency }) => {
      owners.add(owner);
      if (currency) currencies.add(currency);
    });
  }
  const filled = sets.filter(({ rows }) => rows.length);
  return deepFreeze({
    types: [...types],
    sets: filled.map(({ year, targetType, interval }) => ({ year, targetType, interval })),
    owners: [...owners],
    currencies: [...currencies],
    notes: [...notes],
  });
}
