import type { Scene, ScenePath } from '../../charts/scene.ts';
import { type Axis, isZeroShown } from '../tile/axis.ts';

/** Height of the target's mark, and of the rail, px. */
const MARK = 10;
const RAIL = { from: 2, to: 8 };
/** Height of the triangle of the pace, and half its base, px. */
const PACE = { high: 5, half: 4 };
/** Height of the picture, px: the triangle stands below the rail, as below the bands of a bullet. */
export const TRACK = RAIL.to + 1 + PACE.high;

/** Beyond this share of the track the triangle of the pace is clear of the name of the zero. */
const CLEAR = 0.05;

/** Lays the bar under a number into a width: rail, actual, and marks across it. `nought`: name of a zero with ink to its left. */
export function trackScene(axis: Axis, width: number, rtl = false, nought = '0'): Scene {
  const { zero, actual, target, expected } = axis;
  const isNamed = zero > 0 && Math.abs((expected ?? 1) - zero) > CLEAR;
  const at = (share: number) => Math.round((rtl ? 1 - share : share) * width * 100) / 100;
  const bar = (from: number, to: number) => `M${at(from)} ${RAIL.from}H${at(to)}V${RAIL.to}H${at(from)}Z`;
  const across = (look: string, share: number) => ({ look, d: `M${at(share)} 0V${MARK}` });
  return {
    width,
    height: isNamed ? TRACK + 8 : TRACK,
    fontSize: 12,
    paths: [
      { look: 'band-2', d: bar(0, 1) },
      { look: 'actual', d: bar(zero, actual) },
      ...(isZeroShown(axis) ? [{ look: 'zero', d: `M${at(zero)} ${RAIL.from}V${RAIL.to + (isNamed ? 3 : 0)}` }] : []),
      across('halo', target),
      across('tick', target),
      ...(expected === undefined ? [] : [paceAt(at(expected))]),
    ],
    texts: isNamed ? [{ text: nought, look: 'muted', x: at(zero), y: TRACK + 7, anchor: 'middle' }] : [],
  };
}

function paceAt(x: number): ScenePath {
  return { look: 'pace muted', x, d: `M${x} ${RAIL.to + 1}l${PACE.half} ${PACE.high}h${-2 * PACE.half}Z` };
}
