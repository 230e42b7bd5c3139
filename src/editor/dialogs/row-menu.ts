import { html } from 'lit';
import { isCurrency } from '../../model/currency.ts';
import { clearRows, removeOwner } from '../../model/draft-rows.ts';
import { denyLock } from '../../model/policy-change.ts';
import type { RowChange, TargetRow } from '../../model/target.ts';
import { type MenuItem, openMenu } from '../../ui/menu.ts';
import { barrierText, lockText } from '../lock-text.ts';
import { refusalText } from '../refusal-text.ts';
import { fullRowName } from '../grid/rows-view.ts';
import type { Dialogs } from '../editor-host.ts';
import type { SheetRow } from '../sheet/rows.ts';
import { totalOf } from '../sheet/sheet-grid.ts';
import { adjustDialog } from '../filling/adjust.ts';
import { spreadDialog } from '../filling/spread.ts';
import { historyDialog } from './history.ts';
import { amountText, nameIn } from './preview.ts';

/** Opens what can be done with a row; what cannot says why. */
export function rowMenu(dialogs: Dialogs, row: SheetRow, anchor: Element): void {
  const { editor } = dialogs;
  const { grid, session, texts } = editor;
  const items = editor.readonly ? readItems(dialogs, row) : [...editItems(dialogs, row), ...readItems(dialogs, row)];
  openMenu(editor.shadowRoot!, anchor, items, {
    label: texts.rowMenu(fullRowName(row, grid.scene)),
    focusAfter: grid.cursor ?? undefined,
    dir: session.board!.locale.dir,
  });
}

function readItems(dialogs: Dialogs, row: SheetRow): MenuItem[] {
  const { grid, texts } = dialogs.editor;
  const toggle: MenuItem = {
    label: row.isOpen ? texts.menu.shut : texts.menu.open,
    act: () => {
      grid.state.toggle(row.owner, !row.isOpen);
      dialogs.editor.requestUpdate();
    },
  };
  const history: MenuItem = {
    label: texts.menu.history,
    isApart: true,
    act: () => historyDialog(dialogs, row),
  };
  // One owner at a time has no rows to hide.
  return row.isParent && !dialogs.editor.isNarrow ? [toggle, history] : [history];
}

function editItems(dialogs: Dialogs, row: SheetRow): MenuItem[] {
  const { texts, session, grid } = dialogs.editor;
  const target = grid.scene.grid.targetRow(row);
  const barrier = grid.scene.grid.barrierOf(row);
  const name = nameIn(dialogs.editor, row);
  const sheet = session.sheet!;
  const { locale } = session.board!;
  const why = barrier && barrierText(barrier, row, name, sheet, texts, locale);
  const noLock = denyLock(session.house!.rights, row.owner);
  const isEmpty = !target?.values.some((value) => value !== null);
  const isMoney = sheet.type.unit !== 'count';
  const lock: MenuItem = {
    label: target?.locked ? texts.menu.unlock : texts.menu.lock,
    isDisabled: !target || !!noLock,
    detail: noLock ? texts.problems[noLock](name) : target?.locked ? lockText(row, sheet, texts, locale) : undefined,
    act: () => setLock(dialogs, row, !target?.locked),
  };
  const clear: MenuItem = {
    label: texts.menu.clear,
    isDisabled: !!barrier || isEmpty,
    detail: why,
    act: () => void grid.change('clear', clearRows([target!])),
  };
  const filling = fillingItems(dialogs, row, why);
  if (row.level === 'user') return [...filling, clear, lock];
  return [
    ...filling,
    clear,
    lock,
    ...(isMoney
      ? [
          {
            label: texts.menu.currency,
            isDisabled: !!barrier || !target,
            detail: why,
            act: () => currencyDialog(dialogs, row),
          },
        ]
      : []),
    {
      label: texts.menu.remove,
      isDisabled: !!barrier || (!target && row.level === 'company'),
      detail: why,
      act: () => removeDialog(dialogs, row),
    },
  ];
}

