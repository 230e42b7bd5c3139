import type { Note } from '../../model/note.ts';
import { parseJson } from '../../source/json-text.ts';
import { CsvRows } from '../tables/csv-rows.ts';
import { formsOf } from '../tables/forms.ts';
import { readJson } from '../tables/list-rows.ts';
import { TextBytes } from '../tables/text-bytes.ts';
import { WrittenRows } from '../tables/written-rows.ts';
import { byteReaders } from './byte-readers.ts';
import { dimensionColumns, type FileSetup, type ReadSales, type SalesReader } from './file-setup.ts';
import { SaleWriter } from './sale-writer.ts';
import { valueReaders } from './value-readers.ts';

/** Bytes from which the number of rows in the whole file can be told. */
const SAMPLE = 2 ** 16;

/** The reader of a large file; the rows of a JSON list are read in slices where there is a function to `breathe`. */
export function salesReader(setup: FileSetup, breathe?: () => Promise<void> | undefined): SalesReader {
  if (setup.form === 'csv') return csvReader(setup);
  const { mapping, file } = setup;
  const writer = new SaleWriter(setup, valueReaders, formsOf(mapping));
  const rows = new WrittenRows(writer, mapping, dimensionColumns(setup));
  const bytes = new TextBytes(mapping.encoding);
  const decoder = new TextDecoder();
  let text = '';
  return {
    push: (chunk) => void (text += decoder.decode(bytes.push(chunk), { stream: true })),
    async end() {
      await readJson(parseJson(text + decoder.decode(bytes.end()), file), file, rows, breathe);
      return noted(writer.end(), bytes, rows);
    },
  };
}

/** A reader of sales in csv: bytes in, typed columns out, and no text or object per row between them. */
function csvReader(setup: FileSetup): SalesReader {
  const { mapping } = setup;
  const writer = new SaleWriter<CsvRows>(setup, byteReaders(mapping), formsOf(mapping));
  const written = new WrittenRows(writer, mapping, dimensionColumns(setup));
  const rows = new CsvRows(setup.file, written);
  const bytes = new TextBytes(mapping.encoding);
  let loaded = 0;
  let isRoomy = false;
  return {
    push(chunk) {
      rows.push(bytes.push(chunk));
      loaded += chunk.length;
      if (isRoomy || !setup.size || loaded < SAMPLE) return;
      isRoomy = true;
      writer.expect(setup.size / loaded);
    },
    async end() {
      rows.push(bytes.end());
      rows.end();
      return noted(writer.end(), bytes, written);
    },
  };
}

interface Noting {
  notes(): readonly Note[];
}

function noted({ columns, notes }: ReadSales, ...of: readonly Noting[]): ReadSales {
  return { columns, notes: [...of.flatMap((each) => each.notes()), ...notes] };
}
