import { loadCode } from '../source/load-code.ts';
import { SourceError } from '../source/source-error.ts';
import type { OpenedImport } from '../source/target-import.ts';
import { loaders } from './loaders.ts';

export type { ImportQuestion, OpenedImport } from '../source/target-import.ts';

/** Opens a file of targets that the reader has chosen; the code for it comes then. Rejects with `SourceError`. */
export async function openImportFile(file: Blob, signal: AbortSignal): Promise<OpenedImport> {
  const { imports } = loaders();
  if (!imports) throw new SourceError('unsupported', 'no import', { problem: 'unknown-form' });
  const open = await loadCode(imports);
  return open(file, signal);
}
