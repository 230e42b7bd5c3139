import type { LitElement } from 'lit';

/** Shows pictures until it is removed. */
export interface Painter<P> {
  show(picture: P): void;
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
  #failed = false;

  /** `load` hands its painter a way to say that it cannot draw. */
  constructor(host: LitElement, name: string, load: (fail: Fail) => Promise<Painter<P>>) {
    this.#host = host;
    this.#name = name;
    this.#load = load;
  }

  /** Whether it did not come or could not draw, since the tile came to the page. */
  get failed(): boolean {
    return this.#failed;
  }

  show(picture: P): void {
    this.#picture = picture;
    if (this.#painter) this.#painter.show(picture);
    else void this.#begin();
  }

  remove(): void {
    this.#painter?.remove();
    this.#painter = this.#picture = undefined;
    if (!this.#host.isConnected) this.#failed = false;
  }

  async #begin(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    try {
      const painter = await this.#load((error) => this.#fail(error));
      // The tile may have left the page, or turned to another picture, meanwhile.
      if (!this.#picture) return painter.remove();
      this.#painter = painter;
      painter.show(this.#picture);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#loading = false;
    }
  }

  #fail(error: unknown): void {
    console.warn(`<${this.#host.localName}> is drawn without ${this.#name}`, error);
    this.#failed = true;
    this.#host.requestUpdate();
  }
}
