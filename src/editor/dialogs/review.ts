import { html, nothing, type TemplateResult } from 'lit';
import { type ChangedCell, changedCells } from '../../model/draft.ts';
import type { Dialogs } from '../editor-host.ts';
import { fieldName, fieldText } from './history.ts';
import { nameIn } from './preview.ts';

/** Most cells that are listed; the others are counted. */
const LISTED = 200;

/** Changes that a save will make, from and to, with room for a comment. */
export function reviewDialog(dialogs: Dialogs): void {
  const { editor } = dialogs;
  const { texts, session } = editor;
  const { locale } = session.board!;
  void editor.grid.commit();
  const cells = changedCells(session.draft);
  const rows = new Set(
    cells.map(({ year, targetType, owner, item }) => [year, targetType, owner, item].join('\u0000')),
  );
  let comment = '';
  dialogs.open((dialog) => ({
    title: texts.reviewTitle,
    subtitle: texts.reviewOf(locale.count(cells.length), locale.count(rows.size)),
    body: html`${renderCells(dialogs, cells)}
      <label class="field"
        >${texts.comment}<textarea
          rows="2"
          @input=${(event: Event) => (comment = (event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </label>`,
    buttons: [
      { label: texts.cancel, act: () => dialog.close() },
      {
        label: texts.saveThis(locale.count(cells.length)),
        isPrimary: true,
        disabled: cells.length ? undefined : texts.noChanges,
        act: () => {
          dialog.close();
          void editor.save(comment.trim() || undefined);
        },
      },
    ],
  }));
}

function renderCells({ editor }: Dialogs, cells: readonly ChangedCell[]): TemplateResult {
  const { texts, session } = editor;
  const { locale } = session.board!;
  const more = cells.length - LISTED;
  const isManyYears = new Set(cells.map(({ year }) => year)).size > 1;
  return html`<table>
      <thead>
        <tr>
          <th scope="col">${texts.cell}</th>
          <th scope="col" class="number">${texts.from}</th>
          <th scope="col" class="number">${texts.to}</th>
        </tr>
      </thead>
      <tbody>
        ${cells.slice(0, LISTED).map(
          (cell) =>
            html`<tr>
              <th scope="row">
                <b>${nameIn(editor, cell)}</b> · ${fieldName(editor, cell.field)}${isManyYears ? ` ${cell.year}` : ''}
              </th>
              <td class="number">${fieldText(editor, cell.from)}</td>
              <td class="number">${fieldText(editor, cell.to)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${more > 0 ? html`<p>${texts.andMore(locale.count(more))}</p>` : nothing}`;
}
