/** Work of one frame, ms: what is left waits for the next, so that no task blocks the page. */
const BUDGET = 12;

const waiting = new Set<() => void>();

/** Does `work` in one of the next frames, after what came before it. Returns the function that calls it off. */
export function inSlices(work: () => void): () => void {
  if (!waiting.size) requestAnimationFrame(run);
  waiting.add(work);
  return () => void waiting.delete(work);
}

function run(): void {
  const end = performance.now() + BUDGET;
  for (const work of waiting) {
    waiting.delete(work);
    work();
    if (performance.now() > end) break;
  }
  if (waiting.size) requestAnimationFrame(run);
}
