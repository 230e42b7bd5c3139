import { slices } from './slices.ts';

/**
 * Does work that hands itself back in steps: at once where it is done in its
 * first step, else in slices, and no further once a signal is aborted.
 */
export function inSlices<T>(work: Generator<undefined, T, undefined>, signal?: AbortSignal): T | Promise<T> {
  const { done, value } = work.next();
  return done ? value : rest(work, slices(signal));
}

async function rest<T>(work: Generator<undefined, T, undefined>, breathe: ReturnType<typeof slices>): Promise<T> {
  for (;;) {
    const pause = breathe();
    if (pause) await pause;
    const { done, value } = work.next();
    if (done) return value;
  }
}
