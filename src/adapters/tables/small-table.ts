import { parseJson } from '../../source/json-text.ts';
import { fetchBytes, formOf, type FetchFileOptions } from '../files/fetch-file.ts';
import { CsvRows } from './csv-rows.ts';
import { slices } from '../../timing/slices.ts';
import { readJson } from './list-rows.ts';
import { pushPieces } from './push-pieces.ts';
import { SourceError } from '../../source/source-error.ts';
import { odd } from './plain-forms.ts';
import type { Reading } from './reading.ts';
import type { RowSink } from './row.ts';

/** A table that is there as a whole. It may be read more than once. */
export interface SmallTable {
  /**
   * Reads all rows in slices. Rejects with `SourceError` `invalid-data`, the
   * signal's reason and whatever the sink throws; the plain reading gives up
   * where another one may find a table.
   */
  read(sink: RowSink, reading: Reading): Promise<void>;
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
  const readBy = async (sink: RowSink, { text = plainText, rows }: Reading) => {
    const breathe = slices(signal);
    const utf8 = text(bytes);
    const taker = rows ? rows(sink) : sink;
    if (form === 'json') return readJson(parseJson(textOf(utf8), file), file, taker, breathe);
    const csv = new CsvRows(file, taker);
    await pushPieces(utf8, (piece) => csv.push(piece), breathe);
    csv.end();
  };
  return {
    async read(sink, reading) {
      try {
        await readBy(sink, reading);
      } catch (error) {
        if (error instanceof SourceError && !reading.text) odd();
        throw error;
      }
    },
  };
}

/** UTF-8 of one normal form (NFC), or the plain reading gives up. */
function plainText(bytes: Uint8Array): Uint8Array {
  const text = textOf(bytes);
  return text.includes('\uFFFD') || text !== text.normalize() ? odd() : bytes;
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
