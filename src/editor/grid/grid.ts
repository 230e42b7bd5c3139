import { html, nothing, type TemplateResult } from 'lit';
import type { EditAction } from '../../model/draft.ts';
import type { RowChange } from '../../model/target.ts';
import { type RowHeights, type RowWindow, rowWindow, scrollTo, topOf } from '../../ui/row-window.ts';
import { barrierText } from '../lock-text.ts';
import { refusalText } from '../refusal-text.ts';
import type { EditorSession } from '../session.ts';
import type { Sheet } from '../sheet.ts';
import type { SheetRow } from '../sheet/rows.ts';
import type { SheetGrid } from '../sheet/sheet-grid.ts';
import { type Place, selectCell, type Selection } from '../sheet/selection.ts';
import { type Entry, readEntry, understoodText } from './entry.ts';
import { ConflictKeys } from './conflict-keys.ts';
import { Geometry } from './geometry.ts';
import type { GridHost, GridOptions, GridPort } from './grid-port.ts';
import { GridState, type KeptPlace, type RefusedEntry } from './grid-state.ts';
import { hearKey } from './keys.ts';
import { GridPointer } from './pointer.ts';
import { columnName, LEAD, renderHead, renderRow, type RowsScene } from './rows-view.ts';

interface Bubble {
  readonly place: Place;
  readonly text: string;
}

/**
 * Grid of targets: draws the rows in view, keeps the cursor, and takes what is
 * typed into a real field that lies over the active cell, so that input
 * methods find one and rows may come and go beneath it.
 */
export class EditorGrid implements GridPort {
  readonly state = new GridState();
  readonly host: GridHost;
  entry: Entry | undefined;
  options!: GridOptions;
  readonly geometry: Geometry;
  readonly #pointer: GridPointer;
  readonly #conflicts = new ConflictKeys();
  #scene: RowsScene | undefined;
  #heights: RowHeights | undefined;
  #drawn: RowWindow | undefined;
  #stamp: readonly unknown[] = [];
  #bubble: Bubble | undefined;
  /** The cursor has moved and is to be seen. */
  #reveals = false;
  /** Part of a fill that is being dragged. */
  #drag: { readonly from: Place; readonly to: Place } | undefined;

  constructor(host: GridHost) {
    this.host = host;
    this.geometry = new Geometry(host);
    this.#pointer = new GridPointer(this);
  }

  get session(): EditorSession {
    return this.host.session;
  }

  get cursor(): HTMLInputElement | null {
    return this.host.shadowRoot!.querySelector('.cursor');
  }

  /** Scene of the rows as they were drawn last. */
  get scene(): RowsScene {
    return this.#scene!;
  }

  /** Rows of a page of what is in view. */
  get page(): number {
    return Math.max(1, Math.floor(this.geometry.viewport / this.geometry.rowHeight) - 1);
  }

  render(sheet: Sheet, options: GridOptions): TemplateResult {
    this.prepare(sheet, options);
    return this.#renderSheet(sheet);
  }

