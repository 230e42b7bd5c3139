import { bodyReader, type BodyReader, type Buffers } from './body-reader.ts';
import { SourceError, type SourceErrorDetail } from '../../source/source-error.ts';

/** How far a file has come. */
export interface FileProgress {
  readonly file: string;
  /** Bytes. */
  readonly loaded: number;
  /** Bytes; absent where the server does not say. */
  readonly total?: number;
}

export interface FetchFileOptions {
  readonly signal: AbortSignal;
  /** Instead of the page's own, e.g. to add credentials. */
  readonly fetch?: typeof globalThis.fetch;
  /** Asks the server whether the browser's copy is still good. */
  readonly reload?: boolean;
  readonly onProgress?: (progress: FileProgress) => void;
  /** For large files: where the chunks are put, if the browser can. */
  readonly buffers?: Buffers;
}

/** A file whose answer has begun. */
export interface FetchedFile {
  /** As the host named it. */
  readonly file: string;
  /** Lower case, without parameters; empty where the server does not say. */
  readonly contentType: string;
  /** Bytes of the content, where known. */
  readonly size?: number;
  /**
   * The content as it comes; can be walked once. Throws `SourceError`: `offline`
   * when the network goes, `invalid-data` for `html`, `empty` and `truncated`.
   * Leaving the walk early ends the request.
   */
  readonly chunks: AsyncIterable<Uint8Array<ArrayBuffer>>;
  /** Whether chunks lie in the `buffers`, and belong to whoever gave those. */
  readonly isTaken: boolean;
}

/**
 * Asks for a file and checks the answer. Rejects with `SourceError` (401 and
 * 403 `forbidden`, 404 and 410 `not-found`, other failures and no network
 * `offline`, HTML `invalid-data`), or the signal's reason.
 */
export async function fetchFile(src: string, options: FetchFileOptions): Promise<FetchedFile> {
  const response = await answerOf(src, options);
  const size = sizeOf(response);
  const reader = response.body ? bodyReader(response.body, options.buffers) : undefined;
  const chunks = walk(reader, src, size, options);
  return { file: src, contentType: contentTypeOf(response), size, chunks, isTaken: reader?.isTaken ?? false };
}

/** The answer whose content is a file, as far as its head tells. Rejects as `fetchFile` does. */
export async function answerOf(src: string, options: FetchFileOptions): Promise<Response> {
  const response = await ask(src, options);
  const isHtml = contentTypeOf(response).includes('html');
  if (response.ok && !isHtml) return response;
  response.body?.cancel().catch(() => {}); // nobody reads on; what becomes of the rest is of no interest
  throw response.ok ? unreadable('html', src) : refusal(response, src);
}

/** Lower case, without parameters; empty where the server does not say. */
export function contentTypeOf({ headers }: Response): string {
  return (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
}

/** The whole of a small file as text, without byte-order mark. */
export async function fetchText(
  src: string,
  options: FetchFileOptions,
): Promise<{ readonly text: string; readonly contentType: string }> {
  const { chunks, contentType } = await fetchFile(src, options);
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true });
  return { text: text + decoder.decode(), contentType };
}

/** The form of a file: told by the extension of its address, else by Content-Type; `undefined` if neither does. */
export function formOf(src: string, contentType: string): 'csv' | 'json' | undefined {
  const extension = /^(?:blob|data):/i.test(src) ? '' : (/\.(\w+)$/.exec(src.replace(/[?#].*$/s, ''))?.[1] ?? '');
  for (const sign of [extension.toLowerCase(), contentType]) {
    if (/json$/.test(sign)) return 'json';
    if (/^(?:csv|tsv|tab|txt)$|csv$|tab-separated/.test(sign)) return 'csv';
  }
  return undefined;
}

async function ask(src: string, { signal, fetch = globalThis.fetch, reload }: FetchFileOptions): Promise<Response> {
  signal.throwIfAborted();
  return unlessAborted(fetch(src, { signal, cache: reload ? 'no-cache' : 'default' }), signal, { file: src });
}

/** The signal's reason wins over whatever a `fetch` makes of an abort, also one that makes nothing of it. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal, detail: SourceErrorDetail): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    const fail = (cause: unknown) =>
      reject(new SourceError('offline', `no answer from: ${detail.file}`, detail, { cause }));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    void promise.then(resolve, fail).finally(() => signal.removeEventListener('abort', abort));
  });
}

const unreadable = (problem: string, file: string, detail?: SourceErrorDetail) =>
  new SourceError('invalid-data', `file ${problem}: ${file}`, { problem, file, ...detail });

function refusal({ status, headers }: Response, file: string): SourceError {
  const denied = status === 401 || status === 403;
  const code = denied ? 'forbidden' : status === 404 || status === 410 ? 'not-found' : 'offline';
  const retryAfter = secondsOf(headers);
  return new SourceError(code, `answer ${status} from: ${file}`, { file, status, ...(retryAfter && { retryAfter }) });
}

/** Retry-After in seconds. A date is taken against the server's own clock, which is the one that it was made by. */
function secondsOf(headers: Headers): number | undefined {
  const after = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(after)) return Number(after);
  const seconds = (Date.parse(after) - Date.parse(headers.get('date') ?? '')) / 1000;
  return seconds > 0 ? seconds : undefined;
}

/**
 * Content-Length counts what travels, so it says nothing of packed content.
 * Other origins hide whether it is packed.
 */
function sizeOf({ headers, type }: Response): number | undefined {
  const size = headers.get('content-length');
  const packed = headers.has('content-encoding') || type === 'cors';
  return size && !packed ? Number(size) : undefined;
}

/** As much of the beginning as tells HTML from data, without the blanks before it. */
const HEAD = 64;
const HTML = /^<(?:!doctype|!--|html|head|body)/i;
const BYTE_ORDER_MARK: readonly number[] = [0xef, 0xbb, 0xbf];
const isBlank = (byte: number) => byte <= 32 || BYTE_ORDER_MARK.includes(byte);

async function* walk(
  reader: BodyReader | undefined,
  file: string,
  total: number | undefined,
  options: FetchFileOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let loaded = 0;
  let head = '';
  const brokenOff = { problem: 'broken-off', file };
  try {
    for (let step; reader && !(step = await unlessAborted(reader.read(), options.signal, brokenOff)).done;) {
      const chunk = step.value!;
      loaded += chunk.length;
      if (head.length < HEAD) head += beginningOf(chunk, head.length);
      if (HTML.test(head)) throw unreadable('html', file);
      options.onProgress?.({ file, loaded, total });
      yield chunk;
    }
    if (!head) throw unreadable('empty', file);
    if (total !== undefined && loaded < total) throw unreadable('truncated', file, { count: loaded, of: total });
  } finally {
    reader?.cancel().catch(() => {}); // already over, or nobody reads on
  }
}

/** What is still wanted of the beginning of a file, of which so much is there. */
function beginningOf(chunk: Uint8Array, length: number): string {
  const from = length ? 0 : chunk.findIndex((byte) => !isBlank(byte));
  return from < 0 ? '' : String.fromCharCode(...chunk.subarray(from, from + HEAD - length));
}
