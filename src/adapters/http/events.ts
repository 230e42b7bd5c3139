import type { Change } from '../../source/data-source.ts';
import { loadCode } from '../../source/load-code.ts';
import type { Saved } from '../../source/target-repository.ts';
import { tell } from '../tell.ts';
import type { Connection } from './connection.ts';

/** Data of which a later question may get another answer; `saved` where only these sets are other ones. */
export interface Heard {
  readonly what: Change;
  readonly saved?: Saved;
  readonly id?: string;
}

export type Hear = (heard: Heard) => void;

/** Milliseconds until code that did not come is asked for again. */
const AGAIN = 10_000;

/** Follows the events of a service while somebody watches, once for all of them, by code that loads late. */
export class Events {
  readonly #connection: Connection;
  readonly #watchers = new Set<Hear>();
  #leave: AbortController | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
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
        return await follow(this.#connection, (heard) => tell(this.#watchers, heard), signal);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, AGAIN));
      }
    }
  }
}
