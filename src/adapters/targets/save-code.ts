// Code of the first save, which a page that only shows targets never needs.
export { applyChanges, refuseTypesInUse } from '../../model/revision.ts';
export { changeTypes } from '../../model/type-change.ts';
export { saveError } from './refusal.ts';
export { checkSave } from './check-save.ts';
