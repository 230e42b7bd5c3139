import type { ReactiveControllerHost } from 'lit';
import type { Locales } from '../i18n/languages.ts';
import type { DataSource } from '../source/data-source.ts';
import type { TargetRepository } from '../source/target-repository.ts';
import { BOARD_ATTRIBUTES, type BoardAttribute, FILTER_ATTRIBUTES } from './board-attributes.ts';
import { BoardCore } from './board-core.ts';
import type { BoardState } from './board-state.ts';

/** Properties of a tile outside a board that make its own board. */
export interface AloneOptions {
  readonly src?: string;
  readonly source?: DataSource;
  readonly repository?: TargetRepository;
  readonly locales?: Locales;
}

/** The board of one tile that stands in none, made of the same attributes, written on the tile. */
export class AloneBoard {
  readonly #tile: HTMLElement & AloneOptions & ReactiveControllerHost;
  readonly #core: BoardCore;
  readonly #attributes: MutationObserver;

  constructor(tile: HTMLElement & AloneOptions & ReactiveControllerHost, publish: (state: BoardState) => void) {
    this.#tile = tile;
    this.#core = new BoardCore(tile, publish);
    this.#attributes = new MutationObserver(() => this.update());
  }

  connect(): void {
    if (!this.#tile.isConnected) return;
    this.#attributes.observe(this.#tile, { attributeFilter: Object.keys(BOARD_ATTRIBUTES) });
    this.update();
    this.#core.connect();
  }

  disconnect(): void {
    this.#attributes.disconnect();
    this.#core.disconnect();
  }

  /** Reads the tile's attributes and properties again. */
  update(): void {
    const { src, source, repository, locales } = this.#tile;
    // Frameworks set a property where there is one.
    const isName = typeof repository === 'string';
    const read = (name: BoardAttribute) => {
      // The tile has these of its own: they are no filters of the board.
      if (name in FILTER_ATTRIBUTES) return undefined;
      if (name === 'src') return src;
      return name === 'repository' && isName ? repository : this.#tile.getAttribute(name);
    };
    this.#core.set(read, { source, targetRepository: isName ? undefined : repository, locales });
  }
}
