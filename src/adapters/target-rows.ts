import { listTable } from './tables/list-table.ts';
import { readTargets } from './tables/read-targets.ts';
import { fillingBy, type TargetsFileOptions } from './targets-file.ts';
import type { Fill } from './targets/filling.ts';

export type { Column, Columns, Lookup, MappedColumn, Where } from './tables/mapping.ts';
export type { Fill, Filling } from './targets/filling.ts';

/** Rows of targets that the page has, in our form or mapped to it. */
export interface TargetRowsOptions extends Omit<TargetsFileOptions, 'src' | 'encoding' | 'sheet' | 'range'> {
  /** Objects, as in a JSON file. */
  readonly targets: readonly object[];
}

/**
 * The first content of a repository, from rows that the page has:
 * `memoryRepository({ fill: targetRows({ targets: rows, columns: { owner: 'Who' } }) })`. They are
 * read as those of `targetsFile`, with their place in the list (the first is 1) as line.
 */
export function targetRows({ targets, ...options }: TargetRowsOptions): Fill {
  return fillingBy(options, (by) => readTargets('targets', listTable(targets, 'targets', by.signal), by));
}
