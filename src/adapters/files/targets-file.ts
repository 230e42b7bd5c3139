import type { Note } from '../../model/note.ts';
import type { FiscalYear, Organisation, TargetType } from '../../model/organisation.ts';
import type { OwnerKey } from '../../model/owner.ts';
import type { TargetSet } from '../../model/target.ts';
import type { Table } from './csv-rows.ts';
import type { FetchFileOptions } from './fetch-file.ts';
import type { Mapping, MappingOptions } from './mapping.ts';

/** What a targets file is read by, besides its mapping. */
export interface TargetsOptions {
  /** Decides the year and interval of a `date`. Default: January, named by start. */
  readonly fiscalYear?: Partial<FiscalYear>;
  /** Currency of rows that name none, ISO 4217: the board's or the organisation's. */
  readonly currency?: string;
  /** With it, users' rows without currency have their group's, and unknown owners are noted. */
  readonly organisation?: Organisation;
}

/** What a targets file holds; fills a repository. */
export interface TargetsFile {
  /** One per year and type, revision 0. */
  readonly sets: readonly TargetSet[];
  readonly types: readonly TargetType[];
  readonly owners: readonly OwnerKey[];
  readonly currencies: readonly string[];
  /** `duplicate-target`, `target-rows-refused`, `unknown-target-owner`, `lookup-misses`. */
  readonly notes: readonly Note[];
}

/** Reads a table of targets of the interchange form. Throws `SourceError` `invalid-data`. */
export function parseTargets(table: Table, file: string, mapping: Mapping, options: TargetsOptions): TargetsFile {
  void table;
  void mapping;
  void options;
  throw new Error(`to be written: ${file}`);
}

/** Fetches and reads a targets file, `.csv` or `.json` by extension, else by Content-Type. */
export async function loadTargets(
  src: string,
  options: TargetsOptions & MappingOptions & FetchFileOptions,
): Promise<TargetsFile> {
  void options;
  throw new Error(`to be written: ${src}`);
}
