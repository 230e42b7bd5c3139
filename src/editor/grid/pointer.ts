import { extendTo, type Place, selectCell } from '../sheet/selection.ts';
import { withFills } from './late-fills.ts';
import type { GridPort } from './grid-port.ts';

/** How near to an edge of what is seen a drag scrolls, px, and how far with each frame. */
const EDGE = 24;
const STEP = 18;

/** Mouse, pen and finger on the grid. A finger selects by a tap and by the grip of the selection, so that it can scroll. */
export class GridPointer {
  readonly #grid: GridPort;
  #at: PointerEvent | undefined;
  #frame = 0;
  #heard: HTMLElement | undefined;
  #tapped: Place | undefined;

  constructor(grid: GridPort) {
    this.#grid = grid;
  }

  /** Hears an element from now on, in place of another one. */
  listen(scroll: HTMLElement): void {
    if (scroll === this.#heard) return;
    this.#heard = scroll;
    scroll.addEventListener('pointerdown', this.#down);
    scroll.addEventListener('click', this.#click);
    scroll.addEventListener('dblclick', this.#twice);
  }

  readonly #down = (event: PointerEvent): void => {
    const target = event.target as Element;
    if (target.closest('.grip')) return this.#stretch(event);
    if (event.button !== 0 || event.pointerType === 'touch') {
      if (target.closest('.handle')) this.#drag(event, true);
      return;
    }
    if (target.closest('button, .cursor.editing')) return;
    if (target.closest('.handle')) return this.#drag(event, true);
    const place = this.#placeOf(target);
    if (!place) return this.#selectLine(target, event);
    // The field keeps the focus; taking it away would end an input method.
    event.preventDefault();
    void this.#grid.commit();
    const { selection } = this.#grid.state;
    this.#grid.select(event.shiftKey ? extendTo(selection, place) : selectCell(place), { reveal: false });
    this.#drag(event, false);
  };

  readonly #click = (event: MouseEvent): void => {
    const target = event.target as Element;
    const act = target.closest<HTMLElement>('[data-act]')?.dataset['act'];
    if (act) return this.#act(act, target);
    if ((event as PointerEvent).pointerType !== 'touch') return;
    const place = this.#placeOf(target);
    if (!place) return this.#selectLine(target, event);
    this.#tap(place);
  };

  readonly #twice = (event: MouseEvent): void => {
    const target = event.target as Element;
    if (target.closest('.handle')) withFills((fills) => fills.fillToEnd(this.#grid));
    else if (this.#placeOf(target)) this.#grid.begin('change');
  };

  /** The first tap selects without a keyboard on the screen, the second one brings it. */
  #tap(place: Place): void {
    const { cursor } = this.#grid;
    // A tap takes the focus away before it is one: only the place tells the second from the first.
    const isSecond = this.#tapped?.row === place.row && this.#tapped.column === place.column;
    this.#tapped = place;
    void this.#grid.commit();
    if (cursor) cursor.inputMode = isSecond ? 'decimal' : 'none';
    if (isSecond) {
      cursor?.blur();
      this.#grid.select(selectCell(place));
      this.#grid.begin('change');
    } else this.#grid.select(selectCell(place));
  }

  #act(act: string, target: Element): void {
    const row = this.#rowOf(target);
    if (!row) return;
    const { host, state } = this.#grid;
    const button = target.closest('button')!;
    if (act === 'toggle') {
      state.toggle(row.owner, !row.isOpen);
      host.requestUpdate();
      this.#grid.focus();
    } else if (act === 'menu') host.openRowMenu(row, button);
    else host.openAnswers(row, button);
  }

  /** A click on a name selects its row, on a column's head the column. */
  #selectLine(target: Element, event: MouseEvent): void {
    const { state } = this.#grid;
    const index = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
    const column = target.closest<HTMLElement>('.head > [data-column]')?.dataset['column'];
    if (index === undefined && column === undefined) return;
    event.preventDefault();
    const place = { row: Number(index ?? state.focus.row), column: Number(column ?? state.focus.column) };
    const { selection } = state;
    const kind = index === undefined ? 'columns' : 'rows';
    const anchor = event.shiftKey && selection.kind === kind ? selection.anchor : place;
    this.#grid.select({ kind, anchor, focus: place }, { reveal: false });
  }

  /** Draws the selection larger or smaller by the corner where it begins; the one where it ends stays. */
  #stretch(event: PointerEvent): void {
    const { top, left, bottom, right } = this.#grid.state.rect;
    const anchor = { row: bottom, column: right };
    void this.#grid.commit();
    this.#grid.select({ kind: 'cells', anchor, focus: { row: top, column: left } }, { reveal: false });
    this.#drag(event, false);
  }

