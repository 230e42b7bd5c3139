import { SourceError } from '../../source/source-error.ts';

/** What the host said about how to read its files means nothing: which option, what it says, what would be right. */
export function badOption(path: string, value: string, expected: string, cause?: unknown): SourceError {
  return new SourceError(
    'invalid-data',
    `unknown ${path}: ${value}`,
    { problem: 'bad-value', path, value, expected },
    { cause },
  );
}
