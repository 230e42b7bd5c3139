import type { Note } from '../../model/note.ts';
import { SourceError } from '../../source/source-error.ts';
import { columnKey } from './column-key.ts';
import type { MappingSpec } from './mapping.ts';
import { missingColumn } from './missing-column.ts';
import { NoteCount } from './note-count.ts';
import type { WrittenNumbers } from './written-numbers.ts';
import { whereOf } from './where-rows.ts';
import { ANY_SEPARATOR, type HeaderPlace, type Row, type RowSink } from './row.ts';

/** Behind the columns of every table: a column without values, for fields that have one value in all rows. */
export const NO_COLUMN = '\u0000';

/** In place of the columns that hold one value each. */
export const ACROSS = '\u0001';

/** So many lines may stand above a header. */
const MOST_ABOVE = 100;

/** Names of our form, which a file may write in another case. */
export const FIELDS: readonly string[] = [
  ...['date', 'user', 'amount', 'id', 'group', 'currency', 'profit', 'status', 'probability'],
  ...['year', 'period', 'owner', 'value', 'interval', 'target-type', 'item', 'locked'],
];

export interface WrittenRowsOptions {
  /** Columns that are read besides those of our form and the mapping. */
  readonly wanted?: readonly string[];
  readonly file?: string;
  /** Told on which line it reads. */
  readonly numbers?: WrittenNumbers;
  /** Told which option helps where a formula gives nothing. */
  readonly misread?: (value: string, help: string) => void;
}

/**
 * Stands before the reader of a table and lets it see rows alone: a line
 * `sep=;` and lines of a title above the header are passed over, the latter
 * noted, and columns whose names differ from those asked for by case, blanks,
 * hyphens and underscores only are called by these.
 */
export class WrittenRows<R extends Row> implements RowSink<R> {
  readonly #sink: RowSink<R>;
  readonly #numbers?: WrittenNumbers;
  readonly #file?: string;
  readonly #where?: ReturnType<typeof whereOf>;
  #counts?: (row: R) => boolean;
  readonly #nulls: readonly string[];
  readonly #misread: WrittenRowsOptions['misread'];
  /** Columns whose values count. */
  #used: readonly number[] = [];
  readonly #wanted: ReadonlySet<string>;
  /** Columns by which rows count or not, whatever their case. */
  readonly #ruled: ReadonlySet<string>;
  /** Columns of which each holds a figure of its own. */
  readonly #across: ReadonlySet<string>;
  readonly #above = new NoteCount('lines-skipped');
  #tried = 0;
  /** Of the lines that are no header, what the one with the most columns lacks. */
  #missing?: SourceError;

  constructor(
    sink: RowSink<R>,
    { columns, where = [], nulls }: MappingSpec,
    { wanted = [], numbers, file, misread }: WrittenRowsOptions = {},
  ) {
    this.#nulls = nulls;
    this.#misread = misread;
    this.#file = file;
    this.#where = where.length ? whereOf(where) : undefined;
    this.#numbers = numbers;
    this.#sink = sink;
    this.#ruled = new Set(where.map(({ column }) => columnKey(column)));
    this.#across = new Set([...columns.values()].flatMap(({ across }) => [...(across?.keys() ?? [])]));
    this.#wanted = new Set([
      ...[...columns.values()].flatMap(({ from }) => [...from]),
      ...this.#across,
      ...wanted,
      ...FIELDS,
    ]);
  }

  header(names: readonly string[], list?: boolean, place?: HeaderPlace): number | undefined {
    if (place && SEPARATOR.test(names[0]!)) return separatorOf(names, place);
    try {
      const called = this.#called(names);
      this.#counts = this.#where?.(called, this.#file);
      const isUsed = (name: string) => this.#wanted.has(name) || this.#ruled.has(columnKey(name));
      this.#used = called.flatMap((name, at) => (isUsed(name) && !this.#across.has(name) ? at : []));
      this.#sink.header(called.length ? [...called, NO_COLUMN] : called, list, place);
    } catch (error) {
      if (!lacksColumns(error)) throw error;
      const { expected = '', file, option } = error.detail;
      const missing = missingColumn(names, expected, file, option);
      if (!place) throw missing;
      if (!this.#missing || names.length > this.#missing.detail.of!) this.#missing = missing;
      if (this.#tried++ === MOST_ABOVE) throw this.#missing;
      this.#above.add(place.line, names.join(' ').trim());
      return ANY_SEPARATOR;
    }
    this.#missing = undefined;
    return undefined;
  }

  row(row: R) {
    this.#numbers?.begin(row.line);
    if (this.#counts && !this.#counts(row)) return;
    const fault = row.fault && this.#faultOf(row);
    if (fault) this.#sink.refuse(row.line, fault);
    else this.#sink.row(row);
  }

  /** Of a formula that gives nothing in a column that counts, unless the mapping says that this means nothing. */
  #faultOf(row: R): string | undefined {
    for (const column of this.#used) {
      const { shown, error } = row.fault?.(column) ?? {};
      if (!shown || this.#nulls.includes(error!)) continue;
      if (error) this.#misread?.(shown, `nulls: ['${error}']`);
      return shown;
    }
    return undefined;
  }

  refuse(line: number, value: string) {
    this.#sink.refuse(line, value);
  }

  /** Throws `SourceError`: what the likeliest line lacks. */
  noHeader() {
    if (this.#missing) throw this.#missing;
  }

  /** `lines-skipped`: how many, line and text of the first. */
  notes(): readonly Note[] {
    return this.#above.notes();
  }

  #called(names: readonly string[]): readonly string[] {
    const keys = names.map(columnKey);
    const called = [...names];
    for (const wanted of this.#wanted) {
      if (names.includes(wanted)) continue;
      const at = keys.indexOf(columnKey(wanted));
      const isOther = at >= 0 && !this.#wanted.has(names[at]!) && keys.indexOf(keys[at]!, at + 1) < 0;
      if (isOther) called[at] = wanted;
    }
    return called;
  }
}

const SEPARATOR = /^sep=(.?)$/i;

/** Of the line `sep=;`: the sign behind it, which may itself have parted the line. */
function separatorOf([first = '']: readonly string[], { separator }: HeaderPlace): number {
  return SEPARATOR.exec(first)![1]?.charCodeAt(0) || separator;
}

function lacksColumns(error: unknown): error is SourceError {
  return error instanceof SourceError && error.detail.problem === 'missing-column';
}
