import type { Patience } from './patience.ts';

/** Milliseconds after the first failure. */
const FIRST = 30_000;
/** Milliseconds: a service that is away for a night is asked no more often than this, and found soon after. */
const LONGEST = 480_000;

/**
 * Calls back a while after a failure, each time after twice the pause of
 * before until `reset`: a page that stands open over a service that stays away
 * asks it seldom, and a thousand pages do not ask in the same second.
 */
export class Recheck {
  readonly #patience: Patience;
  readonly #callback: () => void;
  #pause = FIRST;
  #callOff?: () => void;

  constructor(patience: Patience, callback: () => void) {
    this.#patience = patience;
    this.#callback = callback;
  }

  /** Plans to call back, unless that is planned. */
  plan() {
    this.#callOff ??= this.#patience.schedule(
      () => {
        this.#callOff = undefined;
        this.#pause = Math.min(this.#pause * 2, LONGEST);
        this.#callback();
      },
      this.#pause * (1 + this.#patience.random() / 2),
    );
  }

  /** Begins anew with the shortest pause: something was answered, or the network is back. */
  reset() {
    if (this.#pause === FIRST) return;
    this.#pause = FIRST;
    if (!this.#callOff) return;
    this.#callOff();
    this.#callOff = undefined;
    this.plan();
  }
}
