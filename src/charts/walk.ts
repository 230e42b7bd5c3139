import type { ChartPoint, SeriesKey } from './plan.ts';

/** Where the reader is: a point, and one of its series or all of them. */
export interface Place {
  readonly at: number;
  readonly series?: SeriesKey;
}

const PAGE = 10;

/**
 * Where a key leads: Left and Right to the next point (in the direction of
 * reading), Home and End to the ends, Page Up and Down ten further, Up and
 * Down through the point's series. Undefined for keys that lead nowhere.
 */
export function stepOf(
  key: string,
  { at, series }: Place,
  points: readonly ChartPoint[],
  shown: readonly SeriesKey[],
  rtl: boolean,
): Place | undefined {
  const last = points.length - 1;
  const to = (index: number): Place => ({ at: Math.max(0, Math.min(last, index)), series });
  const forward = rtl ? -1 : 1;
  switch (key) {
    case 'ArrowRight':
      return to(at + forward);
    case 'ArrowLeft':
      return to(at - forward);
    case 'Home':
      return to(0);
    case 'End':
      return to(last);
    case 'PageDown':
      return to(at + PAGE);
    case 'PageUp':
      return to(at - PAGE);
    case 'ArrowDown':
      return { at, series: turned(points[at], series, shown, 1) };
    case 'ArrowUp':
      return { at, series: turned(points[at], series, shown, -1) };
    default:
      return undefined;
  }
}

/** The series before or after, with the whole point between the last and the first. */
function turned(
  point: ChartPoint | undefined,
  series: SeriesKey | undefined,
  shown: readonly SeriesKey[],
  by: 1 | -1,
): SeriesKey | undefined {
  const round = [undefined, ...shown.filter((key) => point?.values[key] !== undefined)];
  return round.at((round.indexOf(series) + by) % round.length);
}
