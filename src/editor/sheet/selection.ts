import { atOnce, eachOf, type Steps } from '../../model/steps.ts';
import type { TargetValue } from '../../model/target.ts';

/** A place in the grid: rows and columns of the whole sheet, counted from 0, hidden ones apart. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Places from the first to the last, both within. */
export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** Selection of cells: from where it began to where the cursor is; whole rows and columns by `kind`. */
export interface Selection {
  readonly kind: 'cells' | 'rows' | 'columns' | 'all';
  readonly anchor: Place;
  readonly focus: Place;
}

export function selectCell(place: Place): Selection {
  return { kind: 'cells', anchor: place, focus: place };
}

/** The selection from its beginning to another place, as Shift does. */
export function extendTo({ kind, anchor }: Selection, focus: Place): Selection {
  return { kind: kind === 'all' ? 'cells' : kind, anchor, focus };
}

/** Selection after Ctrl+A: the row first, then everything; by columns, the column first. */
export function selectMore(selection: Selection, first: 'rows' | 'columns' = 'rows'): Selection {
  return { ...selection, kind: selection.kind === 'cells' ? first : 'all' };
}

export function rectOf({ kind, anchor, focus }: Selection, { rows, columns }: Size): Rect {
  const isWide = kind === 'rows' || kind === 'all';
  const isHigh = kind === 'columns' || kind === 'all';
  return {
    top: isHigh ? 0 : Math.min(anchor.row, focus.row),
    bottom: isHigh ? rows - 1 : Math.max(anchor.row, focus.row),
    left: isWide ? 0 : Math.min(anchor.column, focus.column),
    right: isWide ? columns - 1 : Math.max(anchor.column, focus.column),
  };
}

export function sizeOf({ top, left, bottom, right }: Rect): Size {
  return { rows: bottom - top + 1, columns: right - left + 1 };
}

export function isWithin({ row, column }: Place, { top, left, bottom, right }: Rect): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** A value of a cell, with what it is counted in. */
export interface CountedValue {
  readonly value: TargetValue;
  /** Absent for numbers of sales. */
  readonly currency?: string;
}

/** Sum of the selection: by currency, since those do not add up (T7). */
export interface SelectionSum {
  readonly cells: number;
  /** Cells that are not empty. */
  readonly values: number;
  /** Undefined `sum` is beyond what is exact (T8). */
  readonly sums: readonly { readonly currency?: string; readonly sum: number | undefined }[];
}

export function sumOfSelection(cells: Iterable<CountedValue>): SelectionSum {
  return atOnce(summingCells(cells));
}

/** The same in steps, for a whole sheet. */
export function* summingCells(cells: Iterable<CountedValue>): Steps<SelectionSum> {
  const sums = new Map<string | undefined, number | bigint>();
  let count = 0;
  let values = 0;
  yield* eachOf(cells, ({ value, currency }) => {
    count += 1;
    if (value === null) return;
    values += 1;
    const before = sums.get(currency) ?? 0;
    const sum = Number(before) + value;
    sums.set(currency, Number.isSafeInteger(sum) ? sum : BigInt(before) + BigInt(value));
  });
  const told = [...sums].map(([currency, sum]) => ({
    ...(currency !== undefined && { currency }),
    sum: Number.isSafeInteger(Number(sum)) ? Number(sum) : undefined,
  }));
  return { cells: count, values, sums: told };
}
