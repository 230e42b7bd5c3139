import { SourceError } from '../../source/source-error.ts';

/** Error for an option of a file that cannot be used; names the option, its value and what would be right. */
export function badOption(path: string, value: string, expected: string, cause?: unknown): SourceError {
  return new SourceError(
    'invalid-data',
    `unknown ${path}: ${value}`,
    { problem: 'bad-value', path, value, expected },
    { cause },
  );
}
