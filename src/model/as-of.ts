import { setAt } from './set-at.ts';
import type { Revision, TargetSet } from './target.ts';

/** A set as it stood at an instant (T29). */
export interface TargetsAsOf {
  /** With the revision that it stood at. */
  readonly set: TargetSet;
  /** Instant of the last save that counts, as it was recorded; absent before the first. */
  readonly at?: string;
}

/**
 * The targets as they stood at an instant (T29). `revisions` are all of the
 * set's, in any order. A save that a clock set back dates before the one that
 * it follows counts from that one on. Throws `RangeError` for what is no instant.
 */
export function targetsAsOf(set: TargetSet, revisions: readonly Revision[], instant: string): TargetsAsOf {
  const until = Date.parse(instant);
  if (Number.isNaN(until)) throw new RangeError(`not an instant: ${instant}`);
  let standing: Revision | undefined;
  for (const one of oldestFirst(revisions)) {
    if (Date.parse(one.at) > until) break;
    standing = one;
  }
  // Without history a set is as it was filled.
  const first = Math.min(set.revision, ...revisions.map(({ revision }) => revision - 1));
  return {
    set: setAt(set, revisions, standing?.revision ?? first),
    ...(standing && { at: standing.at }),
  };
}

function oldestFirst(revisions: readonly Revision[]): Revision[] {
  return [...revisions].sort((a, b) => a.revision - b.revision);
}
