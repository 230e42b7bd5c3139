import { parseJson } from '../../source/json-text.ts';
import { SourceError } from '../../source/source-error.ts';
import { readAsWritten } from '../tables/as-written.ts';
import { CsvRows } from '../tables/csv-rows.ts';
import { formsOf } from '../tables/forms.ts';
import { readJson } from '../tables/list-rows.ts';
import type { WrittenReading } from '../tables/reading.ts';
import { joinedBytes, TextBytes } from '../tables/text-bytes.ts';
import type { DecimalMark } from '../tables/written-numbers.ts';
import { WrittenRows } from '../tables/written-rows.ts';
import { byteReaders } from './byte-readers.ts';
import { DayBlocks } from './day-blocks.ts';
import { dimensionColumns, type FileSetup, type SalesReader } from './file-setup.ts';
import { SaleWriter } from './sale-writer.ts';
import { valueReaders } from './value-readers.ts';

/** Bytes from which the number of rows in the whole file can be told, and how its numbers are written. */
const SAMPLE = 2 ** 16;

/** The reader of a large file of csv or JSON; the rows of a JSON list are read in slices where there is a function to `breathe`. */
export function salesReader(setup: FileSetup, breathe?: () => Promise<void> | undefined): SalesReader {
  return setup.form === 'csv' ? csvReader(setup) : jsonReader(setup, breathe);
}

function jsonReader(setup: FileSetup, breathe?: () => Promise<void> | undefined): SalesReader {
  const { mapping, file } = setup;
  const bytes = new TextBytes(mapping.encoding);
  const decoder = new TextDecoder();
  let text = '';
  return {
    push: (chunk) => void (text += decoder.decode(bytes.push(chunk), { stream: true })),
    async end() {
      const list = parseJson(text + decoder.decode(bytes.end()), file);
      const read = async ({ forms, rows }: WrittenReading) => {
        const writer = new SaleWriter(setup, valueReaders, forms);
        await readJson(list, file, rows(writer), breathe);
        return writer.end();
      };
      const { columns, notes } = await readAsWritten(mapping, read, { file, wanted: dimensionColumns(setup) });
      return { columns, notes: [...bytes.notes(), ...notes] };
    },
  };
}

/** A reader of sales in csv: bytes in, typed columns out, and no text or object per row between them. */
function csvReader(setup: FileSetup): SalesReader {
  const bytes = new TextBytes(setup.mapping.encoding);
  const waiting: Uint8Array[] = [];
  let reading: CsvReading | undefined;
  let loaded = 0;
  let length = 0;
  const begin = (isWhole: boolean) => {
    const sample = joinedBytes(waiting);
    reading = new CsvReading(setup, setup.mapping.numbers ? '.' : markIn(sample, setup, isWhole));
    reading.rows.push(sample);
    if (setup.size && !isWhole) reading.writer.expect(setup.size / loaded);
  };
  const take = (text: Uint8Array) => {
    if (reading) return reading.rows.push(text);
    waiting.push(text.slice());
    length += text.length;
    if (length >= SAMPLE) begin(false);
  };
  return {
    push(chunk) {
      loaded += chunk.length;
      take(bytes.push(chunk));
    },
    async end() {
      take(bytes.end());
      if (!reading) begin(true);
      const { columns, notes } = reading!.end();
      columns.blocks = new DayBlocks(columns.day, columns.rows);
      return { columns, notes: [...bytes.notes(), ...notes] };
    },
  };
}

/** The mark of the numbers in the first bytes of a file, by a reading that is thrown away. */
function markIn(sample: Uint8Array, setup: FileSetup, isWhole: boolean): DecimalMark {
  const trial = new CsvReading(setup, '.');
  try {
    trial.rows.push(sample);
    if (isWhole) trial.rows.end();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error; // the real reading says it
  }
  return trial.forms.numbers!.isOther ? ',' : '.';
}

/** One reading of a csv file, by one decimal mark. */
class CsvReading {
  readonly forms: ReturnType<typeof formsOf>;
  readonly writer: SaleWriter<CsvRows>;
  readonly rows: CsvRows;
  readonly #written: WrittenRows<CsvRows>;
  readonly #file: string;

  constructor(setup: FileSetup, decimal: DecimalMark) {
    const { mapping, file } = setup;
    this.#file = file;
    this.forms = formsOf(mapping, decimal);
    this.writer = new SaleWriter<CsvRows>(setup, byteReaders(mapping, this.forms), this.forms);
    const options = { wanted: dimensionColumns(setup), numbers: this.forms.numbers, file };
    this.#written = new WrittenRows(this.writer, mapping, options);
    this.rows = new CsvRows(file, this.#written);
  }

  end() {
    const { forms, rows, writer } = this;
    try {
      rows.end();
      const { columns, notes } = writer.end();
      forms.numbers?.check(this.#file);
      const own = [...this.#written.notes(), ...(forms.numbers?.notes() ?? [])];
      return { columns, notes: [...own, ...forms.helped(notes)] };
    } catch (error) {
      if (error instanceof SourceError) forms.numbers?.check(this.#file);
      throw forms.helpedError(error);
    }
  }
}
