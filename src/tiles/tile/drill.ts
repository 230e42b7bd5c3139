import type { ActualsQuery } from '../../model/actual.ts';
import type { Figures } from '../../model/figures.ts';
import type { Insight } from '../../model/measured.ts';
import { isOwnerKey } from '../../model/owner.ts';
import type { OwnerKey } from '../../model/owner.ts';
import type { DrillPoint } from './drill-event.ts';

/** What stands behind a point of a tile: whose, when, which, and how to ask for it. Undefined for no point. */
export function drillPoint(figures: Figures, insight: Insight, at: number): DrillPoint | undefined {
  const point = figures.points[at];
  const span = insight.points[at];
  if (!point || !span) return undefined;
  const { type, by, measure, groupBy } = insight;
  const { key } = point;
  const owner = (by && by !== 'item' && isOwnerKey(key) ? key : figures.owner.id) as OwnerKey;
  const item = by === 'item' && key !== 'no-item' ? key : undefined;
  const items = item === undefined ? insight.items : [item];
  const query: ActualsQuery = {
    owner,
    from: span.from,
    to: span.to < figures.asOf ? span.to : figures.asOf,
    measure,
    status: 'sold',
    ...(type.dimension !== 'all-sales' && { dimension: type.dimension }),
    ...(items && { items }),
    byItem: false,
    groupBy,
  };
  return { key, owner, period: { from: span.from, to: span.to }, ...(item !== undefined && { item }), query };
}
