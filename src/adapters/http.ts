export type { HttpOptions } from './http/options.ts';
export { httpRepository, type HttpRepositoryOptions } from './http/repository.ts';
export { httpSource, type HttpSource } from './http/source.ts';
