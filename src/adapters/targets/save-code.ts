// Code of the first save, which a page that only shows targets never needs.
export { applyChanges, changeTypes, refuseTypesInUse } from '../../model/revision.ts';
export { saveError } from './refusal.ts';
export { checkChanges } from './check-changes.ts';
