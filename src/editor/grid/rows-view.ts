import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { EditorTexts } from '../../i18n/en-editor.ts';
import { formatMonth } from '../../i18n/dates.ts';
import type { Locale } from '../../i18n/locale.ts';
import { toMajor } from '../../model/money.ts';
import { totalOf } from '../sheet/sheet-grid.ts';
import type { SheetGrid } from '../sheet/sheet-grid.ts';
import { isWithin, type Rect } from '../sheet/selection.ts';
import type { SheetColumn } from '../sheet/columns.ts';
import type { SheetRow } from '../sheet/rows.ts';
import { lockText } from '../lock-text.ts';
import { itemNameOf } from '../sheet.ts';
import { conflictKey } from './conflict-keys.ts';
import type { GridState } from './grid-state.ts';
import type { NumberForms } from './number-forms.ts';

/** All that rows are drawn of. */
export interface RowsScene {
  readonly state: GridState;
  readonly grid: SheetGrid;
  readonly forms: NumberForms;
  readonly texts: EditorTexts;
  readonly locale: Locale;
  readonly rect: Rect;
  /** Cells whose conflict is open, by `conflictKey`. */
  readonly conflicts: ReadonlySet<string>;
  /** Changes whenever all rows are to be drawn anew. */
  readonly version: unknown;
  readonly isKept: (row: SheetRow) => boolean;
}

/** Columns before those of the sheet: owner, and lock with currency. */
export const LEAD = 2;

/** Name of a row as it stands in the first column. */
export function rowName(row: SheetRow, { grid, texts, locale }: Pick<RowsScene, 'grid' | 'texts' | 'locale'>): string {
  const { house, type } = grid.sheet;
  const item = row.item === undefined ? '' : itemNameOf(row.item, type, house.organisation, locale.words);
  const owner =
    row.kind === 'hint' ? (row.level === 'company' ? texts.sumOfGroups : texts.allUsers) : house.nameOf(row.owner);
  if (!item) return owner;
  return row.isFirst ? texts.whole(owner, item) : item;
}

/** Name of a row for those who do not see what stands above it. */
export function fullRowName(row: SheetRow, scene: Pick<RowsScene, 'grid' | 'texts' | 'locale'>): string {
  const { grid, texts } = scene;
  const name = rowName({ ...row, isFirst: true }, scene);
  return row.kind === 'hint' ? texts.whole(grid.sheet.house.nameOf(row.owner), name) : name;
}

/** Head of a column. */
export function columnName(column: SheetColumn, texts: EditorTexts, locale: Locale, form: 'short' | 'long'): string {
  const { period } = column;
  const year = String(period.year);
  if (column.kind === 'extra') {
    const told = column.id === 'actual' || column.id === 'share' ? year : String(Number(year) - 1);
    return (form === 'short' ? texts.shortColumnNames : texts.columnNames)[column.id](told);
  }
  if (period.kind === 'month') return formatMonth(locale.tag, period.key, form);
  if (form === 'long' || period.kind === 'year') return form === 'long' ? locale.period(period) : year;
  return locale.messages[period.kind === 'quarter' ? 'quarter' : 'half'](String(period.part));
}

export function renderHead({ grid, texts, locale, rect, version, state }: RowsScene): unknown {
  const { columnList } = grid;
  const isWhole = rect.top === 0 && rect.bottom === grid.rows - 1 && grid.rows > 1;
  const at = state.focus.column;
  const deps = [columnList, version, isWhole ? rect.left : -1, isWhole ? rect.right : -1, at];
  return guard(
    deps,
    () =>
      html`<div role="row" class="row head" aria-rowindex="1">
        <div role="columnheader" class="owner" aria-colindex="1">${texts.owner}</div>
        <div role="columnheader" class="currency" aria-colindex="2"><span class="heard">${texts.currency}</span></div>
        ${columnList.map(
          (column, index) =>
            html`<div
              role="columnheader"
              class="cell ${column.kind} ${index === at ? 'at' : ''}"
              data-column=${index}
              aria-colindex=${index + LEAD + 1}
              title=${columnName(column, texts, locale, 'long')}
            >
              ${columnName(column, texts, locale, 'short')}
            </div>`,
        )}
        <div role="columnheader" class="actions" aria-colindex=${columnList.length + LEAD + 1}>
          <span class="heard">${texts.actions}</span>
        </div>
      </div>`,
  );
}

export function renderRow(index: number, scene: RowsScene): unknown {
  const { grid, rect, state, version } = scene;
  const row = grid.list[index]!;
  const isIn = index >= rect.top && index <= rect.bottom;
  const at = state.focus.row === index ? state.focus.column : -1;
  return guard(
    [
      row,
      index,
      version,
      grid.columnList,
      isIn ? rect.left : -1,
      isIn ? rect.right : -1,
      at,
      state.refusals,
      scene.conflicts,
      ...contentOf(row, scene),
    ],
    () => (row.kind === 'hint' ? renderHint(row, index, scene) : renderTargets(row, index, scene)),
  );
}

