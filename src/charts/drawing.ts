import type { BarGrid } from './layout-bars.ts';
import { roomOf } from './layout.ts';
import type { ChartLayout, Room } from './layout.ts';
import { planOf } from './plan.ts';
import type { Chart, Plan, SeriesKey } from './plan.ts';
import { sceneOf } from './chart-scene.ts';
import type { Scene, Space } from './scene.ts';

/** How a kind of chart is laid out; handed in by its tile, so that a page pays only for the kinds it has. */
export interface ChartKind {
  layout(plan: Plan, room: Room, grid?: BarGrid): ChartLayout;
  /** The grid of a list, which is the same for all of its parts. */
  grid?(plan: Plan, room: Room): BarGrid;
}

/** A chart laid out in its room. */
export interface Drawing {
  readonly chart: Chart;
  /** Keys of the hidden series, by which a change is seen. */
  readonly hidden: string;
  readonly room: Room;
  readonly plan: Plan;
  readonly grid?: BarGrid;
  readonly layout: ChartLayout;
}

/** Lays a chart out, or hands back `before` when nothing has changed. */
export function draw(
  kind: ChartKind,
  chart: Chart,
  hidden: ReadonlySet<SeriesKey>,
  room: Room,
  before?: Drawing,
): Drawing {
  const hiding = [...hidden].join();
  const samePlan = before?.chart === chart && before.hidden === hiding;
  if (samePlan && sameRoom(before.room, room)) return before;
  const plan = samePlan ? before.plan : planOf(chart, hidden);
  const grid = kind.grid?.(plan, room);
  return { chart, hidden: hiding, room, plan, grid, layout: kind.layout(plan, room, grid) };
}

/** The picture of a chart in a space. */
export function drawScene(kind: ChartKind, chart: Chart, hidden: ReadonlySet<SeriesKey>, space: Space): Scene {
  return sceneOf(kind.layout(planOf(chart, hidden), roomOf(space)));
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
