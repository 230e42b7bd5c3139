import type { Actuals, ActualsQuery } from '../../model/actual.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { AskOptions, DataSource } from '../../source/data-source.ts';
import { SourceError } from '../../source/source-error.ts';
import { unlessAborted } from '../../source/unless-aborted.ts';
import { organisationOf } from './engine.ts';
import { loadFile, type FileSourceOptions, type LoadedFile } from './load-file.ts';
import { WorkerLost } from './loaded-sales.ts';
import type { FileSetup } from './file-setup.ts';
import { SharedLoad } from '../files/shared-load.ts';

/** A data source over a file. */
export interface ClosableSource extends DataSource {
  /** Lets go of the sales and the worker that keeps them. A later question loads them again. */
  close(): void;
}

/** Makes a source over a file. Frozen, so that no framework wraps it in a proxy of its own, from which it would not know itself. */
export function fileSource(options: FileSourceOptions, form: FileSetup['form']): ClosableSource {
  return Object.freeze(new FileSource(options, form));
}

/**
 * A data source over a file of sales, which is loaded with the first question,
 * once for all who ask at a time, and again when asked to reload. A load that
 * failed is not kept; figures loaded before are.
 */
class FileSource implements ClosableSource {
  #options: FileSourceOptions;
  #form: FileSetup['form'];
  #worker: boolean | undefined;
  #held?: LoadedFile;
  /** The refresh for which the held file was loaded. */
  #heldFor?: object | true;
  #loading?: SharedLoad<LoadedFile>;

  constructor(options: FileSourceOptions, form: FileSetup['form']) {
    this.#options = options;
    this.#form = form;
    this.#worker = options.worker;
  }

  async organisation(options: AskOptions): Promise<Organisation> {
    const { sales, said } = await this.#file(options);
    return organisationOf(sales.found, said, this.#options.currency);
  }

  async actuals(queries: readonly ActualsQuery[], options: AskOptions): Promise<readonly Actuals[]> {
    const file = await this.#file(options);
    try {
      return await unlessAborted(file.sales.actuals(queries, options.signal), options.signal);
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw namingFile(error, this.#options.src);
      if (!error.isClosed) this.#lose(file);
      return this.actuals(queries, { ...options, reload: undefined });
    }
  }

  close() {
    this.#held?.sales.close();
    this.#held = undefined;
    this.#loading = undefined;
  }

  async #file(options: AskOptions): Promise<LoadedFile> {
    const { signal, reload } = options;
    signal.throwIfAborted();
    const isFresh = !reload || (reload !== true && reload === this.#heldFor);
    if (this.#held && isFresh) return this.#held;
    if (!this.#loading || this.#loading.isLostFor(options)) this.#loading = this.#load(options);
    return this.#loading.join(options);
  }

  #load({ reload, after }: AskOptions): SharedLoad<LoadedFile> {
    const loading = new SharedLoad<LoadedFile>(async (signal, alive) => {
      const file = await this.#loadOnce({ signal, alive, after, reload });
      if (this.#loading === loading) this.#hold(file, reload);
      else file.sales.close();
      return file;
    });
    return loading;
  }

  async #loadOnce({ signal, alive, after, reload }: AskOptions): Promise<LoadedFile> {
    const { onProgress, fetch } = this.#options;
    const options: FileSourceOptions = {
      ...this.#options,
      worker: this.#worker,
      onProgress(progress) {
        alive?.();
        onProgress?.(progress);
      },
    };
    try {
      return await loadFile(options, this.#form, { signal, fetch, after, reload: !!reload });
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error;
      this.#worker = false;
      return loadFile({ ...options, worker: false }, this.#form, { signal, fetch, after });
    }
  }

  #hold(file: LoadedFile, reload: object | true | undefined) {
    this.#held?.sales.close();
    this.#held = file;
    this.#loading = undefined;
    this.#heldFor = reload;
  }

  #lose(file: LoadedFile) {
    this.#worker = false;
    if (this.#held === file) this.#held = undefined;
  }
}

/** The sales themselves do not know what file they come from. */
function namingFile(error: unknown, file: string): unknown {
  if (!(error instanceof SourceError)) return error;
  return new SourceError(error.code, error.message, { file, ...error.detail }, { cause: error });
}
