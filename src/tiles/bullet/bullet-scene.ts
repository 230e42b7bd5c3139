import type { Scene, ScenePath, SceneText, Space } from '../../charts/scene.ts';
import { type Axis, isZeroShown } from '../tile/axis.ts';

/** Words at the marks of a bullet graph. */
export interface BulletWords {
  readonly target: string;
  readonly expected: string;
  readonly zero: string;
}

/** The bands are no thicker than so many times the text. */
const THICKEST = 6;
/** How far the target's tick reaches beyond the bands. */
const BEYOND = 3;
/** Height of the triangle of the pace, in parts of the font size, and its most of a height that is low. */
const PACE = { usual: 0.75, part: 0.3 };
/** Width of a character in a share of its height, generously. */
const CHARACTER = 0.56;

/** Lays a bullet graph into a space (N8): bar a third of the bands' thickness, target tick across them, pace below. */
export function bulletScene(axis: Axis, words: BulletWords, { width, height, fontSize, rtl }: Space): Scene {
  const labelled = height >= fontSize * 3.4;
  const pace = Math.min(PACE.usual * fontSize, height * PACE.part);
  const below = pace + 1 + (labelled ? fontSize * 1.3 : 0);
  const thick = Math.max(6, Math.min(fontSize * THICKEST, height - below - BEYOND));
  const at = (share: number) => round((rtl ? 1 - share : share) * width);
  const box = (from: number, to: number, y: number, high: number) => boxPath(at(from), at(to), y, high);
  const across = (share: number) => `M${at(share)} 0V${round(thick + 2 * BEYOND)}`;
  const expected = axis.expected === undefined ? undefined : at(axis.expected);
  const zero = labelled && axis.zero > 0 ? at(axis.zero) : undefined;
  return {
    width,
    height,
    fontSize,
    paths: [
      ...axis.bands.map(({ from, to, step }) => ({ look: `band-${step}`, d: box(from, to, BEYOND, thick) })),
      { look: 'actual', d: box(axis.zero, axis.actual, BEYOND + thick / 3, thick / 3) },
      ...(isZeroShown(axis)
        ? [
            {
              look: 'zero',
              d: `M${at(axis.zero)} ${BEYOND}V${round(BEYOND + thick + (zero === undefined ? 0 : 2 * BEYOND + 1))}`,
            },
          ]
        : []),
      { look: 'halo', d: across(axis.target) },
      { look: 'tick', d: across(axis.target) },
      ...(expected === undefined ? [] : [paceAt(expected, BEYOND + thick + 1, pace)]),
    ],
    texts: labelled
      ? labels(
          words,
          { target: at(axis.target), zero, expected },
          { width, fontSize, y: BEYOND + thick + pace + fontSize },
        )
      : [],
  };
}

function paceAt(x: number, y: number, size: number): ScenePath {
  const half = round(size * 0.55);
  return { look: 'pace muted', d: `M${x} ${round(y)}l${half} ${round(size - 1)}h${-2 * half}Z` };
}

/** From one side to the other, whichever is left. */
function boxPath(a: number, b: number, y: number, height: number): string {
  return `M${Math.min(a, b)} ${round(y)}h${round(Math.abs(b - a))}v${round(height)}H${Math.min(a, b)}Z`;
}

interface Line {
  readonly width: number;
  readonly fontSize: number;
  readonly y: number;
}

interface Marks {
  readonly target: number;
  readonly zero?: number;
  readonly expected?: number;
}

/** The target's label has precedence; the other moves aside as long as its triangle points at it, and is left out where they would touch, or a zero is named. */
function labels(words: BulletWords, { target, zero, expected }: Marks, line: Line): SceneText[] {
  const first = placed(words.target, 'ink', target, line);
  if (zero !== undefined) {
    const nought = placed(words.zero, 'muted', zero, line);
    return [first, nought && first && nought.to > first.from && nought.from < first.to ? undefined : nought].flatMap(
      (one) => one?.label ?? [],
    );
  }
  const second = expected === undefined ? undefined : placed(words.expected, 'muted', expected, line);
  if (!first || !second) return first || second ? [(first ?? second)!.label] : [];
  const gap = line.fontSize / 2;
  if (second.to + gap < first.from || second.from > first.to + gap) return [first.label, second.label];
  const isBefore = expected! < target;
  const x = isBefore ? first.from - gap : first.to + gap;
  const end = x + (isBefore ? -1 : 1) * (second.to - second.from);
  const fits = Math.min(x, end) >= 0 && Math.max(x, end) <= line.width && expected! < x === isBefore;
  return fits && expected! > end === isBefore
    ? [first.label, { ...second.label, x: round(x), anchor: isBefore ? 'right' : 'left' }]
    : [first.label];
}

/** A label at `x`, moved into the line; undefined where it is wider than that. */
function placed(text: string, look: string, x: number, { width, fontSize, y }: Line) {
  const wide = text.length * fontSize * CHARACTER;
  if (wide > width) return undefined;
  const from = Math.min(Math.max(0, x - wide / 2), width - wide);
  const to = from + wide;
  const anchor: SceneText['anchor'] = from === 0 ? 'left' : to === width ? 'right' : 'middle';
  const label: SceneText = { text, look, x: from === 0 ? 0 : to === width ? width : x, y: round(y), anchor };
  return { label, from, to };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
