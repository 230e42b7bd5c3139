import { parseJson } from '../../source/json-text.ts';
import { fetchBytes, formOf, type FetchFileOptions } from '../files/fetch-file.ts';
import { CsvRows } from './csv-rows.ts';
import { slices } from '../../timing/slices.ts';
import { readJson } from './list-rows.ts';
import { pushPieces } from './push-pieces.ts';
import type { RowSink } from './row.ts';

/** A table that is there as a whole. It may be read more than once. */
export interface SmallTable {
  /** Reads all rows in slices. Rejects with `SourceError` `invalid-data`, the signal's reason and whatever the sink throws. */
  read(sink: RowSink): Promise<void>;
}

/**
 * Fetches a small table: `.csv` with a header or `.json` with a list of rows,
 * by extension, else by Content-Type, else by its first sign.
 */
export async function fetchTable(src: string, options: FetchFileOptions): Promise<SmallTable> {
  const { bytes, contentType } = await fetchBytes(src, options);
  return tableOf(
    src,
    formOf(src, contentType) ?? (/^\s*[[{]/.test(textOf(bytes)) ? 'json' : 'csv'),
    bytes,
    options.signal,
  );
}

export function tableOf(file: string, form: 'csv' | 'json', bytes: Uint8Array, signal?: AbortSignal): SmallTable {
  return {
    async read(sink) {
      const breathe = slices(signal);
      if (form === 'json') return readJson(parseJson(textOf(bytes), file), file, sink, breathe);
      const rows = new CsvRows(file, sink);
      await pushPieces(bytes, (piece) => rows.push(piece), breathe);
      rows.end();
    },
  };
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
