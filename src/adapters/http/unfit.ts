import { SourceError, type SourceErrorDetail } from '../../source/source-error.ts';

/** The error for an answer that is none to what was asked. */
export function unfit(detail: SourceErrorDetail): SourceError {
  const { problem, file, path = file, value, expected } = detail;
  return new SourceError('invalid-data', `${problem}: ${path} ${value}, expected ${expected}`, detail);
}
