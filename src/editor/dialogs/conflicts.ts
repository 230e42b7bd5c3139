import { html, type TemplateResult } from 'lit';
import type { DraftConflict } from '../../model/draft.ts';
import type { OpenDialog } from '../../ui/dialog.ts';
import { refusalText } from '../refusal-text.ts';
import type { Dialogs } from '../editor-host.ts';
import { fieldName, fieldText } from './history.ts';
import { nameIn } from './preview.ts';

type Choice = 'mine' | 'theirs';

/** Cells that others have saved first, side by side, to choose for each or for all (T30). */
export function conflictsDialog(dialogs: Dialogs): void {
  const { editor } = dialogs;
  const { texts, session } = editor;
  const { locale } = session.board!;
  const { conflicts } = session;
  if (!conflicts.length) return;
  const choices = new Map<string, Choice>(conflicts.map(({ id }) => [id, 'mine']));
  const cells = conflicts.reduce((count, one) => count + one.cells.length, 0);
  const who = editor.personName(conflicts[0]!.cells[0]?.by);
  const chooseAll = (choice: Choice, dialog: OpenDialog) => {
    for (const { id } of conflicts) choices.set(id, choice);
    dialog.update();
  };
  dialogs.open((dialog) => ({
    title: texts.conflictTitle,
    subtitle: texts.conflictOf(who ?? texts.somebody, locale.count(cells)),
    width: 'wide',
    body: renderConflicts(dialogs, conflicts, choices, who, dialog),
    footnote: texts.chooseHint,
    buttons: [
      { label: texts.allMine, isAside: true, act: () => chooseAll('mine', dialog) },
      { label: texts.allTheirs, isAside: true, act: () => chooseAll('theirs', dialog) },
      { label: texts.backToEditing, act: () => dialog.close() },
      {
        label: texts.choose(locale.count(cells)),
        isPrimary: true,
        act: async () => {
          dialog.close();
          await decide(dialogs, choices);
        },
      },
    ],
  }));
}

async function decide({ editor }: Dialogs, choices: ReadonlyMap<string, Choice>): Promise<void> {
  const { session, texts, grid } = editor;
  for (const choice of ['mine', 'theirs'] as const) {
    const ids = [...choices].flatMap(([id, chosen]) => (chosen === choice ? id : []));
    const refused = ids.length ? await session.decide(ids, choice) : undefined;
    if (refused) grid.tell(refusalText(refused, texts, session.board!.locale, session.house!));
  }
}

function renderConflicts(
  { editor }: Dialogs,
  conflicts: readonly DraftConflict[],
  choices: Map<string, Choice>,
  who: string | undefined,
  dialog: OpenDialog,
): TemplateResult {
  const { texts } = editor;
  const pick = (id: string, choice: Choice, text: string, name: string) =>
    html`<td>
      <button
        type="button"
        class="pick"
        aria-pressed=${choices.get(id) === choice}
        aria-label=${`${name}, ${choice === 'mine' ? texts.yours : texts.others}: ${text}`}
        @click=${() => {
          choices.set(id, choice);
          dialog.update();
        }}
      >
        ${text}
      </button>
    </td>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${texts.cell}</th>
        <th scope="col" class="number">${texts.was}</th>
        <th scope="col" class="number">${texts.yours}</th>
        <th scope="col" class="number">${who ? texts.theirs(who) : texts.others}</th>
      </tr>
    </thead>
    <tbody>
      ${conflicts.flatMap(({ id, cells, set }) =>
        cells.map((cell) => {
          const name = `${nameIn(editor, cell)} · ${fieldName(editor, cell.field)} ${set.year}`;
          return html`<tr>
            <th scope="row">${name}</th>
            <td class="number">${fieldText(editor, cell.base)}</td>
            ${pick(id, 'mine', fieldText(editor, cell.yours), name)}
            ${pick(id, 'theirs', fieldText(editor, cell.theirs), name)}
          </tr>`;
        }),
      )}
    </tbody>
  </table>`;
}
