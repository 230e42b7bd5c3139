import type { ActualsCell } from '../model/actual.ts';
import type { FiscalYear, Organisation, TargetType } from '../model/organisation.ts';
import { fiscalYearPeriod } from '../model/period.ts';
import type { BoardState } from './board-state.ts';

/** Year and type whose sales are to be put beside the targets. */
export interface SalesOf {
  readonly year: number;
  readonly type: TargetType;
  readonly organisation: Organisation;
  readonly fiscal: FiscalYear;
}

/**
 * Sales of the whole company in a fiscal year, up to the board's day, by user,
 * group and month, and by item where the type has some. Rejects with
 * `SourceError` or the signal's reason.
 */
export async function loadSales(
  { store, settings }: Pick<BoardState, 'store' | 'settings'>,
  { year, type, organisation, fiscal }: SalesOf,
  signal: AbortSignal,
): Promise<readonly ActualsCell[]> {
  const { from, to } = fiscalYearPeriod(year, fiscal);
  const { asOf } = settings;
  if (!store.hasSource || from > asOf) return [];
  const dimension = type.dimension === 'all-sales' ? undefined : type.dimension;
  const query = {
    owner: 'company' as const,
    from,
    to: to < asOf ? to : asOf,
    measure: type.unit,
    status: 'sold' as const,
    ...(dimension && { dimension }),
    byItem: !!dimension && !!type.items?.length,
    groupBy: settings.groupBy ?? organisation.groupBy ?? 'sale',
  };
  return (await store.actuals(query).ask(signal)).value.cells;
}
