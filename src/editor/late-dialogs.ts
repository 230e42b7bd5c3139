// Dialogs, menus and the clipboard, which load when the reader first comes to the
// sheet: it is drawn without them.
import { dialogStyles } from '../ui/dialog.styles.ts';
import { menuStyles } from '../ui/menu.styles.ts';
import { fillingStyles } from './filling/filling.styles.ts';
import { typesStyles } from './types/types.styles.ts';

export { allTexts } from '../i18n/en-dialogs.ts';
export { openDialog } from '../ui/dialog.ts';
export { columnMenu } from './columns-menu.ts';
export { copy, paste } from './grid/clipboard.ts';
export { addOwnersDialog } from './dialogs/add-owners.ts';
export { answersMenu } from './dialogs/answers.ts';
export { conflictsDialog } from './dialogs/conflicts.ts';
export { keysView } from './dialogs/keys.ts';
export { pasteView } from './dialogs/paste.ts';
export { reviewDialog } from './dialogs/review.ts';
export { rowMenu } from './dialogs/row-menu.ts';
export { newYearDialog } from './filling/new-year.ts';
export { typeDialog } from './types/type-dialog.ts';

/** Looks of dialogs and menus, in the order in which they count. */
export const styles = [dialogStyles, menuStyles, fillingStyles, typesStyles];
