export { restRepository, type RestRepositoryOptions } from './rest/repository.ts';
export { restSource, type RestCell, type RestSource, type RestSourceOptions } from './rest/source.ts';
export type { RestChange, RestRow, RestTargets, RestVersion } from './rest/targets.ts';
export type { Columns } from './tables/mapping.ts';
export type { SalesQuery } from './sales/span-rows.ts';
