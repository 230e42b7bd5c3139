import type { SheetRow } from '../sheet/rows.ts';
import type { Place } from '../sheet/selection.ts';
import { RowHeights, rowWindow, type Scrolled, topOf } from '../../ui/row-window.ts';
import { inFrame } from '../../timing/page.ts';
import type { GridState } from './grid-state.ts';

/** Heights of rows in rem, and under a finger. */
const ROW = 1.9375;
const HINT = 2.3125;
const COARSE = 2.75;
/** Widths of the columns around those of numbers, rem. */
const CURRENCY = 3.25;
const ACTIONS = 2;
/** Width of a sign between digits, in digits. */
const SIGN = 0.5;
/** Room at both sides of a number, rem. */
const ROOM = 0.75;

interface ColumnBox {
  readonly left: number;
  readonly width: number;
}

/**
 * Places of rows and columns on the screen; what lies over the rows is put by
 * them. Read again only where a size has become another one: reading after a
 * drawing has the browser lay the page out once more.
 */
export class Geometry {
  readonly #host: HTMLElement & { requestUpdate(): void };
  #scrolled: Scrolled = { scrollTop: 0, viewport: 640 };
  #rem = 16;
  #isCoarse = false;
  /** Width of a digit, rem. */
  #digit = 0;
  readonly #pointer = matchMedia('(pointer: coarse)');
  /** A size may be another one than was read. */
  #isStale = true;
  /** By what the columns were laid out when they were read. */
  #layout = '';
  /** The columns are wider than what is seen of them. */
  #isWide = true;
  #columns: readonly ColumnBox[] = [];
  #head = 0;
  #observed: Element | undefined;
  readonly #sizes: ResizeObserver;
  /** The heights of rows have become others since they were last asked for. */
  hasOtherHeights = false;

