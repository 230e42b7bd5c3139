import { SourceError, type ProblemCode, type SourceErrorDetail } from '../../source/source-error.ts';

/** Error of a workbook that cannot be read. */
export function workbookError(
  problem: ProblemCode,
  file: string,
  detail: SourceErrorDetail = {},
  cause?: unknown,
): SourceError {
  return new SourceError('invalid-data', `${problem}: ${file}`, { problem, file, ...detail }, { cause });
}

/** Error of a file that begins like a workbook and is damaged; `path` is its broken part. */
export const brokenWorkbook = (file: string, path?: string, cause?: unknown): SourceError =>
  workbookError('workbook-broken', file, { path }, cause);

/** Error for a workbook that is larger than what is read. */
export function tooLarge(file: string, bytes: number, most: number) {
  const megabytes = (count: number) => `${Math.round(count / 2 ** 20)} MB`;
  return workbookError('workbook-too-large', file, { value: megabytes(bytes), expected: `≤ ${megabytes(most)}` });
}

/** Bytes of a workbook: some millions of cells, which take it seconds to unpack. */
export const LARGEST = 50 * 2 ** 20;

/** Throws `SourceError` for a workbook of more bytes than are read. */
export function checkSize(bytes: number, file: string) {
  if (bytes > LARGEST) throw tooLarge(file, bytes, LARGEST);
}
