import { colorsOf, watchColors } from '../theme/colors.ts';
import { Chart } from './chartjs.ts';
import { configOf, inksOf } from './chartjs-config.ts';
import type { CanvasChart, Inks, Picture } from './chartjs-config.ts';
import { guarded, notation, pointer } from './chartjs-plugins.ts';
import type { ChartPlugin } from './chartjs-plugins.ts';
import { sliceOf } from './plan.ts';
import { inFrame } from '../timing/page.ts';

export interface CanvasPicture extends Picture {
  readonly canvas: HTMLCanvasElement;
  /** The points drawn, up to but not `last`: of a long list those that are near. */
  readonly first: number;
  readonly last: number;
  readonly plugins: readonly ChartPlugin[];
}

/** Callbacks of the chart that a painter draws for; indexes count from the first point of the whole list. */
export interface CanvasReader {
  hover(index: number): void;
  choose(index: number): void;
  fail(error: unknown): void;
}

/**
 * Shows plans on a canvas by Chart.js: one chart, built in a slice of a frame,
 * then updated and never rebuilt but for other plugins, gone when the tile
 * goes. Colours are read from the host's tokens at each drawing.
 */
export class ChartjsPainter {
  readonly #host: HTMLElement;
  readonly #reader: CanvasReader;
  readonly #unwatch: () => void;
  #chart: CanvasChart | undefined;
  #wanted: CanvasPicture | undefined;
  #picture: Picture | undefined;
  #inks: Inks | undefined;
  #built: readonly unknown[] = [];
  #drawn: readonly unknown[] = [];
  #cancel: (() => void) | undefined;

  constructor(host: HTMLElement, reader: CanvasReader) {
    this.#host = host;
    this.#reader = reader;
    this.#unwatch = watchColors(host, this.#later);
  }

  /** Draws in one of the next frames; what was asked for before that is forgotten. */
  show(wanted: CanvasPicture): void {
    this.#wanted = wanted;
    this.#later();
  }

  /** Takes the chart away, and all that it holds. */
  remove(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#unwatch();
    this.#chart?.destroy();
    this.#chart = this.#wanted = this.#picture = undefined;
  }

  /** Draws at once what waits for a frame. */
  drawNow(): void {
    if (!this.#cancel) return;
    this.#cancel();
    this.#drawWanted();
  }

  #later = (): void => {
    this.#cancel ??= inFrame(() => this.#drawWanted());
  };

  #drawWanted(): void {
    this.#cancel = undefined;
    try {
      if (this.#wanted && this.#host.isConnected) this.#draw(this.#wanted);
    } catch (error) {
      this.#reader.fail(error);
    }
  }

  #draw(wanted: CanvasPicture): void {
    const { canvas, plan, room, grid, first, last, plugins } = wanted;
    const colors = colorsOf(this.#host);
    const font = getComputedStyle(canvas).fontFamily;
    const built = [canvas, ...plugins];
    const state = [plan, room, grid, first, last, font, devicePixelRatio, ...Object.values(colors), ...built];
    if (same(state, this.#drawn)) return;
    this.#picture = {
      plan: first || last < plan.points.length ? sliceOf(plan, first, last) : plan,
      room,
      grid,
    };
    this.#inks = inksOf(colors, font);
    if (!this.#chart || !same(built, this.#built)) this.#build(wanted);
    else this.#update();
    this.#drawn = state;
    this.#built = built;
  }

  /** Whole pixels, as Chart.js makes them: told others, it would take each drawing for a resizing that changes nothing. */
  get #size(): readonly [width: number, height: number] {
    const { plan, room, grid } = this.#picture!;
    return [Math.floor(room.width), Math.floor(grid ? grid.row * plan.points.length : room.height)];
  }

  #build({ canvas, plugins }: CanvasPicture): void {
    this.#chart?.destroy();
    [canvas.width, canvas.height] = this.#size;
    const { hover, choose } = this.#reader;
    const moved = (tell: (index: number) => void) => (index: number) =>
      tell(index < 0 ? index : index + this.#wanted!.first);
    this.#chart = new Chart(canvas, {
      ...configOf(this.#picture!, this.#inks!),
      plugins: [
        notation(() => ({ picture: this.#picture!, inks: this.#inks! })),
        pointer(moved(hover), moved(choose)),
        ...plugins.map(guarded),
      ],
    });
  }

  #update(): void {
    const chart = this.#chart!;
    const { data, options } = configOf(this.#picture!, this.#inks!);
    const [width, height] = this.#size;
    chart.data = data;
    chart.options = options!;
    // Resizing updates.
    if (chart.width !== width || chart.height !== height) chart.resize(width, height);
    else chart.update();
  }
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
