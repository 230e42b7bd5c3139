import { extendTo, type Place, selectCell, type Selection, selectMore, type Size } from './selection.ts';

/** A key as a keyboard event tells it. */
export interface Key {
  readonly key: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly shiftKey?: boolean;
  readonly altKey?: boolean;
}

/** The sheet that is moved in. */
export interface MoveContext extends Size {
  /** Rows of a page of what is in view. */
  readonly page: number;
  /** Rows at which the company and the groups begin, in order. */
  readonly groups: readonly number[];
  /** Right to left: the left arrow goes to the next interval. */
  readonly isRtl?: boolean;
}

/**
 * The selection after a key of the grid; undefined for keys that do not move.
 * Arrows, Home, End, Page keys and Tab move the cursor, Shift extends, Ctrl or
 * the command key goes to the edge, Alt with up and down from group to group.
 */
export function moved(selection: Selection, key: Key, context: MoveContext): Selection | undefined {
  const isCtrl = !!key.ctrlKey || !!key.metaKey;
  const { focus } = selection;
  if (isCtrl && !key.altKey && key.key.toLowerCase() === 'a') {
    return selectMore(selection, key.shiftKey ? 'columns' : 'rows');
  }
  if (key.key === ' ' && (isCtrl || key.shiftKey)) return { ...selection, kind: isCtrl ? 'columns' : 'rows' };
  if (key.key === 'Tab') return tabbed(focus, key, context);
  const next = key.altKey ? toGroup(focus, key.key, context) : target(focus, key.key, isCtrl, context);
  if (!next) return undefined;
  const place = { row: clamp(next.row, context.rows), column: clamp(next.column, context.columns) };
  return key.shiftKey ? extendTo(selection, place) : selectCell(place);
}

/** The next cell of the row, else undefined: then Tab leaves the grid. */
function tabbed({ row, column }: Place, { shiftKey, ctrlKey, altKey }: Key, { columns }: MoveContext) {
  const next = column + (shiftKey ? -1 : 1);
  return ctrlKey || altKey || next < 0 || next >= columns ? undefined : selectCell({ row, column: next });
}

function target({ row, column }: Place, key: string, isCtrl: boolean, context: MoveContext): Place | undefined {
  const { rows, columns, page, isRtl } = context;
  const [before, after] = isRtl ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
  switch (key) {
    case 'ArrowUp':
      return { row: isCtrl ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: isCtrl ? rows - 1 : row + 1, column };
    case before:
      return { row, column: isCtrl ? 0 : column - 1 };
    case after:
      return { row, column: isCtrl ? columns - 1 : column + 1 };
    case 'Home':
      return { row: isCtrl ? 0 : row, column: 0 };
    case 'End':
      return { row: isCtrl ? rows - 1 : row, column: columns - 1 };
    case 'PageUp':
      return { row: row - page, column };
    case 'PageDown':
      return { row: row + page, column };
    default:
      return undefined;
  }
}

function toGroup({ row, column }: Place, key: string, { groups }: MoveContext): Place | undefined {
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const next = key === 'ArrowUp' ? groups.findLast((one) => one < row) : groups.find((one) => one > row);
  return { row: next ?? row, column };
}

function clamp(index: number, count: number): number {
  return Math.min(Math.max(index, 0), Math.max(count - 1, 0));
}
