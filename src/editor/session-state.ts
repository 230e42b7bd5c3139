import type { TargetChange } from '../model/target.ts';

/** State of the sheet on show: `denied` the policy or the licence does not let it be opened. */
export type SessionState = 'loading' | 'ready' | 'failed' | 'denied';

/** The save of another person or tab that came while this draft was open. */
export interface Meanwhile {
  readonly by?: string;
  readonly cells: number;
}

/** State of the last save. */
export interface LastSave {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly changes: readonly TargetChange[];
}
