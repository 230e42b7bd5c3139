import type { Hear, Line } from './heard.ts';
import { type Patience, PATIENCE, readStream } from './stream.ts';
import { Together } from './together.ts';

/**
 * Follows the events of a service until the signal aborts, by one stream for
 * all tabs of a browser in which the same person has signed in. Where the
 * service refuses, it is asked again once it answers by other rights; a page
 * that is put to sleep leaves, and comes back when it wakes.
 */
export async function follow(
  line: Line,
  tell: Hear,
  signal: AbortSignal,
  patience: Patience = PATIENCE,
): Promise<void> {
  // Its answer says by whose rights.
  await line.first;
  while (!signal.aborted) {
    const { isOut, ended } = line.session;
    const rest = restOf();
    const turn = AbortSignal.any([signal, ended, rest.signal]);
    if (!isOut) await followOnce(line, tell, turn, patience);
    await aborted(turn);
    if (rest.signal.aborted) await rest.over(signal);
    rest.forget();
  }
}

async function followOnce(line: Line, tell: Hear, signal: AbortSignal, patience: Patience): Promise<void> {
  const name = await nameOf(line);
  if (signal.aborted) return;
  if (name) await new Together(name, line, tell, patience).follow(signal);
  else await readStream(line, tell, signal, patience);
}

/** Name of the stream that tabs share; `undefined` where they cannot, or nobody says whose it is. */
async function nameOf({ base, session: { name } }: Line): Promise<string | undefined> {
  if (name === undefined || typeof document === 'undefined' || typeof BroadcastChannel !== 'function') return undefined;
  // Both are there in pages that are served safely.
  if (!(navigator as Partial<Navigator>).locks || !(crypto as Partial<Crypto>).subtle) return undefined;
  const text = `${new URL(base, document.baseURI).href}\n${name}`;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `target-tiles ${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Aborts when the browser puts the page to sleep, or keeps it for the way back; `over` when it wakes. */
function restOf() {
  const falling = new AbortController();
  const fall = () => falling.abort();
  const page = typeof document === 'undefined' ? undefined : document;
  page?.addEventListener('freeze', fall);
  page?.defaultView?.addEventListener('pagehide', fall);
  return {
    signal: falling.signal,
    over: (signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        const wake = () => resolve();
        page!.addEventListener('resume', wake, { once: true, signal });
        page!.defaultView!.addEventListener('pageshow', wake, { once: true, signal });
        signal.addEventListener('abort', wake, { once: true });
      }),
    forget() {
      page?.removeEventListener('freeze', fall);
      page?.defaultView?.removeEventListener('pagehide', fall);
    },
  };
}
