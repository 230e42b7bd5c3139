// How figures stand (M1, M2, M4 to M6).
import { abs, compare, decimal, over, ratio, rounded } from './ratio.js';

export const isEarly = (share) => compare(share, [1n, 5n]) < 0;

export const attainment = (actual, target) => (target > 0n ? [actual, target] : undefined);

export function variancePercent(actual, target) {
  if (target === 0n || (actual > 0n && target < 0n) || (actual < 0n && target > 0n)) return undefined;
  return ratio(actual - target, abs(target));
}

/** The run rate carried on to the end of the period (M5). */
export function forecastOf({ actual, begun, ended, elapsed }) {
  if (!begun || ended || isEarly(elapsed)) return undefined;
  return rounded(over([actual, 1n], elapsed));
}

/** The verdict in the order of M6; none while the period runs without a pace. */
export function statusOf(judged, { thresholds, lowerIsBetter = false }) {
  const { actual, target, expected, begun, ended, elapsed } = judged;
  if (target === undefined) return 'no-target';
  if (target === 0n && !lowerIsBetter) return 'zero-target';
  if (!begun) return 'not-begun';
  const kept = lowerIsBetter ? actual <= target : actual >= target;
  if (ended) return kept ? 'reached' : 'missed';
  if (!lowerIsBetter && reachedBefore(actual, target)) return 'reached';
  if (target === 0n && actual > 0n) return 'missed';
  if (expected === undefined) return undefined;
  if (isEarly(elapsed)) return 'too-early';
  const [behind, onPace] = thresholds.map((share) => isKept(actual, expected, decimal(String(share)), lowerIsBetter));
  return onPace ? 'on-pace' : behind ? 'behind' : 'at-risk';
}

const reachedBefore = (actual, target) => target > 0n && actual >= target;

/** Whether actual ÷ expected is a share at least, or expected ÷ actual where more of it is worse (M6). */
function isKept(actual, expected, [part, whole], lowerIsBetter) {
  const isTurned = lowerIsBetter ? expected >= 0n : expected < 0n;
  const [ours, wanted] = isTurned ? [actual * part, expected * whole] : [actual * whole, expected * part];
  return lowerIsBetter ? ours <= wanted : ours >= wanted;
}
