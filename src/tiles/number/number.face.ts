import { axisOf } from '../tile/axis.ts';
import { numberFigure } from './number.figure.ts';

/** What the number says, and how its track is laid out. Loaded late. */
export const face = { figure: numberFigure, axisOf };
