import type { EditorTexts } from '../../i18n/en-editor.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { EditAction } from '../../model/draft.ts';
import type { OwnerKey } from '../../model/owner.ts';
import type { RowChange } from '../../model/target.ts';
import type { EditorSession } from '../session.ts';
import type { SheetRow } from '../sheet/rows.ts';
import type { Place, Selection } from '../sheet/selection.ts';
import type { Entry } from './entry.ts';
import type { GridState, ShownOptions } from './grid-state.ts';
import type { RowsScene } from './rows-view.ts';

/** Questions of the grid to the editor around it. */
export interface GridHost extends HTMLElement {
  readonly session: EditorSession;
  requestUpdate(): void;
  say(text: string): void;
  openRowMenu(row: SheetRow, anchor: Element): void;
  openAnswers(row: SheetRow, anchor: Element): void;
  openKeys(): void;
  /** Puts the cursor into an owner's cell, in the interval that holds a day. */
  show(owner: OwnerKey, day?: string): void;
  find(): void;
  save(): void;
  undo(): void;
  redo(): void;
  /** Whether the difference of a hint row is answered by keeping both. */
  isKept(row: SheetRow): boolean;
}

/** Words and settings that the grid is drawn with. */
export interface GridOptions extends ShownOptions {
  readonly texts: EditorTexts;
  readonly locale: Locale;
  readonly isReadOnly: boolean;
  /** Another one draws all cells anew. */
  readonly version: unknown;
}

/** The grid as keys, pointers, fills, the clipboard and dialogs use it. */
export interface GridPort {
  readonly host: GridHost;
  readonly state: GridState;
  readonly session: EditorSession;
  readonly options: GridOptions;
  /** Rows as they were drawn last. */
  readonly scene: RowsScene;
  /** Rows of a page of what is in view. */
  readonly page: number;
  /** Field that hears the keys. */
  readonly cursor: HTMLInputElement | null;
  entry: Entry | undefined;

  /** Selects; the cursor comes into view and hears the keys. */
  select(selection: Selection, how?: { readonly focus?: boolean; readonly reveal?: boolean }): void;
  focus(): void;
  /** Whether the active cell may be typed into. */
  isEditable(): boolean;
  /** Says at the active cell why it cannot be changed. */
  sayBarrier(): void;
  /** Says something at a cell, the active one by default, and to those who hear it. */
  tell(text: string, place?: Place): void;
  /** Begins to change the value of the active cell. */
  begin(mode: Entry['mode'], text?: string): void;
  /** Takes over what has been typed. What is not understood stays in its cell with the reason. */
  commit(): Promise<void>;
  /** Takes back what is being typed, or what was not understood. */
  cancel(): void;
  /** Makes an edit of rows; what refuses it is said at the cell. */
  change(action: EditAction, rows: readonly RowChange[]): Promise<boolean>;
  /** Selects an owner's row, opened as far as need be. */
  goTo(owner: SheetRow['owner'], column?: number): void;
  /** Shows where a drag of the fill handle would fill to. */
  showFill(drag: { readonly from: Place; readonly to: Place } | undefined): void;
  /** The row at a distance from the first one, px. */
  rowAt(offset: number): number;
}
