import { parseJson } from '../../source/json-text.ts';
import { fetchBytes, formOf, type FetchFileOptions } from '../files/fetch-file.ts';
import { CsvRows } from './csv-rows.ts';
import { readJson } from './list-rows.ts';
import type { RowSink } from './row.ts';

/** A table that is there as a whole. It may be read more than once. */
export interface SmallTable {
  /** Throws `SourceError` `invalid-data`, and whatever the sink throws. */
  read(sink: RowSink): void;
}

/**
 * Fetches a small table: `.csv` with a header or `.json` with a list of rows,
 * by extension, else by Content-Type, else by its first sign.
 */
export async function fetchTable(src: string, options: FetchFileOptions): Promise<SmallTable> {
  const { bytes, contentType } = await fetchBytes(src, options);
  return tableOf(src, formOf(src, contentType) ?? (/^\s*[[{]/.test(textOf(bytes)) ? 'json' : 'csv'), bytes);
}

export function tableOf(file: string, form: 'csv' | 'json', bytes: Uint8Array): SmallTable {
  if (form === 'json') return { read: (sink) => readJson(parseJson(textOf(bytes), file), file, sink) };
  return {
    read(sink) {
      const rows = new CsvRows(file, sink);
      rows.push(bytes);
      rows.end();
    },
  };
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
