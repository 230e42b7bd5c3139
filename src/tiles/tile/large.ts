import { nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { sentences } from '../../board/failure.ts';
import type { LargeTile } from './large-parts.ts';
import { type BoxSize, watchSize } from './viewport.ts';

type Host = ReactiveControllerHost & LargeTile;

/** Size of a tile, rem. */
type Size = Pick<BoxSize, 'width' | 'height'>;

/** Least size of a tile that has these parts; the style sheet of each says where it stands. */
const LARGE: Size = { width: 24, height: 18 };
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
  readonly #least: Size;
  #box: Element | null = null;
  #size: 'small' | 'spark' | 'large' = 'small';
  #stop = (): void => {};

  /** `spark`: from this size on a tile shows the way through the period beside its number. */
  constructor(host: Host, spark: Size = LARGE) {
    this.#host = host;
    this.#least = spark;
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
    return this.#size === 'large' && parts ? parts.renderLarge(this.#host) : nothing;
  }

  renderSpark(): unknown {
    return this.#size === 'spark' && parts ? parts.renderSpark(this.#host) : nothing;
  }

  async #turn({ width, height, fontSize }: BoxSize): Promise<void> {
    const rem = fontSize / TYPE;
    const isFrom = (least: Size) => width >= least.width * rem && height >= least.height * rem;
    const size = isFrom(LARGE) ? 'large' : isFrom(this.#least) ? 'spark' : 'small';
    if (size === this.#size) return;
    this.#size = size;
    if (size !== 'small') parts ??= await sentences(() => import('./large-parts.ts'));
    this.#host.requestUpdate();
  }
}
