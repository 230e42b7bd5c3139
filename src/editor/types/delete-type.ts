import { html, type TemplateResult } from 'lit';
import { holdingOf, removeType } from '../../model/draft-types.ts';
import { rowsIn, type DraftSet } from '../../model/draft.ts';
import type { TargetType } from '../../model/organisation.ts';
import { levelOf, type OwnerLevel } from '../../model/owner.ts';
import type { OpenDialog } from '../../ui/dialog.ts';
import type { Dialogs } from '../editor-host.ts';
import { checkEdits } from '../check-edits.ts';
import { refusalText } from '../refusal-text.ts';
import { TypeSets } from './type-sets.ts';
import { currencyIn, nameOfType, sumText } from './type-words.ts';

const LEVELS: readonly OwnerLevel[] = ['company', 'group', 'user'];

/** Asks before a target type goes, with all that goes with it: years, rows, sums (T23). */
export function deleteTypeDialog(dialogs: Dialogs, type: TargetType): void {
  const { editor } = dialogs;
  const { texts, session } = editor;
  const words = texts.typed;
  const sets = new TypeSets(editor, type.id);
  const leave = new AbortController();
  let refused = '';
  const edits = () => removeType(type.id, sets.all ?? [], () => undefined).edits;
  const act = async (own: OpenDialog) => {
    const why = await session.apply('remove-type', edits());
    refused = why ? refusalText(why, texts, session.board!.locale, session.house!) : '';
    if (why) own.update();
    else own.close();
  };
  const dialog = dialogs.open((own) => ({
    title: words.deleteTitle(nameOfType(editor, type)),
    body: html`${renderGoing(dialogs, type, sets)}
      <p role="alert" class="note loss">${refused || sets.failure}</p>`,
    footnote: texts.oneStep,
    buttons: [
      { label: texts.cancel, act: () => own.close() },
      {
        label: words.deleteIt,
        isPrimary: true,
        disabled: reasonOf(dialogs, type, sets, edits),
        act: () => act(own),
      },
    ],
  }));
  void dialog.closed.then(() => leave.abort());
  void sets.load(leave.signal).then(() => dialog.update());
}

/** Why it cannot be deleted. */
function reasonOf(
  { editor }: Dialogs,
  { id }: TargetType,
  sets: TypeSets,
  edits: () => ReturnType<typeof removeType>['edits'],
): string | undefined {
  const { texts, session } = editor;
  const { targetTypes = [] } = session.house!.organisation;
  if (targetTypes.some((listed) => listed.id === id)) return texts.typed.listed;
  if (!sets.all) return sets.failure ? texts.retry : texts.loading;
  const refused = checkEdits(session, 'remove-type', edits());
  return refused && refusalText(refused, texts, session.board!.locale, session.house!);
}

function renderGoing(dialogs: Dialogs, type: TargetType, { all }: TypeSets): TemplateResult {
  const { texts } = dialogs.editor;
  const words = texts.typed;
  const filled = all?.filter((set) => set.rows.size > 0) ?? [];
  if (!all) return html`<p>${texts.loading}</p>`;
  if (!filled.length) return html`<p>${words.deleteNothing} ${words.deleteHint}</p>`;
  return html`<p>${words.deleteYears}</p>
    <div class="across">
      <table class="going">
        <thead>
          <tr>
            <th scope="col">${words.year}</th>
            <th scope="col" class="number">${words.rows}</th>
            <th scope="col" class="number">${words.company}</th>
            <th scope="col" class="number">${words.groups}</th>
            <th scope="col" class="number">${words.users}</th>
          </tr>
        </thead>
        <tbody>
          ${filled.map((set) => renderYear(dialogs, type, set))}
        </tbody>
      </table>
    </div>
    <p class="note">${words.deleteHint}</p>`;
}

/** Sums by level: those of company, groups and users are targets for the same sales. */
function renderYear({ editor }: Dialogs, { unit }: TargetType, set: DraftSet): TemplateResult {
  const { locale } = editor.session.board!;
  const sumOf = (level: OwnerLevel) =>
    sumText(
      editor,
      holdingOf([set], ({ owner }) => levelOf(owner) === level, currencyIn(editor, unit)),
      unit,
    );
  return html`<tr>
    <th scope="row">${set.base.year}</th>
    <td class="number">${locale.number(rowsIn(set).length)}</td>
    ${LEVELS.map((level) => html`<td class="number">${sumOf(level)}</td>`)}
  </tr>`;
}
