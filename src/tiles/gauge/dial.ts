import type { Axis, Band } from '../tile/axis.ts';

/** Where everything of a dial lies, in CSS pixels of its box. */
export interface Dial {
  readonly middle: { readonly x: number; readonly y: number; readonly size: number };
  readonly bands: readonly { readonly path: string; readonly step: Band['step'] }[];
  /** The way of the ink, to be stroked. */
  readonly ink: string;
  readonly inkWidth: number;
  readonly tick: string;
  /** Where 0 is, if the ink runs to the other side of it. */
  readonly zero?: string;
  readonly pace?: string;
  /** Absent where there is no room for it. */
  readonly label?: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' };
}

export interface DialOptions {
  readonly width: number;
  readonly height: number;
  /** Size of small text (12 px at the default text size). */
  readonly text: number;
  /** Length of the texts in the middle and at the target, in characters. */
  readonly middleLength: number;
  readonly labelLength: number;
  /** Right to left. */
  readonly mirrored: boolean;
}

/** Room outside the arc for pace and tick. */
const OUTSIDE = 12;
/** The triangle of the pace: its height, and half its side. */
const PACE = { height: 9, half: 5 };
/** Room between label and triangle. */
const CLEAR = 1;
/** Width of a character in a share of its height, generously. */
const CHARACTER = 0.62;

/** Lays a half circle into a box (N9): band a fifth of the radius, ink two fifths of the band. */
export function layDial(axis: Axis, options: DialOptions): Dial {
  const { width, height, mirrored } = options;
  const x = width / 2;
  const y = height - 2;
  const angle = (share: number) => Math.PI * (mirrored ? share : 1 - share);
  const { radius, label } = placeLabel(axis, angle, options);
  const at = (share: number, r: number) => point(x, y, r, angle(share));
  const inner = radius * 0.8;
  const arc = (from: number, to: number, r: number) => {
    const clockwise = mirrored ? 0 : 1;
    return `${at(from, r)}A${round(r)} ${round(r)} 0 0 ${to < from ? 1 - clockwise : clockwise} ${at(to, r)}`;
  };
  return {
    middle: { x, y: y - radius * 0.05, size: middleSize(radius, options) },
    bands: axis.bands.map(({ from, to, step }) => ({
      path: `M${arc(from, to, radius)}L${arc(to, from, inner)}Z`,
      step,
    })),
    ink: `M${arc(axis.zero, axis.actual, radius * 0.9)}`,
    inkWidth: radius * 0.08,
    tick: `M${at(axis.target, inner - 3)}L${at(axis.target, radius + 3)}`,
    zero: axis.zero > 0 ? `M${at(axis.zero, inner)}L${at(axis.zero, radius)}` : undefined,
    pace:
      axis.expected === undefined
        ? undefined
        : `M${paceCorners(x, y, radius, angle(axis.expected))
            .map(([a, b]) => `${round(a)} ${round(b)}`)
            .join('L')}Z`,
    label,
  };
}

interface Placed {
  readonly radius: number;
  readonly label?: Dial['label'];
}

/** Radius of the dial, and the target's label outside it: around the pace, where that is in the way. */
function placeLabel(axis: Axis, angle: (share: number) => number, options: DialOptions): Placed {
  const placed = placeAt(angle(axis.target), OUTSIDE, options);
  if (!placed.label || axis.expected === undefined) return placed;
  const corners = paceCorners(options.width / 2, options.height - 2, placed.radius, angle(axis.expected));
  return touches(corners, placed.label, options)
    ? placeAt(angle(axis.target), OUTSIDE + PACE.height + 1, options)
    : placed;
}

/** `outside`: room for what stands between arc and label. */
function placeAt(angle: number, outside: number, options: DialOptions): Placed {
  const { width, height, text, labelLength } = options;
  const x = width / 2;
  const y = height - 2;
  const bare = Math.max(10, Math.min(x - 4, y - OUTSIDE));
  const labelled = radiusWithLabel(angle, x, y, outside, options);
  // A label that costs more than a fifth of the dial is not worth it.
  const withLabel = labelLength > 0 && labelled > bare * 0.8 && bare > 4 * text;
  if (!withLabel) return { radius: bare };
  const radius = Math.min(bare, labelled);
  return { radius, label: labelAt(x, y, radius + outside - 2, angle, text) };
}

/** Whether the triangle of the pace reaches into the box of the label. */
function touches(
  corners: readonly Corner[],
  { x, y, anchor }: NonNullable<Dial['label']>,
  { text, labelLength }: DialOptions,
): boolean {
  const words = labelLength * text * CHARACTER;
  const from = x - { start: 0, middle: words / 2, end: words }[anchor];
  const [xs, ys] = [corners.map(([a]) => a), corners.map(([, b]) => b)];
  const across = Math.max(...xs) > from - CLEAR && Math.min(...xs) < from + words + CLEAR;
  return across && Math.max(...ys) > y - text - CLEAR && Math.min(...ys) < y + CLEAR;
}

/** How large the dial may be for the target's label to stay in the box. */
function radiusWithLabel(
  angle: number,
  x: number,
  y: number,
  outside: number,
  { text, labelLength }: DialOptions,
): number {
  const across = Math.abs(Math.cos(angle));
  const words = labelLength * text * CHARACTER;
  const beside = across < 0.2 ? Infinity : (x - words - 2) / across - outside;
  const above = (y - text) / Math.max(0.2, Math.sin(angle)) - outside;
  return Math.min(beside, above);
}

/** `reach`: how far from the middle it stands. */
function labelAt(x: number, y: number, reach: number, angle: number, text: number): NonNullable<Dial['label']> {
  const across = Math.cos(angle);
  return {
    x: round(x + reach * across),
    y: round(y - reach * Math.sin(angle) + (Math.abs(across) < 0.2 ? 0 : text * 0.35)),
    anchor: Math.abs(across) < 0.2 ? 'middle' : across > 0 ? 'start' : 'end',
  };
}

function middleSize(radius: number, { text, middleLength }: DialOptions): number {
  return Math.max(text, Math.min(radius * 0.4, (radius * 1.4) / (middleLength * CHARACTER), text * 5.4));
}

type Corner = readonly [x: number, y: number];

/** A triangle outside the arc that points at it. */
function paceCorners(x: number, y: number, radius: number, angle: number): readonly Corner[] {
  const base = radius + 2 + PACE.height;
  const side = PACE.half / base;
  const corner = (r: number, a: number): Corner => [x + r * Math.cos(a), y - r * Math.sin(a)];
  return [corner(radius + 2, angle), corner(base, angle - side), corner(base, angle + side)];
}

function point(x: number, y: number, radius: number, angle: number): string {
  return `${round(x + radius * Math.cos(angle))} ${round(y - radius * Math.sin(angle))}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
