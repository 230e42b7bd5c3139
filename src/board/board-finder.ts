import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type BoardState, boardContext } from './board-state.ts';
import { lookForOdd } from './quiet.ts';

/**
 * Finds the board around a tile and hands on what it says. In place of
 * `ContextConsumer`, which draws its host at each word, though most words of a
 * board only make a tile ask again.
 */
export class BoardFinder implements ReactiveController {
  /** Whether a board stands around the tile, ready or not. */
  found = false;
  readonly #host: HTMLElement;
  readonly #hear: (state: BoardState | undefined) => void;
  #leave: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, hear: (state: BoardState | undefined) => void) {
    this.#host = host;
    this.#hear = hear;
    host.addController(this);
  }

  hostConnected(): void {
    this.#look();
    lookForOdd(this.#host, ':scope>:not([slot])');
    // A board that is defined later than the tile announces itself.
    document.addEventListener('context-provider', this.#lookAgain);
  }

  hostDisconnected(): void {
    document.removeEventListener('context-provider', this.#lookAgain);
    this.found = false;
    this.#leave?.();
    this.#leave = undefined;
  }

  #look(): void {
    this.#host.dispatchEvent(new ContextEvent(boardContext, this.#host, this.#take, true));
  }

  readonly #lookAgain = (): void => {
    if (!this.found) this.#look();
  };

  /** One and the same for every request: providers know a consumer by it. */
  readonly #take = (state: BoardState | undefined, leave?: () => void): void => {
    if (leave !== this.#leave) this.#leave?.();
    this.#leave = leave;
    this.found = true;
    this.#hear(state);
  };
}
