/** How many tiles are drawn in one go while nobody waits for them: some ten milliseconds at most. */
const SLICE = 20;
/** After how many milliseconds they are drawn though the page has no time. */
const PATIENCE = 500;

const queue = new Map<Element, () => void>();
let asked = false;

/** Resolves when the page has nothing better to do, or at `hurry`. For tiles that nobody can see yet. */
export function whenIdle(tile: Element): Promise<void> {
  return new Promise((resolve) => {
    queue.set(tile, resolve);
    ask();
  });
}

/** Ends the wait of a tile. */
export function hurry(tile: Element): void {
  const resolve = queue.get(tile);
  queue.delete(tile);
  resolve?.();
}

function ask(): void {
  if (asked) return;
  asked = true;
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: PATIENCE });
  else setTimeout(work, 16);
}

function work(): void {
  asked = false;
  [...queue.keys()].slice(0, SLICE).forEach(hurry);
  if (queue.size) ask();
}
