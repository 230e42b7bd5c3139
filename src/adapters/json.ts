import type { FileSourceOptions } from './csv.ts';
import { named } from './files/file-as-source.ts';
import { type ClosableSource, fileSource } from './sales/file-source.ts';

/** A data source over a JSON file of sales: an array of rows with the names of our form, or with mapped ones. */
export function jsonSource(options: FileSourceOptions): ClosableSource {
  return fileSource(named(options), 'json');
}
