import type { Meter } from './tile.figure.ts';
import type { BodyOptions, Extents } from './tile-kind.ts';

/** A stretch of the axis in a step of lightness: 1 is the best and lightest. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly step: 1 | 2 | 3;
}

/** Everything that an axis follows from. */
export interface AxisFacts extends Meter {
  /** Where bands change, as shares of what is expected, or of the target where nothing is. */
  readonly thresholds: readonly [behind: number, onPace: number];
  readonly lowerIsBetter?: boolean;
  /** Which share of the axis the target stands at, if nothing reaches further. */
  readonly targetAt: number;
  /** End of the axis that tiles share. */
  readonly shared?: number;
}

/** One linear axis; everything on it as a share of its length, 0–1. */
export interface Axis {
  readonly end: number;
  readonly zero: number;
  readonly actual: number;
  readonly target: number;
  readonly expected?: number;
  readonly bands: readonly Band[];
}

/** Part of the actual that an axis goes on beyond it, so that the ink does not look cut. */
const HEADROOM = 0.06;

/**
 * The axis of one figure (N8, N9): linear, with 0 on it, and grown where the
 * actual lies beyond its end, so that nothing is clamped. The bands say what
 * the actual would be judged as, best lightest.
 */
export function axisOf(facts: AxisFacts): Axis {
  const { actual, target, expected, shared = 0 } = facts;
  const reach = target / facts.targetAt;
  const start = Math.min(0, actual);
  // A target of 0 that is kept leaves the axis without a length of its own.
  const end = Math.max(shared, reach, actual * (1 + HEADROOM)) || start + 1;
  const at = (value: number) => (value - start) / (end - start);
  return {
    end,
    zero: at(0),
    actual: at(actual),
    target: at(target),
    // Once all is expected, there is no pace beside the target.
    expected: expected === undefined || expected === target ? undefined : at(expected),
    // Without ink on them, the bands would look like some.
    bands: actual === 0 ? [{ from: 0, to: 1, step: 1 }] : bandsOf(facts, at),
  };
}

/** How far the axis of a single figure reaches, in per cent of the target for tiles in per cent. */
export function axisExtents(meter: Meter, targetAt: number, options: BodyOptions): Extents {
  const { end } = sharedAxis(meter, targetAt, { ...options, shared: undefined });
  return [0, end / (options.asPercent ? meter.target : 1)];
}

/** The axis of a single figure, as long as those of its scale group. */
export function sharedAxis(meter: Meter, targetAt: number, { asPercent, shared, ...options }: BodyOptions): Axis {
  const longest = (shared?.[1] ?? 0) * (asPercent ? meter.target : 1);
  return axisOf({ ...meter, ...options, targetAt, shared: longest });
}

/** Without ink, or with ink on both of its sides, 0 has a mark of its own: what lies behind the ink looks like some. */
export function isZeroShown({ zero, actual }: Axis): boolean {
  return zero > 0 || actual === zero;
}

function bandsOf(
  { expected, target, thresholds, lowerIsBetter }: AxisFacts,
  at: (value: number) => number,
): readonly Band[] {
  const base = expected || target;
  const edges = thresholds.map((share) => at(lowerIsBetter ? base / share : base * share)).sort((a, b) => a - b);
  const [first, second] = edges.map((edge) => Math.min(1, Math.max(0, edge))) as [number, number];
  const steps = lowerIsBetter ? ([1, 2, 3] as const) : ([3, 2, 1] as const);
  const bands: Band[] = [
    { from: 0, to: first, step: steps[0] },
    { from: first, to: second, step: steps[1] },
    { from: second, to: 1, step: steps[2] },
  ];
  return bands.filter(({ from, to }) => to > from);
}
