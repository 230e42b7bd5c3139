import { barGrid, layoutBars } from '../../charts/layout-bars.ts';
import { partPoints } from '../../model/parts.ts';
import { type ChartTileKind, chartTileKind } from '../tile/chart-kind.ts';
import type { ChartFigure } from '../tile/chart.figure.ts';
import { barFigure } from './bar.figure.ts';

/** rem */
const COMFORTABLE_ROW = 1.625;

/** The bar tile without its element. */
export const barKind: ChartTileKind = chartTileKind({
  pointsOf: partPoints,
  figureOf: barFigure,
  layout: { layout: layoutBars, grid: barGrid },
  showsLegend,
  roomWanted: (figure) => figure.chart.points.length * COMFORTABLE_ROW + (showsLegend(figure) ? 1.5 : 0),
});

/** An actual alone is what the heading says. */
function showsLegend({ chart }: ChartFigure): boolean {
  return chart.series.length > 1;
}
