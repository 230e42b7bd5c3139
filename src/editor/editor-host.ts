import type { TemplateResult } from 'lit';
import type { EditorTexts } from '../i18n/en-editor.ts';
import type { Locale } from '../i18n/locale.ts';
import type { OwnerKey } from '../model/owner.ts';
import type { DialogView, OpenDialog } from '../ui/dialog.ts';
import type { ShownOptions } from './grid/grid-state.ts';
import type { GridHost, GridOptions, GridPort } from './grid/grid-port.ts';
import type { Sheet } from './sheet.ts';
import type { SheetGrid } from './sheet/sheet-grid.ts';
import type { SheetRow } from './sheet/rows.ts';

/** Text that is being looked for, and which of those found is meant. */
export interface Finding {
  readonly text: string;
  readonly at: number;
}

/** Grid with what the editor draws of it. */
export interface DrawnGrid extends GridPort {
  /** Name of the target type on show. */
  typeName: string;
  /** Takes the sheet as it is now, and draws nothing. */
  prepare(sheet: Sheet, options: GridOptions): SheetGrid;
  render(sheet: Sheet, options: GridOptions): TemplateResult;
}

/** The editor as its parts use it. */
export interface EditorHost extends GridHost {
  readonly grid: DrawnGrid;
  texts: EditorTexts;
  readonly unsaved: number;
  readonly version: unknown;
  readonly readonly: boolean;
  readonly isNarrow: boolean;
  readonly updateComplete: Promise<boolean>;
  /** Draws one owner at a time; loads when the editor is narrow for the first time. */
  readonly phone: ((parts: EditorParts, sheet: Sheet, options: GridOptions) => TemplateResult) | undefined;
  narrowOwner: OwnerKey;
  finding: Finding | undefined;
  columns: string;
  intervalView?: string;
  save(comment?: string): Promise<boolean>;
  saveAndClose(): Promise<void>;
  goToYear(year: number): void;
  goToType(targetType: string): void;
  toggleAll(isOpen: boolean): void;
  showItem(item: string | undefined): void;
  personName(id: string | undefined): string | undefined;
  keep(row: SheetRow): void;
}

/** Dialogs of an editor as each of them uses them. */
export interface Dialogs {
  readonly editor: EditorHost;
  /** Opens a dialog in the editor, in its language. */
  open(view: (dialog: OpenDialog) => DialogView): OpenDialog;
}

/** Dialogs and menus that the editor's bars open. */
export interface BarDialogs extends Dialogs {
  addOwners(): void;
  newYear(): void;
  /** Changes a target type, or adds one. */
  targetType(id?: string): void;
  columns(options: Pick<ShownOptions, 'views' | 'extras'>, anchor: Element): void;
  export(anchor: Element): void;
  import(): void;
  conflicts(): void;
  review(): void;
  keys(): void;
}

/** All that the editor is drawn of. */
export interface EditorParts {
  readonly editor: EditorHost;
  readonly texts: EditorTexts;
  readonly locale: Locale;
  readonly options: Omit<ShownOptions, 'locale' | 'only'>;
  readonly dialogs: BarDialogs;
}
