import { parseJson } from '../../source/json-text.ts';
import { CsvRows } from '../tables/csv-rows.ts';
import { formsOf } from '../tables/forms.ts';
import { readJson } from '../tables/list-rows.ts';
import { byteReaders } from './byte-readers.ts';
import type { FileSetup, SalesReader } from './file-setup.ts';
import { SaleWriter } from './sale-writer.ts';
import { valueReaders } from './value-readers.ts';

/** Bytes from which the number of rows in the whole file can be told. */
const SAMPLE = 2 ** 16;

/** The reader of a large file; the rows of a JSON list are read in slices where there is a function to `breathe`. */
export function salesReader(setup: FileSetup, breathe?: () => Promise<void> | undefined): SalesReader {
  if (setup.form === 'csv') return csvReader(setup);
  const writer = new SaleWriter(setup, valueReaders, formsOf(setup.mapping));
  const decoder = new TextDecoder();
  let text = '';
  return {
    push: (chunk) => void (text += decoder.decode(chunk, { stream: true })),
    async end() {
      await readJson(parseJson(text + decoder.decode(), setup.file), setup.file, writer, breathe);
      return writer.end();
    },
  };
}

/** A reader of sales in csv: bytes in, typed columns out, and no text or object per row between them. */
function csvReader(setup: FileSetup): SalesReader {
  const writer = new SaleWriter<CsvRows>(setup, byteReaders(setup.mapping), formsOf(setup.mapping));
  const rows = new CsvRows(setup.file, writer);
  let loaded = 0;
  let isRoomy = false;
  return {
    push(chunk) {
      rows.push(chunk);
      loaded += chunk.length;
      if (isRoomy || !setup.size || loaded < SAMPLE) return;
      isRoomy = true;
      writer.expect(setup.size / loaded);
    },
    async end() {
      rows.end();
      return writer.end();
    },
  };
}
