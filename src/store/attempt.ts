import type { AskOptions } from '../source/data-source.ts';
import { SourceError } from '../source/source-error.ts';
import type { Patience } from './patience.ts';

const FIRST_PAUSE = 500;
/** Seconds: a reader waits no longer than this for a server that asks to be left alone. */
const LONGEST_PAUSE = 60;

type Call<T> = (options: AskOptions) => Promise<T>;

export interface AttemptOptions {
  /** Passed to the call. */
  readonly reload?: object;
  /** An abort is passed on, and the answer waited for all the same: only that says whether the save was done. */
  readonly isSave?: boolean;
}

/**
 * Calls until there is an answer: again after growing pauses when the network
 * or the server failed, not when the question did. Rejects with the signal's
 * reason or a `SourceError`, `timeout` if a try stayed silent for too long.
 */
export async function attempt<T>(
  call: Call<T>,
  signal: AbortSignal,
  patience: Patience,
  options: AttemptOptions = {},
): Promise<T> {
  for (let retries = 0; ; retries++) {
    try {
      return await once(call, signal, patience, options);
    } catch (cause) {
      if (signal.aborted && (!options.isSave || cause === signal.reason)) throw signal.reason;
      const error = asSourceError(cause);
      const pause = pauseAfter(error, retries, patience.random());
      if (pause === undefined || retries >= patience.retries) throw error;
      await wait(pause, signal, patience);
    }
  }
}

/** One try. Ends when the time does, or the signal but for a save, even if the source ignores both. */
function once<T>(
  call: Call<T>,
  signal: AbortSignal,
  { schedule, timeout }: Patience,
  { reload, isSave }: AttemptOptions,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (signal.aborted) throw signal.reason;
    const controller = new AbortController();
    let over = false;
    let callOff = () => {};
    const end = () => {
      over = true;
      callOff();
      signal.removeEventListener('abort', abort);
    };
    const giveUp = (reason: unknown) => {
      end();
      controller.abort(reason);
      reject(reason);
    };
    const abort = () => (isSave ? controller.abort(signal.reason) : giveUp(signal.reason));
    const alive = () => {
      callOff();
      if (!over)
        callOff = schedule(() => giveUp(new SourceError('timeout', `no answer within ${timeout} ms`)), timeout);
    };
    signal.addEventListener('abort', abort);
    alive();
    // The promise catches what the call throws at once, too.
    new Promise<T>((answer) => answer(call({ signal: controller.signal, reload, alive })))
      .finally(end)
      .then(resolve, reject);
  });
}

/** Milliseconds until the next try; none where another would not help. */
function pauseAfter({ code, detail }: SourceError, retries: number, chance: number): number | undefined {
  const { retryAfter = 0 } = detail;
  if (code !== 'offline' || retryAfter > LONGEST_PAUSE) return undefined;
  return Math.max(FIRST_PAUSE * 2 ** retries, retryAfter * 1000) * (1 + chance / 2);
}

function wait(ms: number, signal: AbortSignal, { schedule }: Patience): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = () => {
      calledOff();
      if (signal.aborted) reject(signal.reason);
      else resolve();
    };
    const calledOff = schedule(over, ms);
    signal.addEventListener('abort', over);
  });
}

/** A host's own source may reject with anything; behind the store there is one kind of error. */
function asSourceError(cause: unknown): SourceError {
  if (cause instanceof SourceError) return cause;
  const { name, code, message, detail } = (cause ?? {}) as Partial<SourceError>;
  // The same class of another copy of this library, or what a host has made like it.
  if (name === 'SourceError' && code) {
    return detail ? (cause as SourceError) : new SourceError(code, message ?? code, {}, { cause });
  }
  return new SourceError(
    'invalid-data',
    `unexpected failure: ${message ?? String(cause)}`,
    { problem: 'unexpected' },
    { cause },
  );
}
