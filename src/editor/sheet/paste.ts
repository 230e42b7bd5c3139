import type { DraftEdit } from '../../model/draft.ts';
import type { RowChange, RowKey, TargetValue } from '../../model/target.ts';
import { rowId } from '../../model/owner.ts';
import { atOnce, eachOf, STEP, type Steps } from '../../model/steps.ts';
import { type ClipCell, readClipCell, signFound } from './clip.ts';
import type { DecimalSign } from './number-text.ts';
import { type Place, type Rect, type Size, sizeOf } from './selection.ts';
import type { TypingProblem } from './typing.ts';

/** Kind of a place of the grid. */
export type GridCell =
  | {
      readonly kind: 'value';
      readonly row: RowKey;
      readonly index: number;
      readonly decimals: number;
      readonly currency?: string;
      readonly value: TargetValue;
    }
  /** Shown and never set: a sum of users, a subtotal, last year. */
  | { readonly kind: 'hint' | 'subtotal' | 'read-only' };

export interface Grid extends Size {
  cellAt(place: Place): GridCell;
}

/** A cell of the grid that a paste cannot set. */
export interface PasteRefusal extends Place {
  readonly problem: TypingProblem | 'hint' | 'subtotal' | 'read-only';
  readonly text: string;
}

/** Plan of a paste. Locks and rights are for `edit` of the draft to refuse, and the rest for `withoutRefused` to offer. */
export type PastePlan =
  | {
      readonly rect: Rect;
      /** One step of a draft; without what is refused here. */
      readonly edits: readonly DraftEdit[];
      readonly refused: readonly PasteRefusal[];
      readonly tooLarge?: undefined;
    }
  /** Bigger than the grid from that place on: what is pasted, and what there is room for. */
  | { readonly tooLarge: { readonly pasted: Size; readonly room: Size } };

/**
 * Plans to paste rows from the clipboard into a selection (T17). A selection
 * that is a multiple of what is pasted is filled with it; else it goes from the
 * selection's first cell on. Empty cells clear. `sign` is what somebody chose
 * where texts have two readings.
 */
export function planPaste(
  rows: readonly (readonly ClipCell[])[],
  selected: Rect,
  grid: Grid,
  sign?: DecimalSign,
): PastePlan {
  return atOnce(planningPaste(rows, selected, grid, sign));
}

/** The same in steps, for whole sheets. */
export function* planningPaste(
  rows: readonly (readonly ClipCell[])[],
  selected: Rect,
  grid: Grid,
  chosen?: DecimalSign,
): Steps<PastePlan> {
  const pasted = { rows: rows.length, columns: rows[0]?.length ?? 0 };
  const room = { rows: grid.rows - selected.top, columns: grid.columns - selected.left };
  const size = filledSize(pasted, sizeOf(selected));
  if (size.rows > room.rows || size.columns > room.columns) return { tooLarge: { pasted, room } };
  const sign = chosen ?? (yield* signFound(rows));
  const paster = new Paster(grid, sign);
  const rowsToSet = Array.from({ length: size.rows }, (_, row) => row);
  const dealWith = (row: number) => {
    const clips = rows[row % pasted.rows]!;
    for (let column = 0; column < size.columns; column += 1) {
      paster.paste(clips[column % pasted.columns]!, { row: selected.top + row, column: selected.left + column });
    }
  };
  yield* eachOf(rowsToSet, dealWith, STEP / size.columns);
  const right = selected.left + size.columns - 1;
  const rect = { top: selected.top, left: selected.left, bottom: selected.top + size.rows - 1, right };
  return { rect, edits: paster.edits(), refused: paster.refused };
}

function filledSize(pasted: Size, selected: Size): Size {
  const isMultiple = selected.rows % pasted.rows === 0 && selected.columns % pasted.columns === 0;
  return isMultiple ? selected : pasted;
}

function* placesOf({ top, left }: Rect, { rows, columns }: Size): Generator<Place, undefined> {
  for (let row = top; row < top + rows; row += 1) {
    for (let column = left; column < left + columns; column += 1) yield { row, column };
  }
}

