import type { Axis, Band } from '../tile/axis.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface BarLabel {
  readonly name: 'target' | 'expected';
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Where everything of a bullet graph lies, in CSS pixels of its box. */
export interface BarLayout {
  readonly bands: readonly (Box & { readonly step: Band['step'] })[];
  readonly ink: Box;
  readonly tick: Box;
  /** Where 0 is, if the bar runs to the other side of it. */
  readonly zero?: Box;
  readonly pace?: string;
  readonly labels: readonly BarLabel[];
}

export interface BarOptions {
  readonly width: number;
  readonly height: number;
  /** Size of small text (12 px at the default text size). */
  readonly text: number;
  readonly words: { readonly target: string; readonly expected: string };
  /** Right to left. */
  readonly mirrored: boolean;
}

/** The bands are no thicker than so many times the text. */
const THICKEST = 6;
/** How far the target's tick reaches beyond the bands. */
const BEYOND = 3;
const PACE = 9;
/** Width of a character in a share of its height, generously. */
const CHARACTER = 0.56;

/** Lays a bullet graph into a box (N8): bar a third of the bands' thickness, target tick across them, pace below. */
export function layBar(axis: Axis, { width, height, text, words, mirrored }: BarOptions): BarLayout {
  const labelled = height >= text * 3.4;
  const below = PACE + 1 + (labelled ? text * 1.3 : 0);
  const thick = Math.max(6, Math.min(text * THICKEST, height - below - BEYOND));
  const at = (share: number) => round((mirrored ? 1 - share : share) * width);
  const box = (from: number, to: number, y: number, high: number): Box => {
    const [a, b] = [at(from), at(to)];
    return { x: Math.min(a, b), y: round(y), width: round(Math.abs(b - a)), height: round(high) };
  };
  const expected = axis.expected === undefined ? undefined : at(axis.expected);
  const bottom = BEYOND + thick;
  return {
    bands: axis.bands.map(({ from, to, step }) => ({ ...box(from, to, BEYOND, thick), step })),
    ink: box(axis.zero, axis.actual, BEYOND + thick / 3, thick / 3),
    zero: axis.zero > 0 ? { x: at(axis.zero) - 0.5, y: 0, width: 1, height: round(thick + 2 * BEYOND) } : undefined,
    tick: { x: at(axis.target) - 1.5, y: 0, width: 3, height: round(thick + 2 * BEYOND) },
    pace: expected === undefined ? undefined : pacePath(expected, bottom + 1),
    labels: labelled ? labelsOf(at(axis.target), expected, bottom + PACE + text, { width, text, words }) : [],
  };
}

function pacePath(x: number, y: number): string {
  return `M${x} ${round(y)}l5 ${PACE - 1}h-10Z`;
}

/** The target's label has precedence; the other is left out where they would touch. */
function labelsOf(
  target: number,
  expected: number | undefined,
  y: number,
  { width, text, words }: Pick<BarOptions, 'width' | 'text' | 'words'>,
): BarLabel[] {
  const placed = (name: BarLabel['name'], x: number) => {
    const wide = words[name].length * text * CHARACTER;
    if (wide > width) return undefined;
    const from = Math.min(Math.max(0, x - wide / 2), width - wide);
    const to = from + wide;
    const place =
      from === 0 ? { x: 0, anchor: 'start' } : to === width ? { x: width, anchor: 'end' } : { x, anchor: 'middle' };
    return { label: { name, y: round(y), ...place } as BarLabel, from, to };
  };
  const first = placed('target', target);
  const second = expected === undefined ? undefined : placed('expected', expected);
  if (!first || !second) return first || second ? [(first ?? second)!.label] : [];
  const gap = text / 2;
  const apart = second.to + gap < first.from || second.from > first.to + gap;
  return apart ? [first.label, second.label] : [first.label];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
