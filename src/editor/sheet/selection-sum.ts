import { STEP } from '../../model/steps.ts';
import type { TargetValue } from '../../model/target.ts';
import { inSlices } from '../../timing/in-slices.ts';
import { inTask } from '../../timing/page.ts';
import type { Sheet } from '../sheet.ts';
import { type CountedValue, type Rect, type SelectionSum, sizeOf, summingCells, sumOfSelection } from './selection.ts';
import type { SheetGrid } from './sheet-grid.ts';

/** Most cells that are added up at once. */
const AT_ONCE = STEP;

/** Part of a sheet's grid that is added up. */
export interface SummedGrid extends Pick<SheetGrid, 'list' | 'columnList' | 'currencyOf' | 'targetRow'> {
  readonly sheet: Pick<Sheet, 'type'>;
}

interface Asked {
  readonly grid: SummedGrid;
  readonly rect: Rect;
}

/** Sum of what is selected: made once for a selection and its figures, and of a whole sheet after that is drawn. */
export class KeptSum {
  #asked: Asked | undefined;
  #last: (Asked & { readonly sum: SelectionSum }) | undefined;
  #leave: (() => void) | undefined;

  /** Of a large selection that is not added up yet the sum before; `ready` is called when its own is there. None of a single cell. */
  of(grid: SummedGrid, rect: Rect, ready: () => void): SelectionSum | undefined {
    const { rows, columns } = sizeOf(rect);
    const asked = rows * columns > 1 ? { grid, rect } : undefined;
    if (!asked || !isSame(asked, this.#asked)) this.#ask(asked, rows * columns, ready);
    const last = this.#last;
    // Another type is counted in something else.
    return last && last.grid.sheet.type === grid.sheet.type ? last.sum : undefined;
  }

  #ask(asked: Asked | undefined, cells: number, ready: () => void): void {
    this.#leave?.();
    this.#leave = undefined;
    this.#asked = asked;
    if (!asked) this.#last = undefined;
    else if (cells <= AT_ONCE) this.#last = { ...asked, sum: sumOfSelection(valuesIn(asked)) };
    else this.#begin(asked, ready);
  }

  #begin(asked: Asked, ready: () => void): void {
    const leave = new AbortController();
    const { signal } = leave;
    const callOff = inTask(async () => {
      const sum = await Promise.resolve(inSlices(summingCells(valuesIn(asked)), signal)).catch(() => undefined);
      if (!sum || signal.aborted) return;
      this.#last = { ...asked, sum };
      ready();
    });
    this.#leave = () => {
      callOff();
      leave.abort();
    };
  }
}

function isSame(one: Asked, other: Asked | undefined): boolean {
  if (one.grid !== other?.grid) return false;
  const { top, left, bottom, right } = other.rect;
  const { rect } = one;
  return rect.top === top && rect.left === left && rect.bottom === bottom && rect.right === right;
}

/** Targets of the selection; sums and totals are not added to what they are made of. A whole sheet may be selected. */
function* valuesIn({ grid, rect }: Asked): Generator<CountedValue, undefined> {
  const { top, bottom, left, right } = rect;
  const columns = grid.columnList.slice(left, right + 1).filter(({ kind }) => kind === 'value');
  for (const row of grid.list.slice(top, bottom + 1)) {
    if (row.kind === 'hint' || !columns.length) continue;
    const currency = grid.currencyOf(row);
    const values = grid.targetRow(row)?.values ?? [];
    for (const column of columns) {
      const value: TargetValue = (column.kind === 'value' ? values[column.index] : null) ?? null;
      yield { value, ...(currency && { currency }) };
    }
  }
}
