import { layoutColumns } from '../../charts/layout-columns.ts';
import { intervalPoints } from '../../model/interval-points.ts';
import { type ChartTileKind, chartTileKind } from '../tile/chart-kind.ts';
import { columnFigure } from './column.figure.ts';

/** The column tile without its element. */
export const columnKind: ChartTileKind = chartTileKind({
  pointsOf: intervalPoints,
  figureOf: columnFigure,
  layout: { layout: layoutColumns },
  showsLegend: ({ chart }) => chart.series.length > 1,
  roomWanted: () => 6.75,
});
