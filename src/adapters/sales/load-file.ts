import type { Organisation } from '../../model/organisation.ts';
import { fetchFile, type FetchFileOptions, type FileProgress } from '../files/fetch-file.ts';
import { loadMapping } from '../files/load-mapping.ts';
import type { MappingOptions } from '../files/mapping.ts';
import { plainCopy } from '../plain-copy.ts';
import { membersOf } from './engine.ts';
import { loadInWorker } from './load-in-worker.ts';
import { ChunkPool } from './chunk-pool.ts';
import { WorkerLost, type GiveBack, type LoadedSales, type SalesLoader } from './loaded-sales.ts';
import { setupOf } from './row-setup.ts';
import type { FileSetup } from './file-setup.ts';

/** Where sales are and how they are read: all that a page may say of a file of sales. */
export interface FileSourceOptions extends MappingOptions {
  /** Address of the file, relative to the page. */
  readonly src: string;
  /**
   * Address of an organisation file, what one holds, or what fetches it.
   * Without it, whom the sales name is there (R12).
   */
  readonly organisation?: string | Organisation | LoadOrganisation | object;
  /** Currency of rows that name none, ISO 4217. Default: the organisation's. */
  readonly currency?: string;
  /** Instead of the page's own, e.g. to add credentials. */
  readonly fetch?: typeof globalThis.fetch;
  /** Told how far the file has come. */
  readonly onProgress?: (progress: FileProgress) => void;
  /** Whether a worker reads the file, where one may start. Default yes. */
  readonly worker?: boolean;
}

/** Fetches an organisation; `reload` asks the server whether the browser's copy is still good. */
export type LoadOrganisation = (options: {
  readonly signal: AbortSignal;
  readonly reload?: boolean;
}) => Promise<Organisation>;

export interface LoadedFile {
  readonly sales: LoadedSales;
  readonly said?: Organisation;
}

/** Loads a file of sales and what is needed to read it. Rejects with `SourceError`, `WorkerLost` or the signal's reason. */
export async function loadFile(
  options: FileSourceOptions,
  form: FileSetup['form'],
  fetching: FetchFileOptions,
): Promise<LoadedFile> {
  const failure = new AbortController(); // what fails first ends the rest
  const abort = () => failure.abort(fetching.signal.reason);
  fetching.signal.addEventListener('abort', abort);
  const together = { ...fetching, signal: failure.signal };
  const buffers = new ChunkPool();
  let loader: SalesLoader | undefined;
  try {
    const file = fetchFile(options.src, { ...together, onProgress: options.onProgress, buffers });
    file.catch(() => {}); // waited for below, after what may fail first
    const said = await organisationSaid(options.organisation, together);
    const timeZone = options.timeZone ?? said?.timeZone;
    const mapping = await loadMapping({ ...options, timeZone }, together);
    const { chunks, size, isTaken } = await file;
    const setup: FileSetup = { ...setupOf(said, options.currency), file: options.src, form, mapping, size };
    const give = (buffer: ArrayBuffer) => buffers.give(buffer);
    loader = await openLoader(setup, give, options.worker ?? true, fetching.signal);
    // Other bytes may be the host's: they must not be taken away into a worker.
    for await (const chunk of chunks) await loader.push(isTaken ? chunk : chunk.slice());
    return { sales: await loader.end(membersOf(said)), said };
  } catch (error) {
    failure.abort(error);
    loader?.close();
    throw error;
  } finally {
    fetching.signal.removeEventListener('abort', abort);
  }
}

async function openLoader(
  setup: FileSetup,
  give: GiveBack,
  mayWork: boolean,
  signal: AbortSignal,
): Promise<SalesLoader> {
  try {
    if (mayWork) return await loadInWorker(setup, give);
  } catch (error) {
    if (!(error instanceof WorkerLost)) throw error;
  }
  const { loadHere } = await import('./load-here.ts');
  return loadHere(setup, give, signal);
}

/** The organisation as the host says it; its reader comes when there is one to read. */
export async function organisationSaid(
  said: string | object | undefined,
  fetching: FetchFileOptions,
): Promise<Organisation | undefined> {
  if (!said) return undefined;
  if (typeof said === 'function') return (said as LoadOrganisation)(fetching);
  if (typeof said === 'object' && 'listed' in said) return plainCopy(said as Organisation);
  const { loadOrganisation, parseOrganisation } = await import('../files/organisation-file.ts');
  return typeof said === 'string' ? loadOrganisation(said, fetching) : parseOrganisation(said, 'organisation');
}
