import type { LitElement } from 'lit';
import type { CanvasPicture, CanvasReader, ChartjsPainter } from './chartjs-painter.ts';

/** The canvas of a chart: loads Chart.js with the first picture. Where that fails, the chart is to draw by SVG. */
export class ChartCanvas {
  readonly #host: LitElement;
  readonly #reader: CanvasReader;
  #painter: ChartjsPainter | undefined;
  #picture: CanvasPicture | undefined;
  #loading = false;
  #failed = false;

  constructor(host: LitElement, reader: Omit<CanvasReader, 'fail'>) {
    this.#host = host;
    this.#reader = { ...reader, fail: (error) => this.#fail(error) };
  }

  /** Whether Chart.js did not come or could not draw, since the tile came to the page. */
  get failed(): boolean {
    return this.#failed;
  }

  show(picture: CanvasPicture): void {
    this.#picture = picture;
    if (this.#painter) this.#painter.show(picture);
    else void this.#load();
  }

  /** Takes the chart away, and all that it holds. */
  remove(): void {
    this.#painter?.remove();
    this.#painter = this.#picture = undefined;
    if (!this.#host.isConnected) this.#failed = false;
  }

  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    try {
      const { ChartjsPainter } = await import('./chartjs-painter.ts');
      // The tile may have left the page, or turned to another picture, while Chart.js was on its way.
      if (!this.#picture) return;
      this.#painter = new ChartjsPainter(this.#host, this.#reader);
      this.#painter.show(this.#picture);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#loading = false;
    }
  }

  #fail(error: unknown): void {
    console.warn(`<${this.#host.localName}> is drawn without Chart.js`, error);
    this.#failed = true;
    this.#host.requestUpdate();
  }
}
