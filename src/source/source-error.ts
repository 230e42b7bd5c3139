/**
 * What went wrong, for programs:
 * `offline` no answer, 429 or 5xx (`detail.status` tells) · `timeout` ·
 * `forbidden` 401, 403, or a locked row (`detail.problem`: `locked`) ·
 * `not-found` 404 · `conflict` somebody else saved first · `invalid-data` the
 * answer cannot be read · `unsupported` the source lacks what is asked.
 */
export type SourceErrorCode =
  'offline' | 'timeout' | 'forbidden' | 'not-found' | 'conflict' | 'invalid-data' | 'unsupported';

/** Where and what, so that a sentence in any language can be made of it. */
export interface SourceErrorDetail {
  /**
   * What exactly is wrong within the code, e.g. `html`, `empty`,
   * `missing-column`, `too-many-refused`, `bad-json`, `bad-value`.
   */
  readonly problem?: string;
  /** The file or address, as the host named it. */
  readonly file?: string;
  readonly line?: number;
  /** Path within a JSON file (`users[3].group`) or a column. */
  readonly path?: string;
  readonly value?: string;
  /** What would have been right. */
  readonly expected?: string;
  /** Rows left out, of how many. */
  readonly count?: number;
  readonly of?: number;
  /** HTTP status. */
  readonly status?: number;
  /** Seconds the server asks to wait (Retry-After). */
  readonly retryAfter?: number;
}

/** The only kind of error that sources and repositories reject with, aborts apart. The cause is kept. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly code: SourceErrorCode;
  readonly detail: SourceErrorDetail;

  constructor(code: SourceErrorCode, message: string, detail: SourceErrorDetail = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.detail = detail;
  }
}
