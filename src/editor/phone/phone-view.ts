import { html, nothing, type TemplateResult } from 'lit';
import type { OwnerKey } from '../../model/owner.ts';
import { decimalSignOf } from '../sheet/number-text.ts';
import type { SheetColumn } from '../sheet/columns.ts';
import type { SheetRow } from '../sheet/rows.ts';
import { sheetRows } from '../sheet/rows.ts';
import type { SheetGrid } from '../sheet/sheet-grid.ts';
import { totalOf } from '../sheet/sheet-grid.ts';
import { rowAmong } from '../../model/draft.ts';
import { type Place, selectCell } from '../sheet/selection.ts';
import { readTyped } from '../sheet/typing.ts';
import type { EditorParts } from '../editor-host.ts';
import { renderFileButtons } from '../file-buttons.ts';
import type { GridOptions } from '../grid/grid-port.ts';
import { columnName, hintAnswer, rowName } from '../grid/rows-view.ts';
import type { Sheet } from '../sheet.ts';
import { barrierText } from '../lock-text.ts';
import { refusalText } from '../refusal-text.ts';

/** One owner at a time, as a list of its intervals: what a narrow screen has room for. */
export function renderPhone(parts: EditorParts, sheet: Sheet, options: GridOptions): TemplateResult {
  const { editor, texts, dialogs } = parts;
  const { grid } = editor;
  const owners = ownersOf(sheet);
  const owner = owners.includes(editor.narrowOwner) ? editor.narrowOwner : owners[0]!;
  const shown = grid.prepare(sheet, { ...options, only: owner, views: [], extras: ['previous-year-target'] });
  const at = owners.indexOf(owner);
  const go = (by: number) => {
    editor.narrowOwner = owners[(at + by + owners.length) % owners.length]!;
  };
  return html`<div class="phone">
    <div class="who">
      <button type="button" class="icon" aria-label=${texts.ownerBefore} @click=${() => go(-1)}>
        <span aria-hidden="true">‹</span>
      </button>
      <select
        class="field"
        aria-label=${texts.owner}
        @change=${(event: Event) => (editor.narrowOwner = (event.target as HTMLSelectElement).value as OwnerKey)}
      >
        ${owners.map(
          (one) =>
            html`<option value=${one} ?selected=${one === owner}>${indent(one)}${sheet.house.nameOf(one)}</option>`,
        )}
      </select>
      <button type="button" class="icon" aria-label=${texts.ownerAfter} @click=${() => go(1)}>
        <span aria-hidden="true">›</span>
      </button>
      ${
        editor.readonly
          ? nothing
          : html`<button type="button" class="icon" aria-label=${texts.addOwners} @click=${() => dialogs.addOwners()}>
              <span aria-hidden="true">+</span>
            </button>`
      }
    </div>
    <div class="months" @keydown=${(event: KeyboardEvent) => nextOnEnter(event, () => goOn(editor, () => go(1)))}>
      ${shown.list.map((row, index) => (row.kind === 'hint' ? renderHint(row, parts) : renderRow(row, index, shown, parts)))}
      <p class="files">${renderFileButtons(parts)}</p>
    </div>
  </div>`;
}

function indent(owner: OwnerKey): string {
  return owner.startsWith('user:') ? '\u00a0\u00a0\u00a0' : '';
}

/** Owners in the order of the sheet. */
function ownersOf({ set, type, house }: Sheet): readonly OwnerKey[] {
  const { membership, maySee } = house;
  const rows = sheetRows({ set, type, membership, maySee, closed: new Set() });
  return [...new Set(rows.filter(({ kind }) => kind === 'target').map(({ owner }) => owner))];
}

function renderHint(row: SheetRow, { editor, texts, locale }: EditorParts): TemplateResult {
  const { scene } = editor.grid;
  const year = scene.grid.hintOf(row)?.year;
  const sum = scene.forms.text(year?.sum ?? null, scene.grid.decimalsOf(row));
  return html`<p class="sumhint">
    <span>${rowName(row, { grid: scene.grid, texts, locale })} ${sum}</span>
    <button
      type="button"
      class="answer"
      @click=${(event: Event) => editor.openAnswers(row, event.currentTarget as Element)}
    >
      ${hintAnswer(row, scene)}
    </button>
  </p>`;
}

