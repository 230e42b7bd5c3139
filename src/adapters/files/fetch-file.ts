import { contentTypeOf, dataChunks, type HttpOptions, requestData, sizeOf } from '../../source/http.ts';
import { BodyReader, type Buffers } from './body-reader.ts';

/** How far a file has come. */
export interface FileProgress {
  readonly file: string;
  /** Bytes. */
  readonly loaded: number;
  /** Bytes; absent where the server does not say. */
  readonly total?: number;
}

export interface FetchFileOptions extends Pick<HttpOptions, 'signal' | 'fetch'> {
  /** Asks the server whether the browser's copy is still good. */
  readonly reload?: boolean;
  readonly onProgress?: (progress: FileProgress) => void;
}

/** A file whose answer has begun. */
export interface FetchedFile {
  /** Lower case, without parameters; empty where the server does not say. */
  readonly contentType: string;
  /** Bytes of the content, where known. */
  readonly size?: number;
  /** The content as it comes; can be walked once. Throws as `dataChunks` does. */
  readonly chunks: AsyncGenerator<Uint8Array<ArrayBuffer>>;
  /** Puts the chunks of a large file from now on into `buffers`. Answers whether it does; else they are their maker's. */
  useBuffers(buffers: Buffers): boolean;
}

/** Asks for a file and checks the answer. Rejects as `requestData` does. */
export async function fetchFile(src: string, options: FetchFileOptions): Promise<FetchedFile> {
  const response = await requestFile(src, options);
  const size = sizeOf(response);
  const reader = response.body ? new BodyReader(response.body) : undefined;
  const chunks = dataChunks(reader, { ...options, file: src, total: size });
  const useBuffers = (buffers: Buffers) => !!reader?.useBuffers(buffers);
  return { contentType: contentTypeOf(response), size, chunks, useBuffers };
}

/** The answer whose content is a file, as far as its head tells. */
export function requestFile(src: string, { signal, fetch, reload }: FetchFileOptions): Promise<Response> {
  return requestData(src, { signal, fetch, init: { cache: reload ? 'no-cache' : 'default' } });
}

/** The whole of a small file. */
export async function fetchBytes(
  src: string,
  options: FetchFileOptions,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly contentType: string }> {
  const { chunks, contentType } = await fetchFile(src, options);
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return { bytes: joined(parts), contentType };
}

/** Chunks as one piece. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
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
