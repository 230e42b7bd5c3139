import type { EditAction } from '../../model/draft.ts';
import type { RowChange, TargetValue } from '../../model/target.ts';
import { type Place, type Rect } from '../sheet/selection.ts';
import { readEntry } from './entry.ts';
import type { GridPort } from './grid-port.ts';

/** Places of a rectangle, row by row. */
export function* placesIn({ top, bottom, left, right }: Rect): Generator<Place, undefined> {
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) yield { row, column };
  }
}

/** Changes that set the cells of a rectangle; what is no target is left out. */
function changesIn(grid: GridPort, rect: Rect, value: (place: Place) => TargetValue): readonly RowChange[] {
  const sheet = grid.state.grid!;
  const rows = new Map<string, RowChange & { readonly values: Record<number, TargetValue> }>();
  for (const place of placesIn(rect)) {
    const cell = sheet.cellAt(place);
    if (cell.kind !== 'value') continue;
    const row = sheet.list[place.row]!;
    const { owner, item } = row;
    const change = rows.get(row.id) ?? { owner, ...(item !== undefined && { item }), values: {} };
    change.values[cell.index] = value(place);
    rows.set(row.id, change);
  }
  return [...rows.values()];
}

/** Makes the cells of the selection empty (T6). Rows without targets stay as they are. */
export async function clearSelection(grid: GridPort, action: EditAction = 'clear'): Promise<boolean> {
  const { state } = grid;
  if (grid.options.isReadOnly) return false;
  for (const { row, column } of state.refusals.size ? placesIn(state.rect) : []) {
    state.refuse(state.grid!.list[row]!, state.grid!.columnList[column]!, undefined);
  }
  const changes = changesIn(grid, state.rect, () => null).filter((change) => state.grid!.targetRow(change));
  if (!changes.length && state.grid?.cellAt(state.focus).kind !== 'value') grid.sayBarrier();
  return !changes.length || grid.change(action, changes);
}

/** Takes an entry over into all cells of the selection. */
export async function setAll(grid: GridPort): Promise<void> {
  const { entry, state, options } = grid;
  const cell = entry && state.grid!.cellAt(entry.place);
  if (!entry || cell?.kind !== 'value') return;
  const typed = readEntry(entry, cell, options.locale.tag);
  if (typed.problem) return grid.commit();
  grid.entry = undefined;
  await grid.change(
    'set',
    changesIn(grid, state.rect, () => typed.value),
  );
}
