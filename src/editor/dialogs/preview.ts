import { html, type TemplateResult } from 'lit';
import type { Measure } from '../../model/actual.ts';
import { decimalsOf } from '../../model/currency.ts';
import type { Fill, FilledRow } from '../../model/fill.ts';
import { toMajor } from '../../model/money.ts';
import type { TargetType } from '../../model/organisation.ts';
import type { TargetValue } from '../../model/target.ts';
import type { EditorHost } from '../editor-host.ts';
import { columnName } from '../grid/rows-view.ts';
import { itemNameOf } from '../sheet.ts';
import { totalOf } from '../sheet/sheet-grid.ts';

/** Cells that a fill would change. */
export function changedCount({ rows }: Pick<Fill, 'rows'>): number {
  return rows.reduce(
    (count, { before, after }) => count + after.filter((value, index) => value !== before[index]).length,
    0,
  );
}

/** Names an owner and item of the sheet on show, or of another type. */
export function nameIn(
  editor: EditorHost,
  { owner, item }: Pick<FilledRow, 'owner' | 'item'>,
  type: TargetType = editor.session.sheet!.type,
): string {
  const { board, house } = editor.session;
  const name = house!.nameOf(owner);
  if (item === undefined) return name;
  return editor.texts.whole(name, itemNameOf(item, type, house!.organisation, board!.locale.words));
}

/** A value in a currency, for a sentence; by the unit of the sheet on show, unless it is of another. */
export function amountText(
  editor: EditorHost,
  value: TargetValue | 'too-large',
  currency?: string,
  unit: Measure = editor.session.sheet!.type.unit,
): string {
  if (typeof value !== 'number') return '–';
  const decimals = unit === 'count' ? 0 : decimalsOf(currency);
  const forms = editor.grid.state.forms;
  return forms ? forms.text(value, decimals) : editor.session.board!.locale.number(toMajor(value, decimals), decimals);
}

/** Table of rows before and after, by interval and for the year. */
export function previewTable(editor: EditorHost, rows: readonly FilledRow[]): TemplateResult {
  const { texts, session, grid } = editor;
  const { locale } = session.board!;
  const columns = (grid.state.grid?.columnList ?? []).filter(({ kind }) => kind === 'value');
  const year = String(session.key!.year);
  const line = (values: readonly TargetValue[], currency?: string) =>
    html`${values.map((value) => html`<td class="number">${amountText(editor, value, currency)}</td>`)}
      <td class="number"><b>${amountText(editor, totalOf(values), currency)}</b></td>`;
  return html`<div class="across">
    <table>
      <thead>
        <tr>
          <th scope="col">${texts.row}</th>
          <th scope="col"><span class="heard">${texts.preview}</span></th>
          ${columns.map((column) => html`<th scope="col" class="number">${columnName(column, texts, locale, 'short')}</th>`)}
          <th scope="col" class="number">${year}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr class="before">
                <th scope="rowgroup" rowspan="2">${nameIn(editor, row)}</th>
                <th scope="row">${texts.now}</th>
                ${line(row.before, row.currency)}
              </tr>
              <tr class="after">
                <th scope="row">${texts.becomes}</th>
                ${line(row.after, row.currency)}
              </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
