import type { DataSource } from '../source/data-source.ts';
import { SourceError } from '../source/source-error.ts';
import type { TargetRepository } from '../source/target-repository.ts';
import { type Changed, type Watchable, watchPort } from '../store/watch-port.ts';

/** A source that holds what can be let go of. */
export interface LateSource extends DataSource {
  /** Lets go of what was loaded, such as a worker; a later question loads it again. */
  close(): void;
}

/** A source whose code is loaded with the first question. */
export function lateSource(load: () => Promise<DataSource & { close?(): void }>): LateSource {
  const late = new Late(load);
  return {
    organisation: async (options) => (await late.get()).organisation(options),
    actuals: async (queries, options) => (await late.get()).actuals(queries, options),
    watch: (changed) => late.watch(changed),
    close: () => late.whenThere((source) => source.close?.()),
  };
}

/** A repository whose code is loaded with the first question. */
export function lateRepository(load: () => Promise<TargetRepository>): TargetRepository {
  return repositoryOf(new Late(load));
}

/**
 * A repository for a page that names none: it has no targets until the first
 * save, and loads its code then.
 */
export function emptyRepository(load: () => Promise<TargetRepository>): TargetRepository {
  const late = new Late(load);
  const inner = repositoryOf(late);
  return {
    ...inner,
    catalogue: async (options) =>
      late.begun ? inner.catalogue(options) : { types: [], sets: [], owners: [], currencies: [] },
    load: async (key, options) =>
      late.begun ? inner.load(key, options) : { ...key, interval: 'month', rows: [], revision: 0 },
    history: async (row, options) => (late.begun ? inner.history(row, options) : []),
    watch: (changed) => late.follow(changed),
  };
}

function repositoryOf(late: Late<TargetRepository>): TargetRepository {
  return {
    catalogue: async (options) => (await late.get()).catalogue(options),
    load: async (key, options) => (await late.get()).load(key, options),
    save: async (change, options) => (await late.get()).save(change, options),
    history: async (row, options) => (await late.get()).history(row, options),
    watch: (changed) => late.watch(changed),
  };
}

/** What is loaded with the first question. A failed load is not kept: the next question tries again. */
class Late<T extends Watchable> {
  readonly #load: () => Promise<T>;
  #loading: Promise<T> | undefined;
  readonly #waiting = new Set<(port: T) => void>();

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Whether a load is under way or over. */
  get begun(): boolean {
    return !!this.#loading;
  }

  get(): Promise<T> {
    return (this.#loading ??= this.#load().then(
      (port) => {
        this.#waiting.forEach((begin) => begin(port));
        return port;
      },
      (cause: unknown) => {
        this.#loading = undefined;
        throw cause instanceof SourceError ? cause : new SourceError('offline', 'code not loaded', {}, { cause });
      },
    ));
  }

  /** Once it is there, if it has been asked for; whoever asked is told if it does not come. */
  whenThere(act: (port: T) => void): void {
    this.#loading?.then(act, () => {});
  }

  /** From the load on that does not fail, whichever question that is for. */
  watch(changed: Changed): () => void {
    void this.get().catch(() => {}); // Callers of the port's methods are told.
    return this.follow(changed);
  }

  /** Watches as soon as something else has loaded it. */
  follow(changed: Changed): () => void {
    let stop: (() => void) | undefined;
    const begin = (port: T) => {
      if (this.#waiting.delete(begin)) stop = watchPort(port, changed);
    };
    this.#waiting.add(begin);
    this.whenThere(begin);
    return () => {
      this.#waiting.delete(begin);
      stop?.();
    };
  }
}
