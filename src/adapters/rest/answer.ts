import { responseError, STATUS_CODES } from '../../source/http.ts';
import { parseJson } from '../../source/json-text.ts';
import { SourceError } from '../../source/source-error.ts';
import { unlessAborted } from '../../source/unless-aborted.ts';

/** Words by which browsers and Node call a request that came to nothing. */
const OFFLINE = /fetch|network|load failed|socket|timed? ?out|ECONN|ENOTFOUND/i;
const HTML = /^\s*<(?:!doctype|!--|html|head|body)/i;

/**
 * Plain data that a function of the host answers: data, text of JSON, or a
 * `Response` with it; `undefined` for none. Rejects with the signal's reason,
 * else with `SourceError`: for a response or error with a status as that says,
 * `offline` for a request that came to nothing, `invalid-data` for HTML, for
 * what is no JSON, and for a function that throws anything else.
 */
export async function answerOf(what: string, signal: AbortSignal, ask: () => unknown): Promise<unknown> {
  signal.throwIfAborted();
  try {
    const answer = await unlessAborted(Promise.resolve().then(ask), signal);
    if (typeof Response !== 'function' || !(answer instanceof Response)) return plain(answer, what);
    const file = answer.url || what;
    const error = responseError(answer, file);
    if (error) throw error;
    return plain(await unlessAborted(answer.text(), signal), file);
  } catch (error) {
    signal.throwIfAborted();
    throw failureOf(error, what);
  }
}

function plain(answer: unknown, file: string): unknown {
  if (typeof answer !== 'string') return answer;
  if (HTML.test(answer)) throw new SourceError('invalid-data', `file html: ${file}`, { problem: 'html', file });
  return answer.trim() ? parseJson(answer, file) : undefined;
}

function failureOf(error: unknown, file: string): SourceError {
  if (error instanceof SourceError) return error;
  const {
    message = String(error),
    status,
    response,
  } = (error ?? {}) as {
    readonly message?: string;
    readonly status?: unknown;
    readonly response?: { readonly status?: unknown };
  };
  const code = status ?? response?.status;
  if (typeof code === 'number') {
    return new SourceError(
      STATUS_CODES[code] ?? 'offline',
      `${file}: ${code}`,
      { file, status: code },
      { cause: error },
    );
  }
  if (OFFLINE.test(message)) return new SourceError('offline', `no answer from: ${file}`, { file }, { cause: error });
  const detail = { problem: 'unexpected', file, value: message } as const;
  return new SourceError('invalid-data', `${file} failed: ${message}`, detail, { cause: error });
}