  #drag(event: PointerEvent, isFill: boolean): void {
    event.preventDefault();
    const scroll = this.#grid.host.shadowRoot!.querySelector<HTMLElement>('.scroll')!;
    const control = new AbortController();
    const { signal } = control;
    scroll.setPointerCapture(event.pointerId);
    this.#at = undefined;
    const follow = () => {
      if (!this.#at) return;
      const place = this.#placeAt(scroll, this.#at);
      const { state } = this.#grid;
      if (isFill) this.#showFill(place);
      else if (place.row !== state.focus.row || place.column !== state.focus.column) {
        this.#grid.select(extendTo(state.selection, place), { reveal: false });
      }
      if (this.#scrollAtEdge(scroll, this.#at)) this.#frame = requestAnimationFrame(follow);
    };
    scroll.addEventListener(
      'pointermove',
      (moved) => {
        this.#at = moved;
        cancelAnimationFrame(this.#frame);
        follow();
      },
      { signal },
    );
    const end = (last: PointerEvent) => {
      cancelAnimationFrame(this.#frame);
      control.abort();
      if (!isFill) return;
      this.#grid.showFill(undefined);
      if (!this.#at || last.type !== 'pointerup') return;
      const to = this.#placeAt(scroll, this.#at);
      withFills((fills) => fills.fillToPlace(this.#grid, to));
    };
    scroll.addEventListener('pointerup', end, { signal });
    scroll.addEventListener('pointercancel', end, { signal });
  }

  #showFill(to: Place): void {
    const { top, left, bottom, right } = this.#grid.state.rect;
    const isDown = Math.max(to.row - bottom, top - to.row) >= Math.max(to.column - right, left - to.column);
    const end = isDown ? { row: to.row, column: right } : { row: bottom, column: to.column };
    const from = {
      row: Math.min(top, end.row),
      column: Math.min(left, end.column),
    };
    const last = { row: Math.max(bottom, end.row), column: Math.max(right, end.column) };
    this.#grid.showFill({ from, to: last });
  }

  /** Scrolls where a drag leaves what is seen. */
  #scrollAtEdge(scroll: HTMLElement, { clientX, clientY }: PointerEvent): boolean {
    const { left, right, top, bottom } = scroll.getBoundingClientRect();
    const by = (from: number, to: number, at: number) => (at < from + EDGE ? -STEP : at > to - EDGE ? STEP : 0);
    const [x, y] = [by(left, right, clientX), by(top, bottom, clientY)];
    if (!x && !y) return false;
    const before = [scroll.scrollLeft, scroll.scrollTop];
    scroll.scrollBy(x, y);
    return before[0] !== scroll.scrollLeft || before[1] !== scroll.scrollTop;
  }

  /** The place under a pointer, or the nearest one to it. */
  #placeAt(scroll: HTMLElement, { clientX, clientY }: PointerEvent): Place {
    const rows = scroll.querySelector<HTMLElement>('.rows')!;
    const columns = [...scroll.querySelectorAll<HTMLElement>('.head > .cell')];
    const { top } = rows.getBoundingClientRect();
    const port = scroll.getBoundingClientRect();
    const y = Math.min(Math.max(clientY, port.top), port.bottom) - top;
    const boxes = columns.map((column) => column.getBoundingClientRect());
    const gaps = boxes.map(({ left, right }) => Math.max(left - clientX, clientX - right, 0));
    return { row: this.#grid.rowAt(y), column: gaps.indexOf(Math.min(...gaps)) };
  }

  #placeOf(target: Element): Place | undefined {
    const cell = target.closest<HTMLElement>('[role=gridcell][data-column]');
    const row = cell?.closest<HTMLElement>('[data-row]');
    return cell && row ? { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) } : undefined;
  }

  #rowOf(target: Element) {
    const index = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
    return index === undefined ? undefined : this.#grid.state.grid?.list[Number(index)];
  }
}
