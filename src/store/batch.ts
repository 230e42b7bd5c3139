import type { SourceError } from '../source/source-error.ts';

interface Job<Q, A> {
  readonly query: Q;
  readonly signal: AbortSignal;
  readonly wanted: () => boolean;
  readonly resolve: (answer: A) => void;
  readonly reject: (reason: unknown) => void;
}

/** Answers as many as it is asked, in their order. */
type Send<Q, A> = (queries: readonly Q[], signal: AbortSignal) => Promise<readonly A[]>;

/** Sends all questions of one moment together, and gives the request up when none of them is wanted any more. */
export class Batch<Q, A> {
  readonly #send: Send<Q, A>;
  readonly #later: (callback: () => void) => void;
  #jobs: Job<Q, A>[] = [];

  /** `later` calls back in a task of its own, when all tiles had their turn to ask. */
  constructor(send: Send<Q, A>, later: (callback: () => void) => void) {
    this.#send = send;
    this.#later = later;
  }

  /**
   * `wanted` is asked just before the question leaves. The promise stays
   * pending when it is not, or when the signal aborts: nobody waits then.
   */
  ask(query: Q, signal: AbortSignal, wanted: () => boolean): Promise<A> {
    return new Promise<A>((resolve, reject) => {
      if (this.#jobs.push({ query, signal, wanted, resolve, reject }) === 1) this.#later(() => void this.#flush());
    });
  }

  async #flush() {
    const jobs = this.#jobs.filter(({ wanted }) => wanted());
    this.#jobs = [];
    if (!jobs.length) return;
    try {
      await this.#answer(jobs);
    } catch (failure) {
      const waiting = jobs.filter(({ signal }) => !signal.aborted);
      const alone = waiting.length > 0 && jobs.length > 1 && mayBeOneQuestion(failure as SourceError);
      for (const job of waiting) {
        if (alone) this.#answer([job]).catch(job.reject);
        else job.reject(failure);
      }
    }
  }

  async #answer(jobs: readonly Job<Q, A>[]) {
    const queries = jobs.map(({ query }) => query);
    const answers = await this.#send(queries, whileAnyIsWanted(jobs));
    jobs.forEach(({ resolve }, index) => resolve(answers[index]!));
  }
}

function whileAnyIsWanted(jobs: readonly { readonly signal: AbortSignal }[]): AbortSignal {
  const controller = new AbortController();
  let left = jobs.length;
  for (const { signal } of jobs) {
    signal.addEventListener('abort', () => {
      left -= 1;
      if (!left) controller.abort(signal.reason);
    });
  }
  return controller.signal;
}

/**
 * Whether one question may have failed for all, so that each had better be
 * asked alone. Not so when nobody answered, or a whole file or address failed.
 */
function mayBeOneQuestion({ code, detail }: SourceError): boolean {
  if (code === 'offline' || code === 'timeout') return false;
  return code === 'unsupported' || (!detail.status && !detail.file);
}
