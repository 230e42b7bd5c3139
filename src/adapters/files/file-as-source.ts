import type { FetchFileOptions } from './fetch-file.ts';

/** A file by its address, or one that the reader of the page has chosen. */
export type FileAddress = string | Blob;

/** An address, and the function that fetches it. */
interface Named {
  readonly src: string;
  readonly fetch?: FetchFileOptions['fetch'];
}

/**
 * Gives a chosen file an address, its name, and a `fetch` that answers it by
 * its bytes: nothing is sent. Another address is fetched as ever.
 */
export function named<T extends { readonly src: FileAddress; readonly fetch?: FetchFileOptions['fetch'] }>(
  options: T,
): Omit<T, 'src'> & Named {
  const { src: file, fetch } = options;
  if (typeof file === 'string') return { ...options, src: file };
  const src = (file as Partial<File>).name || 'file';
  return { ...options, src, fetch: answering(src, file, fetch) };
}

/** Size and type tell a reader what they tell of a file of a server. */
function answering(src: string, file: Blob, fetch?: typeof globalThis.fetch): typeof globalThis.fetch {
  const headers = { 'content-length': String(file.size), ...(file.type && { 'content-type': file.type }) };
  return async (input, init) => {
    if (input === src) return new Response(file, { headers });
    return (fetch ?? globalThis.fetch)(input, init);
  };
}
