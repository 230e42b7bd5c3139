import type { ImportedSet } from '../model/import-plan.ts';
import type { Note } from '../model/note.ts';
import type { FiscalYear, Organisation } from '../model/organisation.ts';

/** By which a table of targets is read, besides its mapping. */
export interface ImportOptions {
  readonly organisation?: Organisation;
  readonly fiscalYear?: Partial<FiscalYear>;
  /** Of rows that name none. */
  readonly currency?: string;
  readonly signal: AbortSignal;
}

/** Targets of a table. Values that it does not have are left as they are: an empty cell clears nothing. */
export interface ReadImport {
  readonly sets: readonly ImportedSet[];
  /** Notes about the file as a whole: rows left out, sums that differ. */
  readonly notes: readonly Note[];
}

/** Something that a table does not tell, with the answers that are possible. */
export interface ImportQuestion {
  readonly about: string;
  /** Set where it is asked only whether owners are people or groups. */
  readonly isLevel?: true;
  readonly text: string;
  readonly choices: readonly { readonly text: string }[];
}

/** A table of a file, and how it may be read. */
export interface ImportTable {
  /** Name of the sheet, of a workbook. */
  readonly sheet?: string;
  /** Statements on how it is read, and why. */
  readonly reasons: readonly { readonly about: string; readonly text: string }[];
  readonly questions: readonly ImportQuestion[];
  /** Fields that no column is for and that are needed. */
  readonly missing: readonly string[];
  readonly columns: readonly string[];
  /** Reads it. `answers` are the places of the chosen answers, one to each question. Rejects with `SourceError`. */
  read(answers: readonly number[], options: ImportOptions): Promise<ReadImport>;
}

/** A file that somebody has chosen: a workbook that was written here, or tables of any form. */
export type OpenedImport =
  | { readonly kind: 'own'; readonly sets: readonly ImportedSet[] }
  | { readonly kind: 'tables'; readonly tables: readonly ImportTable[] };

/** Opens a file of targets, text or workbook. Rejects with `SourceError` for what is neither. */
export type OpenImport = (file: Blob, signal: AbortSignal) => Promise<OpenedImport>;
