import type { FileSourceOptions } from './csv.ts';
import { named } from './files/file-as-source.ts';
import { type ClosableSource, fileSource } from './sales/file-source.ts';

export type { ClosableSource } from './sales/file-source.ts';
export type { FileSourceOptions } from './csv.ts';

/**
 * A data source over sales in a workbook (`.xlsx`, `.xlsm`): in the sheet and
 * range that the mapping names, or that the address does
 * (`plan.xlsx#Sales!B3:F200`). Dates and numbers are as the cells have them.
 */
export function xlsxSource(options: FileSourceOptions): ClosableSource {
  return fileSource(named(options), 'xlsx');
}
