interface Asker {
  readonly alive?: () => void;
}

/** One load that several askers wait for. It is aborted when all of them have gone. */
export class SharedLoad<T> {
  readonly promise: Promise<T>;
  #controller = new AbortController();
  #askers = new Set<Asker>();

  constructor(load: (signal: AbortSignal, alive: () => void) => Promise<T>) {
    this.promise = load(this.#controller.signal, () => {
      for (const { alive } of this.#askers) alive?.();
    });
    this.promise.catch(() => {}); // whoever waits is told; perhaps nobody waits any more
  }

  get isAborted() {
    return this.#controller.signal.aborted;
  }

  /** Waits for the load. Rejects with the signal's reason; the load goes on for others. */
  async join(signal: AbortSignal, alive?: () => void): Promise<T> {
    const asker: Asker = { alive };
    this.#askers.add(asker);
    try {
      return await unlessAborted(this.promise, signal);
    } finally {
      this.#askers.delete(asker);
      if (signal.aborted && !this.#askers.size) this.#controller.abort(signal.reason);
    }
  }
}

/** The promise, or the signal's reason as soon as that is aborted. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort);
    void promise.finally(() => signal.removeEventListener('abort', abort)).then(resolve, reject);
  });
}
