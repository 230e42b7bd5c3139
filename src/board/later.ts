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
  const acts = batchOf(ms);
  acts.add(act);
  return () => void acts.delete(act);
}

/** Apart from `later`: a timer made there would hold on to `act`, and so to a tile that has gone. */
function batchOf(ms: number): Set<() => void> {
  const now = performance.now();
  const batch = batches.get(ms);
  if (batch && now - batch.since <= TOGETHER) return batch.acts;
  const acts = new Set<() => void>();
  batches.set(ms, { since: now, acts });
  setTimeout(() => acts.forEach((one) => one()), ms);
  return acts;
}

let turn: Promise<void> | undefined;

/** The next turn of the page, one for all tiles that wait for it. */
export function nextTurn(): Promise<void> {
  return (turn ??= new Promise((resolve) => {
    setTimeout(() => {
      turn = undefined;
      resolve();
    });
  }));
}
