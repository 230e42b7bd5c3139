import { fetchBytes, formOf, type FetchFileOptions } from '../files/fetch-file.ts';
import { parseJson } from '../../source/json-text.ts';
import { slices } from '../../timing/slices.ts';
import { CsvRows } from './csv-rows.ts';
import { SourceError } from '../../source/source-error.ts';
import { odd } from './plain-forms.ts';
import { textPrint } from './fingerprint.ts';
import { readJson } from './list-rows.ts';
import { pushPieces } from './push-pieces.ts';
import type { Reading, TableBytes } from './reading.ts';
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

/** Fetches a small table: `.csv` with a header, `.json` with a list of rows, or a workbook. */
export async function fetchTable(file: string, options: FetchFileOptions): Promise<SmallTable> {
  return tableOf(await fetchTableBytes(file, options));
}

/**
 * Fetches the bytes of a table. Its form is told by extension, else by
 * Content-Type, else by the first sign; what is a workbook is found by the
 * reading that takes any form.
 */
export async function fetchTableBytes(file: string, options: FetchFileOptions): Promise<TableBytes> {
  const { bytes, contentType } = await fetchBytes(file, options);
  const form = formOf(file, contentType) ?? (/^\s*[[{]/.test(textOf(bytes.subarray(0, CHECKED))) ? 'json' : 'csv');
  return { file, form, bytes, signal: options.signal };
}

export function tableOf(table: TableBytes): SmallTable {
  return {
    async read(sink, reading) {
      if (reading.table) return reading.table(table, sink, { readText, textPrint });
      try {
        await readPlain(table, sink);
      } catch (error) {
        if (error instanceof SourceError) odd();
        throw error;
      }
    },
  };
}

/** Reads a table of csv or JSON in UTF-8. */
async function readText({ file, form, signal }: TableBytes, utf8: Uint8Array, sink: RowSink): Promise<void> {
  const breathe = slices(signal);
  if (form === 'json') return readJson(parseJson(textOf(utf8), file), file, sink, breathe);
  const csv = new CsvRows(file, sink);
  await pushPieces(utf8, (piece) => csv.push(piece), breathe);
  csv.end();
}

async function readPlain(table: TableBytes, sink: RowSink): Promise<void> {
  await checkText(table.bytes, slices(table.signal));
  return readText(table, table.bytes, sink);
}

/** Bytes that are checked in a millisecond or two. */
const CHECKED = 2 ** 16;

/** Gives up the plain reading where bytes are not UTF-8. */
async function checkText(bytes: Uint8Array, breathe: () => Promise<void> | undefined): Promise<void> {
  for (let from = 0; from < bytes.length;) {
    let to = from + CHECKED;
    while (bytes[to]! >= 0x80) to += 1; // no character is cut
    if (textOf(bytes.subarray(from, to)).includes('\uFFFD')) odd();
    from = to;
    await breathe();
  }
}

export const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
