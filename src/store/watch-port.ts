import type { Change } from '../source/data-source.ts';
import type { Saved } from '../source/target-repository.ts';

export type Changed = (what: Change, saved?: Saved) => void;

export interface Watchable {
  watch?(changed: Changed): unknown;
}

/**
 * Watches a source or a repository, and returns the function that stops it,
 * none where there is nothing to watch. A host's own may throw, or promise that
 * function: what it was asked for is shown all the same.
 */
export function watchPort(port: Watchable | undefined, changed: Changed): (() => void) | undefined {
  if (!port?.watch) return undefined;
  const stop = tried(() => port.watch!(changed));
  if (typeof stop === 'function') return () => tried(stop);
  // Caught here and now: else a promise that fails would be nobody's until the end.
  const promised = Promise.resolve(stop).catch(complain);
  return () => void promised.then((late) => typeof late === 'function' && tried(late));
}

function tried(act: unknown): unknown {
  try {
    return (act as () => unknown)();
  } catch (error) {
    complain(error);
    return undefined;
  }
}

function complain(error: unknown): void {
  console.warn('target-tiles: watch failed', error);
}
