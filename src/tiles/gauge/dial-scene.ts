import type { Scene, SceneText, Space } from '../../charts/scene.ts';
import { type Axis, isZeroShown } from '../tile/axis.ts';

/** Words on a dial: in its middle, and at the target's tick. */
export interface DialWords {
  readonly middle: string;
  /** Whether the middle says the target, which is due, in place of what was reached. */
  readonly isDue?: boolean;
  readonly target: string;
  /** At the triangle of the pace, where that has room for it. */
  readonly expected?: string;
}

/** A dial's circle, px, and the angle of each share of the axis. */
interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fontSize: number;
  angle(share: number): number;
}

/** Up to this radius a dial is small, in parts of the font size. */
const SMALL = 4;

/** Room outside the arc for pace and tick, in parts of the font size. */
const OUTSIDE = 0.9;
/** The triangle of the pace, in parts of the font size: its height, and half its side. */
const PACE = { height: 0.75, half: 0.42 };
/** From this radius on the pace has a name, in parts of the font size. */
const NAMED = 7;
/** Room between label and triangle. */
const CLEAR = 1;
/** Width of a character in a share of its height, generously. */
const CHARACTER = 0.62;

/** Lays a half circle into a space (N9): band a fifth of the radius, ink two fifths of the band. */
export function dialScene(axis: Axis, words: DialWords, space: Space): Scene {
  const { width, height, fontSize, rtl } = space;
  const angle = (share: number) => Math.PI * (rtl ? share : 1 - share);
  const { radius, label } = placeLabel(axis, angle, words.target, space);
  const circle = { x: width / 2, y: height - 2, radius, fontSize, angle };
  // Inner edge of the band and both edges of the ink, in parts of the radius: those of a small dial would be a hair.
  const [band, outer, inner] = radius > SMALL * fontSize ? [0.8, 0.94, 0.86] : [0.72, 0.92, 0.8];
  const tick = spoke(circle, axis.target, radius * band - 3, radius + 3);
  const size = middleSize(radius, words.middle, fontSize);
  const { x, y } = circle;
  const pace = paceLabel(axis, circle, words, { width, label });
  return {
    width,
    height,
    fontSize,
    paths: [
      ...axis.bands.map(({ from, to, step }) => ({ look: `band-${step}`, d: ring(circle, from, to, [1, band]) })),
      { look: 'actual', d: ring(circle, axis.zero, axis.actual, [outer, inner]) },
      ...(isZeroShown(axis) ? [{ look: 'zero', d: spoke(circle, axis.zero, radius * band, radius) }] : []),
      ...(axis.expected === undefined
        ? []
        : [{ look: 'pace muted', d: polygon(paceCorners(circle, angle(axis.expected))) }]),
      { look: 'halo', d: tick },
      { look: 'tick', d: tick },
    ],
    texts: [
      ...(label ? [{ text: words.target, look: 'ink', ...label }] : []),
      ...(pace ? [{ text: words.expected!, look: 'muted', ...pace }] : []),
      { text: words.middle, look: words.isDue ? 'big due' : 'big', x, y: y - radius * 0.05, anchor: 'middle', size },
    ],
  };
}

/** A line outwards, between two distances from the middle. */
function spoke(circle: Circle, share: number, from: number, to: number): string {
  return `M${at(circle, share, from)}L${at(circle, share, to)}`;
}

/** A stretch of the circle between two parts of its radius, outer and inner. */
function ring(circle: Circle, from: number, to: number, [outer, inner]: readonly [number, number]): string {
  const clockwise = Number(circle.angle(to) < circle.angle(from));
  const arc = (share: number, part: number, sweep: number) => {
    const r = circle.radius * part;
    return `A${round(r)} ${round(r)} 0 0 ${sweep} ${at(circle, share, r)}`;
  };
  return `M${at(circle, from, circle.radius * outer)}${arc(to, outer, clockwise)}L${at(circle, to, circle.radius * inner)}${arc(from, inner, 1 - clockwise)}Z`;
}

type Label = Pick<SceneText, 'y' | 'anchor'> & { readonly x: number };

interface Placed {
  readonly radius: number;
  readonly label?: Label;
}

/** Radius of the dial, and the target's label outside it: around the pace, where that is in the way. */
function placeLabel({ target, expected }: Axis, angle: Circle['angle'], text: string, space: Space): Placed {
  const { fontSize } = space;
  const placed = placeAt(angle(target), OUTSIDE * fontSize, text, space);
  if (!placed.label || expected === undefined) return placed;
  const middle = { x: space.width / 2, y: space.height - 2, radius: placed.radius, fontSize };
  const corners = paceCorners(middle, angle(expected));
  const meets = touches(corners, placed.label, text.length * fontSize * CHARACTER, fontSize);
  return meets ? placeAt(angle(target), (OUTSIDE + PACE.height) * fontSize + 1, text, space) : placed;
}

