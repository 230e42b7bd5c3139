import { type ChartKind, drawScene } from '../../charts/drawing.ts';
import { legendOf } from '../../charts/legend.ts';
import { type Chart, extentsOf } from '../../charts/plan.ts';
import type { ChartFigure } from './chart.figure.ts';
import type { TileBody, TileKind } from './tile-kind.ts';

/** Body with a chart. */
export interface ChartBody extends TileBody {
  readonly chart: Chart;
}

/** Pure half of a kind of tile with a chart. */
export interface ChartTileKind extends TileKind<ChartFigure, ChartBody> {
  /** How its chart is laid out. */
  readonly layout: ChartKind;
  /** Whether the marks need a legend. */
  showsLegend(figure: ChartFigure): boolean;
  /** Height that the picture wants before words get room below it, rem. */
  roomWanted(figure: ChartFigure): number;
  /** Height of the tile where the page says none, rem; by default that of every tile. */
  heightWanted?(figure: ChartFigure): number;
}

/** Completes a kind with its body: the chart, and the total where there is no room for it. */
export function chartTileKind(kind: Omit<ChartTileKind, 'bodyOf' | 'extentsOf'>): ChartTileKind {
  return {
    ...kind,
    extentsOf: ({ chart }) => extentsOf(chart),
    bodyOf(figure, _, { hidden = [], shared }) {
      const chart = shared ? { ...figure.chart, scale: shared } : figure.chart;
      const { value, spare, beside } = figure.total;
      return {
        value,
        spare,
        beside,
        chart,
        legend: kind.showsLegend(figure) ? legendOf(chart).filter(({ key }) => !hidden.includes(key)) : undefined,
        scene: (space) => drawScene(kind.layout, chart, new Set(hidden), space),
        heightFor: (_width, fontSize) => (kind.roomWanted(figure) * fontSize * 4) / 3,
      };
    },
  };
}
