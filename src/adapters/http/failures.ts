import { check, list, record, text, whole } from '../../source/shape.ts';
import { type ProblemCode, SourceError, type SourceErrorDetail } from '../../source/source-error.ts';

/** Codes of statuses; of the others up to 499 it is `invalid-data`, above `offline`. */
const CODES: Readonly<Record<number, SourceError['code']>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  412: 'conflict',
  429: 'offline',
  501: 'unsupported',
};

const cells = list(record({ year: whole, targetType: text, owner: text }));

/** Returns the refusal of a response, as its problem details say it (RFC 9457), whose `type` names a `ProblemCode`; `undefined` where it is data. */
export async function refusalOf(
  response: Response,
  file: string,
  signal: AbortSignal,
): Promise<SourceError | undefined> {
  const { type, status } = response;
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    return new SourceError('forbidden', `redirected from: ${file}`, { problem: 'redirected', file, status: 401 });
  }
  if (response.ok) return undefined;
  const code = CODES[status] ?? (status < 500 ? 'invalid-data' : 'offline');
  const told = await detailsOf(response, signal);
  const [, problem] = (/^urn:target-tiles:(.+)$/.exec(told.type ?? '') ?? []) as [unknown?, ProblemCode?];
  const retryAfter = secondsOf(response);
  const later = retryAfter && { retryAfter };
  if (problem) {
    const detail = { problem, ...later, ...detailOf(told) };
    return new SourceError(code, told.detail ?? problem, detail, { cause: told });
  }
  const detail = { file, status, ...later, ...(status === 413 && { problem: 'request-too-large' as const }) };
  return new SourceError(code, `answer ${status} from: ${file}`, detail);
}

/** Retry-After in seconds, a date against the service's own clock. As of `source/http`, which would cut a page of files into more chunks. */
function secondsOf({ headers }: Response): number | undefined {
  const after = headers.get('retry-after') ?? '';
  const seconds = /^\d+$/.test(after)
    ? Number(after)
    : (Date.parse(after) - Date.parse(headers.get('date') ?? '')) / 1000;
  return seconds > 0 ? seconds : undefined;
}

/** Problem details of a service, none where there are none that can be read. */
interface Details extends Partial<Record<'type' | 'detail' | 'path' | 'value' | 'expected', string>> {
  readonly cells?: SourceErrorDetail['cells'];
}

async function detailsOf(response: Response, signal: AbortSignal): Promise<Details> {
  if (!/json/.test(response.headers.get('content-type') ?? '')) return {};
  const told: unknown = await response.json().catch(() => undefined);
  signal.throwIfAborted();
  return told && typeof told === 'object' ? told : {};
}

/** Of what a service says, as much as has the shape that is promised. */
function detailOf(told: Details): SourceErrorDetail {
  const texts = (['path', 'value', 'expected'] as const).filter((name) => typeof told[name] === 'string');
  const detail = Object.fromEntries(texts.map((name) => [name, told[name]]));
  if (!told.cells) return detail;
  check(cells, told.cells, 'problem.cells');
  return { ...detail, cells: told.cells };
}
