import { chartFace } from '../tile/chart-face.ts';
import { barFigure } from './bar.figure.ts';

/** The picture of the bar tile. */
export const face = chartFace(barFigure);
