import { SourceError } from '../../source/source-error.ts';

/** Loads code that only some pages need. Rejects with `SourceError` `offline` if it does not come; the next call tries again. */
export async function loadCode<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new SourceError('offline', 'code not loaded', {}, { cause });
  }
}
