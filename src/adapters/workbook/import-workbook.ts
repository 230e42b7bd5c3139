// Code of the first workbook that is imported.
import type { ImportedSet } from '../../model/import-plan.ts';
import { slices } from '../../timing/slices.ts';
import { keptYears } from './kept-years.ts';
import { openBytes } from './read-workbook.ts';

export { sheetSamples } from './read-workbook.ts';

/** The targets of a workbook that was written here; undefined for any other. Throws `SourceError` for what is none. */
export async function keptTargets(
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  signal?: AbortSignal,
): Promise<readonly ImportedSet[] | undefined> {
  return keptYears(await openBytes(bytes, file), slices(signal));
}
