import type { Scene } from '../../charts/scene.ts';
import type { TrendPoint } from '../../model/insight.ts';

/** Size that the line is laid out in; it is stretched to that of the tile. */
export const TREND = { width: 1000, height: 100 };

/** Lays out what was sold and what the target wants from the beginning of a period to its end, and from today on where it will end. */
export function trendScene(
  trend: readonly TrendPoint[],
  { forecast, rtl = false }: { readonly forecast?: number; readonly rtl?: boolean } = {},
): Scene {
  const values = trend.flatMap(({ actual = 0, expected = 0 }) => [actual, expected]);
  const [low, high] = [Math.min(0, forecast ?? 0, ...values), Math.max(0, forecast ?? 0, ...values)];
  const across = (at: number) => round((rtl ? 1 - at : at) * TREND.width);
  const up = (value: number) => round((1 - (value - low) / (high - low || 1)) * TREND.height);
  const line = (field: 'actual' | 'expected') =>
    trend.flatMap(({ at, [field]: value }) => (value === undefined ? [] : [`${across(at)} ${up(value)}`]));
  const [sold, planned] = [line('actual'), line('expected')];
  const now = sold.slice(-1);
  const path = (look: string, places: readonly string[]) =>
    places.length ? [{ look, d: `M${places.join('L')}` }] : [];
  return {
    ...TREND,
    fontSize: 12,
    paths: [
      { look: 'base', d: `M0 ${up(0)}H${TREND.width}` },
      ...path('planned', planned),
      ...path('ahead', forecast === undefined ? [] : [...now, `${across(1)} ${up(forecast)}`]),
      ...path('sold', sold),
      // A line of no length with round ends is a dot, however the drawing is stretched.
      ...path(
        'now',
        now.map((place) => `${place}h0`),
      ),
    ],
    texts: [],
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
