import { freezing, deepFreeze } from '../source/freeze.ts';
import { isRevoked } from '../source/source-error.ts';
import { inSlices } from '../timing/in-slices.ts';
import type { Patience } from './patience.ts';

/** An answer with its time. */
export interface Held<T> {
  /** Frozen, and shared by all who asked. */
  readonly value: T;
  /** Epoch milliseconds. */
  readonly at: number;
  /** A later question may get another answer. */
  readonly stale: boolean;
}

/** Gets an answer. `wanted` says whether anybody still waits, and ends the flight if not. */
type Fetch<T> = (signal: AbortSignal, wanted: () => boolean) => Promise<T>;

interface Flight<T> {
  readonly promise: Promise<Held<T>>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * One question, however many ask it: at most one request under way, the last
 * good answer kept through refresh and failure, and only the newest request
 * may write.
 */
export class Answer<T> {
  /** The last good answer. */
  held?: Held<T>;
  /** The last request failed; the next who asks tries again. */
  failed = false;

  readonly #fetch: Fetch<T>;
  readonly #patience: Patience;
  #flight?: Flight<T>;

  constructor(fetch: Fetch<T>, patience: Patience) {
    this.#fetch = fetch;
    this.#patience = patience;
  }

  /** A fresh answer; rejects with the signal's reason when it aborts, though others may go on waiting. */
  async ask(signal: AbortSignal): Promise<Held<T>> {
    signal.throwIfAborted();
    if (this.held && !this.held.stale) return this.held;
    const flight = (this.#flight ??= this.#start());
    flight.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        flight.waiting -= 1;
        // Not at once: whoever leaves to ask anew often asks the same.
        this.#patience.schedule(() => this.#isWanted(flight), 0);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave);
      flight.promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  /** The next who asks gets a newer answer than any that is held or under way. */
  outdate() {
    if (this.held) this.held = { ...this.held, stale: true };
    this.#flight = undefined;
  }

  /** Holds a newer answer than any that is held or under way. */
  take(value: T): Held<T> {
    return this.#hold(deepFreeze(value));
  }

  #hold(value: T): Held<T> {
    this.#flight = undefined;
    this.failed = false;
    return (this.held = { value, at: this.#patience.now(), stale: false });
  }

  #start(): Flight<T> {
    const controller = new AbortController();
    const isCurrent = () => this.#flight === flight;
    const fetched = this.#fetch(controller.signal, () => this.#isWanted(flight));
    const promise = fetched
      .then((value) => inSlices(freezing(value)))
      .then(
        // An abort is a hope: a source may ignore it and answer after a newer request.
        (value) => (isCurrent() ? this.#hold(value) : { value, at: this.#patience.now(), stale: true }),
        (reason: unknown) => {
          if (isCurrent()) {
            this.#flight = undefined;
            this.failed = true;
            if (isRevoked(reason)) this.held = undefined;
          }
          throw reason;
        },
      );
    const flight: Flight<T> = { controller, promise, waiting: 0 };
    return flight;
  }

  #isWanted(flight: Flight<T>): boolean {
    if (flight.waiting > 0) return true;
    if (this.#flight === flight) this.#flight = undefined;
    flight.controller.abort();
    return false;
  }
}
