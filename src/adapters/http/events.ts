import { loadCode } from '../../source/load-code.ts';
import { tell } from '../tell.ts';
import type { Hear, Line } from './heard.ts';

/** Milliseconds until code that did not come is asked for again. */
const AGAIN = 10_000;

/** Follows the events of a service while somebody watches, once for all of them, by code that loads late. */
export class Events<L extends Line = Line> {
  readonly line: L;
  readonly #watchers = new Set<Hear>();
  #leave: AbortController | undefined;

  constructor(line: L) {
    this.line = line;
  }

  watch(hear: Hear): () => void {
    const own: Hear = (heard) => hear(heard);
    this.#watchers.add(own);
    if (!this.#leave) {
      this.#leave = new AbortController();
      void this.#follow(this.#leave.signal);
    }
    return () => {
      this.#watchers.delete(own);
      if (this.#watchers.size) return;
      this.#leave?.abort();
      this.#leave = undefined;
    };
  }

  async #follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const { follow } = await loadCode(() => import('./follow.ts'));
        return await follow(this.line, (heard) => tell(this.#watchers, heard), signal);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, AGAIN));
      }
    }
  }
}
