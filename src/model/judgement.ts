import type { Status } from './figures.ts';

/** Whole minor units, or a number of sales. */
export interface Judged {
  readonly actual?: number;
  readonly target?: number;
  readonly expected?: number;
  readonly begun: boolean;
  readonly ended: boolean;
  /** Elapsed share as a fraction of whole numbers, so that a fifth is exactly a fifth. */
  readonly elapsed: Fraction;
}

export interface Fraction {
  readonly part: number;
  readonly whole: number;
}

export interface Standard {
  readonly thresholds: readonly [behind: number, onPace: number];
  readonly lowerIsBetter?: boolean;
}

/** Before a fifth of the period no run rate and no verdict (M5, M6). */
export function isEarly({ part, whole }: Fraction): boolean {
  return part * 5 < whole;
}

/** actual ÷ target; undefined without a target above 0 (M1). */
export function attainment(actual: number | undefined, target: number | undefined): number | undefined {
  return actual === undefined || target === undefined || target <= 0 ? undefined : actual / target;
}

/** variance ÷ |target|; undefined if the target is 0 or the signs differ (M2). */
export function variancePercent(actual: number, target: number): number | undefined {
  return target === 0 || actual * Math.sign(target) < 0 ? undefined : (actual - target) / Math.abs(target);
}

/** Shares at which the bands of a standard change: behind and on pace, above 1 where less is better. */
export function bandEdges(
  [behind, onPace]: Standard['thresholds'],
  lowerIsBetter = false,
): readonly [behind: number, onPace: number] {
  return lowerIsBetter ? [1 / behind, 1 / onPace] : [behind, onPace];
}

/**
 * How a figure stands (M6). Order of judgement: no target, target 0, not
 * begun; ended: reached or missed; running: reached, too early, on pace,
 * behind, at risk. Undefined while running where no pace is kept. Where less is
 * better a target of 0 is judged like any other, and missed by the first sale.
 */
export function statusOf(judged: Judged, standard: Standard): Status | undefined {
  const { actual, target } = judged;
  if (target === undefined) return 'no-target';
  if (target === 0 && !standard.lowerIsBetter) return 'zero-target';
  if (!judged.begun || actual === undefined) return 'not-begun';
  if (judged.ended) return (standard.lowerIsBetter ? actual <= target : actual >= target) ? 'reached' : 'missed';
  if (!standard.lowerIsBetter && target > 0 && actual >= target) return 'reached';
  if (target === 0 && actual > 0) return 'missed';
  return paceStatus(actual, judged, standard);
}

function paceStatus(actual: number, { expected, elapsed }: Judged, standard: Standard): Status | undefined {
  if (expected === undefined) return undefined;
  if (isEarly(elapsed)) return 'too-early';
  const [behind, onPace] = standard.thresholds;
  const ratio = paceRatio(actual, expected, standard.lowerIsBetter);
  return ratio >= onPace ? 'on-pace' : ratio >= behind ? 'behind' : 'at-risk';
}

/**
 * actual ÷ expected; inverted where both are negative, `Infinity` where a ratio
 * has no meaning. Lower is better: computed on the negated values.
 */
function paceRatio(actual: number, expected: number, lowerIsBetter = false): number {
  if (lowerIsBetter) return paceRatio(-actual, -expected);
  if (expected > 0) return actual / expected;
  return actual >= 0 ? Infinity : expected / actual;
}
