import type { OwnerKey, TargetBoardElement, TargetEditorElement } from '../src/index.ts';

/** Cell that the editor is opened at. */
interface Place {
  readonly owner: OwnerKey;
  readonly day: string;
  readonly targetType: string;
}

/** The editor in a dialog of the page. It stands in the board, whose tiles follow what it saves. */
export class TargetEditing {
  readonly #board: TargetBoardElement;
  #dialog: HTMLDialogElement | undefined;
  #editor: TargetEditorElement | undefined;

  constructor(board: TargetBoardElement) {
    this.#board = board;
  }

  /** Opens it, at a cell where one is named. Its code comes with the first opening. */
  async open(place?: Place): Promise<void> {
    this.#dialog ??= this.#make();
    this.#dialog.showModal();
    await customElements.whenDefined('target-editor');
    const editor = this.#editor!;
    if (place) editor.targetType = place.targetType;
    // The first key belongs to a cell, not to the dialog.
    editor.show(place?.owner ?? 'company', place?.day);
  }

  #make(): HTMLDialogElement {
    const dialog = document.createElement('dialog');
    dialog.className = 'editing';
    dialog.setAttribute('aria-labelledby', 'set-targets');
    const editor = (this.#editor = document.createElement('target-editor'));
    dialog.append(editor);
    dialog.addEventListener('cancel', (event) => {
      // Escape asks first, as the button does.
      event.preventDefault();
      void editor.close();
    });
    editor.addEventListener('target-editor-closed', () => dialog.close());
    this.#board.append(dialog);
    return dialog;
  }
}
