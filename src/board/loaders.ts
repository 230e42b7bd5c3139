import type { Locales } from '../i18n/languages.ts';
import type { FiscalYear } from '../model/organisation.ts';
import type { DataSource } from '../source/data-source.ts';
import type { TargetRepository } from '../source/target-repository.ts';

/** How a file's columns are called: the attribute's text, or the mapping as data. */
export type ColumnNames = string | Readonly<Record<string, unknown>>;

/** Options of a board's files, from its attributes. */
export interface FileOptions {
  readonly src?: string;
  readonly columns?: ColumnNames;
  readonly organisation?: string;
  readonly targets?: string;
  /** `memory`, `indexed-db` or `indexed-db:<name>`. */
  readonly repository?: string;
  readonly currency?: string;
  readonly timeZone?: string;
  readonly fiscalYear?: Partial<FiscalYear>;
  /** Told how far the file of sales has come, in bytes. */
  readonly onProgress?: (progress: LoadProgress) => void;
}

/** How far a file has come, in bytes; `total` where the server says. */
export interface LoadProgress {
  readonly loaded: number;
  readonly total?: number;
}

/** Loaders of code that attributes name and only some pages need. */
export interface Loaders {
  source(options: FileOptions): Promise<DataSource>;
  repository(options: FileOptions, source: DataSource | undefined): Promise<TargetRepository>;
  /** Texts of the languages beside English. */
  readonly locales: Locales;
}

let provided: Partial<Loaders> = {};

/**
 * Tells boards where to get what their attributes name. `define/board` does
 * it; who registers the classes on their own and only uses the properties
 * `source` and `repository` can do without.
 */
export function provideLoaders(loaders: Loaders): void {
  provided = loaders;
}

export function loaders(): Partial<Loaders> {
  return provided;
}
