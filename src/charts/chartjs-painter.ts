import { colorsOf, watchColors } from '../theme/colors.ts';
import { handwork } from './chartjs-handwork.ts';
import type { Work } from './chartjs-handwork.ts';
import { Chart } from './chartjs.ts';
import { configOf, inksOf } from './chartjs-config.ts';
import type { CanvasChart } from './chartjs-config.ts';
import type { Plan } from './plan.ts';
import type { ChartLayout as Scene } from './layout.ts';
import { inSlices } from './slices.ts';

interface Shown {
  readonly canvas: HTMLCanvasElement;
  readonly plan: Plan;
  readonly scene: Scene;
}

/**
 * Shows plans on a canvas by Chart.js: one chart, built in a slice of a frame,
 * then updated and never rebuilt, gone when the tile goes. Colours are read
 * from the host's tokens at each drawing.
 */
export class ChartjsPainter {
  readonly #host: HTMLElement;
  readonly #unwatch: () => void;
  #chart: CanvasChart | undefined;
  #shown: Shown | undefined;
  #work: Work | undefined;
  #drawn: readonly unknown[] = [];
  #cancel: (() => void) | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#unwatch = watchColors(host, this.#later);
  }

  /** Draws in one of the next frames; what was asked for before that is forgotten. */
  show(canvas: HTMLCanvasElement, plan: Plan, scene: Scene): void {
    this.#shown = { canvas, plan, scene };
    this.#later();
  }

  /** Takes the chart away, and all that it holds. */
  remove(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#unwatch();
    this.#chart?.destroy();
    this.#chart = undefined;
    this.#shown = undefined;
    this.#drawn = [];
  }

  #later = (): void => {
    this.#cancel ??= inSlices(() => {
      this.#cancel = undefined;
      this.#draw();
    });
  };

  #draw(): void {
    if (!this.#shown || !this.#host.isConnected) return;
    const { canvas, plan, scene } = this.#shown;
    const colors = colorsOf(this.#host);
    const font = getComputedStyle(canvas).fontFamily;
    const state = [canvas, scene, font, ...Object.values(colors)];
    if (state.every((value, index) => value === this.#drawn[index])) return;
    this.#drawn = state;
    this.#work = { scene, inks: inksOf(colors, font) };
    const config = configOf(plan, scene, this.#work.inks);
    if (this.#chart?.canvas !== canvas) {
      this.#chart?.destroy();
      canvas.width = scene.width;
      canvas.height = scene.height;
      this.#chart = new Chart(canvas, { ...config, plugins: [handwork(() => this.#work!)] });
      return;
    }
    this.#chart.data = config.data;
    this.#chart.options = config.options!;
    if (this.#chart.width !== scene.width || this.#chart.height !== scene.height) {
      this.#chart.resize(scene.width, scene.height);
    }
    this.#chart.update();
  }
}
