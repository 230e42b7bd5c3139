import { SourceError } from '../../source/source-error.ts';

/**
 * Code that is fetched at once, while nobody waits for it yet. A fetch that
 * failed is told to whoever asks, and tried again by the next.
 */
export function comingLate<T>(load: () => Promise<T>): () => Promise<T> {
  let coming: Promise<T> | undefined;
  const get = () =>
    (coming ??= load().catch((cause: unknown) => {
      coming = undefined;
      throw new SourceError('offline', 'code not loaded', {}, { cause });
    }));
  get().catch(() => {}); // whoever asks is told
  return get;
}
