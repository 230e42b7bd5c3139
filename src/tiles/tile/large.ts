import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { sentences } from '../../board/failure.ts';
import { whenQuiet } from '../../board/quiet.ts';
import type { LargeTile } from './trend-parts.ts';
import { type BoxSize, watchSize } from './viewport.ts';

type Host = ReactiveControllerHost & LargeTile;

/** Size of a tile, rem. */
type Least = readonly [width: number, height: number];

/** Least size of a large tile; the style sheet of each of its parts says where it stands. */
const LARGE: Least = [24, 18];
/** Size of the type of a tile's box, rem. */
const TYPE = 0.75;

let facts: typeof import('./large-parts.ts') | undefined;
let trend: typeof import('./trend-parts.ts') | undefined;

/**
 * Facts, and the way through the period, which a large tile shows. Their code
 * comes with the first large tile of a page, while the data come; where it does
 * not come, the tile says the facts in sentences.
 */
export class LargeController implements ReactiveController {
  readonly #host: Host;
  readonly #least: Least;
  #box: Element | null = null;
  #has = false;
  #isLarge = false;
  #stop = (): void => {};

  /** `least`: from this size on a tile has some of these parts. Before it is large, their code comes last: no reader waits for it. */
  constructor(host: Host, least = LARGE) {
    this.#host = host;
    this.#least = least;
    host.addController(this);
  }

  hostUpdated(): void {
    const box = this.#host.shadowRoot!.querySelector('.box');
    if (box === this.#box) return;
    this.hostDisconnected();
    this.#box = box;
    if (box) this.#stop = watchSize(box, (size) => this.#turn(size));
  }

  hostDisconnected(): void {
    this.#stop();
    this.#box = null;
  }

  render(): unknown {
    const large = this.#isLarge ? facts : undefined;
    return [
      large?.renderFacts(this.#host),
      this.#has ? trend?.renderTrend(this.#host, large?.writerOf(this.#host)) : undefined,
    ];
  }

  #turn({ width, height, fontSize }: BoxSize): void {
    const isFrom = ([wide, high]: Least) => Math.min(width / wide, height / high) >= fontSize / TYPE;
    const has = isFrom(this.#least);
    const isLarge = isFrom(LARGE);
    if (has === this.#has && isLarge === this.#isLarge) return;
    this.#has = has;
    this.#isLarge = isLarge;
    if (trend || isLarge) void this.#load();
    else whenQuiet(() => this.#load());
  }

  async #load(): Promise<void> {
    // Trend and facts of a large tile come at once.
    const [trends, others] = await Promise.all([
      trend ?? sentences(() => import('./trend-parts.ts')),
      facts ?? (this.#isLarge ? sentences(() => import('./large-parts.ts')) : undefined),
    ]);
    trend = trends;
    facts ??= others;
    // While it loads there is nothing of them to draw.
    if (this.#host.facts.insight) this.#host.requestUpdate();
  }
}
