import { html } from 'lit';
import { sentences } from '../board/failure.ts';
import { withEnglish } from '../i18n/editor-words.ts';
import type { EditorTexts } from '../i18n/en-editor.ts';
import type { DialogView, OpenDialog } from '../ui/dialog.ts';
import { addStyles } from '../ui/late-styles.ts';
import { loadEditCode } from './edit-code.ts';
import type { BarDialogs, EditorHost } from './editor-host.ts';
import type { ShownOptions } from './grid/grid-state.ts';
import type { SheetRow } from './sheet/rows.ts';

type LateDialogs = typeof import('./late-dialogs.ts');

const known = new WeakMap<EditorHost, EditorDialogs>();

/** Dialogs and menus of an editor. */
export function openDialogs(editor: EditorHost): EditorDialogs {
  const dialogs = known.get(editor) ?? new EditorDialogs(editor);
  known.set(editor, dialogs);
  return dialogs;
}

export class EditorDialogs implements BarDialogs {
  readonly editor: EditorHost;
  #code: LateDialogs | undefined;

  constructor(editor: EditorHost) {
    this.editor = editor;
  }

  /** Opens a dialog in the editor, in its language; one that is there already gives way. Their code has been loaded. */
  open(view: (dialog: OpenDialog) => DialogView): OpenDialog {
    const { editor } = this;
    const { tag, dir } = editor.session.board!.locale;
    return this.#code!.openDialog(editor.shadowRoot!, { close: editor.texts.close }, view, { lang: tag, dir });
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

  /** Reads the clipboard at once, and writes what is copied at once: afterwards it is out of reach. */
  async clip(event: ClipboardEvent): Promise<void> {
    const { editor } = this;
    const { type, clipboardData } = event;
    if (!clipboardData) return;
    if (type === 'paste') {
      const pasted = { html: clipboardData.getData('text/html'), text: clipboardData.getData('text/plain') };
      return this.#late((late) =>
        late.paste(editor.grid, pasted, (trouble, paste) =>
          this.open((dialog) => late.pasteView(editor, trouble, paste, dialog)),
        ),
      );
    }
    if (this.#code) return this.#code.copy(editor.grid, type === 'cut', clipboardData);
    // The browser asks once more, as long as it takes this for the reader's doing.
    return this.#late(() => void document.execCommand(type));
  }

  columns(options: Pick<ShownOptions, 'views' | 'extras'>, anchor: Element): void {
    void this.#late((late) => late.columnMenu(this.editor, options, anchor));
  }

  /** Loads what the reader may want next before it is asked for, so that it is there at once. */
  async load(): Promise<void> {
    await Promise.all([this.#load(), loadEditCode()]);
  }

  async #load(): Promise<LateDialogs | undefined> {
    const isFirst = !this.#code;
    this.#code ??= await sentences(() => import('./late-dialogs.ts'));
    if (!this.#code) return undefined;
    addStyles(this.editor.shadowRoot!, this.#code.styles);
    if (isFirst) this.editor.texts = this.wordsOf(this.editor.texts);
    return this.#code;
  }

  /** Texts with the words of dialogs, once those have come. */
  wordsOf(texts: EditorTexts): EditorTexts {
    return this.#code ? withEnglish(this.#code.allTexts, texts) : texts;
  }

  /** Does what needs the dialogs; says so where they cannot be loaded. */
  async #late(act: (late: LateDialogs) => unknown): Promise<void> {
    const late = this.#code ?? (await this.#load());
    if (late) await act(late);
    else this.#sayNotLoaded();
  }

  #sayNotLoaded(): void {
    this.editor.grid.tell(this.editor.session.board!.locale.messages.notLoaded);
  }

  /** The same for what brings files in and out, which most readers never need. */
  async #transfer(act: (late: typeof import('./transfer/late-transfer.ts')) => unknown): Promise<void> {
    const [late] = await Promise.all([sentences(() => import('./transfer/late-transfer.ts')), this.#load()]);
    if (late && this.#code) act(late);
    else this.#sayNotLoaded();
  }

  /** Asks whether to close with unsaved edits. */
  async leave(): Promise<boolean> {
    const { texts, unsaved, session } = this.editor;
    let isLeft = false;
    if (!(await this.#load())) {
      this.#sayNotLoaded();
      return false;
    }
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
