import { barGrid, layoutBars } from './layout-bars.ts';
import type { BarGrid } from './layout-bars.ts';
import { layoutColumns } from './layout-columns.ts';
import { planOf } from './plan.ts';
import type { Chart, Plan, SeriesKey } from './plan.ts';
import type { ChartLayout, Room } from './layout.ts';

/** A chart laid out in its room. */
export interface Drawing {
  readonly chart: Chart;
  /** The hidden series, so that it can be told when to draw anew. */
  readonly hidden: string;
  readonly room: Room;
  readonly plan: Plan;
  readonly layout: ChartLayout;
  readonly grid?: BarGrid;
}

/** Lays a chart out, or hands back what stands when nothing has changed. */
export function draw(chart: Chart, hidden: ReadonlySet<SeriesKey>, room: Room, before?: Drawing): Drawing {
  const hiding = [...hidden].join();
  const samePlan = before?.chart === chart && before.hidden === hiding;
  if (samePlan && sameRoom(before.room, room)) return before;
  const plan = samePlan ? before.plan : planOf(chart, hidden);
  const grid = plan.kind === 'bars' ? barGrid(plan, room) : undefined;
  return {
    chart,
    hidden: hiding,
    room,
    plan,
    grid,
    layout: grid ? layoutBars(plan, room, grid) : layoutColumns(plan, room),
  };
}

function sameRoom(a: Room, b: Room): boolean {
  return (
    a.width === b.width &&
    a.height === b.height &&
    a.fontSize === b.fontSize &&
    a.textWidth === b.textWidth &&
    Boolean(a.rtl) === Boolean(b.rtl)
  );
}
