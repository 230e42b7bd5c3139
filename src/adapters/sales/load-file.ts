import type { Organisation } from '../../model/organisation.ts';
import type { AskOptions } from '../../source/data-source.ts';
import { fetchFile, joined, type FetchedFile, type FetchFileOptions, type FileProgress } from '../files/fetch-file.ts';
import { loadCode } from '../../source/load-code.ts';
import { loadOrganisation, organisationOfPage, type OrganisationOptions } from '../files/load-organisation.ts';
import { plainCopy } from '../plain-copy.ts';
import { mappingSpec } from '../tables/mapping-spec.ts';
import type { MappingOptions } from '../tables/mapping.ts';
import { withForms } from '../tables/with-forms.ts';
import type { Reading } from '../tables/reading.ts';
import { tableOf } from '../tables/small-table.ts';
import { ChunkPool } from './chunk-pool.ts';
import { membersOf, SalesEngine, type Members } from './engine.ts';
import { dimensionColumns, type FileSetup } from './file-setup.ts';
import { salesHere, WorkerLost, type GiveBack, type LoadedSales, type SalesLoader } from './loaded-sales.ts';
import { SaleWriter } from './sale-writer.ts';
import { valueReaders } from './value-readers.ts';

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
  /**
   * Whether a worker reads the file, where one may start. Default: a csv file
   * of more than 4 MB and a JSON file of more than 256 kB; the page reads smaller ones.
   */
  readonly worker?: boolean;
}

/** Fetches an organisation; `reload` asks the server whether the browser's copy is still good. */
export type LoadOrganisation = (
  options: Pick<AskOptions, 'signal' | 'after'> & { readonly reload?: boolean },
) => Promise<Organisation>;

export interface LoadedFile {
  readonly sales: LoadedSales;
  readonly said?: Organisation;
}

/** Bytes of a file that the page reads by itself, at once: in less time than it takes to load more code. */
const SMALL = 2 ** 18;
/** Bytes of csv that the page reads in slices: in less time than it takes a worker to start. */
const MIDDLE = 2 ** 22;

/** Loads a file of sales and what is needed to read it. Rejects with `SourceError`, `WorkerLost` or the signal's reason. */
export async function loadFile(
  options: FileSourceOptions,
  form: FileSetup['form'],
  fetching: FetchFileOptions & Pick<AskOptions, 'after'>,
): Promise<LoadedFile> {
  const failure = new AbortController(); // what fails first ends the rest
  const abort = () => failure.abort(fetching.signal.reason);
  fetching.signal.addEventListener('abort', abort);
  const together = { ...fetching, signal: failure.signal };
  try {
    const coming = fetchFile(options.src, { ...together, onProgress: options.onProgress });
    coming.catch(() => {}); // waited for below, after what may fail first
    const said = await organisationSaid(options.organisation, together);
    const timeZone = options.timeZone ?? said?.timeZone;
    const mapping = await mappingSpec({ ...options, timeZone }, together, said?.dimensions ?? []);
    const file = await coming;
    const setup: FileSetup = {
      file: options.src,
      form,
      mapping,
      size: file.size,
      currency: options.currency ?? said?.currency,
      dimensions: said?.dimensions ?? [],
    };
    return { sales: await read(file, setup, membersOf(said), options.worker, fetching.signal), said };
  } catch (error) {
    failure.abort(error);
    throw error;
  } finally {
    fetching.signal.removeEventListener('abort', abort);
  }
}

/** Reads a file where that is fastest: at once, in slices, or in a worker. */
async function read(
  file: FetchedFile,
  setup: FileSetup,
  members: Members | undefined,
  worker: boolean | undefined,
  signal: AbortSignal,
): Promise<LoadedSales> {
  const most = setup.form === 'csv' ? MIDDLE : SMALL;
  const { parts, isWhole, length } = worker ? NOTHING : await beginningOf(file, most);
  if (isWhole && length <= SMALL) return loadSmall(setup, joined(parts), members, signal);
  const buffers = new ChunkPool();
  const give = (buffer: ArrayBuffer) => buffers.give(buffer);
  const loader = await openLoader(setup, give, worker ?? !isWhole, signal);
  try {
    for (const chunk of parts) await loader.push(chunk.slice());
    // Other bytes may be the host's: they must not be taken away into a worker.
    const isTaken = !isWhole && file.useBuffers(buffers);
    for await (const chunk of file.chunks) await loader.push(isTaken ? chunk : chunk.slice());
    return await loader.end(members);
  } catch (error) {
    loader.close();
    throw error;
  }
}

interface Beginning {
  readonly parts: readonly Uint8Array[];
  readonly length: number;
  readonly isWhole: boolean;
}

const NOTHING: Beginning = { parts: [], length: 0, isWhole: false };

/** The first chunks of a file, up to `most` bytes; none of one that is known to have more. */
async function beginningOf({ chunks, size = 0 }: FetchedFile, most: number): Promise<Beginning> {
  if (size > most) return NOTHING;
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length <= most) {
    const { done, value } = await chunks.next();
    if (done) return { parts, length, isWhole: true };
    parts.push(value);
    length += value.length;
  }
  return { parts, length, isWhole: false };
}

async function loadSmall(
  setup: FileSetup,
  bytes: Uint8Array<ArrayBuffer>,
  members: Members | undefined,
  signal: AbortSignal,
): Promise<LoadedSales> {
  const table = tableOf({ ...setup, bytes, signal });
  const read = async (reading: Reading) => {
    const writer = new SaleWriter(setup, valueReaders, reading.forms);
    await table.read(writer, reading);
    return writer.end();
  };
  const { columns, notes } = await withForms(setup.mapping, read, {
    file: setup.file,
    wanted: dimensionColumns(setup),
  });
  return salesHere(new SalesEngine(columns, notes, members));
}

/** Opens a worker; the page reads by itself where none may start or its code does not come. */
async function openLoader(
  setup: FileSetup,
  give: GiveBack,
  mayWork: boolean,
  signal: AbortSignal,
): Promise<SalesLoader> {
  const worker = mayWork && (await loadCode(() => import('./load-in-worker.ts')).catch(() => undefined));
  try {
    if (worker) return await worker.loadInWorker(setup, give);
  } catch (error) {
    if (!(error instanceof WorkerLost)) throw error;
  }
  const { loadHere } = await loadCode(() => import('./load-here.ts'));
  return loadHere(setup, give, signal);
}

/** The organisation as the host says it: an address, what a file holds, rows of people, or what fetches it. */
export async function organisationSaid(
  said: string | object | undefined,
  fetching: OrganisationOptions,
): Promise<Organisation | undefined> {
  if (!said) return undefined;
  if (typeof said === 'function') return (said as LoadOrganisation)(fetching);
  if (typeof said === 'object' && 'listed' in said) return plainCopy(said as Organisation);
  if (typeof said === 'string') return loadOrganisation(said, fetching);
  return organisationOfPage(said, fetching);
}
