import { layDial } from './dial.ts';
import { gaugeFigure } from './gauge.figure.ts';

/** What the gauge says, and how its dial is laid out. Loaded late. */
export const face = { figure: gaugeFigure, layDial };
