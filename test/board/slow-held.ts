/** Holds back what waits for a second, and collects warnings, until `end`. */
export function withSlowHeld() {
  const { setTimeout: real } = window;
  const { warn } = console;
  const warned: unknown[] = [];
  const slow: (() => void)[] = [];
  console.warn = (text: unknown) => warned.push(text);
  window.setTimeout = ((act: () => void, ms?: number) => (ms === 1000 ? slow.push(act) : real(act, ms))) as never;
  const end = () => {
    Object.assign(window, { setTimeout: real });
    console.warn = warn;
  };
  return { warned, slow, end };
}

/** Ends the wait of a second, with the words for it, which load late. */
export async function endSlow(slow: readonly (() => void)[]): Promise<void> {
  await import('../../src/board/hints.ts');
  slow.forEach((act) => act());
  for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
}
