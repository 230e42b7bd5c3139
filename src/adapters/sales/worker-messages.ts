import type { Actuals, ActualsQuery } from '../../model/actual.ts';
import type { SourceErrorCode, SourceErrorDetail } from '../../source/source-error.ts';
import type { Found, Members } from './engine.ts';
import type { FileSetup } from './file-setup.ts';

/** Messages of the page to the worker. */
export type Request =
  | { readonly kind: 'open'; readonly setup: FileSetup }
  | { readonly kind: 'bytes'; readonly chunk: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end'; readonly members: Members | undefined }
  | { readonly kind: 'ask'; readonly number: number; readonly queries: readonly ActualsQuery[] };

/** A `SourceError` as plain data. */
export interface Failure {
  readonly code: SourceErrorCode;
  readonly message: string;
  readonly detail: SourceErrorDetail;
}

/** Messages of the worker to the page. */
export type Reply =
  | { readonly kind: 'ready' }
  /** So many bytes are dealt with; their buffers come back. */
  | { readonly kind: 'took'; readonly bytes: number; readonly buffers: readonly ArrayBuffer[] }
  | { readonly kind: 'loaded'; readonly found: Found }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** The next of the queries, in their order. */
  | { readonly kind: 'answer'; readonly number: number; readonly actuals: Actuals }
  | { readonly kind: 'refused'; readonly number: number; readonly failure: Failure };
