import type { Note } from '../../model/note.ts';
import type { Dimension } from '../../model/organisation.ts';
import type { MappingSpec } from '../tables/mapping.ts';
import type { TableForm } from '../tables/reading.ts';
import type { SalesColumns } from './columns.ts';

/** By which rows of sales are read. Plain data. */
export interface SalesSetup {
  /** Absent for rows of the page. */
  readonly file?: string;
  readonly mapping: MappingSpec;
  /** Currency of rows that name none; decides their decimals. */
  readonly currency?: string;
  readonly dimensions: readonly Dimension[];
}

/** All that a reader must know of a file besides its bytes. Plain data, so that it can be posted to a worker. */
export interface FileSetup extends SalesSetup {
  readonly file: string;
  readonly form: TableForm;
  /** Bytes, where known: room for all rows is made at once. */
  readonly size?: number;
}

/** Columns of the dimensions. */
export const dimensionColumns = ({ dimensions }: SalesSetup): readonly string[] =>
  dimensions.map(({ id, column = id }) => column);

export interface ReadSales {
  readonly columns: SalesColumns;
  readonly notes: readonly Note[];
}

/** Reads a file as its bytes come in. Throws `SourceError` `invalid-data`. */
export interface SalesReader {
  push(chunk: Uint8Array): void;
  end(): Promise<ReadSales>;
}
