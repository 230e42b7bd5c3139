import { html, nothing } from 'lit';
import type { EditAction } from '../../model/draft.ts';
import { changesOfFill, type Fill, fillOfHint } from '../../model/fill.ts';
import { spreadParent, takeSum } from '../../model/hint.ts';
import { familyOf } from '../../model/sheet-sums.ts';
import { openMenu } from '../../ui/menu.ts';
import { refusedText } from '../grid/fill-cells.ts';
import { hintAnswer } from '../grid/rows-view.ts';
import type { Dialogs } from '../editor-host.ts';
import { levelOf } from '../../model/owner.ts';
import { fillContext } from '../fill-context.ts';
import type { SheetRow } from '../sheet/rows.ts';
import { totalOf } from '../sheet/sheet-grid.ts';
import { amountText, changedCount, nameIn, previewTable } from './preview.ts';

/** The three answers to a difference between a parent and its children (T4), each with what it would change. */
export function answersMenu(dialogs: Dialogs, row: SheetRow, anchor: Element): void {
  const { editor } = dialogs;
  const { texts, session, grid } = editor;
  const sheet = session.sheet!;
  const { locale } = session.board!;
  const context = fillContext(sheet);
  const { owner, item } = row;
  const family = familyOf(sheet.set, owner, item, sheet.house.membership);
  const sums = { ...context, ...(sheet.house.maySee && { maySee: sheet.house.maySee }) };
  const taken = fillOfHint(takeSum(family, sums), family, context);
  const spread = fillOfHint(spreadParent(family, sums), family, context);
  const hint = grid.scene.grid.hintOf(row)!;
  const name = nameIn(editor, row);
  const { sum = null, parent = null, ratio } = hint.year;
  const heading = [
    texts.hintTitle(childrenName(dialogs, row), name, hintAnswer(row, grid.scene)),
    texts.hintOf(
      amountText(editor, sum, hint.currency),
      amountText(editor, parent, hint.currency),
      ratio ? locale.percent(ratio, { decimals: 1, sign: true }) : '',
    ),
  ] as const;
  const takes = taken.rows[0];
  const takesText = takes
    ? texts.takesSum(name, amountText(editor, totalOf(takes.after), takes.currency), locale.count(changedCount(taken)))
    : '';
  const spreadsText = texts.spreads(locale.count(spread.rows.length), locale.count(changedCount(spread)));
  const answer = (label: string, what: string, fill: Fill, action: EditAction) => ({
    label,
    detail: fill.rows.length ? [what, lockedText(dialogs, fill)].filter(Boolean).join(' ') : whyNot(dialogs, fill),
    isDisabled: !fill.rows.length || editor.readonly,
    act: () => previewDialog(dialogs, label, what, fill, action),
  });
  openMenu(
    editor.shadowRoot!,
    anchor,
    [
      answer(texts.takeSum, takesText, taken, 'take-sum'),
      answer(texts.spread(name), spreadsText, spread, 'spread'),
      { label: texts.keepBoth, detail: texts.keepsBoth, act: () => editor.keep(row) },
    ],
    { label: texts.menu.answers, heading, focusAfter: grid.cursor ?? undefined, dir: locale.dir },
  );
}

function lockedText({ editor }: Dialogs, fill: Fill): string {
  return fill.refused.length ? refusedText(editor.grid, fill) : '';
}

function whyNot(dialogs: Dialogs, fill: Fill): string {
  return lockedText(dialogs, fill) || dialogs.editor.texts.nothingChanges;
}

/** Shows what an answer would change, before it is made as one step of undo. */
function previewDialog(dialogs: Dialogs, title: string, what: string, fill: Fill, action: EditAction): void {
  const { editor } = dialogs;
  const { texts, session, grid } = editor;
  const refused = lockedText(dialogs, fill);
  dialogs.open((dialog) => ({
    title,
    subtitle: String(session.key!.year),
    width: 'year',
    body: html`<p>${what}</p>
      ${previewTable(editor, fill.rows)} ${refused ? html`<p class="loss">${refused}</p>` : nothing}`,
    footnote: texts.oneStep,
    buttons: [
      { label: texts.cancel, act: () => dialog.close() },
      {
        label: texts.apply,
        isPrimary: true,
        act: async () => {
          dialog.close();
          await grid.change(action, changesOfFill(fill));
        },
      },
    ],
  }));
}

/** Name of a hint row: whose children it adds up. */
function childrenName({ editor }: Dialogs, { owner }: SheetRow): string {
  return levelOf(owner) === 'company' ? editor.texts.sumOfGroups : editor.texts.allUsers;
}
