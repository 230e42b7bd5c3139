import { SourceError, type SourceErrorDetail } from '../../source/source-error.ts';

/** Users, groups, items or owners of targets that a file may name: more of them come from a column of something else. */
const MOST = 100_000;

/** Throws `SourceError` `too-many-names` for a `count` beyond MOST; `path` is the field, `value` the name that was one too many. */
export function checkNames(count: number, file: string | undefined, path: string, value: string) {
  if (count <= MOST) return;
  const detail: SourceErrorDetail = { problem: 'too-many-names', file, path, value: value.slice(0, 100), count: MOST };
  throw new SourceError('invalid-data', `more than ${MOST} different values of ${path} in ${file}`, detail);
}
