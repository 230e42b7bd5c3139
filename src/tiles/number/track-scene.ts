import type { Scene } from '../../charts/scene.ts';
import { type Axis, isZeroShown } from '../tile/axis.ts';

/** Height of the track, and of its rail, px. */
const HEIGHT = 10;
const RAIL = { from: 2, to: 8 };

/** Lays the bar under a number into a width: rail, actual, and marks across it. */
export function trackScene(axis: Axis, width: number, rtl = false): Scene {
  const { zero, actual, target, expected } = axis;
  const at = (share: number) => Math.round((rtl ? 1 - share : share) * width * 100) / 100;
  const bar = (from: number, to: number) => `M${at(from)} ${RAIL.from}H${at(to)}V${RAIL.to}H${at(from)}Z`;
  const across = (look: string, share: number) => ({ look, d: `M${at(share)} 0V${HEIGHT}` });
  const mark = (share: number, thin: string) => [across(`halo${thin}`, share), across(`tick${thin}`, share)];
  return {
    width,
    height: HEIGHT,
    fontSize: 12,
    paths: [
      { look: 'band-2', d: bar(0, 1) },
      { look: 'actual', d: bar(zero, actual) },
      ...(isZeroShown(axis) ? [across('zero', zero)] : []),
      ...mark(target, ''),
      ...(expected === undefined ? [] : mark(expected, ' thin')),
    ],
    texts: [],
  };
}
