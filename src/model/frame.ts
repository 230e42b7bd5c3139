import type { MissingOf } from './incomplete.ts';
import type { Words } from './insight.ts';
import type { Ledger } from './ledger.ts';
import type { Pacing } from './pacing.ts';
import type { Question } from './question.ts';

/** Values that all figures of one answer share. */
export interface Frame {
  readonly question: Question;
  readonly ledger: Ledger;
  readonly pacing: Pacing;
  readonly words: Words;
  readonly decimals: number;
  readonly missingOf: MissingOf;
}
