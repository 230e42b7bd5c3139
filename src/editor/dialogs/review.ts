import { html, nothing, type TemplateResult } from 'lit';
import { type ChangedCell, changedCells } from '../../model/changed-cells.ts';
import { rowAmong, setIn } from '../../model/draft.ts';
import type { FieldValue } from '../../model/target.ts';
import type { Dialogs, EditorHost } from '../editor-host.ts';
import { typeNamed } from '../sheet.ts';
import { type TypeChange, typeChanges } from '../types/changed-types.ts';
import { currencyIn, nameOfType } from '../types/type-words.ts';
import { fieldName, fieldText, saidValue } from './history.ts';
import { nameIn } from './preview.ts';

/** Most cells that are listed; the others are counted. */
const LISTED = 200;

/** Changes that a save will make, from and to, with room for a comment. */
export function reviewDialog(dialogs: Dialogs): void {
  const { editor } = dialogs;
  const { texts, session } = editor;
  const { locale } = session.board!;
  void editor.grid.commit();
  const types = typeChanges(editor);
  // The targets of a type that goes are said with it.
  const known = new Set(session.draft.state.types.map(({ id }) => id));
  const isGone = ({ targetType }: ChangedCell) =>
    types.some(({ type }) => type.id === targetType) && !known.has(targetType);
  const cells = changedCells(session.draft).filter((cell) => !isGone(cell));
  const rows = new Set(
    cells.map(({ year, targetType, owner, item }) => [year, targetType, owner, item].join('\u0000')),
  );
  const parts = [
    types.length ? texts.typed.typesOf(locale.count(types.length)) : '',
    cells.length ? texts.reviewOf(locale.count(cells.length), locale.count(rows.size)) : '',
  ];
  let comment = '';
  dialogs.open((dialog) => ({
    title: texts.reviewTitle,
    subtitle: parts.filter(Boolean).join(' · '),
    body: html`${
        types.length
          ? html`<ul class="typed">
              ${types.map(renderType)}
            </ul>`
          : nothing
      }
      ${cells.length ? renderCells(editor, cells) : nothing}
      <label class="field"
        >${texts.comment}<textarea
          rows="2"
          @input=${(event: Event) => (comment = (event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </label>`,
    buttons: [
      { label: texts.cancel, act: () => dialog.close() },
      {
        label: cells.length ? texts.saveThis(locale.count(cells.length)) : texts.save,
        isPrimary: true,
        disabled: cells.length || types.length ? undefined : texts.noChanges,
        act: () => {
          dialog.close();
          void editor.save(comment.trim() || undefined);
        },
      },
    ],
  }));
}

function renderCells(editor: EditorHost, cells: readonly ChangedCell[]): TemplateResult {
  const { texts, session } = editor;
  const { locale } = session.board!;
  const more = cells.length - LISTED;
  const year = hasSeveral(cells, ({ year: one }) => one) ? (cell: ChangedCell) => ` ${cell.year}` : () => '';
  const name = hasSeveral(cells, ({ targetType }) => targetType) ? nameOfCellType(editor) : () => nothing;
  return html`<table>
      <thead>
        <tr>
          <th scope="col">${texts.cell}</th>
          <th scope="col" class="number">${texts.from}</th>
          <th scope="col" class="number">${texts.to}</th>
        </tr>
      </thead>
      <tbody>
        ${cells.slice(0, LISTED).map((cell) => renderCell(editor, cell, year(cell), name(cell)))}
      </tbody>
    </table>
    ${more > 0 ? html`<p>${texts.andMore(locale.count(more))}</p>` : nothing}`;
}

function hasSeveral(cells: readonly ChangedCell[], part: (cell: ChangedCell) => unknown): boolean {
  return new Set(cells.map(part)).size > 1;
}

function renderType({ name, kind, from, to }: TypeChange): TemplateResult {
  return html`<li><b>${name}</b> · ${kind} <small>${from} → ${to}</small></li>`;
}

function nameOfCellType(editor: EditorHost) {
  return (cell: ChangedCell) =>
    html`<small>${nameOfType(editor, typeNamed(editor.session.draft.state.types, cell))}</small>`;
}

function renderCell(editor: EditorHost, cell: ChangedCell, year: string, typeName: unknown): TemplateResult {
  const { draft } = editor.session;
  const type = typeNamed(draft.state.types, cell);
  const set = setIn(draft, cell)!;
  const row = rowAmong(set.rows, cell) ?? rowAmong(set.start, cell)!;
  const currency = currencyIn(editor, type.unit)(set, row);
  const text = (value: FieldValue) => fieldText(editor, saidValue(cell.field, value), currency, type.unit);
  return html`<tr>
    <th scope="row"><b>${nameIn(editor, cell, type)}</b> · ${fieldName(editor, cell.field)}${year} ${typeName}</th>
    <td class="number">${text(cell.from)}</td>
    <td class="number">${text(cell.to)}</td>
  </tr>`;
}