/** Objects of which the content of a row is made. They never change, so that the same ones mean the same row. */
function contentOf(row: SheetRow, { grid, isKept }: RowsScene): unknown[] {
  const { sheet } = grid;
  const own = grid.targetRow(row);
  if (row.kind === 'hint') {
    const id = row.id.slice('hint '.length);
    return [own, sheet.sums.families.get(id), isKept(row)];
  }
  const parent = sheet.house.membership.parentOf(row.owner);
  return [own, grid.savedRow(row), parent && sheet.set.rows.get(parent)];
}

function renderTargets(row: SheetRow, index: number, scene: RowsScene): TemplateResult {
  const { grid, texts, locale } = scene;
  const { house } = grid.sheet;
  const barrier = grid.barrierOf(row);
  const target = grid.targetRow(row);
  const isFormer = house.membership.isFormer(row.owner);
  const currency = row.level === 'user' ? '' : (grid.currencyOf(row) ?? '');
  const name = rowName(row, scene);
  return html`<div
    role="row"
    class="row ${row.level} ${barrier ? 'barred' : ''} ${row.isFirst ? '' : 'further'}"
    aria-rowindex=${index + 2}
    data-row=${index}
  >
    <div
      role="rowheader"
      class="owner"
      aria-colindex="1"
      aria-label=${isFormer ? texts.whole(fullRowName(row, scene), texts.states.former) : fullRowName(row, scene)}
    >
      ${
        row.isParent
          ? html`<button
              type="button"
              class="icon twist"
              tabindex="-1"
              data-act="toggle"
              aria-expanded=${row.isOpen}
              aria-label=${(row.isOpen ? texts.shut : texts.open)(name)}
            >
              <span aria-hidden="true"></span>
            </button>`
          : nothing
      }<span class="name" title=${fullRowName(row, scene)}>${name}</span
      >${isFormer ? html`<span class="tag">${texts.states.former}</span>` : nothing}
    </div>
    <div role="gridcell" class="currency" aria-colindex="2">
      ${target?.locked ? renderLock(row, scene) : nothing}
      <span>${currency}</span>
    </div>
    ${grid.columnList.map((column, at) => renderCell(row, column, index, at, scene, !!barrier))}
    <div role="gridcell" class="actions" aria-colindex=${grid.columns + LEAD + 1}>
      <button
        type="button"
        class="icon more"
        tabindex="-1"
        data-act="menu"
        aria-haspopup="menu"
        aria-label=${texts.rowMenu(fullRowName(row, { grid, texts, locale }))}
      >
        <span aria-hidden="true">⋯</span>
      </button>
    </div>
  </div>`;
}

function renderLock(row: SheetRow, { grid, texts, locale }: RowsScene): TemplateResult {
  const label = lockText(row, grid.sheet, texts, locale) ?? texts.states.locked;
  return html`<span class="lock" role="img" aria-label=${label} title=${label}></span>`;
}

function renderCell(
  row: SheetRow,
  column: SheetColumn,
  index: number,
  at: number,
  scene: RowsScene,
  isBarred: boolean,
): TemplateResult {
  const { grid, state, rect } = scene;
  const refused = state.refusedAt(row, column);
  const isSelected = isWithin({ row: index, column: at }, rect);
  const look = [
    column.kind,
    isSelected ? 'selected' : '',
    refused ? 'refused' : '',
    isChanged(row, column, grid) ? 'changed' : '',
    hasConflict(row, column, scene) ? 'conflict' : '',
  ];
  const isReadOnly = isBarred || column.kind !== 'value';
  return html`<div
    role="gridcell"
    id="cell-${index}-${at}"
    class="cell ${look.filter(Boolean).join(' ')}"
    data-column=${at}
    aria-colindex=${at + LEAD + 1}
    aria-selected=${isSelected}
    aria-readonly=${isReadOnly ? 'true' : nothing}
    aria-invalid=${refused ? 'true' : nothing}
    aria-label=${state.focus.row === index && state.focus.column === at ? spokenCell(row, column, scene) : nothing}
  >
    ${refused ? refused.text : cellText(row, column, scene)}
  </div>`;
}

/** Text of a cell of targets. */
export function cellText(row: SheetRow, column: SheetColumn, { grid, forms, locale }: RowsScene): string {
  if (column.kind === 'extra' && column.id === 'share') {
    const share = grid.shareOf(row);
    return share === undefined ? '' : locale.percent(share, { decimals: 1 });
  }
  const value = grid.valueAt(row, column);
  if (value === undefined) return '';
  return value === 'too-large' ? '…' : forms.text(value, grid.decimalsOf(row));
}

function isChanged(row: SheetRow, column: SheetColumn, grid: SheetGrid): boolean {
  if (column.kind !== 'value') return false;
  const now = grid.targetRow(row)?.values[column.index] ?? null;
  return now !== (grid.savedRow(row)?.values[column.index] ?? null);
}