/** Where the name of the pace stands beside its triangle; nowhere on a small dial, over its edge, or over the target's label. */
function paceLabel(
  { expected: share }: Axis,
  circle: Circle,
  { expected: text, target }: DialWords,
  { width, label }: { readonly width: number; readonly label?: Label },
): Label | undefined {
  const { x, y, radius, fontSize } = circle;
  if (!text || share === undefined || radius < NAMED * fontSize) return undefined;
  const angle = circle.angle(share);
  const across = Math.cos(angle);
  const middle = radius + 2 + (PACE.height * fontSize) / 2;
  const side = across > 0 ? 1 : -1;
  const start = x + middle * across + side * (PACE.height * fontSize * 0.6 + 4);
  const base = y - middle * Math.sin(angle) + fontSize * 0.35;
  const end = start + side * text.length * fontSize * CHARACTER;
  const meets =
    label &&
    Math.abs(label.y - base) < fontSize * 1.2 &&
    overlap([Math.min(start, end), Math.max(start, end)], spanOf(label, target.length * fontSize * CHARACTER));
  if (meets || base < fontSize * 0.85 || base > y || Math.min(start, end) < 0 || Math.max(start, end) > width)
    return undefined;
  return { x: round(start), y: round(base), anchor: side > 0 ? 'left' : 'right' };
}

type Stretch = readonly [from: number, to: number];

function spanOf({ x, anchor }: Label, wide: number): Stretch {
  const from = x - { left: 0, middle: wide / 2, right: wide }[anchor];
  return [from, from + wide];
}

function overlap(a: Stretch, b: Stretch): boolean {
  return a[0] < b[1] + CLEAR && b[0] < a[1] + CLEAR;
}

/** `outside`: room for what stands between arc and label. */
function placeAt(angle: number, outside: number, text: string, { width, height, fontSize }: Space): Placed {
  const x = width / 2;
  const y = height - 2;
  const bare = Math.max(10, Math.min(x - 4, y - OUTSIDE * fontSize));
  const across = Math.abs(Math.cos(angle));
  const beside = across < 0.2 ? Infinity : (x - text.length * fontSize * CHARACTER - 2) / across - outside;
  const labelled = Math.min(beside, (y - fontSize) / Math.max(0.2, Math.sin(angle)) - outside);
  // A label that costs more than a fifth of the dial is not worth it.
  if (!text || labelled <= bare * 0.8 || bare <= SMALL * fontSize) return { radius: bare };
  const radius = Math.min(bare, labelled);
  return { radius, label: labelAt({ x, y, radius: radius + outside - 2 }, angle, fontSize) };
}

/** Whether the triangle of the pace reaches into the box of the label, which is `words` wide and `text` high. */
function touches(corners: readonly Corner[], label: Label, words: number, text: number): boolean {
  const reach = (at: 0 | 1): Stretch => {
    const places = corners.map((corner) => corner[at]);
    return [Math.min(...places), Math.max(...places)];
  };
  return overlap(reach(0), spanOf(label, words)) && overlap(reach(1), [label.y - text, label.y]);
}

function labelAt({ x, y, radius }: Pick<Circle, 'x' | 'y' | 'radius'>, angle: number, text: number): Label {
  const across = Math.cos(angle);
  return {
    x: round(x + radius * across),
    y: round(y - radius * Math.sin(angle) + (Math.abs(across) < 0.2 ? 0 : text * 0.35)),
    anchor: Math.abs(across) < 0.2 ? 'middle' : across > 0 ? 'left' : 'right',
  };
}

function middleSize(radius: number, words: string, text: number): number {
  return Math.max(text, Math.min(radius * 0.4, (radius * 1.25) / (words.length * CHARACTER), text * 5.4));
}

type Corner = readonly [x: number, y: number];

/** A triangle outside the arc that points at it. */
function paceCorners({ x, y, radius, fontSize }: Omit<Circle, 'angle'>, angle: number): readonly Corner[] {
  const base = radius + 2 + PACE.height * fontSize;
  const side = (PACE.half * fontSize) / base;
  const corner = (r: number, a: number): Corner => [x + r * Math.cos(a), y - r * Math.sin(a)];
  return [corner(radius + 2, angle), corner(base, angle - side), corner(base, angle + side)];
}

function polygon(corners: readonly Corner[]): string {
  return `M${corners.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`;
}

function at({ x, y, angle }: Circle, share: number, radius: number): string {
  return `${round(x + radius * Math.cos(angle(share)))} ${round(y - radius * Math.sin(angle(share)))}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
