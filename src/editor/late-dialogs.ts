// Dialogs and menus that load with the first of them that is opened: a sheet
// is drawn and typed into without them.
export { addOwnersDialog } from './dialogs/add-owners.ts';
export { answersMenu } from './dialogs/answers.ts';
export { conflictsDialog } from './dialogs/conflicts.ts';
export { keysView } from './dialogs/keys.ts';
export { pasteView } from './dialogs/paste.ts';
export { reviewDialog } from './dialogs/review.ts';
export { rowMenu } from './dialogs/row-menu.ts';
export { newYearDialog } from './filling/new-year.ts';
export { typeDialog } from './types/type-dialog.ts';
