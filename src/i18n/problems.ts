import type { NoteCode, ReasonCode } from '../model/note.ts';
import type { ProblemCode } from '../source/source-error.ts';
import type { Counted } from './counted.ts';

/** The detail of a note or failure, written out: texts and counted numbers, empty where there is nothing. */
export interface ProblemWords {
  readonly file: string;
  /** `line 7`, `users[3].group`, names of rows and cells, or nothing. */
  readonly place: string;
  readonly value: string;
  readonly expected: string;
  /** A setting that would help. */
  readonly option: string;
  readonly count: Counted;
  readonly of: Counted;
  readonly status: string;
}

/** Reasons with a sentence that says more than the general one. */
export type FailureCode = Exclude<ReasonCode, 'no-source' | 'no-board' | 'no-data'>;

type Sentence = (words: ProblemWords) => string;

/** The sentences that few tiles need, in one language. */
export interface Problems {
  /** Name of a file without a name, at the beginning of a sentence. */
  readonly data: string;
  /** Subject of a sentence about an option that cannot be used, such as `dates`, in place of a file. */
  option(name: string): string;
  line(line: string): string;
  readonly notes: Readonly<Record<NoteCode, Sentence>>;
  unknownNote(code: string): string;
  /** The one clear match for what is not known: `user:anna`. */
  didYouMean(what: string): string;
  readonly filterRemoved: string;
  /** How many tiles have other figures since the board is filtered by something else. */
  tilesChanged(tiles: Counted): string;
  /** Words by which targets a tile is judged, in its heading: `targets as of 1 March 2026`. */
  targetsAsOf(when: string): string;
  readonly failures: Readonly<Record<FailureCode, Sentence>>;
  readonly problems: Readonly<Record<Exclude<ProblemCode, 'not-loaded' | 'unknown-owner'>, Sentence>>;
  /** A value that an attribute does not take; `allowed` is a list. */
  attribute(name: string, value: string, allowed: string): string;
}
