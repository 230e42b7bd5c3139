import type { Figures } from '../../src/model/figures.ts';
import type { Insight } from '../../src/model/insight.ts';

/** A team on pace in September. */
export const FIGURES: Figures = {
  state: 'ready',
  stale: false,
  measure: 'amount',
  currency: 'EUR',
  owner: { id: 'group:north', name: 'Team North' },
  period: { from: '2026-01-01', to: '2026-12-31', label: '2026' },
  asOf: '2026-09-15',
  total: { key: 'total', label: 'Total', actual: 27_000, target: 36_000, expected: 25_500, status: 'on-pace' },
  notes: [],
  points: [],
};

/** The facts besides. */
export const INSIGHT: Insight = {
  type: { id: 'all-sales.amount', dimension: 'all-sales', unit: 'amount', interval: 'month', levels: 'all' },
  measure: 'amount',
  period: { kind: 'year', key: '2026', from: '2026-01-01', to: '2026-12-31', year: 2026 },
  interval: 'month',
  pace: 'working-days',
  dayKind: 'working',
  daysGone: 181,
  daysLeft: 76,
  daysTotal: 257,
  elapsed: 0.7,
  needed: 118.42,
  growth: 0.1,
  slipping: false,
  begun: true,
  ended: false,
  open: false,
  lowerIsBetter: false,
  decimals: 2,
  filteredBy: {},
  groupBy: 'sale',
  targetRevision: 1,
  points: [],
} as unknown as Insight;
