import type { ActualsQuery } from '../../model/actual.ts';
import type { Figures } from '../../model/figures.ts';
import type { Insight } from '../../model/insight.ts';
import { isOwnerKey, levelOf } from '../../model/owner.ts';
import type { OwnerKey } from '../../model/owner.ts';
import type { DrillPoint } from './drill-event.ts';

/**
 * Drill-down of a point: owner, period, items and the query for its sales.
 * Undefined where there is no such point. `cumulative`: a point holds those before it.
 */
export function drillPoint(figures: Figures, insight: Insight, at: number, cumulative = false): DrillPoint | undefined {
  const point = figures.points[at];
  const span = insight.points[at];
  if (!point || !span) return undefined;
  const { type, by } = insight;
  const { key, label } = point;
  const tiles = figures.owner.id as OwnerKey;
  const owner = by && by !== 'item' && isOwnerKey(key) ? key : tiles;
  const isItem = by === 'item' && type.dimension !== 'all-sales' && key !== 'no-item' && !span.sums;
  const period = { from: cumulative ? figures.period.from : span.from, to: span.to };
  const asked = holdsAll(owner, tiles, insight) ? owner : tiles;
  const query = queryFor(insight, asked, period, figures.asOf, isItem ? [key] : insight.items);
  return { key, label, owner, period, ...(isItem && { item: key }), query };
}

function queryFor(
  { type, measure, groupBy }: Insight,
  owner: OwnerKey,
  { from, to }: DrillPoint['period'],
  asOf: string,
  items: readonly string[] | undefined,
): ActualsQuery {
  return {
    owner,
    from,
    to: to < asOf ? to : asOf,
    measure,
    status: 'sold',
    ...(type.dimension !== 'all-sales' && { dimension: type.dimension }),
    ...(items && { items }),
    byItem: false,
    groupBy,
  };
}

/**
 * Whether all that was sold by the owner of a bar counts for the tile's owner,
 * so that it can be asked for alone. A member's sales may be recorded for
 * another group (A2): then the tile's question, of whose answer the bar is a part.
 */
function holdsAll(owner: OwnerKey, tiles: OwnerKey, { groupBy }: Insight): boolean {
  const isMember = levelOf(tiles) === 'group' && levelOf(owner) === 'user';
  return tiles === 'company' || owner === tiles || (isMember && groupBy === 'member');
}
