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
}

/**
 * Asks for a file and checks the answer. Rejects with `SourceError` (401 and
 * 403 `forbidden`, 404 `not-found`, 429, 5xx and no network `offline`, HTML
 * `invalid-data`), or the signal's reason.
 */
export async function fetchFile(src: string, options: FetchFileOptions): Promise<FetchedFile> {
  void options;
  throw new Error(`to be written: ${src}`);
}

/** The whole of a small file as text, without byte-order mark. */
export async function fetchText(
  src: string,
  options: FetchFileOptions,
): Promise<{ readonly text: string; readonly contentType: string }> {
  void options;
  throw new Error(`to be written: ${src}`);
}

/** The form of a file: told by the extension of its address, else by Content-Type. */
export function formOf(src: string, contentType: string): 'csv' | 'json' | undefined {
  void contentType;
  throw new Error(`to be written: ${src}`);
}
