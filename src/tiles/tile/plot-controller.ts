import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { afterPictures, whenIdle } from '../../timing/page.ts';
import { type BoxSize, isSeen, type Sight, sizeForPaper, watchSight, watchSize } from './viewport.ts';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode; drawNow(): void };

/**
 * Follows whether a tile is in sight, and the box that its picture gets (the
 * element with class `plot` in its shadow tree). What is seen is drawn first.
 */
export class PlotController implements ReactiveController {
  /** Size in CSS pixels; undefined until the box has been laid out. */
  size: BoxSize | undefined;
  /** Whether the tile is in the window, or near it and what is in it has been drawn; undefined until that is known. */
  visible: boolean | undefined;
  readonly #host: Host;
  #due: (() => void) | undefined;
  /** The page has been at rest since: the tile is drawn, in sight or not. */
  #rested = false;
  #unskipping = false;
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
    this.#unskip();
  }

  hostDisconnected(): void {
    this.#stops.splice(0).forEach((stop) => stop());
    // It may come back elsewhere.
    this.visible = this.#sight = undefined;
    this.#due?.();
  }

  /** Whether the tile is on its way to paper. */
  get printed(): boolean {
    return this.#sight === 'paper';
  }

  /** Draws the tile now if it is in sight or others `depend` on it, else when the page is at rest. */
  async inTurn(draw: () => void, depend: boolean): Promise<void> {
    if (this.visible === undefined) await this.#find();
    if (this.visible || depend) return draw();
    return new Promise((resolve) => {
      const due = () => {
        callOff();
        this.#due = undefined;
        // The promise catches what the drawing throws.
        resolve(new Promise((drawn) => drawn(draw())));
      };
      const callOff = whenIdle(() => {
        this.#rested = true;
        due();
      });
      this.#due = due;
    });
  }

  /** Makes figures now if the tile is in sight, else after the next pictures of what is. */
  measureInTurn<T>(make: () => T): T | Promise<T> {
    return this.visible ? make() : this.#afterSeen(make);
  }

  async #afterSeen<T>(make: () => T): Promise<T> {
    await this.#find();
    if (this.visible) return make();
    return new Promise((resolve) => afterPictures(() => resolve(new Promise((made) => made(make())))));
  }

  async #find(): Promise<void> {
    const seen = await isSeen(this.#host);
    this.visible ??= seen;
  }

  #see(sight: Sight): void {
    const wasPrinted = this.printed;
    this.#sight = sight;
    if (sight === 'paper') return this.#print();
    if (wasPrinted) this.#host.requestUpdate();
    if (sight === 'seen') return this.#come();
    if (sight === 'far') this.visible = false;
    else if (!this.visible) this.#comeNext();
  }

  /** Near, but not seen: its picture comes after those that are. */
  #comeNext(): void {
    this.visible = false;
    afterPictures(() => {
      if (this.#sight === 'near') this.#come();
    });
  }

  #come(): void {
    if (this.visible) return;
    this.visible = true;
    this.#due?.();
    if (this.#watched) this.#host.requestUpdate();
  }

  /** At once: a page that prints by script gives no other turn. First the box, then what fits into it. */
  #print(): void {
    this.visible = true;
    this.#due?.();
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

  /**
   * Has the browser lay out and paint a tile that was drawn once, in sight or
   * not, from when the page has been at rest on. The size of its box is told
   * with those of the others: asked for here, each would lay the page out anew.
   */
  #unskip(): void {
    if (this.#unskipping || (!this.visible && !this.#rested)) return;
    this.#unskipping = true;
    const unskip = () => void this.#host.renderRoot.querySelector('.box')?.classList.add('at-rest');
    if (this.#rested) unskip();
    else whenIdle(unskip);
  }

  #take(size: BoxSize | undefined): void {
    const { size: was, visible } = this;
    if (!size) return;
    this.size = size;
    if ((visible || this.#rested) && (size.width !== was?.width || size.height !== was.height))
      this.#host.requestUpdate();
  }
}
