import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { afterPictures, hurry, whenIdle } from './idle.ts';
import { type BoxSize, isSeen, type Sight, sizeForPaper, watchSight, watchSize } from './viewport.ts';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode; drawNow(): void };

/**
 * Follows whether a tile is in sight, and the box that its picture gets (the
 * element with class `plot` in its shadow tree). What is seen is drawn first.
 */
export class PlotController implements ReactiveController {
  /** Size in CSS pixels; undefined until the box has been laid out. */
  size: BoxSize | undefined;
  /** Whether the tile is in the window, or near it and what is in it has been drawn; undefined until that is known. Out of sight no picture is drawn. */
  visible: boolean | undefined;
  readonly #host: Host;
  #sight: Sight | undefined;
  #watched: Element | null = null;
  #stops: (() => void)[] = [];

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stops.push(watchSight(this.#host, (sight) => this.#see(sight)));
    if (this.#watched) this.#watch(this.#watched);
  }

  hostUpdated(): void {
    const box = this.#host.renderRoot.querySelector('.plot');
    if (box !== this.#watched) this.#turnTo(box);
    if (box && !this.size) this.#take(sizeForPaper(box));
  }

  hostDisconnected(): void {
    this.#stops.splice(0).forEach((stop) => stop());
    // It may come back elsewhere.
    this.visible = this.#sight = undefined;
    hurry(this.#host);
  }

  /** When the tile may be drawn, if not at once. Out of sight it `waits` until the page has time. */
  turn(waits: boolean): Promise<void> | undefined {
    if (this.visible === undefined) return this.#firstTurn(waits);
    return this.visible || !waits ? undefined : whenIdle(this.#host);
  }

  /** When figures may be made, if not at once: out of sight after the next pictures of what is seen. */
  turnToMeasure(): Promise<void> | undefined {
    return this.visible ? undefined : this.#afterSeen();
  }

  async #afterSeen(): Promise<void> {
    await this.#find();
    if (!this.visible) await afterPictures();
  }

  async #firstTurn(waits: boolean): Promise<void> {
    await this.#find();
    if (!this.visible && waits) await whenIdle(this.#host);
  }

  async #find(): Promise<void> {
    const seen = await isSeen(this.#host);
    this.visible ??= seen;
  }

  #see(sight: Sight): void {
    this.#sight = sight;
    if (sight === 'seen' || sight === 'paper') return this.#come();
    if (sight === 'far') this.visible = false;
    else if (!this.visible) void this.#comeNext();
  }

  /** Near, but not seen: its picture comes after those that are. */
  async #comeNext(): Promise<void> {
    this.visible = false;
    await afterPictures();
    if (this.#sight === 'near') this.#come();
  }

  #come(): void {
    if (this.visible) return;
    this.visible = true;
    hurry(this.#host);
    if (this.#sight === 'paper') this.#drawForPaper();
    else if (this.#watched) this.#host.requestUpdate();
  }

  /** At once: a page that prints by script gives no other turn. First the box, then what fits into it. */
  #drawForPaper(): void {
    this.#host.drawNow();
    this.#host.drawNow();
  }

  #turnTo(box: Element | null): void {
    this.#stops.splice(1).forEach((stop) => stop());
    this.#watched = box;
    if (box && this.#stops.length) this.#watch(box);
  }

  #watch(box: Element): void {
    this.#stops.push(watchSize(box, (size) => this.#take(size)));
  }

  #take(size: BoxSize | undefined): void {
    const { size: was, visible } = this;
    if (!size) return;
    this.size = size;
    if (visible && (size.width !== was?.width || size.height !== was.height)) this.#host.requestUpdate();
  }
}
