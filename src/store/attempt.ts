import type { AskOptions } from '../source/data-source.ts';
import { SourceError } from '../source/source-error.ts';
import type { Patience } from './patience.ts';

const FIRST_PAUSE = 500;
/** Seconds: a reader waits no longer than this for a server that asks to be left alone. */
const LONGEST_PAUSE = 60;

/** One failure, for all who were told of it: who asks for the same load waits for the same moment. */
interface Round {
  /** Failures in a row, this one among them; Infinity where another try would not help. */
  readonly tries: number;
  /** Not before then is the next try, epoch milliseconds. */
  readonly until: number;
  /** Its number among all rounds. */
  readonly turn: number;
}

const rounds = new WeakMap<SourceError, Round>();
let turns = 0;

type Call<T> = (options: AskOptions) => Promise<T>;

export interface AttemptOptions extends Pick<AskOptions, 'readBy'> {
  /** Passed to the call, as `readBy` is. */
  readonly reload?: object;
  /** An abort is passed on, and the answer waited for all the same: only that says whether the save was done. */
  readonly isSave?: boolean;
}

/**
 * Calls until there is an answer: again after growing pauses when the network
 * or the server failed, not when the question did. Questions that are told the
 * very same error rest on one load, and wait and count together. Rejects with
 * the signal's reason or a `SourceError`, `timeout` if a try stayed silent for
 * too long.
 */
export async function attempt<T>(
  call: Call<T>,
  signal: AbortSignal,
  patience: Patience,
  options: AttemptOptions = {},
): Promise<T> {
  let after: SourceError | null = null;
  let tries = 0;
  const began = turns;
  for (;;) {
    try {
      return await once(call, signal, patience, { ...options, after });
    } catch (cause) {
      if (signal.aborted && (!options.isSave || cause === signal.reason)) throw signal.reason;
      const error = asSourceError(cause);
      const told = error === after ? undefined : rounds.get(error);
      const round = told ?? roundOf(error, tries + 1, patience);
      const rest = round.until - patience.now();
      // A load that others had given up, or left, before this one asked: it has not tried yet.
      const isOld = !after && !!told && told.turn <= began && rest <= LONGEST_PAUSE * 1000;
      const isOver = round.tries > patience.retries;
      if (isOver && !isOld) throw error;
      if (rest > 0) await wait(rest, signal, patience);
      tries = isOver || (isOld && rest <= 0) ? 0 : round.tries;
      after = error;
    }
  }
}

/** Begins the pause after a failure. */
function roundOf(error: SourceError, failures: number, { random, now, retries }: Patience): Round {
  const { retryAfter = 0 } = error.detail;
  const isOffline = error.code === 'offline';
  const tries = isOffline && retryAfter <= LONGEST_PAUSE ? failures : Infinity;
  const least = retryAfter * 1000;
  const pause = tries > retries ? least : Math.max(FIRST_PAUSE * 2 ** (tries - 1), least) * (1 + random() / 2);
  const round: Round = { tries, until: now() + pause, turn: ++turns };
  if (isOffline) rounds.set(error, round);
  return round;
}

/** One try. Ends when the time does, or the signal but for a save, even if the source ignores both. */
function once<T>(
  call: Call<T>,
  signal: AbortSignal,
  { schedule, timeout }: Patience,
  { isSave, ...asking }: AttemptOptions & Pick<AskOptions, 'after'>,
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
    new Promise<T>((answer) => answer(call({ ...asking, signal: controller.signal, alive })))
      .finally(end)
      .then(resolve, reject);
  });
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
  const { name, code, message } = (cause ?? {}) as Partial<SourceError>;
  // One that a host has made like it, without a detail.
  if (name === 'SourceError' && code) return new SourceError(code, message ?? code, {}, { cause });
  return new SourceError(
    'invalid-data',
    `unexpected failure: ${message ?? String(cause)}`,
    { problem: 'unexpected' },
    { cause },
  );
}
