import type { LitElement } from 'lit';
import type { ChartInteraction } from './chart-interaction.ts';

type Act = (interaction: ChartInteraction) => void;

/**
 * The interaction of a chart, loaded at the reader's first touch. Acts wait in
 * their order until it is there. If it does not come they are dropped, and the
 * next touch tries again.
 */
export class LateInteraction {
  readonly #host: LitElement;
  readonly #load: () => Promise<ChartInteraction>;
  #loaded: ChartInteraction | undefined;
  #waiting: Act[] | undefined;
  #failed = false;

  constructor(host: LitElement, load: () => Promise<ChartInteraction>) {
    this.#host = host;
    this.#load = load;
  }

  get loaded(): ChartInteraction | undefined {
    return this.#loaded;
  }

  /** Whether it did not come when it was last asked for. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Acts once it is there, which it is asked to be. */
  touch(act: Act): void {
    if (this.#loaded) act(this.#loaded);
    else if (this.#waiting) this.#waiting.push(act);
    else void this.#wake([act]);
  }

  /** Acts only where something was touched before. */
  follow(act: Act): void {
    if (this.#loaded || this.#waiting) this.touch(act);
  }

  async #wake(waiting: Act[]): Promise<void> {
    this.#waiting = waiting;
    try {
      const loaded = (this.#loaded = await this.#load());
      if (this.#failed) this.#host.requestUpdate();
      this.#failed = false;
      waiting.forEach((act) => act(loaded));
    } catch (error) {
      if (this.#failed) return;
      console.warn('target-tiles: tooltip, keys and table did not load; the next touch tries again', error);
      this.#failed = true;
      this.#host.requestUpdate();
    } finally {
      this.#waiting = undefined;
    }
  }
}
