import { SourceError, type ProblemCode } from '../../source/source-error.ts';

/** Whether a database was closed behind our back: nothing was done, so that it can be done once more. */
export function wasClosed(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'InvalidStateError' || error.name === 'AbortError');
}

/** No storage in this browser or mode, none left, or taken away. */
export function storageError(cause: Error): SourceError {
  const full = cause.name === 'QuotaExceededError';
  const problem: ProblemCode = full ? 'storage-full' : 'storage-failed';
  // The browser's own message helps; one of our code about missing storage does not.
  const detail = cause instanceof DOMException && !full ? { problem, value: cause.message } : { problem };
  return new SourceError('unsupported', full ? 'no storage left' : `no storage: ${cause.message}`, detail, { cause });
}
