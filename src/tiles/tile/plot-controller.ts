import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type BoxSize, watchBox } from './viewport.ts';

/**
 * Follows the box that a tile's picture gets (the element with class `plot`
 * in its shadow tree): its size, and whether it is in sight.
 */
export class PlotController implements ReactiveController {
  /** Size in CSS pixels; undefined until the box has been laid out. */
  size: BoxSize | undefined;
  /** Whether it is in the window or near it. Out of sight nothing is drawn. */
  visible = false;
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  #watched: Element | null = null;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#watched) this.#watch(this.#watched);
  }

  hostUpdated(): void {
    const box = this.#host.renderRoot.querySelector('.plot');
    if (box === this.#watched) return;
    this.hostDisconnected();
    this.#watched = box;
    if (box) this.#watch(box);
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #watch(box: Element): void {
    this.#stop ??= watchBox(box, ({ size, visible }) => {
      const { size: was, visible: saw } = this;
      this.visible = visible ?? saw;
      this.size = size ?? was;
      const resized = this.size?.width !== was?.width || this.size?.height !== was?.height;
      if (this.visible && (!saw || resized)) this.#host.requestUpdate();
    });
  }
}
