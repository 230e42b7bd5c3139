import type { TargetInterval } from '../../model/target.ts';

/** A small table by which the values of a column become others, e.g. a territory's number its group. */
export interface Lookup {
  /** Address of a `.csv` or `.json` file with a header. */
  readonly src: string;
  /** Its column that holds the value found in our file. */
  readonly key: string;
  /** Its column that holds the value meant. */
  readonly value: string;
}

/** A column whose values are looked up or renamed, in this order. */
export interface MappedColumn {
  /** Name of the column in the file. */
  readonly from: string;
  /**
   * A value that the table does not hold becomes empty, and is noted
   * (`lookup-misses`). A sale whose currency or status it does not hold, and a
   * target with any such value, is refused (`rows-refused`, `target-rows-refused`).
   */
  readonly lookup?: Lookup;
  /** New words for values; a value that is not named here stays as it is. */
  readonly values?: Readonly<Record<string, string>>;
}

/**
 * Columns that hold one value of targets each, as where there is one per month:
 * `{ across: ['Jan', 'Feb'], as: 'period' }`, or `{ across: { 'Plan 1': 'Jan' }, … }`
 * where a column's name is not what it stands for.
 */
export interface Across {
  readonly across: readonly string[] | Readonly<Record<string, string>>;
  /** The field that the names of the columns tell; `user` and `group` are owners by id. */
  readonly as: AcrossField;
}

export type AcrossField = 'period' | 'date' | 'owner' | 'user' | 'group' | 'item' | 'currency' | 'target-type';

/**
 * Where a field comes from: a column's name, a column with a lookup or new
 * words, one value for all rows, the exact difference or product of two columns
 * (money and values of targets only); of targets also, for the owner, a column
 * of user or group ids without the prefix, for the value several columns, and
 * for the period `{ every: 'month' }`, where one value holds for each of a year.
 */
export type Column =
  | string
  | MappedColumn
  | { readonly minus: readonly [string, string] }
  | { readonly times: readonly [string, string] }
  | { readonly value: string | number }
  | Across
  | { readonly every: TargetInterval }
  | { readonly user: string | MappedColumn }
  | { readonly group: string | MappedColumn };

/** Field of the interchange form → where it stands in the file. A field that is not named has a column of its own name. */
export type Columns = Readonly<Record<string, Column>>;

/** A value as its column writes it. */
export type Wanted = string | number;

/** Which rows count: those whose column has one of the values of `is`, and none of those of `not`. */
export interface Where {
  readonly column: string;
  readonly is?: Wanted | readonly Wanted[];
  readonly not?: Wanted | readonly Wanted[];
}

/** How a file that is not in our form is read. Plain data. */
export interface MappingOptions {
  /** The object, or the attribute's text: `date=OrderDate amount='Sales Amount' currency:=EUR`, or JSON. */
  readonly columns?: Columns | string;
  /** Leaves out rows, such as those of totals: `{ column: 'Rep', not: ['Total'] }`; of several all must hold. Or the attribute's text, which is JSON. */
  readonly where?: Where | readonly Where[] | string;
  /** Unicode date fields, e.g. `dd.MM.yyyy` or `EEEE MMMM d yyyy`. Default: ISO dates and date-times. */
  readonly dates?: string;
  /** A locale whose separators numbers use and whose month names dates use. Default: `1234.56` without grouping. */
  readonly numbers?: string;
  /**
   * Of the text, e.g. `windows-1252`, `utf-16le`: any label of the Encoding
   * Standard. Default: UTF-16 by its byte-order mark, else UTF-8; bytes that
   * are none are read as Windows-1252, noted (`encoding-assumed`).
   */
  readonly encoding?: string;
  /** Texts that mean "nothing", e.g. `NULL`. A blank field always does. */
  readonly nulls?: readonly string[];
  /** IANA zone into which date-times with an offset are converted (A4); without it their own date counts. */
  readonly timeZone?: string;
  /** Name of the sheet of a workbook. Default: the only one that is not hidden and has the needed columns. */
  readonly sheet?: string;
  /** Part of the sheet: `B3:F200`, `B:F`, `B3`, or the name of a range. Default: all of it. */
  readonly range?: string;
}

/** Where one field comes from, lookups loaded. */
export interface ColumnSpec {
  /** One column, or two: the first minus the second, or times it. */
  readonly from: readonly [string] | readonly [string, string];
  readonly times?: boolean;
  readonly lookup?: ReadonlyMap<string, string>;
  readonly values?: ReadonlyMap<string, string>;
  /** Put before a value that is not empty: `user:`. */
  readonly prefix?: string;
  /** Column → what its name tells of the field `as`. */
  readonly across?: ReadonlyMap<string, string>;
  readonly as?: AcrossField;
  readonly every?: TargetInterval;
}

/** A mapping with its lookups loaded: plain data that can be posted to a worker. */
export interface MappingSpec {
  readonly columns: ReadonlyMap<string, ColumnSpec>;
  readonly where?: readonly Where[];
  readonly dates?: string;
  readonly numbers?: string;
  readonly encoding?: string;
  readonly nulls: readonly string[];
  readonly timeZone?: string;
  readonly sheet?: string;
  readonly range?: string;
}
