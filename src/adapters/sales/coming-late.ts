import { SourceError } from '../../source/source-error.ts';

/**
 * Starts `load` immediately; callers of the returned function wait for it.
 * After a failure, which a caller gets as `SourceError` `offline`, the next call
 * loads again.
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
