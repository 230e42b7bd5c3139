import { decimalsOf } from '../../model/currency.ts';
import { rowAmong, rowToFill } from '../../model/draft.ts';
import { sumOf } from '../../model/hint.ts';
import type { HintFigure } from '../../model/hint.ts';
import { TooLarge } from '../../model/money.ts';
import type { OwnerKey } from '../../model/owner.ts';
import { levelOf } from '../../model/owner.ts';
import { denyEdit } from '../../model/policy-change.ts';
import type { PolicyReason } from '../../model/policy.ts';
import { hintIn, type SheetHint } from '../../model/sheet-sums.ts';
import { keyOfRow } from '../../model/row-change.ts';
import type { TargetRow, TargetValue } from '../../model/target.ts';
import { currencyIn, type Sheet } from '../sheet.ts';
import type { SheetColumn } from './columns.ts';
import type { Grid, GridCell } from './paste.ts';
import type { SheetRow } from './rows.ts';
import type { Place } from './selection.ts';

/** Why a row cannot be edited: its lock, what the policy says, or that its type has no targets for users. */
export type Barrier = 'locked' | 'level' | PolicyReason;

/** Sales per owner and item of a year, in the currency of the row. */
export interface SheetActuals {
  of(
    owner: OwnerKey,
    item: string | undefined,
    which: 'actual' | 'previous-year-actual',
    currency: string | undefined,
  ): TargetValue | undefined;
}

/** Sum of values that are not empty; `too-large` beyond what is exact (T8). */
export function totalOf(values: readonly TargetValue[]): TargetValue | 'too-large' {
  try {
    return sumOf(values);
  } catch (error) {
    if (error instanceof TooLarge) return 'too-large';
    throw error;
  }
}

interface RowParts {
  readonly of: SheetRow;
  readonly cell: Omit<GridCell & { readonly kind: 'value' }, 'index' | 'value'>;
  readonly values: readonly TargetValue[];
}

/** Sheet as rows and columns of cells. Counts no row that is hidden. */
export class SheetGrid implements Grid {
  readonly sheet: Sheet;
  readonly list: readonly SheetRow[];
  readonly columnList: readonly SheetColumn[];
  readonly actuals: SheetActuals | undefined;
  readonly #currencyOf: (row: Pick<TargetRow, 'owner' | 'item' | 'currency'>) => string | undefined;
  readonly #hints = new Map<string, SheetHint | undefined>();
  readonly #barriers = new Map<OwnerKey, Barrier | undefined>();
  #last: RowParts | undefined;

  constructor(sheet: Sheet, list: readonly SheetRow[], columnList: readonly SheetColumn[], actuals?: SheetActuals) {
    this.sheet = sheet;
    this.list = list;
    this.columnList = columnList;
    this.actuals = actuals;
    this.#currencyOf = currencyIn(sheet);
  }

  get rows(): number {
    return this.list.length;
  }

  get columns(): number {
    return this.columnList.length;
  }

  /** The row as drafted; undefined where it has no targets yet. */
  targetRow({ owner, item }: Pick<SheetRow, 'owner' | 'item'>): TargetRow | undefined {
    return rowAmong(this.sheet.set.rows, { owner, item });
  }

  /** The row as it is saved. */
  savedRow({ owner, item }: Pick<SheetRow, 'owner' | 'item'>): TargetRow | undefined {
    return rowAmong(this.sheet.set.start, { owner, item });
  }

  /** The row, or an empty one, for what fills it in. */
  rowToFill({ owner, item }: Pick<SheetRow, 'owner' | 'item'>): TargetRow {
    return rowToFill(this.sheet.set, owner, item);
  }

  currencyOf(row: SheetRow): string | undefined {
    const { owner, item } = row;
    if (row.kind === 'hint') return this.hintOf(row)?.currency;
    return this.#currencyOf(this.targetRow(row) ?? { owner, ...(item !== undefined && { item }) });
  }

  decimalsOf(row: SheetRow): number {
    return this.sheet.type.unit === 'count' ? 0 : decimalsOf(this.currencyOf(row));
  }

