import type { OwnerKey } from './owner.ts';

/** Codes of notes. A language has a sentence for each, or it does not compile. */
export type NoteCode =
  // Files.
  | 'encoding-assumed'
  | 'lines-skipped'
  | 'numbers-assumed'
  // Sales.
  | 'rows-refused'
  | 'duplicate-rows'
  | 'lookup-misses'
  | 'missing-profit'
  | 'missing-probability'
  | 'no-status'
  | 'missing-rate'
  // Targets.
  | 'target-rows-refused'
  | 'targets-refused'
  | 'targets-added'
  | 'year-targets'
  | 'duplicate-target'
  | 'owner-assumed'
  | 'total-rows'
  | 'cells-filled'
  | 'total-differs'
  | 'targets-read-otherwise'
  | 'unknown-target-owner'
  | 'no-target-type'
  | 'months-without-target'
  | 'pro-rata'
  | 'targets-as-of'
  | 'target-as-of-ahead'
  | 'before-target-history'
  | 'no-target-history'
  // The organisation.
  | 'unknown-member'
  | 'unknown-sellers'
  | 'no-season'
  // A part of this library that did not load.
  | 'language-not-loaded'
  | 'chart-not-loaded'
  | 'interaction-not-loaded'
  // The question.
  | 'wrong-attribute'
  | 'no-items'
  | 'not-filtered'
  | 'count-not-additive'
  | 'hidden';

/** Why there are no fresh figures. */
export type ReasonCode =
  // No data to show.
  | 'no-source'
  | 'no-board'
  | 'no-data'
  // No owner to ask for.
  | 'no-viewer'
  | 'no-group'
  | 'unknown-owner'
  | 'unknown-period'
  // All that was sold is left out.
  | 'no-rate'
  // Failures of a source or a repository: the codes of `SourceError`.
  | 'offline'
  | 'timeout'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'invalid-data'
  | 'unsupported';

/** Names a target that a file has and that could not be read: of an owner and type, in an interval of a fiscal year. */
export interface NotedCell {
  readonly owner: OwnerKey;
  readonly targetType: string;
  readonly item?: string;
  readonly year: number;
  readonly interval: 'month' | 'quarter';
  /** Of the interval in its year, 0 for the first. */
  readonly index: number;
}

/** A fact about figures that the reader must know: a code with its numbers, never a sentence. */
export interface Note {
  /** A reason where the question cannot be asked. */
  readonly code: NoteCode | ReasonCode;
  /** Number of rows, values, owners or months. */
  readonly count?: number;
  /** Of how many in all, where that is known. */
  readonly of?: number;
  /** Of the first one, from 1. */
  readonly line?: number;
  /** The first one, a currency, a date, or an attribute with its value: `pace=fast`. */
  readonly value?: string;
  /** The field of the first one, with the column that it is read from: `status=Fase`. */
  readonly path?: string;
  /** The value that would be right, or a setting that says the same: `numbers="nl"`. */
  readonly expected?: string;
  /** The targets that are missing, as far as they are known; there may be fewer of them than `count`. */
  readonly cells?: readonly NotedCell[];
  /** How many more targets are missing, of whomever: too many to name. */
  readonly unnamed?: number;
}
