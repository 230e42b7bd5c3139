import { type FileAddress, named } from './files/file-as-source.ts';
import { type ClosableSource, fileSource } from './sales/file-source.ts';
import type { FileSourceOptions as AddressOptions } from './sales/load-file.ts';

export type { ClosableSource } from './sales/file-source.ts';
export type { FileProgress } from './files/fetch-file.ts';
export type { Column, Columns, Lookup, MappedColumn, MappingOptions, Where } from './tables/mapping.ts';

/** Where sales are and how they are read: all that a page may say of a file of sales. */
export interface FileSourceOptions extends Omit<AddressOptions, 'src'> {
  /** Address of the file, relative to the page, or a `File` that the reader has chosen. */
  readonly src: FileAddress;
}

/**
 * A data source over a csv file of sales, in our form or mapped to it. The page
 * reads it, in slices that leave it responsive; a worker reads and keeps a large
 * one, where one may start.
 */
export function csvSource(options: FileSourceOptions): ClosableSource {
  return fileSource(named(options), 'csv');
}
