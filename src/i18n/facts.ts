import type { Figure } from '../model/figures.ts';
import type { Insight } from '../model/insight.ts';

/** Numbers of a figure that words may tell. */
export type FigureField = Exclude<keyof Figure, 'key' | 'label' | 'status' | 'partial'>;

/** A figure without its name. */
export type FigureFacts = Omit<Figure, 'key' | 'label'>;

/** The part of an `Insight` that sentences about the pace tell. */
export type PaceFacts = Pick<
  Insight,
  | 'period'
  | 'dayKind'
  | 'daysGone'
  | 'daysLeft'
  | 'daysTotal'
  | 'needed'
  | 'growth'
  | 'slipping'
  | 'begun'
  | 'ended'
  | 'lowerIsBetter'
  | 'decimals'
>;

/** Writes a number in the tile's way; `digits`: how exactly, fewer for what is only near. */
export type Write = (value: number, digits?: number) => string;
