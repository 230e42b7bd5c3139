import type { DataSource } from '../source/data-source.ts';
import { SourceError } from '../source/source-error.ts';
import type { TargetRepository } from '../source/target-repository.ts';

/** A source that holds what can be let go of. */
export interface LateSource extends DataSource {
  /** Lets go of what was loaded, such as a worker; a later question loads it again. */
  close(): void;
}

/** A source whose code is loaded with the first question. */
export function lateSource(load: () => Promise<DataSource & { close?(): void }>): LateSource {
  let opened: Promise<DataSource & { close?(): void }> | undefined;
  const first = once(load);
  const get = () => (opened = first());
  return {
    organisation: async (options) => (await get()).organisation(options),
    actuals: async (queries, options) => (await get()).actuals(queries, options),
    watch: (changed) => lateWatch(get, changed),
    close: () => void opened?.then((source) => source.close?.()),
  };
}

/** A repository whose code is loaded with the first question. */
export function lateRepository(load: () => Promise<TargetRepository>): TargetRepository {
  const get = once(load);
  return {
    catalogue: async (options) => (await get()).catalogue(options),
    load: async (key, options) => (await get()).load(key, options),
    save: async (change, options) => (await get()).save(change, options),
    history: async (row, options) => (await get()).history(row, options),
    watch: (changed) => lateWatch(get, changed),
  };
}

/** A failed load is not kept: the next question tries again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw cause instanceof SourceError ? cause : new SourceError('offline', 'code not loaded', {}, { cause });
    }));
}

function lateWatch<C>(get: () => Promise<{ watch?(changed: C): () => void }>, changed: C): () => void {
  let stop: (() => void) | undefined;
  let stopped = false;
  get().then(
    (watched) => {
      if (!stopped) stop = watched.watch?.(changed);
    },
    () => {}, // Whoever asks is told.
  );
  return () => {
    stopped = true;
    stop?.();
  };
}
