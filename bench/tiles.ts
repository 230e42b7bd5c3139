// What both pages of the tiles' bench share: the figures, and how it is measured when they are on the screen.
// A third of the work on a real dashboard is not alike; here tile i shows user i, by turns two columns, a gauge
// and a number, as a page of mixed tiles does.

export const YEAR = 2026;
export const AS_OF = `${YEAR}-09-15`;
/** Months with sales. */
export const ELAPSED = 9;
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export type Kind = 'column' | 'gauge' | 'number';

export const kindOf = (index: number): Kind => (['column', 'column', 'gauge', 'number'] as const)[index % 4]!;

/** Sold by a user in a month, in whole euros; `round` makes every update another one. */
export function sold(user: number, month: number, round: number): number {
  return 20_000 + ((user * 7919 + month * 104_729 + round * 1009) % 30_000);
}

/** A user's target for a month, in whole euros. */
export function target(user: number, month: number): number {
  return 30_000 + ((user * 31 + month * 17) % 10) * 1000;
}

/**
 * Milliseconds since navigation began: when what is in the window had been drawn, when every tile had its figures,
 * and when all was drawn, in the window or not.
 */
export interface Times {
  readonly seen: number;
  readonly figures: number;
  readonly drawn: number;
}

/** One way of putting tiles on the page. */
export interface Wall {
  build(count: number): Promise<Times>;
  update(round: number): Promise<Times>;
  clear(): void;
}

/** Resolves when what was put on the page has been painted. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(0);
    });
  });
}

export interface Run extends Times {
  readonly start: number;
}

async function timed(work: () => Promise<Times>): Promise<Run> {
  await painted();
  const start = performance.now();
  return { start, ...(await work()) };
}

declare global {
  interface Window {
    tiles: ReturnType<typeof measure>;
  }
}

/** Builds as many tiles as `?count=` says at once, and offers the rest to the script that drives the page. */
export function measure(wall: Wall) {
  const count = Number(new URLSearchParams(location.search).get('count') ?? 0);
  return {
    cold: count > 0 ? timed(() => wall.build(count)) : undefined,
    update: (round: number) => timed(() => wall.update(round)),
    /** Puts everything on the page and takes it away again, so many times. */
    async cycle(times: number, tiles: number) {
      for (let time = 0; time < times; time++) {
        await wall.build(tiles);
        wall.clear();
        await painted();
      }
    },
  };
}
