import { type ClosableSource, lateFileSource } from './sales/late-file-source.ts';
import type { FileSourceOptions } from './sales/load-file.ts';

export type { ClosableSource } from './sales/late-file-source.ts';
export type { FileProgress } from './files/fetch-file.ts';
export type { Column, Columns, Lookup, MappedColumn, MappingOptions } from './files/mapping.ts';
export type { FileSourceOptions } from './sales/load-file.ts';

/**
 * A data source over a csv file of sales, in our form or mapped to it. A
 * worker reads and keeps them where one may start; else the page does, in
 * slices that leave it responsive.
 */
export function csvSource(options: FileSourceOptions): ClosableSource {
  return lateFileSource(options, 'csv');
}