function renderRow(row: SheetRow, index: number, shown: SheetGrid, parts: EditorParts): TemplateResult {
  const { editor, texts, locale } = parts;
  const { sheet } = shown;
  const { forms } = editor.grid.scene;
  const decimals = shown.decimalsOf(row);
  const { owner, item } = row;
  const before = rowAmong(sheet.previousRows, { owner, item })?.values ?? [];
  const isSameInterval = sheet.previous.interval === sheet.set.interval;
  const currency = shown.currencyOf(row) ?? '';
  const lastYear = texts.columnNames['previous-year-target'](String(sheet.key.year - 1));
  const barrier = shown.barrierOf(row);
  const why = barrier && barrierText(barrier, row, sheet.house.nameOf(owner), sheet, texts, locale);
  return html`<div class="owner-list">
    <p class="about">
      <span
        >${[row.item === undefined ? '' : rowName({ ...row, isFirst: false }, editor.grid.scene), currency].filter(Boolean).join(' · ')}</span
      >
      <span class="before" aria-hidden="true">${lastYear}</span>
      <button
        type="button"
        class="icon"
        aria-haspopup="menu"
        aria-label=${texts.rowMenu(sheet.house.nameOf(owner))}
        @click=${(event: Event) => editor.openRowMenu(row, event.currentTarget as Element)}
      >
        <span aria-hidden="true">⋯</span>
      </button>
    </p>
    ${why ? html`<p class="why"><span class="lock" aria-hidden="true"></span>${why}</p>` : nothing}
    <ol>
      ${shown.columnList.map((column, at) =>
        column.kind === 'value'
          ? html`<li>
              <label for="month-${index}-${at}">${columnName(column, texts, locale, 'short')}</label>
              <span class="before" id="before-${index}-${at}"
                >${isSameInterval ? html`<span class="heard">${lastYear}: </span>${forms.text(before[column.index] ?? null, decimals)}` : ''}
                <span class="heard">${currency}</span></span
              >
              ${renderField(row, column, { row: index, column: at }, shown, parts, !!barrier)}
            </li>`
          : nothing,
      )}
      <li class="total">
        <span>${sheet.key.year}</span>
        <span class="before"><span class="heard">${lastYear}: </span>${text(totalOf(before), forms, decimals)}</span>
        <span class="whole">${text(totalOf(shown.targetRow(row)?.values ?? []), forms, decimals)}</span>
      </li>
    </ol>
  </div>`;
}

function text(
  value: ReturnType<typeof totalOf>,
  forms: { text(value: number | null, decimals: number): string },
  decimals: number,
): string {
  return value === 'too-large' ? '…' : forms.text(value, decimals);
}

/** Field of an interval: what is typed is taken over when it is left, and read as in the grid. */
function renderField(
  row: SheetRow,
  column: SheetColumn & { readonly kind: 'value' },
  place: Place,
  shown: SheetGrid,
  parts: EditorParts,
  isBarred: boolean,
): TemplateResult {
  const { editor, texts } = parts;
  const { state, scene } = editor.grid;
  const refused = state.refusedAt(row, column);
  const cell = shown.cellAt(place);
  if (cell.kind !== 'value') return html``;
  const isChanged = cell.value !== (shown.savedRow(row)?.values[column.index] ?? null);
  const at = `${place.row}-${place.column}`;
  const said = refused?.text ?? (cell.value === null ? '' : scene.forms.text(cell.value, cell.decimals));
  return html`<span class="entry"
    ><input
      id="month-${at}"
      class="field ${isChanged ? 'changed' : ''}"
      inputmode="decimal"
      enterkeyhint="next"
      autocomplete="off"
      placeholder="–"
      aria-invalid=${refused ? 'true' : nothing}
      aria-describedby=${[...(refused ? [`why-${at}`] : []), `before-${at}`].join(' ')}
      ?readonly=${isBarred || editor.readonly}
      .value=${said}
      @focus=${(event: Event) => {
        state.selection = selectCell(place);
        (event.target as HTMLInputElement).select();
      }}
      @change=${(event: Event) => void take(row, column, cell, (event.target as HTMLInputElement).value, parts)}
    />${
      refused ? html`<small class="loss" id="why-${at}">${refused.reason}</small>` : nothing
    }${isChanged ? html`<span class="heard">${texts.states.changed}</span>` : nothing}</span
  >`;
}

/** Enter goes to the next month, and after the last one to the next owner. */
function nextOnEnter(event: KeyboardEvent, goOn: () => void): void {
  const field = event.target;
  if (event.key !== 'Enter' || event.isComposing || !(field instanceof HTMLInputElement)) return;
  event.preventDefault();
  const fields = [...field.closest('.months')!.querySelectorAll('input')];
  const next = fields[fields.indexOf(field) + 1];
  if (next) return next.focus();
  field.blur(); // takes over what is typed before its owner goes
  goOn();
}

async function goOn(editor: EditorParts['editor'], go: () => void): Promise<void> {
  go();
  await editor.updateComplete;
  editor.shadowRoot!.querySelector<HTMLElement>('.months input')?.focus();
  const { house } = editor.session;
  if (house) editor.say(house.nameOf(editor.narrowOwner));
}

async function take(
  row: SheetRow,
  column: SheetColumn & { readonly kind: 'value' },
  cell: ReturnType<SheetGrid['cellAt']> & { readonly kind: 'value' },
  typed: string,
  { editor, texts, locale }: EditorParts,
): Promise<void> {
  const { state } = editor.grid;
  const { decimals, currency, value, index } = cell;
  const read = readTyped(typed, {
    sign: decimalSignOf(locale.tag),
    decimals,
    current: value,
    ...(currency && { currency }),
  });
  const problem = read.problem && texts.typing[read.problem](typed);
  state.refuse(row, column, problem ? { text: typed, reason: problem } : undefined);
  editor.requestUpdate();
  if (read.problem) return editor.say(problem!);
  const { owner, item } = row;
  const change = { owner, ...(item !== undefined && { item }), values: { [index]: read.value } };
  const refused = await editor.session.apply('set', editor.session.rowsEdit([change]));
  if (refused) {
    const reason = refusalText(refused, texts, locale, editor.session.house!);
    state.refuse(row, column, { text: typed, reason });
    editor.say(reason);
  }
  editor.requestUpdate();
}
