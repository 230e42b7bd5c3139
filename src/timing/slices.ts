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
    return nextTask().then(() => signal?.throwIfAborted());
  };
}

/** Begins the slice of this task; no figure depends on its time. */
function begin(): number {
  void nextTask().then(() => (begun = undefined));
  return performance.now();
}

const waiting: (() => void)[] = [];
let channel: MessageChannel | undefined;

/**
 * Not a timeout, which the browser stretches to a second in a tab out of sight.
 * One channel for all that wait: those of several come in any order in Safari.
 */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel ??= openChannel();
    channel.port2.postMessage(undefined);
  });
}

/** Opens a channel, which closes when nobody waits. */
function openChannel(): MessageChannel {
  const opened = new MessageChannel();
  opened.port1.onmessage = () => {
    waiting.shift()!();
    if (waiting.length) return;
    opened.port1.close();
    channel = undefined;
  };
  return opened;
}
