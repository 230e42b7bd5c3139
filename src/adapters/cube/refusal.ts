import { SourceError } from '../../source/source-error.ts';
import { unlessAborted } from '../../source/unless-aborted.ts';
import { refusalOf } from '../http/failures.ts';

/** Words of failures of the warehouse behind Cube, which may pass. */
const AWAY = /ECONN|ENOTFOUND|connect|terminat|timed? ?out/i;

/** Says by the words of Cube which kind of refusal it is, and hands none of them on: there may be stacks and SQL among them. */
export async function refusalOfCube(
  response: Response,
  file: string,
  signal: AbortSignal,
): Promise<SourceError | undefined> {
  const { status } = response;
  // A redirect that is not followed has neither status nor body.
  const said = status ? await unlessAborted(response.clone().text(), signal).catch(() => '') : '';
  signal.throwIfAborted();
  const error = await refusalOf(response, file, signal);
  if (/query limit/i.test(said)) {
    const detail = { problem: 'request-too-large', file, status, option: 'pageSize' } as const;
    return new SourceError('invalid-data', `set pageSize to CUBEJS_DB_QUERY_LIMIT of ${file}`, detail);
  }
  // Cube says 403 also of a token that is none or has run out: its reader signs in again.
  if (status === 403 && /token|authorization/i.test(said)) {
    return new SourceError('forbidden', `no valid token for: ${file}`, { file, status: 401 });
  }
  if (status === 400 && AWAY.test(said)) {
    return new SourceError('offline', `no data behind: ${file}`, { file, status });
  }
  return error;
}
