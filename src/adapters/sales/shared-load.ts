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
  join(signal: AbortSignal, alive?: () => void): Promise<T> {
    const asker: Asker = { alive };
    this.#askers.add(asker);
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        this.#askers.delete(asker);
        reject(signal.reason as Error);
        if (!this.#askers.size) this.#controller.abort(signal.reason);
      };
      signal.addEventListener('abort', leave);
      const over = () => {
        this.#askers.delete(asker);
        signal.removeEventListener('abort', leave);
      };
      this.promise.finally(over).then(resolve, reject);
    });
  }
}