  /** Takes the sheet as it is now, and draws nothing. */
  prepare(sheet: Sheet, options: GridOptions): SheetGrid {
    this.options = options;
    this.#takePlace();
    const { state } = this;
    const before = state.grid?.list;
    const grid = state.update(sheet, options);
    if (before !== grid.list) this.#heights = undefined;
    const { texts, locale, version } = options;
    const conflicts = this.#conflicts.of(this.session, sheet);
    const forms = state.forms!;
    const stamp = this.#stampOf([version, texts, forms.longest, forms.hasDecimals, options.actuals]);
    this.#scene = {
      state,
      grid,
      forms,
      texts,
      locale,
      rect: state.rect,
      conflicts,
      version: stamp,
      isKept: (row) => this.host.isKept(row),
    };
    this.session.places.now = state.keptPlace();
    return grid;
  }

  /** The very list of before while everything is the same, by which rows know whether to be drawn anew. */
  #stampOf(parts: readonly unknown[]): unknown {
    if (!parts.every((part, index) => part === this.#stamp[index])) this.#stamp = parts;
    return this.#stamp;
  }

  #renderSheet({ key }: Sheet): TemplateResult {
    const { grid, texts, locale } = this.scene;
    const heights = (this.#heights ??= this.geometry.heightsOf(grid.list));
    const { first, end } = (this.#drawn = rowWindow(heights, this.geometry.scrolled));
    const rows = Array.from({ length: end - first }, (_, index) => renderRow(first + index, this.scene));
    const name = texts.sheet(this.typeName, locale.number(key.year).replace(/\D/g, '') || String(key.year));
    return html`<div class="scroll" @scroll=${this.#onScroll}>
      <div class="sheet">
        <div
          role="grid"
          id="grid"
          aria-label=${name}
          aria-rowcount=${grid.rows + 1}
          aria-colcount=${grid.columns + LEAD + 1}
          aria-multiselectable="true"
          aria-readonly=${this.options.isReadOnly ? 'true' : nothing}
        >
          ${renderHead(this.scene)}
          <div role="rowgroup" class="rows"><div role="none" class="window">${rows}</div></div>
        </div>
        ${this.#renderCursor()}
        <span class="probe" aria-hidden="true">0000000000</span>
        <div class="filling" hidden></div>
        <div class="handle" title=${texts.fillHandle} ?hidden=${!this.#canFill}></div>
        <div class="grip"></div>
        <div class="bubble" id="bubble" ?hidden=${!this.#bubbleNow}>${this.#bubbleNow?.text}</div>
      </div>
    </div>`;
  }

  /** Name of the target type on show. */
  typeName = '';

  #renderCursor(): TemplateResult {
    const { entry } = this;
    const { texts, locale } = this.options;
    const { focusColumn, focus } = this.state;
    return html`<input
      class="cursor ${entry ? 'editing' : ''} ${this.#refusedNow ? 'refused' : ''}"
      autocomplete="off"
      spellcheck="false"
      enterkeyhint="next"
      aria-label=${focusColumn ? columnName(focusColumn, texts, locale, 'long') : ''}
      aria-controls="grid"
      aria-activedescendant=${entry ? nothing : `cell-${focus.row}-${focus.column}`}
      aria-describedby="bubble"
      .value=${entry?.text ?? ''}
      ?readonly=${!this.isEditable()}
      @keydown=${(event: KeyboardEvent) => hearKey(this, event)}
      @input=${this.#onInput}
      @beforeinput=${this.#onBeforeInput}
      @focus=${() => this.host.requestUpdate()}
      @blur=${this.#onBlur}
      @copy=${this.#onClip}
      @cut=${this.#onClip}
      @paste=${this.#onClip}
    />`;
  }

  /** Puts what lies over the rows where it belongs, after they have been drawn. */
  updated(): void {
    const { geometry, state } = this;
    if (!this.#heights || !geometry.measure(state, this.#scene!.forms.longest)) return;
    this.#pointer.listen(this.host.shadowRoot!.querySelector<HTMLElement>('.scroll')!);
    if (geometry.hasOtherHeights) {
      this.#heights = geometry.heightsOf(state.grid!.list);
      this.host.requestUpdate();
    }
    if (this.#reveals) this.#reveal();
    geometry.placeRows(this.#heights);
    geometry.place('.cursor', this.#heights, state.focus, state.focus);
    const { rect } = state;
    geometry.placeCorner('.handle', this.#heights, { row: rect.bottom, column: rect.right });
    geometry.placeStart('.grip', this.#heights, { row: rect.top, column: rect.left });
    const bubble = this.#bubbleNow;
    if (bubble) geometry.placeBubble(this.#heights, bubble.place);
    if (this.#drag) geometry.place('.filling', this.#heights, this.#drag.from, this.#drag.to);
  }

  #reveal(): void {
    this.#reveals = false;
    const { geometry, state } = this;
    const top = scrollTo(this.#heights!, state.focus.row, geometry.scrolled);
    geometry.scrollTo(top, state.focus.column);
    this.#drawWindow();
  }

  /** Upper edge of a row in the scrolled box. */
  topOf(row: number): number {
    return this.#heights ? topOf(this.#heights, row, this.geometry.scrolled) : 0;
  }

  rowAt(offset: number): number {
    return this.#heights?.at(offset) ?? 0;
  }

  readonly #onScroll = (): void => {
    this.geometry.readScroll();
    this.#drawWindow();
  };

  /** Draws where other rows are in view than were drawn. */
  #drawWindow(): void {
    if (!this.#heights) return;
    const { first, end } = rowWindow(this.#heights, this.geometry.scrolled);
    const isOther = first !== this.#drawn?.first || end !== this.#drawn.end;
    if (isOther || this.geometry.isScaled(this.#heights)) this.host.requestUpdate();
  }

  select(selection: Selection, { focus = true, reveal = true } = {}): void {
    this.state.selection = selection;
    this.#bubble = undefined;
    this.#reveals = reveal;
    this.host.requestUpdate();
    if (focus) this.focus();
    this.#sayRange();
  }

  #sayRange(): void {
    const { top, bottom, left, right } = this.state.rect;
    const count = (bottom - top + 1) * (right - left + 1);
    if (count > 1) this.host.say(this.options.texts.selectedCells(this.options.locale.count(count)));
  }

  focus(): void {
    this.cursor?.focus({ preventScroll: true });
  }

  isEditable(): boolean {
    const { focusRow, grid, focus } = this.state;
    if (!focusRow || !grid || this.options.isReadOnly) return false;
    return grid.cellAt(focus).kind === 'value' && !grid.barrierOf(focusRow);
  }

  sayBarrier(): void {
    const { texts, locale } = this.options;
    const { focusRow, grid, focus } = this.state;
    if (!focusRow || !grid) return;
    const cell = grid.cellAt(focus);
    const barrier = grid.barrierOf(focusRow);
    const name = grid.sheet.house.nameOf(focusRow.owner);
    if (cell.kind !== 'value') return this.tell(texts.barriers[cell.kind]());
    if (!barrier) return this.tell(texts.barriers['read-only']());
    this.tell(barrierText(barrier, focusRow, name, grid.sheet, texts, locale));
  }

  tell(text: string, place = this.state.focus): void {
    this.#bubble = { place, text };
    this.host.say(text);
    this.host.requestUpdate();
  }

  quiet(): void {
    this.#bubble = undefined;
    this.host.requestUpdate();
  }

  get #bubbleNow(): Bubble | undefined {
    if (this.entry) {
      const text = understoodText(this.entry, this.scene);
      return text ? { place: this.entry.place, text } : undefined;
    }
    if (this.#bubble) return this.#bubble;
    const refused = this.#refusedNow;
    return refused && { place: this.state.focus, text: refused.reason };
  }

  get #refusedNow(): RefusedEntry | undefined {
    const { focusRow, focusColumn } = this.state;
    return focusRow && focusColumn && this.state.refusedAt(focusRow, focusColumn);
  }

  begin(mode: Entry['mode'], text?: string): void {
    if (!this.isEditable()) return this.sayBarrier();
    const { focus, focusRow, focusColumn, grid } = this.state;
    const cell = grid!.cellAt(focus);
    const refused = this.state.refusedAt(focusRow!, focusColumn!);
    const { decimals, value } = cell as typeof cell & { kind: 'value' };
    const sign = this.options.locale.number(1.5, 1).replace(/[^.,٫]/g, '') || '.';
    const own = refused?.text ?? this.scene.forms.plain(value, decimals, sign);
    this.entry = { place: focus, mode, text: text ?? own };
    this.#bubble = undefined;
    this.host.requestUpdate();
  }

  async commit(): Promise<void> {
    const { entry } = this;
    if (!entry) return;
    this.entry = undefined;
    const { grid } = this.state;
    const [row, column] = [grid!.list[entry.place.row]!, grid!.columnList[entry.place.column]!];
    const cell = grid!.cellAt(entry.place);
    if (cell.kind !== 'value') return;
    const { texts, locale } = this.options;
    const typed = readEntry(entry, cell, locale.tag);
    const keep = (reason: string) => {
      this.state.refuse(row, column, { text: entry.text, reason });
      this.tell(reason, entry.place);
    };
    if (typed.problem) return keep(texts.keptEntry(texts.typing[typed.problem](entry.text)));
    this.state.refuse(row, column, undefined);
    this.host.requestUpdate();
    const { owner, item } = row;
    const change = { owner, ...(item !== undefined && { item }), values: { [cell.index]: typed.value } };
    const refusal = await this.#refusalOf('set', [change]);
    if (refusal) keep(refusal);
  }

  cancel(): void {
    const { focusRow, focusColumn } = this.state;
    if (this.entry) this.entry = undefined;
    else if (focusRow && focusColumn) this.state.refuse(focusRow, focusColumn, undefined);
    this.quiet();
  }

  async change(action: EditAction, rows: readonly RowChange[]): Promise<boolean> {
    const refusal = await this.#refusalOf(action, rows);
    if (refusal) this.tell(refusal);
    return !refusal;
  }

  /** Makes an edit; the sentence that refuses it, where it cannot be made. */
  async #refusalOf(action: EditAction, rows: readonly RowChange[]): Promise<string | undefined> {
    const { session, options } = this;
    const refused = await session.apply(action, session.rowsEdit(rows));
    return refused && refusalText(refused, options.texts, options.locale, this.scene.grid.sheet.house);
  }

  goTo(owner: SheetRow['owner'], column = this.state.focus.column): void {
    this.state.reveal(owner);
    this.host.requestUpdate();
    const { sheet } = this.session;
    // None where one owner is shown as a list of months.
    if (!this.options) return;
    if (sheet) this.state.update(sheet, this.options);
    const row = this.state.rowOf(owner);
    if (row !== undefined) this.select(selectCell({ row, column }), { focus: false });
  }

  showFill(drag: { readonly from: Place; readonly to: Place } | undefined): void {
    this.#drag = drag;
    this.host.shadowRoot!.querySelector<HTMLElement>('.filling')!.hidden = !drag;
    if (drag && this.#heights) this.geometry.place('.filling', this.#heights, drag.from, drag.to);
  }

  get #canFill(): boolean {
    const { grid, rect, focusRow } = this.state;
    if (!grid || !focusRow || this.entry || this.options.isReadOnly) return false;
    return grid.rows > 0 && grid.cellAt({ row: rect.bottom, column: rect.right }).kind === 'value';
  }

  readonly #onInput = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    const { entry, state } = this;
    this.entry = entry ? { ...entry, text: value } : { place: state.focus, mode: 'replace', text: value };
    this.#bubble = undefined;
    this.host.requestUpdate();
  };

  /** The field has nothing of its own to undo while no text is typed. */
  readonly #onBeforeInput = (event: InputEvent): void => {
    if (this.entry || !/^history/.test(event.inputType)) return;
    event.preventDefault();
    if (event.inputType === 'historyUndo') this.host.undo();
    else this.host.redo();
  };

  readonly #onBlur = (): void => {
    void this.commit();
    this.host.requestUpdate();
  };

  readonly #onClip = (event: ClipboardEvent): void => {
    if (this.entry) return;
    event.preventDefault();
    // Read while the event lasts: afterwards the browser hands out nothing.
    void this.clip?.(event);
  };

  /** Takes copy, cut and paste; set by whoever knows the clipboard. */
  clip: ((event: ClipboardEvent) => Promise<void>) | undefined;

  #takePlace(): void {
    const place = this.session.places.take();
    if (!place) return;
    this.state.want(place as KeptPlace);
    this.#reveals = true;
  }
}
