import { chartFace } from '../tile/chart-face.ts';
import { columnFigure } from './column.figure.ts';

/** The picture of the column tile. */
export const face = chartFace(columnFigure);
