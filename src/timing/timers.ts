/** Acts that begin to wait within this time, ms, end their wait together. */
const TOGETHER = 20;

interface Timer {
  readonly since: number;
  readonly acts: Set<() => void>;
}

const timers = new Map<number, Timer>();

/**
 * Calls `act` in `ms`, with one timer for all that begin to wait together: a
 * page full of tiles would spend more on timers than on figures. Returns the
 * function that calls it off.
 */
export function later(act: () => void, ms: number): () => void {
  const own = () => act();
  const acts = timerFor(ms);
  acts.add(own);
  return () => void acts.delete(own);
}

/** Kept out of `later` so that the timer does not retain `act`, and through it a tile that has gone. */
function timerFor(ms: number): Set<() => void> {
  const now = performance.now();
  const timer = timers.get(ms);
  if (timer && now - timer.since <= TOGETHER) return timer.acts;
  const begun: Timer = { since: now, acts: new Set() };
  timers.set(ms, begun);
  setTimeout(() => end(ms, begun), ms);
  return begun.acts;
}

function end(ms: number, timer: Timer): void {
  if (timers.get(ms) === timer) timers.delete(ms);
  timer.acts.forEach((act) => act());
}
