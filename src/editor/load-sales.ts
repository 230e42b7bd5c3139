import { loadActuals } from '../board/edit-targets.ts';
import type { BoardState } from '../board/board-state.ts';
import type { ActualsCell, ActualsQuery } from '../model/actual.ts';
import { convertCells } from '../model/convert-cells.ts';
import { type OwnerKey, rowId } from '../model/owner.ts';
import { fiscalYearPeriod } from '../model/period.ts';
import { atOnce } from '../model/steps.ts';
import type { TargetValue } from '../model/target.ts';
import type { Sheet } from './sheet.ts';
import type { SheetActuals } from './sheet/sheet-grid.ts';

/** Sales of a year, or of the one before. */
export type Which = 'actual' | 'previous-year-actual';

/** Loads sales for the columns that show them. Rejects with `SourceError` or the signal's reason. */
export async function loadSales(
  board: BoardState,
  sheet: Sheet,
  wanted: readonly Which[],
  signal: AbortSignal,
): Promise<SheetActuals> {
  const queries = wanted.map((which) => queryOf(board, sheet, which));
  const answers = await loadActuals(board, queries, signal);
  const sums = new Map(wanted.map((which, index) => [which, new SalesSums(answers[index]!.cells, sheet)]));
  return { of: (owner, item, which, currency) => sums.get(which)?.of(owner, item, currency) };
}

function queryOf({ settings }: BoardState, { house, type, key }: Sheet, which: Which): ActualsQuery {
  const { from, to } = fiscalYearPeriod(key.year - (which === 'actual' ? 0 : 1), house.fiscal);
  const dimension = type.dimension === 'all-sales' ? undefined : type.dimension;
  return {
    owner: 'company',
    from,
    to: which === 'actual' && settings.asOf < to && settings.asOf >= from ? settings.asOf : to,
    measure: type.unit,
    status: 'sold',
    ...(dimension && { dimension }),
    byItem: dimension !== undefined,
    groupBy: settings.groupBy ?? house.organisation.groupBy ?? 'sale',
  };
}

/** Sales added up by owner and item, in each currency that a row has. */
class SalesSums {
  readonly #cells: readonly ActualsCell[];
  readonly #sheet: Sheet;
  readonly #byCurrency = new Map<string, ReadonlyMap<string, number>>();

  constructor(cells: readonly ActualsCell[], sheet: Sheet) {
    this.#cells = cells;
    this.#sheet = sheet;
  }

  of(owner: OwnerKey, item: string | undefined, currency: string | undefined): TargetValue {
    const name = currency ?? '';
    const sums = this.#byCurrency.get(name) ?? this.#sum(currency);
    this.#byCurrency.set(name, sums);
    return sums.get(rowId({ owner, item })) ?? 0;
  }

  #sum(currency: string | undefined): ReadonlyMap<string, number> {
    const { house, type } = this.#sheet;
    const { currency: base, rates } = house.organisation;
    const isMoney = type.unit !== 'count';
    const exchange = { ...(base && { base }), ...(rates && { rates }) };
    const cells = isMoney ? atOnce(convertCells(this.#cells, currency, exchange, [])) : this.#cells;
    const sums = new Map<string, number>();
    const add = (owner: OwnerKey, item: string | undefined, value: number) => {
      const id = rowId({ owner, item });
      sums.set(id, (sums.get(id) ?? 0) + value);
    };
    for (const { user, group, item, value } of cells) {
      const owners = ['company', `user:${user}`, ...(group ? [`group:${group}`] : [])] as OwnerKey[];
      for (const owner of owners) {
        add(owner, undefined, value);
        if (item !== undefined) add(owner, item, value);
      }
    }
    return sums;
  }
}
