import type { Note } from '../../model/note.ts';
import type { Forms } from './forms.ts';
import type { RowSink } from './row.ts';

/** How bytes, lines and fields of a table are read. */
export interface Reading {
  readonly forms: Forms;
  /** UTF-8 of the bytes of a file. Absent from the plain reading, which takes no others. */
  readonly text?: (bytes: Uint8Array) => Uint8Array;
  /** Stands before a sink, and lets it see header and rows alone. */
  readonly rows?: (sink: RowSink) => RowSink;
}

/** Facts about a table that its reading knows beforehand. */
export interface ReadingOf {
  readonly file?: string;
  /** Columns that are read besides those of our form and the mapping. */
  readonly wanted?: readonly string[];
}

/** Answer of a reading of a table. */
export interface Noted {
  readonly notes: readonly Note[];
}
