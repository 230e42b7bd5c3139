import type { Chart, ChartPoint, SeriesKey } from '../../src/charts/plan.ts';
import type { Room } from '../../src/charts/layout.ts';
import { estimatedWidth } from '../../src/charts/text-width.ts';

export type Values = Partial<Record<SeriesKey, number>>;

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'];

/** A chart of these values; the variance is actual, or forecast, less target. */
export function chart(kind: Chart['kind'], values: readonly Values[], now = -1): Chart {
  const keys = new Set(values.flatMap((one) => Object.keys(one) as SeriesKey[]));
  const order: readonly SeriesKey[] = ['actual', 'target', 'forecast', 'pipeline', 'previous'];
  return {
    kind,
    points: values.map((one, at) => pointOf(one, at, at === now)),
    series: order.filter((key) => keys.has(key)).map((key) => ({ key, label: key })),
    write: (value) => String(Math.round(value)),
  };
}

function pointOf(values: Values, at: number, now: boolean): ChartPoint {
  const end = now ? values.forecast : values.actual;
  const value = end === undefined || values.target === undefined ? undefined : end - values.target;
  const label = MONTHS[at] ?? `Month ${at + 1}`;
  return {
    key: `k${at}`,
    label,
    short: [label.slice(0, 3), label.slice(0, 1)],
    values,
    now,
    variance:
      value === undefined
        ? undefined
        : { value, text: `${value > 0 ? '+' : ''}${value}`, tone: value < 0 ? 'bad' : 'good', expected: now },
  };
}

export function room(width: number, height: number, rtl = false): Room {
  return { width, height, fontSize: 12, textWidth: estimatedWidth(12), rtl };
}

/** Six months that are over, one that runs, two to come; a loss among them. */
export const YEAR: readonly Values[] = [
  { actual: 398, target: 420, previous: 360 },
  { actual: 441, target: 430, previous: 400 },
  { actual: -120, target: 100, previous: 90 },
  { actual: 462, target: 455, previous: 440 },
  { actual: 401, target: 440, previous: 395 },
  { actual: 210, target: 520, previous: 465, forecast: 506 },
  { target: 540, previous: 490 },
  { target: 560, previous: 520 },
];
export const RUNNING = 5;
