/** How many tiles are drawn between two looks at the clock. */
const SLICE = 4;
/** How long they are drawn at a time where the page does not say how much it has, ms. */
const BUDGET = 8;
/** After how many milliseconds they are drawn though the page has no time, or shows no frames: it may be out of sight. */
const PATIENCE = 500;
/** How many tiles get figures in one go, so that the page can answer its reader in between. */
const MADE = 40;

const queue = new Map<Element, () => void>();
let asked = false;
/** Who began to wait for the same pictures. */
let wave: (() => void)[] | undefined;

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

/**
 * Resolves when what is in sight has had the frames that it takes to be drawn:
 * one for its box, one for the picture in it. For figures that nobody can see yet.
 */
export function afterPictures(): Promise<void> {
  return new Promise((resolve) => void (wave ??= newWave()).push(resolve));
}

function newWave(): (() => void)[] {
  const own: (() => void)[] = [];
  const begin = () => {
    if (wave === own) wave = undefined;
    makeSome(own);
  };
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(begin)));
  setTimeout(begin, PATIENCE);
  return own;
}

function makeSome(own: (() => void)[]): void {
  own.splice(0, MADE).forEach((make) => make());
  if (own.length) setTimeout(() => makeSome(own));
}
