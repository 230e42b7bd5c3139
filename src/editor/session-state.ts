import type { Revision, TargetChange } from '../model/target.ts';

/** State of the sheet on show: `denied` the policy or the licence does not let it be opened. */
export type SessionState = 'loading' | 'ready' | 'failed' | 'denied';

/** The save of another person or tab that came while this draft was open. */
export interface Meanwhile {
  readonly by?: string;
  readonly cells: number;
}

/** Sums up a list of others' saves, newest first; undefined where they changed nothing. */
export function meanwhileIn(revisions: readonly Revision[]): Meanwhile | undefined {
  const cells = revisions.reduce((count, { changes }) => count + changes.length, 0);
  const by = revisions[0]?.by;
  return cells ? { cells, ...(by && { by }) } : undefined;
}

/** State of the last save. */
export interface LastSave {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly changes: readonly TargetChange[];
}
