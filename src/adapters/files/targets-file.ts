import { fiscalYearOf } from '../../model/fiscal.ts';
import type { FiscalYear, Organisation } from '../../model/organisation.ts';
import { SourceError } from '../../source/source-error.ts';
import type { Table } from './csv-rows.ts';
import type { FetchFileOptions } from './fetch-file.ts';
import { loadMapping } from './load-mapping.ts';
import { compileMapping, type Mapping, type MappingOptions } from './mapping.ts';
import { loadTable } from './table-file.ts';
import { TargetDraft, type TargetsFile } from './target-draft.ts';
import { rowReader } from './target-row.ts';

export type { TargetsFile };

/** What a targets file is read by, besides its mapping. */
export interface TargetsOptions {
  /** Decides the year and interval of a `date`. Default: January, named by start. */
  readonly fiscalYear?: Partial<FiscalYear>;
  /** Currency of rows that name none, ISO 4217: the board's or the organisation's. */
  readonly currency?: string;
  /** With it, users' rows without currency have their group's, and unknown owners are noted. */
  readonly organisation?: Organisation;
}

/**
 * Reads a table of targets of the interchange form. Rows that cannot be read
 * are left out and noted. Throws `SourceError` `invalid-data`: a needed column
 * is missing, more than half of the rows are refused, or one year and type has
 * both months and quarters.
 */
export function parseTargets(table: Table, file: string, mapping: Mapping, options: TargetsOptions): TargetsFile {
  const draft = new TargetDraft(file, options);
  if (table.header.length > 0) {
    const read = rowReader(table.header, file, mapping, fiscalYearOf(options.fiscalYear));
    for (const row of table.rows) draft.add(row.line, read(row.fields));
  }
  const answer = draft.finish();
  const { refused } = draft;
  if (refused && refused.count * 2 > table.rows.length) {
    const detail = { problem: 'too-many-refused', file, of: table.rows.length, ...refused };
    throw new SourceError('invalid-data', `rows refused in ${file}: ${refused.count} of ${table.rows.length}`, detail);
  }
  return answer;
}

/**
 * Fetches and reads a targets file, `.csv` or `.json` by extension, else by
 * Content-Type. The mapping's fields are `year`, `period` or `date`, `owner`,
 * `value`, `interval`, `target-type`, `item`, `currency`, `locked`.
 */
export async function loadTargets(
  src: string,
  options: TargetsOptions & MappingOptions & FetchFileOptions,
): Promise<TargetsFile> {
  const timeZone = options.timeZone ?? options.organisation?.timeZone;
  const [spec, table] = await Promise.all([loadMapping({ ...options, timeZone }, options), loadTable(src, options)]);
  return parseTargets(table, src, compileMapping(spec), options);
}
