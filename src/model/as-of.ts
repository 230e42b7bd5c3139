import { fiscalPlace } from './fiscal.ts';
import type { Moment } from './moment.ts';
import type { Note } from './note.ts';
import type { Question } from './question.ts';
import { setAt } from './set-at.ts';
import { localTime } from './zoned-time.ts';
import type { Revision, TargetKey, TargetSet } from './target.ts';

/** A set as it stood at an instant (T29). */
export interface TargetsAsOf {
  /** With the revision that it stood at. */
  readonly set: TargetSet;
  /** Instant of the last save that counts, as it was recorded; absent before the first. */
  readonly at?: string;
  /** Instant of the first save on record; absent where there is none. */
  readonly begins?: string;
}

/**
 * The targets as they stood at an instant (T29). `revisions` are all of the
 * set's, in any order. A save that a clock set back dates before the one that
 * it follows counts from that one on. Throws `RangeError` for what is no instant.
 */
export function targetsAsOf(set: TargetSet, revisions: readonly Revision[], instant: string): TargetsAsOf {
  const until = Date.parse(instant);
  if (Number.isNaN(until)) throw new RangeError(`not an instant: ${instant}`);
  const saves = oldestFirst(revisions);
  let standing: Revision | undefined;
  for (const one of saves) {
    if (Date.parse(one.at) > until) break;
    standing = one;
  }
  // Without history a set is as it was filled.
  const first = Math.min(set.revision, ...revisions.map(({ revision }) => revision - 1));
  return {
    set: setAt(set, revisions, standing?.revision ?? first),
    ...(standing && { at: standing.at }),
    ...(saves[0] && { begins: saves[0].at }),
  };
}

/**
 * The set as it stood at a moment, by all of its revisions, with a note where
 * those do not reach back that far or there are none (T29). Revisions later
 * than the set are left out.
 */
export function setAsOf(set: TargetSet, revisions: readonly Revision[], moment: Moment): TargetSet {
  const known = revisions.filter(({ revision }) => revision <= set.revision);
  if (!known.length) return set.rows.length ? withNote(set, { code: 'no-target-history' }) : set;
  const { set: then, at, begins } = targetsAsOf(set, known, new Date(moment.instant).toISOString());
  if (at || !begins) return then;
  return withNote(then, {
    code: 'before-target-history',
    value: localTime(moment.timeZone, Date.parse(begins)).slice(0, 10),
  });
}

function withNote(set: TargetSet, note: Note): TargetSet {
  return { ...set, notes: [...(set.notes ?? []), note] };
}

/** Years of a period up to which each is asked for, whether it has targets now or not. */
const MOST_YEARS = 20;

/**
 * The sets that a question is about at an earlier instant: of every year of its
 * period, and of its type, also where the targets have gone since (T23, T28).
 */
export function setsAsOf({ type, period, fiscal, sets }: Question): readonly TargetKey[] {
  const first = fiscalPlace(period.from.slice(0, 7), fiscal).year;
  const last = fiscalPlace(period.to.slice(0, 7), fiscal).year;
  if (last - first >= MOST_YEARS) return sets;
  return Array.from({ length: last - first + 1 }, (_, index) => ({ year: first + index, targetType: type.id }));
}

function oldestFirst(revisions: readonly Revision[]): Revision[] {
  return [...revisions].sort((a, b) => a.revision - b.revision);
}
