import { moved } from '../sheet/moves.ts';
import { type Place, selectCell } from '../sheet/selection.ts';
import { clearSelection, setAll } from './fills.ts';
import { withFills } from './late-fills.ts';
import type { GridPort } from './grid-port.ts';

/** Does what a key of the grid means. Keys of an input method are its own. */
export function hearKey(grid: GridPort, event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === 229) return;
  const isDone = grid.entry ? hearInEntry(grid, event) : hearInGrid(grid, event);
  if (!isDone) return;
  event.preventDefault();
  event.stopPropagation();
}

function hearInEntry(grid: GridPort, event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey } = event;
  const isCtrl = ctrlKey || metaKey;
  if (isCtrl && key.toLowerCase() === 's') return done(() => grid.host.save());
  switch (key) {
    case 'Enter':
      if (isCtrl) void setAll(grid);
      else leave(grid, event);
      return true;
    case 'Tab':
      return leave(grid, event);
    case 'Escape':
      return done(() => grid.cancel());
    case 'F2':
      grid.entry = { ...grid.entry!, mode: grid.entry!.mode === 'change' ? 'replace' : 'change' };
      return true;
    default:
      return grid.entry!.mode === 'replace' && /^(Arrow|Page)/.test(key) && leave(grid, event);
  }
}

/** Takes the entry over and goes on as the key says; Enter goes down, with Shift up. */
function leave(grid: GridPort, event: KeyboardEvent): boolean {
  const key = event.key === 'Enter' ? { key: event.shiftKey ? 'ArrowUp' : 'ArrowDown' } : event;
  void grid.commit();
  return move(grid, key);
}

const PAGES = new Map([
  ['PageUp', -1],
  ['PageDown', 1],
]);

/** Goes to the same row and interval of another year. */
function goToYear({ state, host, session }: GridPort, by: number): void {
  const { focusRow, focusColumn } = state;
  const { year } = session.key!;
  if (!focusRow || !focusColumn) return;
  const { from } = focusColumn.period;
  host.show(focusRow.owner, `${Number(from.slice(0, 4)) + by}${from.slice(4)}`);
  host.say(String(year + by));
}

function hearInGrid(grid: GridPort, event: KeyboardEvent): boolean {
  const { key, altKey, shiftKey } = event;
  if (event.ctrlKey || event.metaKey) return hearWithCtrl(grid, event) || move(grid, event);
  if (altKey && PAGES.has(key)) return done(() => goToYear(grid, PAGES.get(key)!));
  if (altKey && (key === 'ArrowLeft' || key === 'ArrowRight')) return done(() => toggle(grid, key));
  if (key === 'ContextMenu' || (shiftKey && key === 'F10')) return done(() => openMenu(grid));
  switch (key) {
    case 'F2':
      return done(() => grid.begin('change'));
    case 'Enter':
      return enter(grid, event);
    case 'Delete':
    case 'Backspace':
      return done(() => void clearSelection(grid));
    case 'Escape':
      return escape(grid);
    case '?':
      return done(() => grid.host.openKeys());
    default:
      if (move(grid, event)) return true;
      if (key.length !== 1 || altKey || grid.isEditable()) return false;
      return done(() => grid.sayBarrier());
  }
}

function hearWithCtrl(grid: GridPort, event: KeyboardEvent): boolean {
  if (event.altKey) return false;
  switch (event.key.toLowerCase()) {
    case 'z':
      return done(() => (event.shiftKey ? grid.host.redo() : grid.host.undo()));
    case 'y':
      return done(() => grid.host.redo());
    case 's':
      return done(() => grid.host.save());
    case 'f':
      return done(() => grid.host.find());
    case 'r':
      return done(() => withFills((fills) => fills.fillRightSelection(grid)));
    case 'd':
      return done(() => withFills((fills) => fills.fillDownSelection(grid)));
    case 'c':
    case 'x':
      return prepareCopy(grid);
    default:
      return false;
  }
}

/** An empty field has nothing to copy, and some browsers then do not ask. */
function prepareCopy(grid: GridPort): false {
  const { cursor } = grid;
  if (cursor) {
    cursor.value = ' ';
    cursor.select();
  }
  return false;
}

function enter(grid: GridPort, event: KeyboardEvent): true {
  const { focusRow } = grid.state;
  if (focusRow?.kind === 'hint') openMenu(grid);
  else move(grid, { key: event.shiftKey ? 'ArrowUp' : 'ArrowDown' });
  return true;
}

/** Takes back what was not understood, then the selection; a key that means nothing here is for the page. */
function escape(grid: GridPort): boolean {
  const { state } = grid;
  const { focusRow, focusColumn } = state;
  const isRefused = !!focusRow && !!focusColumn && !!state.refusedAt(focusRow, focusColumn);
  const { top, bottom, left, right } = state.rect;
  if (isRefused) grid.cancel();
  else if (top !== bottom || left !== right) grid.select(selectCell(state.focus));
  else return false;
  return true;
}

function move(grid: GridPort, key: Parameters<typeof moved>[1]): boolean {
  const { state, page, options } = grid;
  const next = moved(state.selection, key, {
    rows: state.grid?.rows ?? 0,
    columns: state.grid?.columns ?? 0,
    page,
    groups: state.groupStarts,
    isRtl: options.locale.dir === 'rtl',
  });
  if (next) grid.select(next);
  return !!next;
}

function toggle(grid: GridPort, key: string): void {
  const { state, options } = grid;
  const { focusRow } = state;
  if (!focusRow) return;
  const parent = state.grid!.sheet.house.membership.parentOf(focusRow.owner);
  const owner = focusRow.level === 'user' && parent ? parent : focusRow.owner;
  const isOpen = (key === 'ArrowRight') !== (options.locale.dir === 'rtl');
  if (!isOpen) grid.goTo(owner);
  state.toggle(owner, isOpen);
  grid.host.requestUpdate();
}

function openMenu(grid: GridPort): void {
  const { focusRow, focus } = grid.state;
  const cell = cellElement(grid, focus);
  if (!focusRow || !cell) return;
  if (focusRow.kind === 'hint') grid.host.openAnswers(focusRow, cell);
  else grid.host.openRowMenu(focusRow, cell);
}

function cellElement({ host }: GridPort, { row, column }: Place): Element | null {
  return host.shadowRoot!.getElementById(`cell-${row}-${column}`);
}

function done(act: () => void): true {
  act();
  return true;
}
