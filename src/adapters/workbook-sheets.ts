import { loadCode } from '../source/load-code.ts';
import type { SampleCell } from './suggest/sample-rows.ts';

/** A sheet of a workbook and its first rows. */
export interface SheetSample {
  readonly name: string;
  /** Dates as ISO texts; a cell without a value is empty. */
  readonly rows: readonly (readonly SampleCell[])[];
}

/**
 * The sheets of a workbook that are not hidden, with their first rows, of which
 * `suggestMapping` tells how they may be read. Rejects with `SourceError`.
 */
export async function workbookSheets(file: Blob): Promise<readonly SheetSample[]> {
  const { sheetSamples } = await loadCode(() => import('./workbook/read-workbook.ts'));
  const bytes = new Uint8Array(await file.arrayBuffer());
  return sheetSamples(bytes, (file as Partial<File>).name || 'file');
}
