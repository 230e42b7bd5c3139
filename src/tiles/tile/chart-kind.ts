import { type ChartKind, drawScene } from '../../charts/drawing.ts';
import { legendOf } from '../../charts/legend.ts';
import { type Chart, extentsOf } from '../../charts/plan.ts';
import type { ChartFigure } from './chart.figure.ts';
import type { TileBody, TileKind } from './tile-kind.ts';

/** Body with a chart. */
export interface ChartBody extends TileBody {
  /** On the scale that it shares. */
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
}

/** Completes a kind with a body: its chart on its scale, or the total where there is no room for it. */
export function chartTileKind(kind: Omit<ChartTileKind, 'bodyOf'>): ChartTileKind {
  return {
    ...kind,
    bodyOf(figure, _, { hidden = new Set(), share }) {
      const chart = share ? { ...figure.chart, scale: share(extentsOf(figure.chart)) } : figure.chart;
      const legend = kind.showsLegend(figure) ? legendOf(chart).filter(({ key }) => !hidden.has(key)) : undefined;
      const { value, beside } = figure.total;
      return {
        value,
        beside,
        chart,
        legend,
        instead: true,
        scene: (space) => drawScene(kind.layout, chart, hidden, space),
      };
    },
  };
}
