import { fiscalYearOf } from '../../model/fiscal.ts';
import type { Steps } from '../../model/steps.ts';
import { loadCode } from '../../source/load-code.ts';
import { inSlices } from '../../timing/in-slices.ts';
import type { FetchFileOptions } from '../files/fetch-file.ts';
import type { Forms } from './forms.ts';
import { Layout } from './layout.ts';
import { mappingSpec } from './mapping-spec.ts';
import type { MappingOptions, MappingSpec } from './mapping.ts';
import { checkRefused, NoteCount } from './note-count.ts';
import { odd } from './plain-forms.ts';
import type { Reading } from './reading.ts';
import type { Row, RowSink } from './row.ts';
import { fetchTable, type SmallTable } from './small-table.ts';
import { entryReader, neededColumns, TARGET_FIELDS } from './target-entry.ts';
import { withForms } from './with-forms.ts';
import { TargetTable, type TargetsFile, type TargetsOptions } from './target-table.ts';

/**
 * Fetches and reads a targets file, `.csv` or `.json` by extension, else by
 * Content-Type. The mapping's fields are `year`, `period` or `date`, `owner`,
 * `value`, `interval`, `target-type`, `item`, `currency`, `locked`. Rows of one
 * cell add up. Rows that cannot be read are left out and noted. Rejects with
 * `SourceError` `invalid-data`: a needed column is missing, more than half of
 * the rows are refused, or one year and type has both months and quarters.
 */
export async function loadTargets(
  src: string,
  options: TargetsOptions & MappingOptions & FetchFileOptions,
): Promise<TargetsFile> {
  return readTargets(src, fetchTable(src, options), options);
}

/** Reads a table of targets, called `src` where something is wrong with it, as `loadTargets` does. */
export async function readTargets(
  src: string,
  coming: SmallTable | Promise<SmallTable>,
  options: TargetsOptions & MappingOptions & FetchFileOptions,
): Promise<TargetsFile> {
  const timeZone = options.timeZone ?? options.organisation?.timeZone;
  const [spec, table] = await Promise.all([mappingSpec({ ...options, timeZone }, options), coming]);
  const read = async (reading: Reading) => {
    const writer = await writerFor(reading, src, spec, options);
    await table.read(writer, reading);
    return inSlices(writer.end(), options.signal);
  };
  return withForms(spec, read, { file: src });
}

interface TargetsSink extends RowSink {
  end(): Steps<TargetsFile>;
}

/** The plain reading takes rows of our own form alone; the code for all others comes with the first of them. */
async function writerFor(
  { forms, table }: Reading,
  ...file: [string, MappingSpec, TargetsOptions]
): Promise<TargetsSink> {
  if (!table) return new PlainTargets(forms, ...file);
  const { WrittenTargets } = await loadCode(() => import('./written-targets.ts'));
  return new WrittenTargets(forms, ...file, TOOLS);
}

/** Handed to the late code, so that it shares no module with the early one, which would become a request of its own. */
const TOOLS = { Layout, NoteCount, TargetTable, checkRefused, entryReader, neededColumns, fields: TARGET_FIELDS };

/** Reads the rows of a targets file in our form, and gives up where there is another one. */
class PlainTargets implements TargetsSink {
  readonly #forms: Forms;
  readonly #file: string;
  readonly #spec: MappingSpec;
  readonly #options: TargetsOptions;
  readonly #table: TargetTable;
  #read!: ReturnType<typeof entryReader>;

  constructor(forms: Forms, file: string, spec: MappingSpec, options: TargetsOptions) {
    this.#forms = forms;
    this.#file = file;
    this.#spec = spec;
    this.#options = options;
    this.#table = new TargetTable(file, options);
  }

  header(names: readonly string[], list?: boolean) {
    const layout = new Layout(names, this.#spec, this.#forms, { file: this.#file, list });
    this.#read = entryReader(
      layout,
      fiscalYearOf(this.#options.fiscalYear),
      this.#forms,
      undefined,
      this.#options.option,
    );
  }

  row(row: Row) {
    const entry = this.#read(row);
    this.#table.add(row.line, 'refused' in entry ? odd() : entry);
  }

  refuse() {
    odd();
  }

  end() {
    return this.#table.finish();
  }
}
