import type { Note } from '../../model/note.ts';
import type { MappingSpec } from '../files/mapping.ts';
import type { SalesColumns } from './columns.ts';
import type { SalesSetup } from './row-setup.ts';

/** All that a reader must know of a file besides its bytes. Plain data, so that it can be posted to a worker. */
export interface FileSetup extends SalesSetup {
  readonly file: string;
  readonly form: 'csv' | 'json';
  readonly mapping: MappingSpec;
  /** Bytes, where known: room for all rows is made at once. */
  readonly size?: number;
}

export interface ReadSales {
  readonly columns: SalesColumns;
  readonly notes: readonly Note[];
}

/** Reads a file as its bytes come in. Throws `SourceError` `invalid-data`. */
export interface SalesReader {
  push(chunk: Uint8Array): void;
  end(): ReadSales;
}
