import type { FetchFileOptions } from './fetch-file.ts';
import type { MappingOptions, MappingSpec } from './mapping.ts';

/**
 * Reads the attribute form of `columns` and loads the lookup files, each once.
 * The answer is plain data that travels to a worker. Rejects with `SourceError`.
 */
export async function loadMapping(options: MappingOptions, fetching: FetchFileOptions): Promise<MappingSpec> {
  void options;
  void fetching;
  throw new Error('to be written');
}
