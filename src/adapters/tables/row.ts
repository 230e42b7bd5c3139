/** A cell of a workbook whose formula gives nothing that could be used. */
export interface CellFault {
  /** `C5 #DIV/0!`, or the formula: `C5 =A5*B5`. */
  readonly shown: string;
  /** `#DIV/0!`; empty where the workbook holds no value of the formula. */
  readonly error: string;
}

/** One row of a table, seen by the columns of its header. Holds until the next row is read. */
export interface Row {
  /** Physical line in a csv file, the header being on 1; place in a list, the first being 1. */
  readonly line: number;
  /** Text of a column, or a number of JSON or of the page, whose separators are known. Empty where row or table have none. */
  value(column: number): string | number;
  /** Text beyond the last column of the header, by which a row is wrong; empty if there is none. */
  excess(): string;
  /** Fingerprint of all that the row says, never 0: equal rows have equal ones. */
  print(): number;
  /** Why a column has no value; absent from rows that have no formulas. */
  fault?(column: number): CellFault | undefined;
}

/** Where the line stands that may be a header. */
export interface HeaderPlace {
  readonly line: number;
  /** Code of the sign between its fields. */
  readonly separator: number;
}

/** Answer of a sink to a line that is no header: the next one may be, parted by whatever it has most of. */
export const ANY_SEPARATOR = 0;

/** Takes a table, row by row. */
export interface RowSink<R extends Row = Row> {
  /**
   * Comes first: names of the columns, or all that rows of a `list` use, of
   * which there may be none. Answers nothing, or that the line of a csv file is
   * no header: `ANY_SEPARATOR`, or the code of the sign that parts the next one.
   */
  header(names: readonly string[], list?: boolean, place?: HeaderPlace): unknown;
  /** Told at the end that no line was a header. */
  noHeader?(): void;
  row(row: R): void;
  /** Takes what stands in a list in place of a row. */
  refuse(line: number, value: string): void;
}