  constructor(host: HTMLElement & { requestUpdate(): void }) {
    this.#host = host;
    this.#sizes = new ResizeObserver(() => {
      this.#isStale = true;
      // A box that changes while sizes are told would be told of again at once.
      inFrame(() => host.requestUpdate());
    });
  }

  get scrolled(): Scrolled {
    return this.#scrolled;
  }

  /** Height of what is seen of the rows, px. */
  get viewport(): number {
    return this.#scrolled.viewport;
  }

  get rowHeight(): number {
    return (this.#isCoarse ? COARSE : ROW) * this.#rem;
  }

  heightsOf(list: readonly SheetRow[]): RowHeights {
    this.hasOtherHeights = false;
    const row = this.rowHeight;
    const hint = (this.#isCoarse ? COARSE : HINT) * this.#rem;
    return new RowHeights(list.length, (index) => (list[index]!.kind === 'hint' ? hint : row));
  }

  isScaled(heights: RowHeights): boolean {
    return rowWindow(heights, this.#scrolled).height < heights.total;
  }

  /** Reads what the drawing has become; false while it has no size. */
  measure({ grid }: GridState, longest: string): boolean {
    const scroll = this.#find('.scroll');
    const sheet = this.#find('.sheet');
    if (!scroll || !sheet || !grid) return false;
    if (this.#observed !== scroll) this.#observe(scroll, sheet);
    if (this.#isStale || this.#pointer.matches !== this.#isCoarse) this.#readUnits();
    const widths = grid.columnList.map(({ kind }) => widthOf(kind, longest, this.#digit));
    const columns = widths.map((width) => `minmax(${width}rem, 1fr)`).join(' ');
    const layout = [columns, this.rowHeight, this.#isRtl].join();
    if (!this.#isStale && layout === this.#layout) return true;
    this.#isStale = false;
    this.#layout = layout;
    const { style } = sheet;
    style.setProperty('--_template', `minmax(var(--_lead), 1.6fr) ${CURRENCY}rem ${columns} ${ACTIONS}rem`);
    const least = widths.reduce((sum, width) => sum + width, CURRENCY + ACTIONS);
    style.setProperty('--_least', `calc(var(--_lead) + ${least}rem)`);
    style.setProperty('--_row', `${this.rowHeight}px`);
    style.setProperty('--_hint', `${(this.#isCoarse ? COARSE : HINT) * this.#rem}px`);
    this.#readColumns(sheet);
    this.readScroll();
    return true;
  }

  #observe(scroll: Element, sheet: Element): void {
    this.#sizes.disconnect();
    this.#sizes.observe(scroll);
    this.#sizes.observe(sheet);
    this.#sizes.observe(this.#find('.probe')!);
    this.#observed = scroll;
    this.#isStale = true;
  }

  #readUnits(): void {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const isCoarse = this.#pointer.matches;
    if (rem !== this.#rem || isCoarse !== this.#isCoarse) this.hasOtherHeights = true;
    this.#rem = rem;
    this.#isCoarse = isCoarse;
    const probe = this.#find('.probe')!;
    this.#digit = probe.offsetWidth / probe.textContent.length / rem;
  }

  #readColumns(sheet: Element): void {
    const heads = sheet.querySelectorAll<HTMLElement>('.head > .cell');
    this.#columns = [...heads].map(({ offsetLeft: left, offsetWidth: width }) => ({ left, width }));
    this.#head = sheet.querySelector<HTMLElement>('.head')?.offsetHeight ?? 0;
    this.#isWide = sheet.clientWidth > sheet.parentElement!.clientWidth;
  }

  readScroll(): void {
    const scroll = this.#find('.scroll');
    if (!scroll) return;
    const viewport = Math.max(0, scroll.clientHeight - this.#head);
    const { scrollTop } = scroll;
    if (viewport !== this.#scrolled.viewport) this.#host.requestUpdate();
    this.#scrolled = { scrollTop, viewport };
  }

  placeRows(heights: RowHeights): void {
    const { top, height } = rowWindow(heights, this.#scrolled);
    this.#find('.rows')!.style.setProperty('block-size', `${height}px`);
    this.#find('.window')!.style.setProperty('transform', `translateY(${top}px)`);
  }

  /** Lays an element over the cells from one place to another. */
  place(selector: string, heights: RowHeights, from: Place, to: Place): void {
    const element = this.#find(selector);
    const [first, last] = [this.#columns[from.column], this.#columns[to.column]];
    if (!element || !first || !last) return;
    const [left, right] = [Math.min(first.left, last.left), Math.max(first.left + first.width, last.left + last.width)];
    const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
    const start = topOf(heights, top, this.#scrolled);
    const height = heights.startOf(bottom + 1) - heights.startOf(top);
    set(element, { left, top: this.#head + start, width: right - left, height });
  }

  /** Puts an element at the corner where a cell ends. */
  placeCorner(selector: string, heights: RowHeights, { row, column }: Place): void {
    const element = this.#find(selector);
    const box = this.#columns[column];
    if (!element || !box) return;
    const left = this.#isRtl ? box.left : box.left + box.width;
    set(element, { left, top: this.#head + topOf(heights, row, this.#scrolled) + heights.heightOf(row) });
  }

  /** Puts an element at the corner where a cell begins. */
  placeStart(selector: string, heights: RowHeights, { row, column }: Place): void {
    const element = this.#find(selector);
    const box = this.#columns[column];
    if (!element || !box) return;
    const left = this.#isRtl ? box.left + box.width : box.left;
    set(element, { left, top: this.#head + topOf(heights, row, this.#scrolled) });
  }

  /** Puts the bubble under a cell, or over it where there is no room. */
  placeBubble(heights: RowHeights, { row, column }: Place): void {
    const bubble = this.#find('.bubble');
    const box = this.#columns[column];
    const scroll = this.#find('.scroll');
    if (!bubble || !box || !scroll) return;
    const top = this.#head + topOf(heights, row, this.#scrolled);
    const below = top + heights.heightOf(row) + 4;
    const isLow = below + bubble.offsetHeight > scroll.scrollTop + scroll.clientHeight;
    const isRoomAbove = top - bubble.offsetHeight - 4 > scroll.scrollTop + this.#head;
    const left = box.left + box.width - bubble.offsetWidth;
    set(bubble, { left: Math.max(4, left), top: isLow && isRoomAbove ? top - bubble.offsetHeight - 4 : below });
  }

  get #isRtl(): boolean {
    return this.#find('.editor')!.dir === 'rtl';
  }

  /** Scrolls so that a column is seen between the first and the last one, which stay. */
  scrollTo(top: number, column: number): void {
    const scroll = this.#find('.scroll');
    const head = this.#host.shadowRoot!.querySelectorAll<HTMLElement>('.head > .cell')[column];
    const owner = this.#find('.head > .owner');
    const actions = this.#find('.head > .actions');
    if (!scroll || !head || !owner || !actions) return;
    if (Math.abs(top - this.#scrolled.scrollTop) >= 1) scroll.scrollTop = top;
    else if (!this.#isWide) return;
    const [cell, first, last] = [head, owner, actions].map((one) => one.getBoundingClientRect());
    const [start, end] = this.#isRtl ? [last!.right, first!.left] : [first!.right, last!.left];
    if (cell!.left < start) scroll.scrollLeft -= start - cell!.left;
    else if (cell!.right > end) scroll.scrollLeft += cell!.right - end;
    this.readScroll();
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.shadowRoot!.querySelector(selector);
  }
}

/** Width of a column, rem, in which the longest number of an interval fits; sums are longer. */
function widthOf(kind: 'value' | 'subtotal' | 'year' | 'extra', longest: string, digit: number): number {
  const digits = longest.replace(/\D/g, '').length + (kind === 'value' ? 0 : 1);
  const signs = longest.replace(/\d/g, '').length + (kind === 'value' || digits % 3 !== 1 ? 0 : 1);
  return Math.max(kind === 'value' ? 4 : 4.5, (digits + signs * SIGN) * digit + ROOM);
}

function set(element: HTMLElement, box: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(box)) element.style.setProperty(name, `${value}px`);
}
