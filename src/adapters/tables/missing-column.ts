import { SourceError, type SourceErrorDetail } from '../../source/source-error.ts';
import { firstNames } from '../files/first-names.ts';

/** Error `missing-column` for a header that lacks the column `expected`; it names what the header has, and the `option` that would do without. */
export function missingColumn(
  header: readonly string[],
  expected: string,
  file?: string,
  option?: string,
): SourceError {
  const names = firstNames(header);
  const of = header.length;
  const detail: SourceErrorDetail = {
    problem: 'missing-column',
    file,
    expected,
    value: [...names, ...(of > names.length ? ['…'] : [])].join(', '),
    names,
    of,
    ...(option && { option }),
  };
  return new SourceError('invalid-data', `missing column in ${file}: ${expected}`, detail);
}
