import { rowAmong } from '../../model/draft.ts';
import { intervalCount } from '../../model/row-change.ts';
import { MAX_MINOR } from '../../model/money.ts';
import type { RowSales } from '../../model/row-sales.ts';
import type { Values } from '../../model/split.ts';
import type { TargetInterval, TargetRow } from '../../model/target.ts';
import { fillContext } from '../fill-context.ts';
import type { Sheet } from '../sheet.ts';
import { totalOf } from '../sheet/sheet-grid.ts';

/** Values that a season can be kept from: the rows, what is shown, last year's targets or its sales. */
export type SeasonSourceName = 'now' | 'shown' | 'targets' | 'sold';

export interface SeasonSource {
  readonly from: SeasonSourceName;
  readonly year: number;
  readonly interval: TargetInterval;
  /** Undefined while they load. */
  readonly values: Values | undefined;
}

export interface SeasonBasis {
  /** Rows as they would become. */
  readonly shown?: readonly { readonly after: Values }[];
  /** Sales can be asked for. */
  readonly hasSales: boolean;
  readonly lastYear: RowSales | undefined;
}

/**
 * Values that a season can be kept from: those of a row, or of several
 * together. None where their currencies differ, for they have no sum.
 */
export function seasonSources(
  sheet: Sheet,
  rows: readonly TargetRow[],
  { shown = [], hasSales, lastYear }: SeasonBasis,
): readonly SeasonSource[] {
  const { key, set, previous, previousRows } = sheet;
  const context = fillContext(sheet);
  const currencies = rows.map((row) =>
    context.unit === 'count' ? undefined : (context.currencyOf(row) ?? context.base),
  );
  if (new Set(currencies).size !== 1) return [];
  const { interval } = set;
  const last = rows.flatMap((row) => rowAmong(previousRows, row) ?? []);
  const sold = rows.map(({ owner, item }) => lastYear?.of(owner, item, currencies[0]));
  const isLoaded = sold.every((values) => values !== undefined);
  const sources: (SeasonSource | false)[] = [
    {
      from: 'now',
      year: key.year,
      interval,
      values: together(
        rows.map(({ values }) => values),
        interval,
      ),
    },
    shown.length > 0 && {
      from: 'shown',
      year: key.year,
      interval,
      values: together(
        shown.map(({ after }) => after),
        interval,
      ),
    },
    last.length > 0 && {
      from: 'targets',
      year: previous.year,
      interval: previous.interval,
      values: together(
        last.map(({ values }) => values),
        previous.interval,
      ),
    },
    hasSales && {
      from: 'sold',
      year: key.year - 1,
      interval,
      // A net return of an interval counts as nothing sold.
      values: isLoaded ? together(sold, interval).map((value) => Math.max(0, value ?? 0)) : undefined,
    },
  ];
  return sources.filter((source) => source !== false).filter(({ values = [] }) => !values.some(isTooLarge));
}

function together(rows: readonly Values[], interval: TargetInterval): Values {
  return Array.from({ length: intervalCount(interval) }, (_, index) => {
    const total = totalOf(rows.map((values) => values[index] ?? null));
    return total === 'too-large' ? Infinity : total;
  });
}

function isTooLarge(value: number | null): boolean {
  return Math.abs(value ?? 0) > MAX_MINOR;
}
