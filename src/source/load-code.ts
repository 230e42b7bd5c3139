import { SourceError } from './source-error.ts';

/** Failures that the console has been told. */
const told = new Set<string>();

/**
 * Loads code that only some pages need. Rejects with `SourceError` `offline`,
 * problem `not-loaded`, if it does not come, and warns once of each file. The
 * next call imports again: browsers then ask the server again (whatwg/html#10327);
 * older ones, Firefox above all, keep the failure until the page is reloaded.
 */
export async function loadCode<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    const text = String(cause);
    if (!told.has(text)) console.warn('Code of target-tiles cannot be loaded.', cause);
    told.add(text);
    throw new SourceError('offline', 'code not loaded', { problem: 'not-loaded' }, { cause });
  }
}
