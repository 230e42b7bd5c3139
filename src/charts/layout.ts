import type { Mark, Tone } from './plan.ts';
import type { Space } from './scene.ts';
import { measuredWidth } from './text-width.ts';
import type { TextWidth } from './text-width.ts';

/** Room for a chart, whose texts are measured. */
export interface Room extends Space {
  readonly textWidth: TextWidth;
}

/** A space in which texts are measured, by the page's font or by an estimate where there is no page. */
export function roomOf(space: Space): Room {
  return { ...space, textWidth: measuredWidth(space.fontFamily ?? 'sans-serif', space.fontSize) };
}

export interface Box {
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A triangle with its tip at `x`, `y`, pointing where `turn` says. */
export interface Arrow {
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly turn: 'left' | 'right' | 'up' | 'down';
}

export interface Line {
  readonly kind: 'axis' | 'open' | 'row' | 'pace';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Text {
  readonly at: number;
  readonly text: string;
  readonly x: number;
  /** Base line. */
  readonly y: number;
  readonly anchor: 'left' | 'middle' | 'right';
  /** `within` is written on the solid bar. */
  readonly tone: Tone | 'ink' | 'name' | 'muted' | 'bold' | 'within';
  /** Has an edge in the colour of the tile, since it crosses a line. */
  readonly edged?: boolean;
  /** Width of the ground that sets it off from a hatch, where it stands on one. */
  readonly ground?: number;
}

/** A plan laid out, px. */
export interface ChartLayout {
  readonly width: number;
  /** May be more than the room has: bars scroll. */
  readonly height: number;
  readonly fontSize: number;
  readonly rtl: boolean;
  /** Along which axis categories follow each other, where the first begins and how far apart they are (negative: backwards). */
  readonly band: { readonly axis: 'x' | 'y'; readonly start: number; readonly step: number };
  /** A value lies at `zero + value × unit` on the value axis; a variance at `row + value × unit`. */
  readonly zero: number;
  readonly unit: number;
  readonly row?: number;
  /** Back to front. */
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly lines: readonly Line[];
  readonly texts: readonly Text[];
}

/** From the base line of a value down to the bar that it stands on, px. */
export const AIR = 4;

/** Ground of a text that stands on a hatch, down to the solid bar, on whole pixels. */
export function groundOf({ x, y, ground = 0 }: Text, fontSize: number): Omit<Box, 'mark'> {
  const left = Math.round(x - ground / 2);
  const top = Math.round(y - fontSize * 0.85);
  return { x: left, y: top, width: Math.round(x + ground / 2) - left, height: Math.round(y + AIR) - top };
}

/** Index of the category at a point of the layout; -1 outside. */
export function categoryAt({ band }: ChartLayout, count: number, x: number, y: number): number {
  const index = Math.floor(((band.axis === 'x' ? x : y) - band.start) / band.step);
  return index >= 0 && index < count ? index : -1;
}

/** Box of a category, px from the top left. */
export function stretchOf(
  { band, width, height }: ChartLayout,
  at: number,
): { x: number; y: number; width: number; height: number } {
  const from = band.start + band.step * at + Math.min(0, band.step);
  const length = Math.abs(band.step);
  return band.axis === 'x' ? { x: from, y: 0, width: length, height } : { x: 0, y: from, width, height: length };
}

/** Mirrors a layout for scripts that run from right to left. */
export function mirrored(layout: ChartLayout): ChartLayout {
  const { width, band } = layout;
  const sides = { left: 'right', middle: 'middle', right: 'left', up: 'up', down: 'down' } as const;
  const across = band.axis === 'x';
  return {
    ...layout,
    rtl: true,
    band: across ? { ...band, start: width - band.start, step: -band.step } : band,
    zero: across ? layout.zero : width - layout.zero,
    unit: across ? layout.unit : -layout.unit,
    boxes: layout.boxes.map((box) => ({ ...box, x: width - box.x - box.width })),
    arrows: layout.arrows.map((arrow) => ({ ...arrow, x: width - arrow.x, turn: sides[arrow.turn] })),
    lines: layout.lines.map((line) => ({ ...line, x1: width - line.x1, x2: width - line.x2 })),
    texts: layout.texts.map((text) => ({ ...text, x: width - text.x, anchor: sides[text.anchor] })),
  };
}
