import type { LitElement } from 'lit';

/** Shows pictures until it is removed. */
export interface Painter<P> {
  show(picture: P): void;
  /** Draws at once what waits for its turn, where it has turns. */
  drawNow?(): void;
  /** Takes the picture away, and all that it holds. */
  remove(): void;
}

type Fail = (error: unknown) => void;

/** A painter that loads with the first picture. Where it fails, the chart is to draw by SVG. */
export class LatePainter<P> {
  readonly #host: LitElement;
  readonly #name: string;
  readonly #load: (fail: Fail) => Promise<Painter<P>>;
  #painter: Painter<P> | undefined;
  #picture: P | undefined;
  #loading = false;
  /** Step that failed, since the tile came to the page. */
  #failed: 'load' | 'draw' | undefined;
  #attempt: unknown;

  /** `load` hands its painter a way to say that it cannot draw. */
  constructor(host: LitElement, name: string, load: (fail: Fail) => Promise<Painter<P>>) {
    this.#host = host;
    this.#name = name;
    this.#load = load;
  }

  /** Whether it did not load. */
  get isMissing(): boolean {
    return this.#failed === 'load';
  }

  /** Whether it draws, if `wanted`. Where it did not load, another `attempt` loads it again, beside the picture by SVG. */
  draws(wanted: boolean, attempt: unknown): boolean {
    if (this.isMissing && !wanted) this.#failed = undefined;
    if (this.isMissing && attempt !== this.#attempt) void this.#begin();
    this.#attempt = attempt;
    return wanted && !this.#failed;
  }

  show(picture: P): void {
    this.#picture = picture;
    if (this.#painter) this.#painter.show(picture);
    else void this.#begin();
  }

  drawNow(): void {
    this.#painter?.drawNow?.();
  }

  remove(): void {
    this.#painter?.remove();
    this.#painter = this.#picture = undefined;
    if (!this.#host.isConnected) this.#failed = undefined;
  }

  async #begin(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    const loaded = this.#load((error) => this.#fail('draw', error));
    const painter = await loaded.catch((error: unknown) => this.#fail('load', error));
    this.#loading = false;
    if (painter) this.#draw(painter);
  }

  #draw(painter: Painter<P>): void {
    if (this.#failed) this.#host.requestUpdate();
    this.#failed = undefined;
    // The tile may have left the page, or turned to another picture, meanwhile.
    if (!this.#picture) return painter.remove();
    this.#painter = painter;
    try {
      painter.show(this.#picture);
    } catch (error) {
      this.#fail('draw', error);
    }
  }

  #fail(step: 'load' | 'draw', error: unknown): void {
    if (this.#failed !== step) console.warn(`<${this.#host.localName}> is drawn without ${this.#name}`, error);
    this.#failed = step;
    this.#host.requestUpdate();
  }
}