  hintOf({ id, owner, item }: SheetRow): SheetHint | undefined {
    if (!this.#hints.has(id)) this.#hints.set(id, hintIn(this.sheet.sums, owner, item));
    return this.#hints.get(id);
  }

  /** Why a row of targets cannot be edited; undefined where it can. */
  barrierOf(row: SheetRow): Barrier | undefined {
    if (this.targetRow(row)?.locked) return 'locked';
    const { owner } = row;
    if (!this.#barriers.has(owner)) this.#barriers.set(owner, this.#barrier(owner));
    return this.#barriers.get(owner);
  }

  #barrier(owner: OwnerKey): Barrier | undefined {
    const { type, house } = this.sheet;
    if (type.levels === 'company-and-group' && levelOf(owner) === 'user') return 'level';
    return house.rights.policy ? denyEdit(house.rights, owner) : undefined;
  }

  cellAt(place: Place): GridCell {
    const row = this.list[place.row]!;
    const column = this.columnList[place.column]!;
    if (row.kind === 'hint') return { kind: 'hint' };
    if (column.kind === 'extra') return { kind: 'read-only' };
    if (column.kind !== 'value') return { kind: 'subtotal' };
    const { cell, values } = this.#partsOf(row);
    return { ...cell, index: column.index, value: values[column.index] ?? null };
  }

  /** Facts that the cells of a row have in common: a paste asks for each cell of one row after the other. */
  #partsOf(row: SheetRow): RowParts {
    if (this.#last?.of === row) return this.#last;
    const currency = this.currencyOf(row);
    const { unit } = this.sheet.type;
    return (this.#last = {
      of: row,
      cell: {
        kind: 'value',
        row: keyOfRow(this.sheet.key, row),
        decimals: unit === 'count' ? 0 : decimalsOf(currency),
        ...(currency && { currency }),
      },
      values: this.targetRow(row)?.values ?? [],
    });
  }

  /** Value that a cell shows: of a hint row the sum. Undefined while it is not known. */
  valueAt(row: SheetRow, column: SheetColumn): TargetValue | 'too-large' | undefined {
    if (row.kind === 'hint') return this.figureAt(row, column)?.sum ?? null;
    const values = this.targetRow(row)?.values ?? [];
    switch (column.kind) {
      case 'value':
        return values[column.index] ?? null;
      case 'subtotal':
        return totalOf(values.slice(column.from, column.to + 1));
      case 'year':
        return totalOf(values);
      default:
        return this.#extraAt(row, column.id);
    }
  }

  /** Figure of a hint in a column; none beside the year. */
  figureAt(row: SheetRow, column: SheetColumn): HintFigure | undefined {
    const hint = this.hintOf(row);
    if (!hint || column.kind === 'extra') return undefined;
    if (column.kind === 'year') return hint.year;
    if (column.kind === 'value') return hint.intervals[column.index];
    return addedUp(hint.intervals.slice(column.from, column.to + 1));
  }

  /** Part that a row has of the one above it; undefined of the company, and where there is nothing to divide by. */
  shareOf(row: SheetRow): number | undefined {
    const parent = this.sheet.house.membership.parentOf(row.owner);
    if (row.kind === 'hint' || !parent) return undefined;
    const { item } = row;
    const above = rowAmong(this.sheet.set.rows, { owner: parent, item });
    const [own, whole] = [totalOf(this.targetRow(row)?.values ?? []), totalOf(above?.values ?? [])];
    const isOne = this.currencyOf(row) === (above && this.#currencyOf(above));
    if (typeof own !== 'number' || typeof whole !== 'number' || !isOne) return undefined;
    return whole > 0 ? own / whole : undefined;
  }

  #extraAt(row: SheetRow, id: (SheetColumn & { kind: 'extra' })['id']): TargetValue | 'too-large' | undefined {
    const { owner, item } = row;
    if (id === 'previous-year-target') {
      return totalOf(rowAmong(this.sheet.previousRows, { owner, item })?.values ?? []);
    }
    return id === 'share' ? undefined : this.actuals?.of(owner, item, id, this.currencyOf(row));
  }
}

function addedUp(figures: readonly HintFigure[]): HintFigure {
  const total = (values: readonly (number | undefined)[]) => {
    const sum = totalOf(values.map((value) => value ?? null));
    return typeof sum === 'number' ? sum : undefined;
  };
  const [sum, parent] = [total(figures.map((one) => one.sum)), total(figures.map((one) => one.parent))];
  return {
    sum,
    parent,
    ...(sum !== undefined && parent !== undefined && { difference: sum - parent }),
  };
}
