import type { Figure } from '../model/figures.ts';
import type { Insight } from '../model/insight.ts';

/** A figure without its name; while it runs with its difference to what is expected by today, in place of that to its target (N5). */
export type FigureFacts = Omit<Figure, 'key' | 'label'> & { readonly varianceToDate?: number };

/** Numbers of a figure that words may tell. */
export type FigureField = Exclude<keyof FigureFacts, 'status' | 'partial'>;

/** Leaves out the differences to the whole target of what still runs, and is held against what is expected by today. */
export function heldToDate(figure: Figure, varianceToDate: number | undefined): FigureFacts {
  return varianceToDate === undefined
    ? figure
    : { ...figure, variance: undefined, variancePercent: undefined, varianceToDate };
}

/** A figure whose actual is what is held against its target: all that was sold, unless there is a target for a part of it only (M11). */
export function heldToTarget<T extends { readonly actual?: number; readonly compared?: number }>(figure: T): T {
  return figure.compared === undefined ? figure : { ...figure, actual: figure.compared, compared: undefined };
}

/** The part of an `Insight` that sentences about the pace tell. */
export type PaceFacts = Pick<
  Insight,
  | 'period'
  | 'dayKind'
  | 'daysGone'
  | 'daysLeft'
  | 'daysTotal'
  | 'needed'
  | 'besides'
  | 'targeted'
  | 'members'
  | 'missing'
  | 'growth'
  | 'slipping'
  | 'begun'
  | 'ended'
  | 'lowerIsBetter'
  | 'decimals'
  | 'judgedBy'
>;
