import type { Day } from './day.ts';
import type { Figure, Figures } from './figures.ts';
import type { Insight, Measured, PointInsight } from './insight.ts';

/** How one quantity of a figure came to be: the rule, and the numbers it was fed. */
export interface Explanation {
  readonly quantity: Exclude<keyof Figure, 'key' | 'label' | 'partial'>;
  /** The rule it follows; its formula stands in `FORMULAS`. */
  readonly rule: string;
  /** Inputs by name, as they are in `figures`: major units, ratios, days. */
  readonly inputs: Readonly<Record<string, number | string | undefined>>;
}

/** The formulas that rules name, in the words of `Figure` and `Insight`. */
export const FORMULAS = {
  R1: 'sum of sales with status sold dated from period.from to min(period.to, asOf)',
  M11: 'sum of sales in the intervals, and of the items, that have a target',
  R2: 'sum of the targets of the intervals that are not empty',
  M1: 'actual ÷ target',
  M2: 'actual − target',
  'M2%': '(actual − target) ÷ |target|',
  M3: 'per interval: target × elapsed weight ÷ total weight',
  M5: 'actual ÷ elapsed share',
  M6: 'actual ÷ expected, held against the thresholds',
  R7: 'sum of sales sold in the same period one year before',
  R7d: 'sum of sales sold from the first day of the same period one year before to the date of asOf in that year',
  R9: 'sum of amount × probability of open sales dated in the period',
} as const;

/** Inputs of a figure: of the total, or of one point. */
interface Context extends Omit<Insight, 'period'> {
  readonly period: { readonly from: Day; readonly to: Day };
  readonly asOf: Day;
}

/** Whether the elapsed share is that of the target, and not of the days (R4). */
export function isShareOfTarget(elapsed: number, { expected, target }: Pick<Figure, 'expected' | 'target'>): boolean {
  return expected !== undefined && !!target && Math.abs(expected / target - elapsed) < 1e-9;
}

type Explainer = (figure: Figure, context: Context) => Omit<Explanation, 'quantity'>;

const days = ({ pace, dayKind, daysGone, daysLeft, daysTotal }: Context) => ({
  pace,
  dayKind,
  daysGone,
  daysLeft,
  daysTotal,
});

const EXPLAINERS: Readonly<Record<Explanation['quantity'], Explainer>> = {
  actual: (_, { period, asOf, measure }) => ({
    rule: 'R1',
    inputs: { from: period.from, to: period.to, asOf, measure },
  }),
  compared: ({ actual }) => ({ rule: 'M11', inputs: { actual } }),
  target: (_, { type, targetRevision }) => ({ rule: 'R2', inputs: { targetType: type.id, revision: targetRevision } }),
  expected: ({ target }, context) => ({ rule: 'M3', inputs: { target, ...days(context) } }),
  attainment: ({ actual, compared = actual, target }) => ({ rule: 'M1', inputs: { actual: compared, target } }),
  variance: ({ actual, compared = actual, target }) => ({ rule: 'M2', inputs: { actual: compared, target } }),
  variancePercent: ({ actual, compared = actual, target }) => ({ rule: 'M2%', inputs: { actual: compared, target } }),
  forecast: ({ actual, compared = actual }, { elapsed, pace }) => ({
    rule: 'M5',
    inputs: { actual: compared, elapsed, pace },
  }),
  pipeline: (_, { period }) => ({ rule: 'R9', inputs: { from: period.from, to: period.to } }),
  previousYear: (_, { period }) => ({ rule: 'R7', inputs: { from: period.from, to: period.to } }),
  previousYearToDate: (_, { asOf }) => ({ rule: 'R7d', inputs: { asOf } }),
  status: ({ actual, compared = actual, target, expected }, { elapsed, lowerIsBetter }) => ({
    rule: 'M6',
    inputs: { actual: compared, target, expected, elapsed, lowerIsBetter: String(lowerIsBetter) },
  }),
};

/**
 * Explains every quantity that a figure has (M10): the total, or the point
 * with that key. Empty where there is no such point or nothing was measured.
 */
export function explain(measured: Measured, key = 'total'): readonly Explanation[] {
  const { figures, insight } = measured;
  const place = figures.points.findIndex((point) => point.key === key);
  const figure = key === 'total' ? figures.total : figures.points[place];
  if (!figure || !insight) return [];
  const context = contextOf(figures, insight, key === 'total' ? undefined : insight.points[place]);
  return (Object.keys(EXPLAINERS) as Explanation['quantity'][])
    .filter((quantity) => figure[quantity] !== undefined)
    .map((quantity) => ({ quantity, ...EXPLAINERS[quantity](figure, context) }));
}

/** A point has days and a share elapsed of its own. */
function contextOf({ asOf, period }: Figures, insight: Insight, point: PointInsight | undefined): Context {
  return point
    ? { ...insight, ...point, points: [], asOf, period: { from: point.since, to: point.to } }
    : { ...insight, asOf, period };
}
