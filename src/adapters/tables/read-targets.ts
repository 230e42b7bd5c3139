import { fiscalYearOf } from '../../model/fiscal.ts';
import type { FiscalYear } from '../../model/organisation.ts';
import type { Steps } from '../../model/steps.ts';
import { inSlices } from '../../timing/in-slices.ts';
import type { FetchFileOptions } from '../files/fetch-file.ts';
import type { Forms } from './forms.ts';
import { Layout } from './layout.ts';
import { mappingSpec } from './mapping-spec.ts';
import type { MappingOptions, MappingSpec } from './mapping.ts';
import { checkRefused } from './note-count.ts';
import { withForms } from './plain-forms.ts';
import type { Reading } from './reading.ts';
import type { Row, RowSink } from './row.ts';
import { fetchTable } from './small-table.ts';
import { entryReader } from './target-entry.ts';
import { TargetTable, type TargetsFile, type TargetTableOptions } from './target-table.ts';

/** By which a targets file is read, besides its mapping. */
export interface TargetsOptions extends TargetTableOptions {
  /** Decides the year and interval of a `date`. Default: January, named by start. */
  readonly fiscalYear?: Partial<FiscalYear>;
}

/**
 * Fetches and reads a targets file, `.csv` or `.json` by extension, else by
 * Content-Type. The mapping's fields are `year`, `period` or `date`, `owner`,
 * `value`, `interval`, `target-type`, `item`, `currency`, `locked`. Rows that
 * cannot be read are left out and noted. Rejects with `SourceError`
 * `invalid-data`: a needed column is missing, more than half of the rows are
 * refused, or one year and type has both months and quarters.
 */
export async function loadTargets(
  src: string,
  options: TargetsOptions & MappingOptions & FetchFileOptions,
): Promise<TargetsFile> {
  const timeZone = options.timeZone ?? options.organisation?.timeZone;
  const [spec, table] = await Promise.all([mappingSpec({ ...options, timeZone }, options), fetchTable(src, options)]);
  const read = async (reading: Reading) => {
    const writer = new TargetWriter(src, spec, reading.forms, options);
    await table.read(writer, reading);
    return inSlices(writer.end(), options.signal);
  };
  return withForms(spec, read, { file: src });
}

/** Reads the rows of a targets file. */
class TargetWriter implements RowSink {
  readonly #file: string;
  readonly #spec: MappingSpec;
  readonly #forms: Forms;
  readonly #options: TargetsOptions;
  readonly #table: TargetTable;
  #read!: ReturnType<typeof entryReader>;
  #rows = 0;

  constructor(file: string, spec: MappingSpec, forms: Forms, options: TargetsOptions) {
    this.#file = file;
    this.#spec = spec;
    this.#forms = forms;
    this.#options = options;
    this.#table = new TargetTable(file, options);
  }

  header(names: readonly string[], list?: boolean) {
    const layout = new Layout(names, this.#spec, this.#forms, { file: this.#file, list });
    this.#read = entryReader(layout, fiscalYearOf(this.#options.fiscalYear), this.#forms);
  }

  row(row: Row) {
    const entry = this.#read(row);
    if ('refused' in entry) return this.refuse(row.line, entry.refused);
    this.#rows++;
    this.#table.add(row.line, entry);
  }

  refuse(line: number, value: string) {
    this.#rows++;
    this.#table.refusals.add(line, value);
  }

  *end(): Steps<TargetsFile> {
    const file = yield* this.#table.finish();
    checkRefused(this.#table.refusals, this.#rows, this.#file);
    return file;
  }
}
