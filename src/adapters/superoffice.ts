export { superofficeSource, type SuperOfficeSource, type SuperOfficeSourceOptions } from './superoffice/source.ts';
export type { SuperOfficeDimension, SuperOfficeDimensions, SuperOfficeNames } from './superoffice/names.ts';
export type { OrganisationRest } from './superoffice/organisation.ts';
export type { SuperOfficeOptions } from './superoffice/options.ts';
export { superofficeRepository, type SuperOfficeRepositoryOptions } from './superoffice/repository.ts';
