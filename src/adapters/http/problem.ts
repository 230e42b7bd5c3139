import { SourceError } from '../../source/source-error.ts';

/** Before a `ProblemCode`: the `type` of problem details. */
const PROBLEM = 'urn:target-tiles:';

const STATUSES: Readonly<Record<SourceError['code'], number>> = {
  forbidden: 403,
  'not-found': 404,
  conflict: 412,
  'invalid-data': 422,
  unsupported: 501,
  offline: 503,
  timeout: 504,
};

/** Statuses of problems whose code has another. */
const OWN: Readonly<Record<string, number>> = { 'type-in-use': 409, 'request-too-large': 413 };

/** Seconds after which to ask again, where nobody says another number. */
const RETRY_AFTER = 5;

/** A failure as problem details (RFC 9457). Of what is no `SourceError` nothing is told but that it failed. */
export function problemResponse(error: unknown): Response {
  if (!(error instanceof SourceError)) return problem(500, { title: 'failed' });
  const { code, detail, cause } = error;
  const { problem: name, path, value, expected, cells, retryAfter = RETRY_AFTER } = detail;
  const status = detail.status ?? OWN[name ?? ''] ?? STATUSES[code];
  const { stale } = (cause ?? {}) as { readonly stale?: unknown };
  const body = { title: name ?? code, detail: error.message, path, value, expected, cells, stale };
  const headers: Record<string, string> = status === 503 ? { 'retry-after': String(retryAfter) } : {};
  return problem(status, { ...body, ...(name && { type: PROBLEM + name }) }, headers);
}

function problem(status: number, body: object, headers: Record<string, string> = {}): Response {
  const text = JSON.stringify({ type: 'about:blank', status, ...body });
  return new Response(text, { status, headers: { 'content-type': 'application/problem+json', ...headers } });
}
