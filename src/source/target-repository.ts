import type { Revision, RowKey, TargetCatalogue, TargetChange, TargetKey, TargetSet } from '../model/target.ts';
import type { AskOptions, Change } from './data-source.ts';

/** The sets of a save, at the revisions that they stand at since. */
export interface Saved {
  readonly sets: readonly (TargetKey & { readonly revision: number })[];
  /** Target types were added, changed or deleted. */
  readonly types?: true;
}

/**
 * A target repository keeps targets. Every implementation passes the same
 * contract suite. Arguments and answers are plain JSON: `null` is an empty
 * value, everything else that is not there is absent.
 */
export interface TargetRepository {
  /**
   * Names the targets among those that pages of one origin edit: edits that are
   * not saved are kept by it over reloads. Without it, and without attributes
   * that name them, they are kept in memory.
   */
  readonly name?: string;

  /** Target types, and which years have targets. */
  catalogue(options: AskOptions): Promise<TargetCatalogue>;

  /** The rows of one year and type and the revision they stand at; a set without rows, revision 0, if there is none. */
  load(key: TargetKey, options: AskOptions): Promise<TargetSet>;

  /**
   * Saves all of several changes or nothing, one per set, and answers with
   * their sets as they stand then, in the same order. Changes since `base` to
   * other cells merge; to the same cells they are a `conflict`, which names them
   * all in `detail.cells`. Locked rows and what a policy denies are refused with
   * `forbidden`, changes of a wrong shape with `invalid-data` and their path.
   * The same save made twice changes nothing the second time. Aborted, it
   * rejects with the signal's reason only if nothing was saved, and is answered
   * if it was.
   */
  save(changes: readonly TargetChange[], options: AskOptions): Promise<readonly TargetSet[]>;

  /** Revisions of a set after one of them, newest first: the saves of others, and how the set stood before. */
  changes(key: TargetKey, since: number, options: AskOptions): Promise<readonly Revision[]>;

  /** Revisions of a row, newest first; they survive the row. */
  history(row: RowKey, options: AskOptions): Promise<readonly Revision[]>;

  /**
   * Calls `changed` whenever a later question may get another answer, saves of
   * other tabs included. With `saved` only those sets, and only where they
   * stand at an earlier revision.
   */
  watch?(changed: (what: Change, saved?: Saved) => void): () => void;
}
