import type { BarElement, Plugin } from 'chart.js';
import { toneColor } from './chartjs-config.ts';
import type { CanvasDataset, Inks } from './chartjs-config.ts';
import type { Line, ChartLayout as Scene, Text } from './layout.ts';
import { runsFromRight } from './text-width.ts';

/** What is drawn now. */
export interface Work {
  readonly scene: Scene;
  readonly inks: Inks;
}

/** What Chart.js does not do: marks offset from the middle of their category, dashed outlines, lines and labels. */
export function handwork(work: () => Work): Plugin<'bar' | 'line'> {
  return {
    id: 'target-handwork',
    afterDatasetUpdate: (chart, { index, meta }) => {
      const { layer } = chart.data.datasets[index] as unknown as CanvasDataset;
      for (const element of meta.data) {
        element.x += layer.shift.x;
        element.y += layer.shift.y;
      }
    },
    afterDatasetDraw: (chart, { index, meta }) => {
      const { dashed } = (chart.data.datasets[index] as unknown as CanvasDataset).layer;
      if (dashed) for (const element of meta.data) strokeDashed(chart.ctx, element as BarElement, dashed);
    },
    afterDatasetsDraw: ({ ctx }) => {
      const { scene, inks } = work();
      for (const line of scene.lines) drawLine(ctx, line, inks);
      for (const text of scene.texts) drawText(ctx, text, scene, inks);
    },
  };
}

function strokeDashed(ctx: CanvasRenderingContext2D, element: BarElement, color: string): void {
  const { x, y, base, width } = element.getProps(['x', 'y', 'base', 'width'], true) as Record<
    'x' | 'y' | 'base' | 'width',
    number
  >;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.25;
  ctx.setLineDash([2, 1.5]);
  ctx.strokeRect(x - width / 2, Math.min(y, base), width, Math.abs(base - y));
  ctx.restore();
}

function drawLine(ctx: CanvasRenderingContext2D, { kind, x1, y1, x2, y2 }: Line, { colors }: Inks): void {
  const sharp = (value: number) => Math.floor(value) + 0.5;
  ctx.save();
  ctx.strokeStyle = kind === 'row' ? colors.text : colors.muted;
  ctx.lineWidth = 1;
  if (kind === 'open') ctx.setLineDash([3, 3]);
  ctx.beginPath();
  ctx.moveTo(x1 === x2 ? sharp(x1) : x1, y1 === y2 ? sharp(y1) : y1);
  ctx.lineTo(x1 === x2 ? sharp(x2) : x2, y1 === y2 ? sharp(y2) : y2);
  ctx.stroke();
  ctx.restore();
}

function drawText(
  ctx: CanvasRenderingContext2D,
  { text, x, y, anchor, tone }: Text,
  { fontSize }: Scene,
  { colors, font }: Inks,
): void {
  ctx.font = `${tone === 'bold' ? '600 ' : ''}${fontSize}px ${font}`;
  ctx.fillStyle = toneColor(colors, tone);
  ctx.textAlign = anchor === 'middle' ? 'center' : anchor;
  ctx.textBaseline = 'alphabetic';
  ctx.direction = runsFromRight(text) ? 'rtl' : 'ltr';
  ctx.fillText(text, x, y);
}
