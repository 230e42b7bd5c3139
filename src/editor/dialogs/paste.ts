import { html, nothing } from 'lit';
import type { DialogView, OpenDialog } from '../../ui/dialog.ts';
import type { EditorHost } from '../editor-host.ts';
import type { PasteTrouble } from '../grid/clipboard.ts';

/** Most cells that are named. */
const NAMED = 12;

/** Cells that a paste cannot set, with the offer to paste the rest (T17). */
export function pasteView(
  { texts, session }: EditorHost,
  { reasons, count, rows, rest, restCells }: PasteTrouble,
  paste: () => Promise<void>,
  dialog: OpenDialog,
): DialogView {
  const { locale } = session.board!;
  const year = String(session.key!.year);
  const more = reasons.length - NAMED;
  return {
    title: texts.pasteTitle,
    body: html`${rows ? html`<p>${texts.filling.pasting.rows(locale.count(rows), year)}</p>` : nothing}
      ${count ? html`<p>${texts.pasteRefused(locale.count(count))}</p>` : nothing}
      <table>
        <tbody>
          ${reasons.slice(0, NAMED).map(
            ({ cell, reason }) =>
              html`<tr>
                <th scope="row">${cell}</th>
                <td>${reason}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${more > 0 ? html`<p>${texts.andMore(locale.count(more))}</p>` : nothing}`,
    footnote: texts.oneStep,
    buttons: [
      { label: texts.cancel, act: () => dialog.close() },
      {
        label: texts.pasteRest(locale.count(restCells)),
        isPrimary: true,
        disabled: rest.length ? undefined : texts.nothingChanges,
        act: async () => {
          dialog.close();
          await paste();
        },
      },
    ],
  };
}
