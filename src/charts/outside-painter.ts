import { colorsOf, watchColors } from '../theme/colors.ts';
import type { ChartPainter } from './chart-painter.ts';
import { sceneOf } from './chart-scene.ts';
import type { Drawing } from './drawing.ts';

export interface OutsidePicture {
  readonly drawing: Drawing;
  readonly box: HTMLElement;
}

/** Draws by a painter from outside, whenever the layout or a colour has changed. */
export class OutsidePainter {
  readonly #host: HTMLElement;
  readonly #painter: ChartPainter;
  readonly #fail: (error: unknown) => void;
  readonly #unwatch: () => void;
  #picture: OutsidePicture | undefined;

  constructor(host: HTMLElement, painter: ChartPainter, fail: (error: unknown) => void) {
    this.#host = host;
    this.#painter = painter;
    this.#fail = fail;
    this.#unwatch = watchColors(host, this.#draw);
  }

  show(picture: OutsidePicture): void {
    const isDrawn = this.#picture?.drawing.layout === picture.drawing.layout && this.#picture.box === picture.box;
    this.#picture = picture;
    if (!isDrawn) this.#draw();
  }

  remove(): void {
    this.#unwatch();
    const box = this.#picture?.box;
    this.#picture = undefined;
    if (!box) return;
    try {
      this.#painter.destroy?.(box);
    } catch (error) {
      console.warn('target-tiles: a chart painter cannot be destroyed', error);
    }
    box.replaceChildren();
  }

  #draw = (): void => {
    if (!this.#picture) return;
    const { drawing, box } = this.#picture;
    const { layout, plan } = drawing;
    try {
      this.#painter.draw({ scene: sceneOf(layout), plan, rtl: layout.rtl, colors: colorsOf(this.#host) }, box);
    } catch (error) {
      this.#fail(error);
    }
  };
}