function hasConflict({ owner, item }: SheetRow, column: SheetColumn, { conflicts }: RowsScene): boolean {
  return column.kind === 'value' && conflicts.size > 0 && conflicts.has(conflictKey(owner, item, column.index));
}

/** Row, column, value, unit and state of a cell, for those who hear it. */
export function spokenCell(row: SheetRow, column: SheetColumn, scene: RowsScene): string {
  const { grid, texts, locale, state } = scene;
  const { states } = texts;
  const refused = state.refusedAt(row, column);
  const currency = grid.currencyOf(row) ?? '';
  const figure = row.kind === 'hint' ? hintTexts(row, column, scene).join(' ') : cellText(row, column, scene);
  const barrier = row.kind === 'target' && grid.barrierOf(row);
  const parts = [
    fullRowName(row, scene),
    columnName(column, texts, locale, 'long'),
    figure === '–'
      ? texts.empty
      : `${figure} ${column.kind === 'extra' && column.id === 'share' ? '' : currency}`.trim(),
    row.kind === 'hint' ? states.hint : '',
    row.kind === 'target' && column.kind !== 'value' ? states.readOnly : '',
    barrier === 'locked' ? spokenLock(row, scene) : barrier ? states.readOnly : '',
    isChanged(row, column, grid) ? states.changed : '',
    hasConflict(row, column, scene) ? states.conflict : '',
    refused ? refused.reason : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** That a row is locked, and by whom where that is known, among other words. */
function spokenLock(row: SheetRow, { grid, texts, locale }: RowsScene): string {
  return lockText(row, grid.sheet, texts, locale)?.replace(/\.$/, '') ?? texts.states.locked;
}

/** Sum of a hint, and its difference to the row above it. */
export function hintTexts(row: SheetRow, column: SheetColumn, { grid, forms }: RowsScene): readonly [string, string] {
  const figure = grid.figureAt(row, column);
  if (!figure) return ['', ''];
  const decimals = grid.decimalsOf(row);
  const { sum = null, difference } = figure;
  return [forms.text(sum, decimals), difference ? forms.difference(difference, decimals) : ''];
}

/** How far the children are from their parent, in words. */
export function hintAnswer(row: SheetRow, { grid, forms, texts, locale }: RowsScene): string {
  const { year } = grid.hintOf(row)!;
  const decimals = grid.decimalsOf(row);
  if (year.difference === undefined) return texts.noParent;
  if (year.difference === 0) return texts.even;
  const size = Math.abs(year.difference);
  const written = forms.text(size, decimals);
  // The whole figure stands in the column of the year.
  const amount = written.length < 9 ? written : locale.amount(toMajor(size, decimals));
  return year.difference < 0 ? texts.under(amount) : texts.over(amount);
}

function renderHint(row: SheetRow, index: number, scene: RowsScene): TemplateResult {
  const { grid, texts, rect, state, isKept } = scene;
  const hint = grid.hintOf(row);
  if (!hint) return html`<div role="row" class="row hint" aria-rowindex=${index + 2} data-row=${index}></div>`;
  const missing = hint.missing.length ? texts.withoutRate(hint.missing.join(', ')) : '';
  const answer = hintAnswer(row, scene);
  return html`<div role="row" class="row hint" aria-rowindex=${index + 2} data-row=${index}>
    <div role="rowheader" class="owner" aria-colindex="1" aria-colspan="2" aria-label=${fullRowName(row, scene)}>
      <span class="name">${rowName(row, scene)}</span>
      <button
        type="button"
        class="answer ${isKept(row) ? 'kept' : ''}"
        tabindex="-1"
        data-act="answers"
        aria-haspopup="menu"
        title=${missing || nothing}
      >
        ${answer}${missing ? ` · ${hint.missing.join(', ')}?` : ''}
      </button>
    </div>
    ${grid.columnList.map((column, at) => {
      const [sum, difference] = hintTexts(row, column, scene);
      const isSelected = isWithin({ row: index, column: at }, rect);
      const isAt = state.focus.row === index && state.focus.column === at;
      return html`<div
        role="gridcell"
        id="cell-${index}-${at}"
        class="cell ${column.kind} ${isSelected ? 'selected' : ''}"
        data-column=${at}
        aria-colindex=${at + LEAD + 1}
        aria-selected=${isSelected}
        aria-readonly="true"
        aria-label=${isAt ? spokenCell(row, column, scene) : nothing}
      >
        <span>${sum}</span><span>${difference}</span>
      </div>`;
    })}
    <div role="gridcell" class="actions" aria-colindex=${grid.columns + LEAD + 1}></div>
  </div>`;
}

/** Sum of a row over its year, for a sentence. */
export function yearText(row: SheetRow, { grid, forms }: Pick<RowsScene, 'grid' | 'forms'>): string {
  const total = totalOf(grid.targetRow(row)?.values ?? []);
  return typeof total === 'number' ? forms.text(total, grid.decimalsOf(row)) : '–';
}
