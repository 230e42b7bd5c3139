import { SourceError } from '../../source/source-error.ts';

/** Codes of statuses; of the others up to 499 it is `invalid-data`, above `offline`. */
const CODES: Readonly<Record<number, SourceError['code']>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  429: 'offline',
};

/** Returns the error for an answer that is no data. */
export function refusalOf({ type, status, headers }: Response, file: string): SourceError {
  if (type === 'opaqueredirect' || (status >= 300 && status < 400))
    return new SourceError('forbidden', `redirected from: ${file}`, { problem: 'redirected', file, status: 401 });
  const retryAfter = Number(headers.get('retry-after'));
  const detail = { file, status, ...(retryAfter > 0 && { retryAfter }) };
  const code = CODES[status] ?? (status < 500 ? 'invalid-data' : 'offline');
  return new SourceError(code, `answer ${status} from: ${file}`, detail);
}
