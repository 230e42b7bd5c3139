import { parsedWhere } from '../tables/where-rows.ts';
import type { MappingOptions } from '../tables/mapping.ts';
import type { TableKind } from './field-names.ts';
import type { SampleCell } from './sample-rows.ts';

/** Statement about a file, and why. */
export interface Reason {
  /** `encoding`, `separator`, `header`, `numbers`, `dates`, `totals`, `shape`, or the field. */
  readonly about: string;
  readonly text: string;
  /** 0 to 1. */
  readonly sure: number;
  /** Of a field: the column that it is. */
  readonly column?: string;
}

/** One possible answer. */
export interface Choice {
  readonly text: string;
  /** Part of the mapping with this answer, laid over the rest. */
  readonly mapping: MappingOptions;
}

/** Something that the file does not tell: both readings are possible. */
export interface Question {
  /** `encoding`, `numbers`, `dates`, `year`, or a field. */
  readonly about: string;
  /** Set where it is asked only whether owners are people or groups: a list of all of them can tell. */
  readonly isLevel?: true;
  readonly text: string;
  readonly choices: readonly Choice[];
}

/** How a file may be read. Plain data. */
export interface Suggestion {
  readonly kind: TableKind;
  readonly form: 'csv' | 'json' | 'rows';
  /** Certain part of the mapping. With the answers to all questions laid over it, the file can be read. */
  readonly mapping: MappingOptions;
  readonly reasons: readonly Reason[];
  readonly questions: readonly Question[];
  /** Fields that no column is for and that are needed. */
  readonly missing: readonly string[];
  /** First month of the fiscal year, from 1, where the columns of a wide sheet run through one: 4 from April to March. */
  readonly fiscalYearStart?: number;
  readonly columns: readonly string[];
  /** First rows below the header. */
  readonly rows: readonly (readonly SampleCell[])[];
}

/** A mapping with answers laid over it. */
export function answered(mapping: MappingOptions, answers: readonly Choice[]): MappingOptions {
  return answers.reduce(
    (all, { mapping: more }) => ({
      ...all,
      ...more,
      ...(more.columns && { columns: { ...(all.columns as object), ...(more.columns as object) } }),
      ...(more.where && { where: [...parsedWhere(all.where ?? []), ...parsedWhere(more.where)] }),
    }),
    mapping,
  );
}
