import { html } from 'lit';
import { sentences } from '../board/failure.ts';
import { type DialogView, openDialog, type OpenDialog } from '../ui/dialog.ts';
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
    void this.#late((late) => late.rowMenu(this, row, anchor));
  }

  answers(row: SheetRow, anchor: Element): void {
    void this.#late((late) => late.answersMenu(this, row, anchor));
  }

  addOwners(): void {
    void this.#late((late) => late.addOwnersDialog(this));
  }

  newYear(): void {
    void this.#late((late) => late.newYearDialog(this));
  }

  targetType(id?: string): void {
    void this.editor.grid.commit();
    void this.#late((late) => late.typeDialog(this, id));
  }

  export(anchor: Element): void {
    void this.#transfer(({ exportMenu }) => exportMenu(this, anchor));
  }

  /** The file is chosen at once: a browser opens its chooser for a click alone. */
  import(): void {
    const field = document.createElement('input');
    field.type = 'file';
    field.accept = '.csv,.txt,.tsv,.xlsx,.xlsm';
    field.addEventListener('change', () => {
      const [file] = field.files ?? [];
      if (file) void this.#transfer(({ importDialog }) => importDialog(this, file));
    });
    field.click();
  }

  conflicts(): void {
    void this.#late((late) => late.conflictsDialog(this));
  }

  review(): void {
    void this.#late((late) => late.reviewDialog(this));
  }

  keys(): void {
    void this.#late((late) => this.open((dialog) => late.keysView(this.editor.texts, dialog)));
  }

  async clip(event: ClipboardEvent): Promise<void> {
    const { editor } = this;
    await useClipboard(editor.grid, event, (trouble, paste) => {
      void this.#late((late) => this.open((dialog) => late.pasteView(editor, trouble, paste, dialog)));
    });
  }

  /** Loads the dialogs before they are asked for, so that the first one opens at once. */
  async load(): Promise<void> {
    await sentences(() => import('./late-dialogs.ts'));
  }

  /** Does what needs the dialogs; says so where they cannot be loaded. */
  async #late(act: (late: typeof import('./late-dialogs.ts')) => unknown): Promise<void> {
    const late = await sentences(() => import('./late-dialogs.ts'));
    if (late) act(late);
    else this.editor.grid.tell(this.editor.session.board!.locale.messages.notLoaded);
  }

  /** The same for what brings files in and out, which most readers never need. */
  async #transfer(act: (late: typeof import('./transfer/late-transfer.ts')) => unknown): Promise<void> {
    const late = await sentences(() => import('./transfer/late-transfer.ts'));
    if (late) act(late);
    else this.editor.grid.tell(this.editor.session.board!.locale.messages.notLoaded);
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
