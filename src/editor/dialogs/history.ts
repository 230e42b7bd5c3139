import { html, nothing, type TemplateResult } from 'lit';
import { loadHistory } from '../../board/edit-targets.ts';
import type { TargetType } from '../../model/organisation.ts';
import type { FieldChange, FieldValue, Revision } from '../../model/target.ts';
import { keyOfRow } from '../../model/row-change.ts';
import { setBack } from '../../model/set-back.ts';
import type { OpenDialog } from '../../ui/dialog.ts';
import { columnName } from '../grid/rows-view.ts';
import type { Dialogs, EditorHost } from '../editor-host.ts';
import type { SheetRow } from '../sheet/rows.ts';
import { amountText, nameIn } from './preview.ts';

/** History of a row, newest first (T28); an earlier state comes back by an ordinary edit. */
export function historyDialog(dialogs: Dialogs, row: SheetRow): void {
  const { editor } = dialogs;
  const { texts, session } = editor;
  const control = new AbortController();
  let revisions: readonly Revision[] | undefined;
  let failure = '';
  let isExpanded = false;
  const expand = (own: OpenDialog) => ({
    label: texts.expand,
    isAside: true,
    act: () => {
      isExpanded = true;
      own.update();
    },
  });
  const dialog = dialogs.open((own) => ({
    title: texts.historyTitle,
    subtitle: texts.whole(nameIn(editor, row), String(session.key!.year)),
    body: renderBody(editor, { revisions, failure, isExpanded }, (one) => setBackTo(editor, row, one, revisions!, own)),
    buttons: [
      ...((revisions?.length ?? 0) > 1 ? [expand(own)] : []),
      { label: texts.close, isPrimary: true, act: () => own.close() },
    ],
  }));
  void dialog.closed.then(() => control.abort());
  void loadHistory(session.board!, keyOfRow(session.key!, row), control.signal).then(
    (answer) => {
      if ('failure' in answer) failure = answer.failure.message;
      else ({ revisions } = answer);
      dialog.update();
    },
    () => {}, // closed before the answer came
  );
}

interface Shown {
  readonly revisions: readonly Revision[] | undefined;
  readonly failure: string;
  readonly isExpanded: boolean;
}

function renderBody(
  editor: EditorHost,
  { revisions, failure, isExpanded }: Shown,
  back: (revision: Revision) => void,
): TemplateResult {
  const { texts } = editor;
  if (failure) return html`<p class="loss">${failure}</p>`;
  if (!revisions) return html`<p>${texts.loading}</p>`;
  if (!revisions.length) return html`<p>${texts.noHistory}</p>`;
  return html`${revisions.map((one, index) => renderRevision(editor, one, isExpanded || index === 0, back))}`;
}

function renderRevision(
  editor: EditorHost,
  one: Revision,
  isOpen: boolean,
  back: (revision: Revision) => void,
): TemplateResult {
  const { texts, session, readonly: isReadOnly } = editor;
  const { locale, now, timeZone } = session.board!;
  const { changes, kind, comment, at, by } = one;
  const who = editor.personName(by) ?? texts.somebody;
  const when = locale.ago(Date.parse(at), now(), timeZone);
  const cells = changes.filter(({ field }) => typeof field === 'number').length;
  const what = cells ? `${texts.kinds[kind]} · ${texts.cellsOf(locale.count(cells))}` : texts.kinds[kind];
  return html`<details class="revision" ?open=${isOpen}>
    <summary><b>${who}</b> <span class="quiet">${when} · ${what}</span></summary>
    ${comment ? html`<p class="comment">“${comment}”</p>` : nothing}
    <table>
      <tbody>
        ${changes.map((change) => renderChange(editor, change))}
      </tbody>
    </table>
    ${
      isReadOnly || kind === 'created'
        ? nothing
        : html`<button type="button" class="link" @click=${() => back(one)}>${texts.setBack}</button>`
    }
  </details>`;
}

function renderChange(editor: EditorHost, { field, from, to }: FieldChange): TemplateResult {
  const gain = typeof from === 'number' && typeof to === 'number' ? to - from : 0;
  const { forms } = editor.grid.state;
  const text = gain && forms ? forms.difference(gain, decimalsIn(editor)) : '';
  return html`<tr>
    <th scope="row">${fieldName(editor, field)}</th>
    <td class="number">${fieldText(editor, saidValue(field, from))}</td>
    <td class="number">→ ${fieldText(editor, saidValue(field, to))}</td>
    <td class="number ${gain > 0 ? 'gain' : 'loss'}">${text}</td>
  </tr>`;
}

function decimalsIn({ grid }: EditorHost): number {
  const { focusRow, grid: sheet } = grid.state;
  return focusRow && sheet ? sheet.decimalsOf(focusRow) : 2;
}

/** Name of a field of a row: its interval, currency, lock. */
export function fieldName({ grid, texts, session }: EditorHost, field: FieldChange['field'] | undefined): string {
  if (typeof field !== 'number') return field === undefined ? texts.row : texts.fields[field];
  const columns = grid.state.grid?.columnList ?? [];
  const column = columns.find((one) => one.kind === 'value' && one.index === field);
  return column ? columnName(column, texts, session.board!.locale, 'short') : String(field + 1);
}

/** Value of a field as it is said: whether there is a row, where it is recorded that there is none. */
export function saidValue<Value>(field: FieldChange['field'] | undefined, value: Value): Value | boolean {
  return field === 'removed' && typeof value === 'boolean' ? !value : value;
}

/** A value of a field as a reader reads it. */
export function fieldText(
  editor: EditorHost,
  value: FieldValue | undefined,
  currency?: string,
  unit?: TargetType['unit'],
): string {
  if (typeof value === 'number') return amountText(editor, value, currency, unit);
  if (typeof value === 'boolean') return value ? editor.texts.yes : editor.texts.no;
  return value ?? '–';
}

/** Sets a row back to what it was before a revision: an edit like any other. */
function setBackTo(
  { grid, session }: EditorHost,
  row: SheetRow,
  until: Revision,
  history: readonly Revision[],
  dialog: OpenDialog,
): void {
  const { change } = setBack(session.sheet!.set, row, { revision: until.revision - 1, history });
  dialog.close();
  if (change) void grid.change('restore', [change]);
  else grid.tell(grid.options.texts.nothingChanges);
}
