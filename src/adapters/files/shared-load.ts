import { unlessAborted } from '../../source/unless-aborted.ts';

interface Asker {
  readonly alive?: () => void;
}

/** One load that several askers wait for. It is aborted when all of them have gone before it is there. */
export class SharedLoad<T> {
  readonly promise: Promise<T>;
  #controller = new AbortController();
  #askers = new Set<Asker>();
  #state: 'loading' | 'there' | 'failed' = 'loading';

  constructor(load: (signal: AbortSignal, alive: () => void) => Promise<T>) {
    this.promise = load(this.#controller.signal, () => {
      for (const { alive } of this.#askers) alive?.();
    });
    this.promise.then(
      () => (this.#state = 'there'),
      () => (this.#state = 'failed'), // whoever waits is told; perhaps nobody waits any more
    );
  }

  get isAborted() {
    return this.#controller.signal.aborted;
  }

  get isOver() {
    return this.#state !== 'loading';
  }

  get isFailed() {
    return this.#state === 'failed';
  }

  /** Waits for the load. Rejects with the signal's reason; the load goes on for others. */
  async join(signal: AbortSignal, alive?: () => void): Promise<T> {
    const asker: Asker = { alive };
    this.#askers.add(asker);
    try {
      return await unlessAborted(this.promise, signal);
    } finally {
      this.#askers.delete(asker);
      if (signal.aborted && !this.#askers.size && !this.isOver) this.#controller.abort(signal.reason);
    }
  }
}
