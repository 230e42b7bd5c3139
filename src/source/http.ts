import { parseJson } from './json-text.ts';
import { SourceError, type SourceErrorDetail, type ProblemCode } from './source-error.ts';
import { unlessAborted } from './unless-aborted.ts';

export interface HttpOptions {
  /** Aborts the request; the promise then rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** Instead of the page's own, e.g. to add credentials. */
  readonly fetch?: typeof globalThis.fetch;
  /** Method, headers, body and whatever else `fetch` takes. */
  readonly init?: Omit<RequestInit, 'signal'>;
}

/**
 * Asks a server for data. Rejects with `SourceError`: 401 and 403 are
 * `forbidden`, 404 and 410 `not-found`, 409 and 412 `conflict`, all other
 * failures and no answer `offline`, with `detail.status` and `retryAfter`; an
 * HTML page in place of data is `invalid-data`. An abort rejects with the
 * signal's reason, whatever `fetch` makes of it.
 */
export async function requestData(url: string, options: HttpOptions): Promise<Response> {
  const { signal, fetch = globalThis.fetch, init } = options;
  signal.throwIfAborted();
  const response = await answered(fetch(url, { ...init, signal }), signal, { file: url });
  const error = responseError(response, url);
  if (!error) return response;
  response.body?.cancel().catch(() => {}); // nobody reads on; what becomes of the rest is of no interest
  throw error;
}

/** The JSON that a server answers, parsed. Rejects as `requestData` does, and with `invalid-data` for what is no JSON. */
export async function requestJson(url: string, options: HttpOptions): Promise<unknown> {
  const response = await requestData(url, options);
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of dataChunks(reader, { ...options, file: url, total: sizeOf(response) }))
    text += decoder.decode(chunk, { stream: true });
  return parseJson(text + decoder.decode(), url);
}

/** The `SourceError` that a response means by its head, as `requestData` rejects with; `undefined` if it may be data. */
export function responseError(response: Response, file: string): SourceError | undefined {
  const { ok, status, headers } = response;
  if (ok) return contentTypeOf(response).includes('html') ? unreadable('html', file) : undefined;
  const retryAfter = secondsOf(headers);
  const detail = { file, status, ...(retryAfter && { retryAfter }) };
  return new SourceError(STATUS_CODES[status] ?? 'offline', `answer ${status} from: ${file}`, detail);
}

/** Codes of errors by the status of an answer; of every other one it is `offline`. */
export const STATUS_CODES: Readonly<Record<number, SourceError['code']>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'not-found',
  412: 'conflict',
};

/** Lower case, without parameters; empty where the server does not say. */
export function contentTypeOf({ headers }: Response): string {
  return (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
}

/**
 * Bytes of the content. Content-Length counts what travels, so it says nothing
 * of packed content; other origins hide whether it is packed.
 */
export function sizeOf({ headers, type }: Response): number | undefined {
  const size = headers.get('content-length');
  const packed = headers.has('content-encoding') || type === 'cors';
  return size && !packed ? Number(size) : undefined;
}

/** Retry-After in seconds. A date is taken against the server's own clock, which is the one that it was made by. */
function secondsOf(headers: Headers): number | undefined {
  const after = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(after)) return Number(after);
  const seconds = (Date.parse(after) - Date.parse(headers.get('date') ?? '')) / 1000;
  return seconds > 0 ? seconds : undefined;
}

interface ChunkReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array<ArrayBuffer> }>;
  cancel(): Promise<void>;
}

export interface BodyOptions {
  readonly file: string;
  readonly signal: AbortSignal;
  /** Bytes that must come, where known. */
  readonly total?: number;
  readonly onProgress?: (progress: { readonly file: string; readonly loaded: number; readonly total?: number }) => void;
}

/**
 * Walks a body as it comes. Throws `SourceError`: `offline` when the network
 * goes, `invalid-data` for `html`, `empty` and `truncated`. Leaving the walk
 * early ends the request.
 */
export async function* dataChunks(
  reader: ChunkReader | undefined,
  { file, signal, total, onProgress }: BodyOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let loaded = 0;
  let head = '';
  const brokenOff: SourceErrorDetail = { problem: 'broken-off', file };
  try {
    for (let step; reader && !(step = await answered(reader.read(), signal, brokenOff)).done;) {
      const chunk = step.value!;
      loaded += chunk.length;
      if (head.length < HEAD) head += beginningOf(chunk, head.length);
      if (HTML.test(head)) throw unreadable('html', file);
      onProgress?.({ file, loaded, total });
      yield chunk;
    }
    if (!head) throw unreadable('empty', file);
    if (total !== undefined && loaded < total) throw unreadable('truncated', file, { count: loaded, of: total });
  } finally {
    reader?.cancel().catch(() => {}); // already over, or nobody reads on
  }
}

/** As much of the beginning as tells HTML from data, without the blanks before it. */
const HEAD = 64;
const HTML = /^<(?:!doctype|!--|html|head|body)/i;
const BYTE_ORDER_MARK: readonly number[] = [0xef, 0xbb, 0xbf];
const isBlank = (byte: number) => byte <= 32 || BYTE_ORDER_MARK.includes(byte);

/** As much as is still wanted of the beginning, of which `length` signs are there. */
function beginningOf(chunk: Uint8Array, length: number): string {
  const from = length ? 0 : chunk.findIndex((byte) => !isBlank(byte));
  return from < 0 ? '' : String.fromCharCode(...chunk.subarray(from, from + HEAD - length));
}

const unreadable = (problem: ProblemCode, file: string, detail?: SourceErrorDetail) =>
  new SourceError('invalid-data', `file ${problem}: ${file}`, { problem, file, ...detail });

/** The signal's reason wins over whatever becomes of the promise; its failure is `offline`. */
function answered<T>(promise: Promise<T>, signal: AbortSignal, detail: SourceErrorDetail): Promise<T> {
  const offline = (cause: unknown) => new SourceError('offline', `no answer from: ${detail.file}`, detail, { cause });
  return unlessAborted(
    promise.catch((cause: unknown) => {
      throw offline(cause);
    }),
    signal,
  );
}
