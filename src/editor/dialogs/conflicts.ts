import { html, type TemplateResult } from 'lit';
import type { DraftConflict } from '../../model/draft.ts';
import type { FieldValue } from '../../model/target.ts';
import type { OpenDialog } from '../../ui/dialog.ts';
import { refusalText } from '../refusal-text.ts';
import type { Dialogs, EditorHost } from '../editor-host.ts';
import { typeNamed } from '../sheet.ts';
import { typeName } from '../type-name.ts';
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
  const cells = conflicts.reduce((count, one) => count + (isOfType(one) ? 1 : one.cells.length), 0);
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
      ${conflicts.filter(isOfType).map((one) => {
        const { name, mine, theirs } = typeConflict(editor, one);
        return html`<tr>
          <th scope="row">${name}</th>
          <td class="number">–</td>
          ${pick(one.id, 'mine', mine, name)} ${pick(one.id, 'theirs', theirs, name)}
        </tr>`;
      })}
      ${conflicts
        .filter((one) => !isOfType(one))
        .flatMap(({ id, cells, set }) =>
          cells.map((cell) => {
            const type = typeNamed(editor.session.draft.state.types, set);
            const text = (value: FieldValue | undefined) => fieldText(editor, value, undefined, type.unit);
            const name = `${nameIn(editor, cell, type)} · ${fieldName(editor, cell.field)} ${set.year}`;
            return html`<tr>
              <th scope="row">${name}</th>
              <td class="number">${text(cell.base)}</td>
              ${pick(id, 'mine', text(cell.yours), name)} ${pick(id, 'theirs', text(cell.theirs), name)}
            </tr>`;
          }),
        )}
    </tbody>
  </table>`;
}

/** Whether a conflict is about a target type as a whole. */
function isOfType({ problem }: DraftConflict): boolean {
  return problem === 'type-in-use' || problem === 'bad-type';
}

/** One side deleted a type, the other has set targets of it or changed it. */
function typeConflict({ texts, session }: EditorHost, { set, problem, cells, mine }: DraftConflict) {
  const { kinds, rowsSet } = texts.typed;
  const { locale } = session.board!;
  const changed = mine.flatMap((edit) => (edit.kind === 'type' ? edit.type : []));
  const type = changed[0] ?? typeNamed(session.draft.baseTypes, set);
  const rows = cells.length ? rowsSet(locale.count(cells.length)) : kinds.changed;
  const name = typeName(type, { house: session.house! }, texts, locale);
  return problem === 'type-in-use'
    ? { name, mine: kinds.removed, theirs: rows }
    : { name, mine: rows, theirs: kinds.removed };
}
