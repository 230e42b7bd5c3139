import { type ClosableSource, fileSource } from './sales/file-source.ts';
import type { FileSourceOptions } from './sales/load-file.ts';

export type { ClosableSource } from './sales/file-source.ts';
export type { FileProgress } from './files/fetch-file.ts';
export type { Column, Columns, Lookup, MappedColumn, MappingOptions, Where } from './tables/mapping.ts';
export type { FileSourceOptions } from './sales/load-file.ts';

/**
 * A data source over a csv file of sales, in our form or mapped to it. The page
 * reads it, in slices that leave it responsive; a worker reads and keeps a large
 * one, where one may start.
 */
export function csvSource(options: FileSourceOptions): ClosableSource {
  return fileSource(options, 'csv');
}
