import { deepFreeze } from '../../source/freeze.ts';
import type { Note } from '../../model/note.ts';
import type { TargetType } from '../../model/organisation.ts';
import type { OwnerKey } from '../../model/owner.ts';
import type { TargetCatalogue, TargetSet } from '../../model/target.ts';

/** What a repository begins with, such as the content of a targets file. */
export interface Filling {
  readonly sets: readonly TargetSet[];
  readonly types?: readonly TargetType[];
  /** What the reader of the targets must know; said with every catalogue. */
  readonly notes?: readonly Note[];
}

/**
 * Fetches the filling; called once at first use, and again at the next if it
 * fails. `signal` aborts when nobody waits for it any more; with `reload` the
 * server shall be asked whether the browser's copy is still good.
 */
export type Fill = (options: { readonly signal: AbortSignal; readonly reload?: boolean }) => Promise<Filling>;

/** A set that nothing was saved of. */
export function emptySet(year: number, targetType: string): TargetSet {
  return { year, targetType, interval: 'month', rows: [], revision: 0 };
}

/** What `sets` hold, without the values. A set whose rows are all gone is not listed. */
export function catalogueOf(
  sets: readonly TargetSet[],
  types: readonly TargetType[],
  notes: readonly Note[] = [],
): TargetCatalogue {
  const owners = new Set<OwnerKey>();
  const currencies = new Set<string>();
  for (const { owner, currency } of sets.flatMap(({ rows }) => rows)) {
    owners.add(owner);
    if (currency) currencies.add(currency);
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
