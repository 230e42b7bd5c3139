import type { FiscalYear, Organisation } from '../model/organisation.ts';
import type { MappingOptions } from './tables/mapping.ts';
import { type FileAddress, named } from './files/file-as-source.ts';
import { loadTargets } from './tables/read-targets.ts';
import type { Fill } from './targets/filling.ts';

export type { Column, Columns, Lookup, MappedColumn, MappingOptions, Where } from './tables/mapping.ts';
export type { Fill, Filling } from './targets/filling.ts';

/** A file of targets, `.csv`, `.json` or `.xlsx`, in our form or mapped to it. */
export interface TargetsFileOptions extends MappingOptions {
  /** Address of the file, or a `File` that the reader has chosen. */
  readonly src: FileAddress;
  /** Decides the year and interval of a `date`. Default: from January, named by its start. */
  readonly fiscalYear?: Partial<FiscalYear>;
  /** Currency of rows that name none, ISO 4217; the organisation's by default. */
  readonly currency?: string;
  /** With it, users' rows without currency have their group's, and unknown owners are noted. */
  readonly organisation?: Organisation;
  /** Instead of the page's own, e.g. to add credentials. */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * The first content of a repository, from a file of targets:
 * `memoryRepository({ fill: targetsFile({ src: 'targets.csv' }) })`. The file
 * is fetched when the targets are first asked for.
 */
export function targetsFile(options: TargetsFileOptions): Fill {
  const { organisation } = options;
  const { src, ...file } = named(options);
  return ({ signal, reload }) =>
    loadTargets(src, {
      ...file,
      currency: options.currency ?? organisation?.currency,
      fiscalYear: { ...organisation?.fiscalYear, ...options.fiscalYear },
      signal,
      reload,
    });
}
