/** Work of one turn, ms: then the page may answer its reader. */
const SLICE = 12;

/** Gives `run` a turn of the page. */
type Turn = (run: () => void) => void;

/** Work that is done one after the other, in slices, in turns of one kind. */
export class Lane {
  readonly #first: Turn;
  readonly #next: Turn;
  readonly #now: () => number;
  readonly #waiting = new Set<() => void>();
  #asked = false;

  /** `first` gives the turn in which work begins, `next` those for what is left of it; `now` in ms. */
  constructor(first: Turn, next: Turn = first, now = () => performance.now()) {
    this.#first = first;
    this.#next = next;
    this.#now = now;
  }

  /** Does `work` once, after what came before it. Returns the function that calls it off. */
  add(work: () => void): () => void {
    // A set tells equal functions apart only if each is its own.
    const own = () => work();
    this.#waiting.add(own);
    if (!this.#asked) this.#ask(this.#first);
    return () => void this.#waiting.delete(own);
  }

  #ask(turn: Turn): void {
    this.#asked = true;
    turn(this.#run);
  }

  /** Work that is added meanwhile waits for the next turn. */
  readonly #run = (): void => {
    const end = this.#now() + SLICE;
    try {
      for (const work of [...this.#waiting]) {
        if (this.#waiting.delete(work)) work();
        if (this.#now() >= end) break;
      }
    } finally {
      this.#asked = false;
      if (this.#waiting.size) this.#ask(this.#next);
    }
  };
}
