import { groundOf } from './layout.ts';
import type { Arrow, Box, ChartLayout, Line, Text } from './layout.ts';
import type { Mark } from './plan.ts';
import type { Scene, ScenePath, SceneText } from './scene.ts';

/** How a line is drawn. */
const LOOKS: Readonly<Record<Line['kind'], string>> = {
  axis: 'axis',
  open: 'axis open',
  row: 'row',
  pace: 'tick thin',
};

/** A letter that does not join with its neighbours. */
const LETTER = /^[\w\u00c0-\u024f]$/;

/** The picture of a chart: marks of one notation are one path, since a node costs more than a longer path. */
export function sceneOf({ width, height, fontSize, boxes, arrows, lines, texts }: ChartLayout): Scene {
  const paths = new Map<string, string>();
  const add = (look: string, d: string) => paths.set(look, (paths.get(look) ?? '') + d);
  for (const box of boxes) add(lookOf(box.mark), boxPath(box));
  for (const arrow of arrows) add(lookOf({ ...arrow.mark, form: 'triangle' }), arrowPath(arrow));
  for (const text of texts) if (text.ground) add('surface solid', rectPath(groundOf(text, fontSize)));
  // The tick of the pace stands out from the bar that it crosses.
  for (const line of lines) if (line.kind === 'pace') add('halo thin', linePath(line));
  for (const line of lines) add(LOOKS[line.kind], linePath(line));
  return {
    width,
    height,
    fontSize,
    paths: Array.from(paths, ([look, d]): ScenePath => ({ look, d })),
    texts: joined(texts),
  };
}

function lookOf({ series, form, tone }: Mark): string {
  return `${series} ${form} ${tone ?? ''}`.trimEnd();
}

/** Edges on whole pixels, outlines on half ones: sharp at any width. */
function boxPath({ mark: { form }, x, y, width, height }: Box): string {
  return rectPath({ x, y, width, height }, form === 'solid' ? 0 : 0.5);
}

function rectPath({ x, y, width, height }: Omit<Box, 'mark'>, inset = 0): string {
  const left = Math.round(x) + inset;
  const top = Math.round(y) + inset;
  return `M${left} ${top}H${Math.round(x + width) - inset}V${Math.round(y + height) - inset}H${left}z`;
}

/** A triangle from its tip. */
function arrowPath({ x, y, size, turn }: Arrow): string {
  const half = size / 2;
  const deep = size * 0.85;
  const [alongX, alongY] = { left: [1, 0], right: [-1, 0], up: [0, 1], down: [0, -1] }[turn] as [number, number];
  const corner = (side: number) =>
    `L${tenth(x + alongX * deep + alongY * side)} ${tenth(y + alongY * deep + alongX * side)}`;
  return `M${tenth(x)} ${tenth(y)}${corner(half)}${corner(-half)}z`;
}

function linePath({ x1, y1, x2, y2 }: Line): string {
  return `M${tenth(x1)} ${tenth(y1)}L${tenth(x2)} ${tenth(y2)}`;
}

/** Letters of one kind on one line are one text with a place for each: a node is dear, a letter is not. */
function joined(texts: readonly Text[]): SceneText[] {
  const runs: (SceneText & { text: string; readonly x: number[] })[] = [];
  for (const { text, x, y, anchor, tone, edged } of texts) {
    const look = edged ? `${tone} edged` : tone;
    const run =
      LETTER.test(text) &&
      runs.find(
        (one) =>
          one.y === tenth(y) &&
          LETTER.test(one.text[0]!) &&
          one.x.length === one.text.length &&
          one.look === look &&
          one.anchor === anchor,
      );
    if (run) {
      run.text += text;
      run.x.push(tenth(x));
    } else runs.push({ text, x: [tenth(x)], y: tenth(y), anchor, look });
  }
  return runs;
}

/** Tenths of a pixel are finer than any eye, and short. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
