/**
 * Numbers that look like chance and are the same on every run and machine
 * (mulberry32). Only whole-number arithmetic and multiplication, so no engine
 * rounds differently.
 */
export class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, but not including, 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  between(from, to) {
    return from + (to - from) * this.next();
  }

  /**
   * One of `things`, as often as its weight says.
   * @template T
   * @param {readonly T[]} things
   * @param {(thing: T) => number} weightOf
   * @returns {T}
   */
  pick(things, weightOf) {
    const total = things.reduce((sum, thing) => sum + weightOf(thing), 0);
    let left = this.next() * total;
    return things.find((thing) => (left -= weightOf(thing)) < 0) ?? things[things.length - 1];
  }
}
