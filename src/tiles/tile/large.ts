import { nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { sentences } from '../../board/failure.ts';
import type { LargeTile } from './large-parts.ts';
import { type BoxSize, watchSize } from './viewport.ts';

type Host = ReactiveControllerHost & LargeTile;

/** Least size of a tile that has these parts, rem; the style sheet of each says where it stands. */
const LARGE = { width: 24, height: 18 };
/** Size of the type of a tile's box, rem. */
const TYPE = 0.75;

let parts: typeof import('./large-parts.ts') | undefined;

/**
 * Facts, and the way through the period, which only a large tile shows. Their code
 * comes with the first large tile of a page, while the data come; where it does
 * not come, the tile says the facts in sentences.
 */
export class LargeController implements ReactiveController {
  readonly #host: Host;
  #box: Element | null = null;
  #isLarge = false;
  #stop = (): void => {};

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const box = this.#host.shadowRoot!.querySelector('.box');
    if (box === this.#box) return;
    this.hostDisconnected();
    this.#box = box;
    if (box) this.#stop = watchSize(box, (size) => void this.#turn(size));
  }

  hostDisconnected(): void {
    this.#stop();
    this.#box = null;
  }

  render(): unknown {
    return this.#isLarge && parts ? parts.renderLarge(this.#host) : nothing;
  }

  async #turn({ width, height, fontSize }: BoxSize): Promise<void> {
    const rem = fontSize / TYPE;
    const isLarge = width >= LARGE.width * rem && height >= LARGE.height * rem;
    if (isLarge === this.#isLarge) return;
    this.#isLarge = isLarge;
    if (isLarge) parts ??= await sentences(() => import('./large-parts.ts'));
    this.#host.requestUpdate();
  }
}
