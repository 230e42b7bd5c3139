import type { Counted } from './counted.ts';

/** A note of the figures, its numbers still numbers. */
export interface NoteFacts {
  readonly code: string;
  readonly count?: number;
  readonly line?: number;
  readonly value?: string;
}

/** What a source knows about its failure. */
export interface ProblemFacts {
  readonly problem?: string;
  readonly file?: string;
  readonly line?: number;
  readonly path?: string;
  readonly value?: string;
  readonly expected?: string;
  readonly count?: number;
  readonly of?: number;
  readonly status?: number;
  readonly retryAfter?: number;
}

/** The same, written out: texts and counted numbers, empty where there is nothing. */
export interface ProblemWords {
  readonly file: string;
  /** `line 7`, `users[3].group`, names of rows and cells, or nothing. */
  readonly place: string;
  readonly value: string;
  readonly expected: string;
  readonly count: Counted;
  readonly of: Counted;
  readonly status: string;
}

export type NoteCode =
  | 'rows-refused'
  | 'duplicate-rows'
  | 'missing-profit'
  | 'missing-probability'
  | 'missing-rate'
  | 'pro-rata'
  | 'months-without-target'
  | 'not-filtered'
  | 'unknown-member'
  | 'duplicate-target'
  | 'target-rows-refused'
  | 'unknown-target-owner'
  | 'no-target-type'
  | 'no-items'
  | 'count-not-additive'
  | 'lookup-misses'
  | 'no-season'
  | 'hidden'
  | 'wrong-attribute';

/** Why a tile has no fresh figures, and no `problem` says it more exactly. */
export type FailureCode =
  | 'no-viewer'
  | 'no-group'
  | 'unknown-owner'
  | 'forbidden'
  | 'not-found'
  | 'offline'
  | 'timeout'
  | 'conflict'
  | 'invalid-data'
  | 'unsupported';

/** What exactly is wrong with data that cannot be read. */
export type ProblemCode =
  | 'html'
  | 'empty'
  | 'truncated'
  | 'broken-off'
  | 'missing-column'
  | 'too-many-refused'
  | 'bad-json'
  | 'bad-value'
  | 'duplicate-id'
  | 'unknown-form'
  | 'no-profit'
  | 'no-dimension'
  | 'too-large'
  | 'no-repository'
  | 'storage-failed'
  | 'storage-full'
  | 'unexpected'
  // Refusals of a change of targets.
  | 'locked'
  | 'level'
  | 'same-cells'
  | 'unknown-base'
  | 'bad-interval'
  | 'bad-currency'
  | 'bad-owner'
  | 'bad-type';

type Sentence = (words: ProblemWords) => string;

/** The sentences that few tiles need, in one language. */
export interface Problems {
  /** What a file without a name is called, at the beginning of a sentence. */
  readonly data: string;
  line(line: string): string;
  readonly notes: Readonly<Record<NoteCode, Sentence>>;
  unknownNote(code: string): string;
  readonly failures: Readonly<Record<FailureCode, Sentence>>;
  readonly problems: Readonly<Record<ProblemCode, Sentence>>;
  /** A value that an attribute does not take; `allowed` is a list. */
  attribute(name: string, value: string, allowed: string): string;
  /** How much of a file has come: `12 MB of 200 MB`; `whole` is empty where nobody knows. */
  loaded(part: string, whole: string): string;
}
