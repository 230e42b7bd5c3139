import { fiscalYearPeriod, type Interval, intervalsOf, type Period } from '../../model/period.ts';
import type { FiscalYear } from '../../model/organisation.ts';
import type { TargetInterval } from '../../model/target.ts';

/** Columns that can be shown beside the year, none of which can be set. */
export const EXTRA_COLUMNS = ['previous-year-target', 'previous-year-actual', 'actual', 'share'] as const;

export type ExtraColumn = (typeof EXTRA_COLUMNS)[number];

export type IntervalView = 'quarter' | 'half-year';

/** Column of the sheet. */
export type SheetColumn =
  | { readonly kind: 'value'; readonly id: string; readonly index: number; readonly period: Period }
  /** Sum of the intervals from one to another, both included. */
  | {
      readonly kind: 'subtotal';
      readonly id: string;
      readonly from: number;
      readonly to: number;
      readonly period: Period;
    }
  | { readonly kind: 'year'; readonly id: 'year'; readonly period: Period }
  | { readonly kind: 'extra'; readonly id: ExtraColumn; readonly period: Period };

/** Settings by which columns are made. */
export interface ColumnsOptions {
  readonly year: number;
  readonly interval: TargetInterval;
  readonly fiscal: FiscalYear;
  /** Subtotals to show, each after the last interval that it holds. */
  readonly views: readonly IntervalView[];
  readonly extras: readonly ExtraColumn[];
}

/** Columns of a year in order: intervals with their subtotals, the year, and those beside it. */
export function sheetColumns({ year, interval, fiscal, views, extras }: ColumnsOptions): readonly SheetColumn[] {
  const whole = fiscalYearPeriod(year, fiscal);
  const intervals = intervalsOf(whole, interval, fiscal);
  const sums = (['quarter', 'half-year'] as const).filter((view) => views.includes(view) && view !== interval);
  const subtotals = sums.flatMap((view) => intervalsOf(whole, view as Interval, fiscal));
  const columns = intervals.flatMap((period, index): SheetColumn[] => [
    { kind: 'value', id: `v${index}`, index, period },
    ...subtotals.filter(({ to }) => to === period.to).map((sum) => subtotal(sum, intervals)),
  ]);
  return [
    ...columns,
    { kind: 'year', id: 'year', period: whole },
    ...extras.map((id): SheetColumn => ({ kind: 'extra', id, period: whole })),
  ];
}

function subtotal(period: Period, intervals: readonly Period[]): SheetColumn {
  const from = intervals.findIndex((one) => one.from >= period.from);
  const to = intervals.findIndex((one) => one.to === period.to);
  return { kind: 'subtotal', id: period.key, from, to, period };
}
