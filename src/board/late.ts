import type { AskOptions, DataSource } from '../source/data-source.ts';
import { loadCode } from '../source/load-code.ts';
import { mayTryAgain } from '../source/try-again.ts';
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
    organisation: async (options) => (await late.get(options)).organisation(options),
    actuals: async (queries, options) => (await late.get(options)).actuals(queries, options),
    watch: (changed) => late.watch(changed),
    close: () => late.whenThere((source) => source.close?.()),
  };
}

/** A repository whose code is loaded with the first question. */
export function lateRepository(load: () => Promise<TargetRepository>): TargetRepository {
  const late = new Late(load);
  return {
    catalogue: async (options) => (await late.get(options)).catalogue(options),
    load: async (key, options) => (await late.get(options)).load(key, options),
    save: async (changes, options) => (await late.get(options)).save(changes, options),
    changes: async (key, since, options) => (await late.get(options)).changes(key, since, options),
    history: async (row, options) => (await late.get(options)).history(row, options),
    watch: (changed) => late.watch(changed),
  };
}

/** A port whose code loads with the first question, and after a failure with the first that tries again. */
class Late<T extends Watchable> {
  readonly #load: () => Promise<T>;
  #loading: Promise<T> | undefined;
  #failure: unknown;
  readonly #waiting = new Set<(port: T) => void>();

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  get(asking: Pick<AskOptions, 'after'>): Promise<T> {
    if (this.#failure && mayTryAgain(this.#failure, asking)) this.#loading = this.#failure = undefined;
    return (this.#loading ??= loadCode(this.#load).then(
      (port) => {
        this.#waiting.forEach((begin) => begin(port));
        return port;
      },
      (error: unknown) => {
        this.#failure = error;
        throw error;
      },
    ));
  }

  /** Once it is there, if it has been asked for; whoever asked is told if it does not come. */
  whenThere(act: (port: T) => void): void {
    this.#loading?.then(act, () => {});
  }

  /** From the load on that does not fail, whichever question that is for. */
  watch(changed: Changed): () => void {
    let stop: (() => void) | undefined;
    const begin = (port: T) => {
      if (this.#waiting.delete(begin)) stop = watchPort(port, changed);
    };
    this.#waiting.add(begin);
    void this.get({ after: null }).catch(() => {}); // Whoever asks is told.
    this.whenThere(begin);
    return () => {
      this.#waiting.delete(begin);
      stop?.();
    };
  }
}
