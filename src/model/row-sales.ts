import type { ActualsCell, Measure } from './actual.ts';
import { convertCells } from './convert-cells.ts';
import { fiscalPlace } from './fiscal.ts';
import { addExact } from './money.ts';
import type { FiscalYear } from './organisation.ts';
import { type OwnerKey, rowId } from './owner.ts';
import type { Exchange } from './rates.ts';
import { intervalCount } from './row-change.ts';
import type { Values } from './split.ts';
import { atOnce, eachOf, type Steps } from './steps.ts';
import type { TargetInterval } from './target.ts';

/** Rules by which sales are put beside the rows of a year. */
export interface SalesContext extends Exchange {
  /** The fiscal year that the cells are of. */
  readonly year: number;
  readonly interval: TargetInterval;
  readonly fiscal: FiscalYear;
  readonly unit: Measure;
}

/** Sales of a year, to be put beside its rows. */
export interface RowSales {
  /**
   * Sales of an owner per interval, 0 where nothing was sold, in a currency
   * (absent: the base). Undefined where one of them has no rate.
   */
  of(owner: OwnerKey, item: string | undefined, currency: string | undefined): Values | undefined;
}

/** Sales of the company of a year, by user, group, month and item, as those of each owner. */
export function rowSales(cells: readonly ActualsCell[], context: SalesContext): RowSales {
  return atOnce(findingSales(cells, context));
}

/** The same in steps. */
export function* findingSales(cells: readonly ActualsCell[], context: SalesContext): Steps<RowSales> {
  const byRow = new Map<string, ActualsCell[]>();
  const add = (owner: OwnerKey, item: string | undefined, cell: ActualsCell) => {
    const own = byRow.get(rowId({ owner, item }));
    if (own) own.push(cell);
    else byRow.set(rowId({ owner, item }), [cell]);
  };
  yield* eachOf(cells, (cell) => {
    const { user, group, item } = cell;
    const owners: readonly OwnerKey[] = [
      'company',
      ...(user ? [`user:${user}` as const] : []),
      ...(group ? [`group:${group}` as const] : []),
    ];
    for (const owner of owners) {
      add(owner, undefined, cell);
      if (item !== undefined) add(owner, item, cell);
    }
  });
  return {
    of: (owner, item, currency) => valuesOf(byRow.get(rowId({ owner, item })) ?? [], currency, context),
  };
}

function valuesOf(
  cells: readonly ActualsCell[],
  currency: string | undefined,
  { year, interval, fiscal, unit, ...exchange }: SalesContext,
): Values | undefined {
  const leftOut: ActualsCell[] = [];
  const shown = unit === 'count' ? cells : atOnce(convertCells(cells, currency, exchange, leftOut));
  if (leftOut.length) return undefined;
  const values = Array<number>(intervalCount(interval)).fill(0);
  for (const { month, value } of shown) {
    const place = fiscalPlace(month, fiscal);
    const index = interval === 'quarter' ? Math.floor(place.index / 3) : place.index;
    if (place.year === year) values[index] = addExact(values[index]!, value);
  }
  return values;
}
