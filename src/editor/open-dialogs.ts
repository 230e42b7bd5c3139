import { html } from 'lit';
import { type DialogView, openDialog, type OpenDialog } from '../ui/dialog.ts';
import { addOwnersDialog } from './dialogs/add-owners.ts';
import { answersMenu } from './dialogs/answers.ts';
import { conflictsDialog } from './dialogs/conflicts.ts';
import { keysView } from './dialogs/keys.ts';
import { pasteView } from './dialogs/paste.ts';
import { reviewDialog } from './dialogs/review.ts';
import { rowMenu } from './dialogs/row-menu.ts';
import type { BarDialogs, EditorHost } from './editor-host.ts';
import { useClipboard } from './grid/clipboard.ts';
import type { SheetRow } from './sheet/rows.ts';

const known = new WeakMap<EditorHost, EditorDialogs>();

/** Dialogs and menus of an editor. */
export function openDialogs(editor: EditorHost): EditorDialogs {
  const dialogs = known.get(editor) ?? new EditorDialogs(editor);
  known.set(editor, dialogs);
  return dialogs;
}

export class EditorDialogs implements BarDialogs {
  readonly editor: EditorHost;

  constructor(editor: EditorHost) {
    this.editor = editor;
  }

  /** Opens a dialog in the editor, in its language; one that is there already gives way. */
  open(view: (dialog: OpenDialog) => DialogView): OpenDialog {
    const { editor } = this;
    const { tag, dir } = editor.session.board!.locale;
    return openDialog(editor.shadowRoot!, { close: editor.texts.close }, view, { lang: tag, dir });
  }

  rowMenu(row: SheetRow, anchor: Element): void {
    rowMenu(this, row, anchor);
  }

  answers(row: SheetRow, anchor: Element): void {
    answersMenu(this, row, anchor);
  }

  addOwners(): void {
    addOwnersDialog(this);
  }

  conflicts(): void {
    conflictsDialog(this);
  }

  review(): void {
    reviewDialog(this);
  }

  keys(): void {
    this.open((dialog) => keysView(this.editor.texts, dialog));
  }

  async clip(event: ClipboardEvent): Promise<void> {
    await useClipboard(this.editor.grid, event, (trouble, paste) =>
      this.open((dialog) => pasteView(this.editor, trouble, paste, dialog)),
    );
  }

  /** Asks whether to close with unsaved edits. */
  async leave(): Promise<boolean> {
    const { texts, unsaved, session } = this.editor;
    let isLeft = false;
    const dialog = this.open((own) => ({
      title: texts.leaveTitle,
      width: 'small',
      body: html`<p>${texts.leaveHint(session.board!.locale.count(unsaved))}</p>`,
      buttons: [
        {
          label: texts.leave,
          isDanger: true,
          isAside: true,
          act: () => {
            isLeft = true;
            own.close();
          },
        },
        { label: texts.stay, isPrimary: true, act: () => own.close() },
      ],
    }));
    await dialog.closed;
    return isLeft;
  }
}
