/** Milliseconds of work after which the page gets a turn. */
const SLICE = 12;

/** When work in the running task of the page began: all that goes on in one task shares its slice. */
let begun: number | undefined;

/**
 * Makes a function to call between pieces of work: it waits for a new task
 * where the slice is used up, and then throws if a signal is aborted.
 */
export function slices(signal?: AbortSignal): () => Promise<void> | undefined {
  return () => {
    begun ??= begin();
    if (performance.now() - begun < SLICE) return undefined;
    return nextTask().then(() => {
      begun = undefined; // of several channels any may come first in Safari
      signal?.throwIfAborted();
    });
  };
}

/** Begins the slice of this task; no figure depends on its time. */
function begin(): number {
  void nextTask().then(() => (begun = undefined));
  return performance.now();
}

/** Not a timeout, which the browser stretches to a second in a tab out of sight. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
