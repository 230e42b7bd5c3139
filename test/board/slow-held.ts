const now = performance.now.bind(performance);
let ahead = 0;

/** Timers that begin within some ms of each other end together: no wait of a test joins one of another. */
function leap(): void {
  ahead += 1000;
  performance.now = () => now() + ahead;
}

/** Holds back what waits for a second, and collects warnings, until `end`. */
export function withSlowHeld() {
  leap();
  const { setTimeout: real } = window;
  const { warn } = console;
  const warned: unknown[] = [];
  const slow: (() => void)[] = [];
  console.warn = (text: unknown) => warned.push(text);
  window.setTimeout = ((act: () => void, ms?: number) => (ms === 1000 ? slow.push(act) : real(act, ms))) as never;
  const end = () => {
    leap();
    Object.assign(window, { setTimeout: real });
    console.warn = warn;
  };
  return { warned, slow, end };
}

/** Ends the wait of a second, with the words for it, which load late. */
export async function endSlow(slow: readonly (() => void)[]): Promise<void> {
  const words = () => Promise.all([import('../../src/board/late-help.ts'), import('../../src/board/odd-names.ts')]);
  await words();
  slow.forEach((act) => act());
  await words(); // asked for after the page has
  for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
}
