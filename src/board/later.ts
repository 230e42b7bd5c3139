/** Acts that begin to wait within this time, ms, end their wait together. */
const TOGETHER = 20;

interface Batch {
  readonly since: number;
  readonly acts: Set<() => void>;
}

const batches = new Map<number, Batch>();

/**
 * Calls `act` in `ms`, with one timer for all tiles that begin to wait
 * together: a page full of them would spend more on timers than on figures.
 * Returns the function that calls it off.
 */
export function later(ms: number, act: () => void): () => void {
  let batch = batches.get(ms);
  const now = performance.now();
  if (!batch || now - batch.since > TOGETHER) {
    const acts = new Set<() => void>();
    batch = { since: now, acts };
    batches.set(ms, batch);
    setTimeout(() => acts.forEach((one) => one()), ms);
  }
  const { acts } = batch;
  acts.add(act);
  return () => void acts.delete(act);
}
