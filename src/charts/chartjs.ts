/**
 * The only module that imports Chart.js, by name, so that nothing else of it
 * is shipped. Load it late: `import('./chartjs.ts')`.
 */
import { BAR, TRIANGLE, triangleBeside } from './column-measures.ts';
import { BarController, BarElement, CategoryScale, Chart, LinearScale } from 'chart.js';
import type { BarOptions, UpdateMode } from 'chart.js';

export type Turn = 'left' | 'right' | 'up' | 'down';

/** Options that our notation adds to those of a bar (N1, N2, N5). */
export interface Notation {
  /** Draws a triangle beside the bar's end in place of the bar, pointing this way. */
  readonly triangle?: Turn;
  /** Draws the border in dashes, without a fill. */
  readonly dashed?: boolean;
  /** Sets a triangle on the end: the value goes on beyond the bar. */
  readonly cut?: boolean;
}

/** Options of a dataset: how its bars stand. */
export interface Standing {
  /** Distance to the middle of the category, in parts of the category; negative is left or up (N2). */
  readonly offset: number;
  /** Distance of a bar's foot to its base, px. */
  readonly lift: number;
}

type Place = Record<'x' | 'y' | 'base' | 'width' | 'height', number> & { readonly horizontal: boolean };

const ANGLES = { up: 0, right: 0.5, down: 1, left: -0.5 };

/** A bar of Chart.js in our notation. */
export class TargetBarElement extends BarElement {
  static override id = 'targetBar';
  static override defaults = {
    ...BarElement.defaults,
    borderSkipped: false,
    inflateAmount: 0,
    triangle: undefined,
    dashed: false,
    cut: false,
  };
  declare options: BarOptions & Notation;

  override draw(ctx: CanvasRenderingContext2D): void {
    const { triangle, dashed, cut, backgroundColor, borderColor } = this.options;
    ctx.save();
    ctx.fillStyle = ctx.strokeStyle = backgroundColor;
    if (triangle) {
      // Set off from the bar that it may reach over.
      Object.assign(ctx, { strokeStyle: borderColor, lineWidth: 2 });
      this.#drawBeside(ctx, triangle);
    } else if (dashed) this.#drawDashed(ctx);
    else super.draw(ctx);
    ctx.fillStyle = backgroundColor;
    if (cut) this.#drawCut(ctx);
    ctx.restore();
  }

  get #place(): Place {
    return this.getProps(['x', 'y', 'base', 'width', 'height', 'horizontal'], true) as Place;
  }

  #drawBeside(ctx: CanvasRenderingContext2D, turn: Turn): void {
    const { x, y, width, height, horizontal } = this.#place;
    if (horizontal)
      return drawTriangle(
        ctx,
        [x, y + height / 2],
        Math.max(TRIANGLE.least, Math.min(TRIANGLE.most, height * 0.6)),
        turn,
        true,
      );
    const { size, gap } = triangleBeside(width / BAR);
    drawTriangle(ctx, [x + (width / 2 + gap) * (turn === 'left' ? 1 : -1), y], size, turn, true);
  }

  #drawDashed(ctx: CanvasRenderingContext2D): void {
    const { x, y, base, width } = this.#place;
    ctx.lineWidth = 1.25;
    ctx.setLineDash([2, 1.5]);
    ctx.strokeRect(x - width / 2 + 0.5, Math.min(y, base) + 0.5, width - 1, Math.max(0, Math.abs(base - y) - 1));
  }

  #drawCut(ctx: CanvasRenderingContext2D): void {
    const { x, y, base, width } = this.#place;
    const size = Math.min(8, width);
    drawTriangle(ctx, [x, y + (Math.sign(y - base) * size) / 2], size, y < base ? 'up' : 'down');
  }
}

function drawTriangle(
  ctx: CanvasRenderingContext2D,
  [x, y]: readonly [x: number, y: number],
  size: number,
  turn: Turn,
  isHaloed = false,
): void {
  ctx.translate(x, y);
  ctx.rotate(ANGLES[turn] * Math.PI);
  const path = new Path2D(`M0 0L${size / 2} ${size * 0.85}H${-size / 2}z`);
  if (isHaloed) ctx.stroke(path);
  ctx.fill(path);
}

/** Bars beside the middle of their category, with edges on whole pixels; a value that is not nothing is seen. */
export class TargetBarController extends BarController {
  static override id = 'targetBar';
  static override defaults = { ...BarController.defaults, dataElementType: 'targetBar', grouped: false };

  protected override updateElement(bar: BarElement, index: number | undefined, to: Place, mode: UpdateMode): void {
    const { offset, lift } = this.getDataset() as unknown as Standing;
    const [along, thickness, end, length] = to.horizontal
      ? (['y', 'height', 'x', 'width'] as const)
      : (['x', 'width', 'y', 'height'] as const);
    const band = this.getMeta().iScale!;
    const middle = to[along] + ((band.options.reverse ? -offset : offset) * band[thickness]) / band.getLabels().length;
    const edges = [-0.5, 0.5].map((side) => Math.round(middle + side * to[thickness])) as [number, number];
    const way = Math.sign(to[end] - to.base);
    const base = Math.round(to.base + way * lift);
    const reach = Math.max(Math.abs(way), Math.round(Math.abs(to[end] - to.base)));
    const place = { base, [end]: base + way * reach, [length]: reach };
    const across = { [along]: (edges[0] + edges[1]) / 2, [thickness]: edges[1] - edges[0] };
    super.updateElement(bar, index, Object.assign(to, place, across), mode);
  }
}

Chart.register(TargetBarController, TargetBarElement, CategoryScale, LinearScale);

export { Chart };