/** Adjusts the row, or all that are selected with it; and what a parent spreads over those below. */
function fillingItems(dialogs: Dialogs, row: SheetRow, why: string | undefined): MenuItem[] {
  const { texts, grid, session } = dialogs.editor;
  const { top, bottom } = grid.state.rect;
  const selected = grid.scene.grid.list.slice(top, bottom + 1).filter(({ kind }) => kind === 'target');
  const rows = selected.length > 1 && selected.includes(row) ? selected : [row];
  const count = session.board!.locale.count(rows.length);
  const adjust: MenuItem = {
    label: rows.length > 1 ? texts.filling.adjustThese(count) : texts.filling.adjust,
    isDisabled: rows.length === 1 && !!why,
    detail: rows.length === 1 ? why : undefined,
    act: () => adjustDialog(dialogs, rows),
  };
  if (row.level === 'user') return [adjust];
  const hasTargets = grid.scene.grid.targetRow(row)?.values.some((value) => value !== null);
  const spread: MenuItem = {
    label: texts.filling.spreadBelow,
    isDisabled: !hasTargets,
    detail: hasTargets ? undefined : texts.fillProblems['no-parent'](),
    act: () => spreadDialog(dialogs, row),
  };
  return [adjust, spread];
}

function setLock({ editor }: Dialogs, { owner, item }: SheetRow, locked: boolean): void {
  const change: RowChange = { owner, ...(item !== undefined && { item }), locked };
  void editor.grid.change(locked ? 'lock' : 'unlock', [change]);
}

/** Asks before the rows of a group, its members' with them, or of the company go (T5). */
function removeDialog(dialogs: Dialogs, row: SheetRow): void {
  const { editor } = dialogs;
  const { texts, session } = editor;
  const { locale } = session.board!;
  const sheet = session.sheet!;
  const removal = removeOwner(sheet.set, row.owner, sheet.house.membership);
  if (removal.refused) return editor.grid.tell(refusalText([removal.refused], texts, locale, sheet.house));
  const locked = removal.rows.filter((one) => one.locked);
  const { sums } = sheet;
  const total = totalOf(removal.rows.flatMap(({ values }) => values));
  const count = locale.count(removal.rows.length);
  const list = locked.map((one) => nameIn(editor, one)).join(', ');
  dialogs.open((dialog) => ({
    title: texts.removeTitle(sheet.house.nameOf(row.owner)),
    subtitle: String(session.key!.year),
    width: 'small',
    body: html`<p>${texts.removes(count, amountText(editor, total, sums.context.base))}</p>`,
    footnote: texts.oneStep,
    buttons: [
      { label: texts.cancel, act: () => dialog.close() },
      {
        label: texts.removeRows(count),
        isPrimary: true,
        disabled: locked.length ? texts.problems.locked(list) : undefined,
        act: async () => {
          dialog.close();
          await editor.grid.change('remove', removal.changes);
        },
      },
    ],
  }));
}

/** Sets the currency of a company or group row; its amounts stay as they are (T7). */
function currencyDialog(dialogs: Dialogs, row: SheetRow): void {
  const { editor } = dialogs;
  const { texts, session, grid } = editor;
  const sheet = session.sheet!;
  const before = grid.scene.grid.currencyOf(row) ?? '';
  const { currency, rates = {} } = sheet.house.organisation;
  const known = [...new Set([currency, ...Object.keys(rates), before])].filter((code): code is string => !!code);
  let code = before;
  const change = (target: TargetRow): RowChange => {
    const { owner, item } = target;
    return { owner, ...(item !== undefined && { item }), currency: code };
  };
  dialogs.open((dialog) => ({
    title: texts.currencyTitle(nameIn(editor, row)),
    width: 'small',
    body: html`<label class="field"
        >${texts.currencyCode}<input
          maxlength="3"
          list="currencies"
          .value=${code}
          @input=${(event: Event) => {
            code = (event.target as HTMLInputElement).value.trim().toUpperCase();
            dialog.update();
          }} /></label
      ><datalist id="currencies">${known.map((one) => html`<option value=${one}></option>`)}</datalist>
      <p>${texts.currencyHint}</p>`,
    footnote: texts.oneStep,
    buttons: [
      { label: texts.cancel, act: () => dialog.close() },
      {
        label: texts.currencySet(code),
        isPrimary: true,
        disabled:
          code === before ? texts.nothingChanges : isCurrency(code) ? undefined : texts.problems['bad-currency'](),
        act: async () => {
          dialog.close();
          await grid.change('currency', [change(grid.scene.grid.rowToFill(row))]);
        },
      },
    ],
  }));
}
