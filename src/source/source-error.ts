import type { ChangeProblem, RefusedCell } from '../model/change-refused.ts';
import type { PolicyReason } from '../model/policy.ts';

/**
 * Kind of a failure, for programs:
 * `offline` no answer, 429 or 5xx (`detail.status` tells) · `timeout` ·
 * `forbidden` 401, 403, a locked row (`detail.problem`: `locked`), or what a
 * policy denies (`detail.problem`: its `PolicyReason`) ·
 * `not-found` 404 · `conflict` somebody else saved first · `invalid-data` the
 * answer cannot be read · `unsupported` the source lacks what is asked.
 */
export type SourceErrorCode =
  'offline' | 'timeout' | 'forbidden' | 'not-found' | 'conflict' | 'invalid-data' | 'unsupported';

/** The exact fault within a `SourceErrorCode`. A language has a sentence for each, or it does not compile. */
export type ProblemCode =
  // A part of this library that loads late, after a deploy or without a network.
  | 'not-loaded'
  // An answer that is no data.
  | 'html'
  | 'empty'
  | 'truncated'
  | 'broken-off'
  | 'unknown-form'
  // A service that does not answer as it should, or does not let this page ask.
  | 'blocked'
  | 'mixed-content'
  | 'redirected'
  | 'wrong-version'
  | 'other-answer'
  | 'request-too-large'
  // Data that cannot be read.
  | 'bad-json'
  | 'missing-column'
  | 'column-twice'
  | 'two-kinds'
  | 'too-many-refused'
  | 'two-readings'
  | 'too-large'
  | 'too-many-names'
  // Workbooks that cannot be read.
  | 'no-workbook'
  | 'workbook-locked'
  | 'workbook-broken'
  | 'workbook-too-large'
  | 'no-sheet'
  | 'which-sheet'
  | 'no-stored-values'
  | 'duplicate-id'
  // Not in the data.
  | 'no-profit'
  | 'no-dimension'
  // An owner to save targets for.
  | 'unknown-owner'
  // Nowhere to keep targets.
  | 'no-repository'
  | 'storage-failed'
  | 'storage-full'
  | 'unexpected'
  | ChangeProblem
  | PolicyReason;

/** Place and kind of a failure, of which a sentence in any language can be made. */
export interface SourceErrorDetail {
  readonly problem?: ProblemCode;
  /** The file or address, as the host named it. */
  readonly file?: string;
  readonly line?: number;
  /** Path within a JSON file (`users[3].group`) or a column. */
  readonly path?: string;
  readonly value?: string;
  /** In place of `value` in a sentence: the first names of a list, of which there are `of`. */
  readonly names?: readonly string[];
  /** Rows and cells that a change of targets is refused for; those of a `conflict` with both values. */
  readonly cells?: readonly RefusedCell[];
  /** A value that would have been right. */
  readonly expected?: string;
  /** An option that would help, such as `target-columns="owner:=company"`. */
  readonly option?: string;
  /** Rows left out, of how many; names of a list in all. */
  readonly count?: number;
  readonly of?: number;
  /** HTTP status. */
  readonly status?: number;
  /** Seconds the server asks to wait (Retry-After). */
  readonly retryAfter?: number;
}

/** The only kind of error that sources and repositories reject with, aborts apart. The cause is kept. */
export class SourceError extends Error {
  /** Takes one of another copy of this library for one too, such as that of an adapter on a page without a bundler. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    const { name, detail } = (value ?? {}) as Partial<SourceError>;
    return name === 'SourceError' && !!detail;
  }

  override readonly name = 'SourceError';
  readonly code: SourceErrorCode;
  readonly detail: SourceErrorDetail;

  constructor(code: SourceErrorCode, message: string, detail: SourceErrorDetail = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.detail = detail;
  }
}

/** Whether a failure says that a right is gone, not only that the reader must sign in again (401): figures go with it. */
export function isRevoked(failure: unknown): boolean {
  const { code, detail } = (failure ?? {}) as Partial<SourceError>;
  return code === 'forbidden' && detail?.status !== 401;
}
