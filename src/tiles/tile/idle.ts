/** How many tiles are drawn between two looks at the clock. */
const SLICE = 4;
/** How long they are drawn at a time where the page does not say how much it has, ms. */
const BUDGET = 8;
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
  if (typeof requestIdleCallback === 'function')
    requestIdleCallback((deadline) => void work(deadline), { timeout: PATIENCE });
  else setTimeout(() => void work(), 16);
}

async function work(deadline?: IdleDeadline): Promise<void> {
  asked = false;
  const end = performance.now() + BUDGET;
  const hasTime = () => (deadline?.didTimeout === false ? deadline.timeRemaining() > 1 : performance.now() < end);
  do {
    [...queue.keys()].slice(0, SLICE).forEach(hurry);
    await drawn();
  } while (queue.size && hasTime());
  if (queue.size) ask();
}

/** A tile whose wait has ended is drawn some promises later, in the same turn of the page. */
async function drawn(): Promise<void> {
  for (let hop = 0; hop < 5; hop++) await Promise.resolve();
}
