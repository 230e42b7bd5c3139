import { SourceError } from '../../src/source/source-error.ts';

/** The `SourceError` that `act` throws or rejects with; anything else is thrown on. */
export async function caught(act: () => unknown): Promise<SourceError> {
  try {
    await act();
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** A `fetch` that serves texts by address, 404 otherwise, and says what it was asked. */
export function served(files: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const fetch = (async (src: string) => {
    asked.push(src);
    const text = files[src];
    return text === undefined ? new Response('', { status: 404 }) : new Response(text);
  }) as typeof globalThis.fetch;
  return { fetch, asked, signal: new AbortController().signal };
}
