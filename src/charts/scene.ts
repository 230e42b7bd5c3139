import type { Mark, Tone } from './plan.ts';
import type { TextWidth } from './text-width.ts';

/** Room to draw in, in px, and the type it is set in. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** Size of the small type in px. */
  readonly fontSize: number;
  readonly textWidth: TextWidth;
  /** Mirrors the drawing: time and bars run with the script. */
  readonly rtl?: boolean;
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
  readonly kind: 'axis' | 'open' | 'row';
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
  readonly tone: Tone | 'ink' | 'muted' | 'bold';
}

/** A plan laid out: the same numbers for every painter. */
export interface Scene {
  readonly width: number;
  /** May be more than there is room for: bars scroll. */
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

/** Which category lies at a point of the scene; -1 where none does. */
export function categoryAt({ band }: Scene, count: number, x: number, y: number): number {
  const index = Math.floor(((band.axis === 'x' ? x : y) - band.start) / band.step);
  return index >= 0 && index < count ? index : -1;
}

/** The stretch that a category takes, as px from the top left. */
export function stretchOf(
  { band, width, height }: Scene,
  at: number,
): { x: number; y: number; width: number; height: number } {
  const from = band.start + band.step * at + Math.min(0, band.step);
  const length = Math.abs(band.step);
  return band.axis === 'x' ? { x: from, y: 0, width: length, height } : { x: 0, y: from, width, height: length };
}

/** The same scene for scripts that run from right to left. */
export function mirrored(scene: Scene): Scene {
  const { width, band } = scene;
  const sides = { left: 'right', middle: 'middle', right: 'left', up: 'up', down: 'down' } as const;
  const across = band.axis === 'x';
  return {
    ...scene,
    rtl: true,
    band: across ? { ...band, start: width - band.start, step: -band.step } : band,
    zero: across ? scene.zero : width - scene.zero,
    unit: across ? scene.unit : -scene.unit,
    boxes: scene.boxes.map((box) => ({ ...box, x: width - box.x - box.width })),
    arrows: scene.arrows.map((arrow) => ({ ...arrow, x: width - arrow.x, turn: sides[arrow.turn] })),
    lines: scene.lines.map((line) => ({ ...line, x1: width - line.x1, x2: width - line.x2 })),
    texts: scene.texts.map((text) => ({ ...text, x: width - text.x, anchor: sides[text.anchor] })),
  };
}
