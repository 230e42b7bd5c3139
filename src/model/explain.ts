import type { Figure } from './figures.ts';
import type { Insight, Measured } from './measured.ts';

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
  R2: 'sum of the targets of the intervals that are not empty',
  M1: 'actual ÷ target',
  M2: 'actual − target',
  'M2%': '(actual − target) ÷ |target|',
  M3: 'per interval: target × elapsed weight ÷ total weight',
  M5: 'actual ÷ elapsed share',
  M6: 'actual ÷ expected, held against the thresholds',
  R7: 'sum of sales sold in the same period one year before',
  R7d: 'the same elapsed share of the previous year, in whole days',
  R9: 'sum of amount × probability of open sales dated in the period',
} as const;

type Explainer = (figure: Figure, insight: Insight, measured: Measured) => Omit<Explanation, 'quantity'>;

const days = ({ pace, dayKind, daysGone, daysLeft, daysTotal }: Insight) => ({
  pace,
  dayKind,
  daysGone,
  daysLeft,
  daysTotal,
});

const EXPLAINERS: Readonly<Record<Explanation['quantity'], Explainer>> = {
  actual: (_, insight, { figures }) => ({
    rule: 'R1',
    inputs: { from: figures.period.from, to: figures.period.to, asOf: figures.asOf, measure: insight.measure },
  }),
  target: (_, { type, targetRevision }) => ({ rule: 'R2', inputs: { targetType: type.id, revision: targetRevision } }),
  expected: ({ target }, insight) => ({ rule: 'M3', inputs: { target, ...days(insight) } }),
  attainment: ({ actual, target }) => ({ rule: 'M1', inputs: { actual, target } }),
  variance: ({ actual, target }) => ({ rule: 'M2', inputs: { actual, target } }),
  variancePercent: ({ actual, target }) => ({ rule: 'M2%', inputs: { actual, target } }),
  forecast: ({ actual }, { elapsed, pace }) => ({ rule: 'M5', inputs: { actual, elapsed, pace } }),
  pipeline: (_, __, { figures }) => ({ rule: 'R9', inputs: { from: figures.period.from, to: figures.period.to } }),
  previousYear: (_, __, { figures }) => ({ rule: 'R7', inputs: { from: figures.period.from, to: figures.period.to } }),
  previousYearToDate: (_, __, { figures }) => ({ rule: 'R7d', inputs: { asOf: figures.asOf } }),
  status: ({ actual, target, expected }, { elapsed, lowerIsBetter }) => ({
    rule: 'M6',
    inputs: { actual, target, expected, elapsed, lowerIsBetter: String(lowerIsBetter) },
  }),
};

/**
 * Explains every quantity that a figure has (M10): the total, or the point
 * with that key. Empty where there is no such point or nothing was measured.
 */
export function explain(measured: Measured, key = 'total'): readonly Explanation[] {
  const { figures, insight } = measured;
  const figure = key === 'total' ? figures.total : figures.points.find((point) => point.key === key);
  if (!figure || !insight) return [];
  return (Object.keys(EXPLAINERS) as Explanation['quantity'][])
    .filter((quantity) => figure[quantity] !== undefined)
    .map((quantity) => ({ quantity, ...EXPLAINERS[quantity](figure, insight, measured) }));
}
