import { barGrid, layoutBars } from '../../charts/layout-bars.ts';
import { partPoints } from '../../model/parts.ts';
import { type ChartTileKind, chartTileKind } from '../tile/chart-kind.ts';
import type { ChartFigure } from '../tile/chart.figure.ts';
import { barFigure } from './bar.figure.ts';

/** rem */
const COMFORTABLE_ROW = 1.625;
/** Heading, verdict and the room around them, rem. */
const AROUND = 6;
/** rem */
const LOWEST = 13.75;
/** Some fifteen bars: further ones are scrolled to, or shown by the table. rem */
const HIGHEST = 30;

const roomWanted = (figure: ChartFigure) =>
  figure.chart.points.length * COMFORTABLE_ROW + (showsLegend(figure) ? 1.5 : 0);

/** The bar tile without its element. */
export const barKind: ChartTileKind = chartTileKind({
  pointsOf: partPoints,
  figureOf: barFigure,
  layout: { layout: layoutBars, grid: barGrid },
  showsLegend,
  roomWanted,
  heightWanted: (figure) => Math.min(HIGHEST, Math.max(LOWEST, roomWanted(figure) + AROUND)),
});

/** An actual alone is what the heading says. */
function showsLegend({ chart }: ChartFigure): boolean {
  return chart.series.length > 1;
}
