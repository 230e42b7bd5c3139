import type { Revision, RowKey, TargetCatalogue, TargetChange, TargetKey, TargetSet } from '../model/target.ts';
import type { AskOptions, Change } from './data-source.ts';

/** A target repository keeps targets. Every implementation passes the same contract suite. */
export interface TargetRepository {
  /** Target types, and which years have targets. */
  catalogue(options: AskOptions): Promise<TargetCatalogue>;

  /** The rows of one year and type and the revision they stand at; a set without rows, revision 0, if there is none. */
  load(key: TargetKey, options: AskOptions): Promise<TargetSet>;

  /**
   * Saves all of a change or nothing, and answers with the set as it stands
   * then. Changes since `base` to other cells merge; to the same cells they
   * are a `conflict`. A locked row is refused with `forbidden`.
   */
  save(change: TargetChange, options: AskOptions): Promise<TargetSet>;

  /** What was done to a row, newest first; survives the row. */
  history(row: RowKey, options: AskOptions): Promise<readonly Revision[]>;

  /** Calls `changed` whenever a later question may get another answer, saves of other tabs included. */
  watch?(changed: (what: Change) => void): () => void;
}