interface PastedRow {
  readonly row: RowKey;
  readonly change: RowChange & { readonly values: Record<number, TargetValue> };
}

/** Reads cells of the clipboard for the places that they are pasted into, and gathers the values by row. */
class Paster {
  readonly refused: PasteRefusal[] = [];
  readonly #grid: Grid;
  readonly #sign: DecimalSign | undefined;
  readonly #rows = new Map<string, PastedRow>();
  #last?: PastedRow;

  constructor(grid: Grid, sign: DecimalSign | undefined) {
    this.#grid = grid;
    this.#sign = sign;
  }

  paste(clip: ClipCell, place: Place): void {
    const cell = this.#grid.cellAt(place);
    if (cell.kind !== 'value') {
      if (clip.isDerived) return;
      this.refused.push({ ...place, problem: cell.kind, text: clip.text });
      return;
    }
    const { row, index, decimals, currency, value: current } = cell;
    const read = readClipCell(clip, { decimals, current, currency }, this.#sign);
    if (read.problem) this.refused.push({ ...place, problem: read.problem, text: read.text });
    else this.#set(row, index, read.value);
  }

  #set(row: RowKey, index: number, value: TargetValue): void {
    if (!this.#last || !isSameRow(this.#last.row, row)) this.#last = this.#rowOf(row);
    this.#last.change.values[index] = value;
  }

  #rowOf(row: RowKey): PastedRow {
    const { year, targetType, owner, item } = row;
    const id = `${year} ${targetType} ${rowId(row)}`;
    const known = this.#rows.get(id);
    if (known) return known;
    const fresh = { row, change: { owner, ...(item !== undefined && { item }), values: {} } };
    this.#rows.set(id, fresh);
    return fresh;
  }

  /** One edit per set. */
  edits(): DraftEdit[] {
    const sets = new Map<string, DraftEdit & { readonly kind: 'rows'; readonly rows: RowChange[] }>();
    for (const { row, change } of this.#rows.values()) {
      const { year, targetType } = row;
      const id = `${year} ${targetType}`;
      const edit = sets.get(id) ?? { kind: 'rows' as const, set: { year, targetType }, rows: [] };
      edit.rows.push(change);
      sets.set(id, edit);
    }
    return [...sets.values()];
  }
}

function isSameRow(one: RowKey, other: RowKey): boolean {
  return (
    one === other ||
    (one.owner === other.owner &&
      one.item === other.item &&
      one.targetType === other.targetType &&
      one.year === other.year)
  );
}

/** Where a fill handle that is dragged to a place fills to, and each cell with the one that it is filled from. */
export interface HandleFill {
  readonly rect: Rect;
  readonly cells: readonly { readonly to: Place; readonly from: Place }[];
}

/** Fills a selection down, up, right or left to a place, whichever is farther; its cells come again and again. */
export function fillByHandle(source: Rect, to: Place): HandleFill | undefined {
  const down = Math.max(to.row - source.bottom, source.top - to.row);
  const along = Math.max(to.column - source.right, source.left - to.column);
  if (down <= 0 && along <= 0) return undefined;
  const isDown = down >= along;
  const rect: Rect = {
    top: isDown ? Math.min(source.top, to.row) : source.top,
    bottom: isDown ? Math.max(source.bottom, to.row) : source.bottom,
    left: isDown ? source.left : Math.min(source.left, to.column),
    right: isDown ? source.right : Math.max(source.right, to.column),
  };
  const { rows, columns } = sizeOf(source);
  const cells = [...placesOf(rect, sizeOf(rect))].flatMap((place) => {
    const row = source.top + wrapped(place.row - source.top, rows);
    const column = source.left + wrapped(place.column - source.left, columns);
    return row === place.row && column === place.column ? [] : [{ to: place, from: { row, column } }];
  });
  return { rect, cells };
}

function wrapped(index: number, count: number): number {
  return ((index % count) + count) % count;
}
