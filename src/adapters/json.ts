import { type ClosableSource, fileSource } from './sales/file-source.ts';
import type { FileSourceOptions } from './sales/load-file.ts';

/** A data source over a JSON file of sales: an array of rows with the names of our form, or with mapped ones. */
export function jsonSource(options: FileSourceOptions): ClosableSource {
  return fileSource(options, 'json');
}
