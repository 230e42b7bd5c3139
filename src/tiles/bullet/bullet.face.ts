import { layBar } from './bar-layout.ts';
import { bulletFigure } from './bullet.figure.ts';

/** What the bullet graph says, and how its bar is laid out. Loaded late. */
export const face = { figure: bulletFigure, layBar };
