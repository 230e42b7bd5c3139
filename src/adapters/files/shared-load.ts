import type { AskOptions } from '../../source/data-source.ts';
import { mayTryAgain } from '../../source/try-again.ts';
import { unlessAborted } from '../../source/unless-aborted.ts';

/** How it is asked for: as a port is. */
export type Asking = Pick<AskOptions, 'signal' | 'alive' | 'after' | 'readBy'>;

interface Asker {
  readonly alive?: () => void;
}

/** One load that several askers wait for. It is aborted when all of them have gone before it is there. */
export class SharedLoad<T> {
  readonly promise: Promise<T>;
  #controller = new AbortController();
  #askers = new Set<Asker>();
  #isOver = false;
  /** Absent where it has not failed. */
  #failure: unknown;

  constructor(load: (signal: AbortSignal, alive: () => void) => Promise<T>) {
    this.promise = load(this.#controller.signal, () => {
      for (const { alive } of this.#askers) alive?.();
    });
    this.promise.then(
      () => (this.#isOver = true),
      (failure: unknown) => {
        this.#isOver = true; // whoever waits is told; perhaps nobody waits any more
        this.#failure = failure;
      },
    );
  }

  get isThere() {
    return this.#isOver && this.#failure === undefined;
  }

  /** Whether it has come to nothing, and who asks begins another one: not so while others wait to try again. */
  isLostFor(asking: Pick<Asking, 'after'>): boolean {
    if (this.#controller.signal.aborted) return true;
    return this.#failure !== undefined && mayTryAgain(this.#failure, asking);
  }

  /** Waits for the load. Rejects with the signal's reason; the load goes on for others. */
  async join({ signal, alive }: Asking): Promise<T> {
    const asker: Asker = { alive };
    this.#askers.add(asker);
    try {
      return await unlessAborted(this.promise, signal);
    } finally {
      this.#askers.delete(asker);
      if (signal.aborted && !this.#askers.size && !this.#isOver) this.#controller.abort(signal.reason);
    }
  }
}
