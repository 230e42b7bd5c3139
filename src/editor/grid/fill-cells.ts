import { changesOfFill, type Fill } from '../../model/fill.ts';
import { type CellCopy, fillCells } from '../../model/fill-copy.ts';
import { fillContext } from '../fill-context.ts';
import { lockedName } from '../lock-text.ts';
import { fillByHandle } from '../sheet/paste.ts';
import type { Place, Rect } from '../sheet/selection.ts';
import { placesIn } from './fills.ts';
import type { GridPort } from './grid-port.ts';

/** The first column of the selection filled into the others; of one column, the one before it. */
export async function fillRightSelection(grid: GridPort): Promise<void> {
  const { rect } = grid.state;
  const from = rect.left === rect.right ? rect.left - 1 : rect.left;
  const target = { ...rect, left: from + 1 };
  await fillFrom(grid, target, ({ row }) => ({ row, column: from }));
}

/** The first row of the selection filled into those below; of one row, the one above it. */
export async function fillDownSelection(grid: GridPort): Promise<void> {
  const { rect } = grid.state;
  const from = rect.top === rect.bottom ? rect.top - 1 : rect.top;
  const target = { ...rect, top: from + 1 };
  await fillFrom(grid, target, ({ column }) => ({ row: from, column }));
}

/** Cells that a drag of the handle from the selection to a place fills. */
export async function fillToPlace(grid: GridPort, to: Place): Promise<void> {
  const filled = fillByHandle(grid.state.rect, to);
  if (!filled) return;
  const from = new Map(filled.cells.map((cell) => [`${cell.to.row} ${cell.to.column}`, cell.from]));
  await fillFrom(grid, filled.rect, ({ row, column }) => from.get(`${row} ${column}`));
  const { top, left, bottom, right } = filled.rect;
  grid.select({ kind: 'cells', anchor: { row: top, column: left }, focus: { row: bottom, column: right } });
}

/** Fills down to the end of the group, as a double click on the handle does. */
export async function fillToEnd(grid: GridPort): Promise<void> {
  const { state } = grid;
  const { list = [] } = state.grid ?? {};
  const { bottom, right } = state.rect;
  let row = bottom;
  while (list[row + 1]?.kind === 'target' && list[row + 1]!.level === list[bottom]!.level) row += 1;
  if (row > bottom) await fillToPlace(grid, { row, column: right });
}

async function fillFrom(grid: GridPort, rect: Rect, sourceOf: (to: Place) => Place | undefined): Promise<void> {
  const sheet = grid.state.grid!;
  if (grid.options.isReadOnly) return;
  const copies: CellCopy[] = [];
  for (const place of placesIn(rect)) {
    const source = sourceOf(place);
    if (!source || source.row < 0 || source.column < 0) continue;
    const [from, to] = [sheet.cellAt(source), sheet.cellAt(place)];
    if (from.kind !== 'value' || to.kind !== 'value') continue;
    const [fromRow, toRow] = [source, place].map(({ row }) => sheet.rowToFill(sheet.list[row]!));
    copies.push({ to: toRow!, index: to.index, from: fromRow!, fromIndex: from.index });
  }
  const fill = fillCells(copies, fillContext(sheet.sheet));
  const changes = changesOfFill(fill);
  const isMade = !changes.length || (await grid.change('fill', changes));
  if (isMade && fill.refused.length) grid.tell(refusedText(grid, fill));
}

/** Sentences about rows that a fill leaves out, one per reason. */
export function refusedText(grid: GridPort, { refused }: Fill): string {
  const { texts, locale } = grid.options;
  const { house, key, lockOf } = grid.state.grid!.sheet;
  const nameOf = ({ reason, owner, item }: Fill['refused'][number]) =>
    reason === 'locked'
      ? lockedName(owner, lockOf?.({ ...key, owner, ...(item !== undefined && { item }) }), locale, house)
      : house.nameOf(owner);
  const byReason = new Map<string, string[]>();
  for (const one of refused) {
    const names = byReason.get(one.reason) ?? [];
    byReason.set(one.reason, [...names, ...(one.currencies ?? [nameOf(one)])]);
  }
  return [...byReason]
    .map(([reason, names]) => {
      const list = [...new Set(names)].slice(0, 3).join(', ');
      const sentences: Readonly<Record<string, (list: string) => string>> = {
        ...texts.problems,
        ...texts.fillProblems,
      };
      return sentences[reason]?.(list) ?? reason;
    })
    .join('. ');
}
