import type { Note } from '../../model/note.ts';
import type { Forms } from './forms.ts';
import type { MappingOptions, MappingSpec } from './mapping.ts';
import type { RowSink } from './row.ts';

/** The bytes of a file that holds a table. */
export interface TableBytes {
  readonly file: string;
  readonly form: TableForm;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly signal?: AbortSignal;
}

/** `xlsx` stands for every file that may be a workbook: its first bytes tell. */
export type TableForm = 'csv' | 'json' | 'xlsx';

/** Readers that a page has for plain tables already. */
export interface PlainTools {
  /** Reads the rows of csv or JSON in UTF-8. */
  readText(table: TableBytes, utf8: Uint8Array, sink: RowSink): Promise<void>;
  /** Fingerprint of a text. */
  textPrint(text: string): number;
}

/** How fields of a table are read. */
export interface Reading {
  readonly forms: Forms;
  /** Reads bytes of any form and encoding. Absent from the plain reading. */
  readonly table?: (table: TableBytes, sink: RowSink, tools: PlainTools) => Promise<void>;
  /** Of a list of the page that is mapped: by what its rows are read. */
  readonly page?: MappedList & Pick<WrittenReading, 'rows'>;
}

/** Mapping of rows of the page. */
export interface MappedList {
  readonly mapping: MappingSpec;
  /** Every name that any row uses. */
  readonly names: readonly string[];
}

/** Rows of the page, and how they differ from our form. */
export interface GivenRows extends MappingOptions {
  readonly sales: readonly object[];
  /** For lookup files. */
  readonly fetch?: typeof globalThis.fetch;
}

/** How bytes, lines and fields of a table are read that people have written. */
export interface WrittenReading extends Reading {
  /** UTF-8 of the bytes of a file. */
  text(bytes: Uint8Array): Uint8Array;
  /** Stands before a sink, and lets it see header and rows alone. */
  rows(sink: RowSink): RowSink;
  /** Told what tells dates of a workbook from texts that look like them. */
  useDates(isDate: (text: string) => boolean): void;
  /** Told of a cell that has the value of the one above, with which it is merged. */
  filled(line: number, value: string): void;
}

/** Facts about a table that its reading knows beforehand. */
export interface ReadingOf {
  readonly file?: string;
  /** Columns that are read besides those of our form and the mapping. */
  readonly wanted?: readonly string[];
  /** Rows of the page, where a mapping reads them. */
  readonly given?: GivenRows | '';
}

/** Answer of a reading of a table. */
export interface Noted {
  readonly notes: readonly Note[];
}

/** Reads a small table, by the plain forms or by all others. */
export type ReadByForms = <T extends Noted>(
  spec: MappingSpec,
  read: (reading: Reading) => Promise<T>,
  of?: ReadingOf,
) => Promise<T>;
