// Code that edits, saves, and puts a draft over what others have saved: a sheet
// is drawn and walked through without it.
export { editing, redoing, undo } from '../model/draft-edit.ts';
export { rebasing, resolve } from '../model/draft-rebase.ts';
export { afterSave, changesOf } from '../model/draft-save.ts';
export { changedTypes } from '../model/changed-types.ts';
