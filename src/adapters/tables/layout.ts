import type { Day } from '../../model/day.ts';
import { SourceError } from '../../source/source-error.ts';
import { decimalText } from './decimal-text.ts';
import type { Forms } from './forms.ts';
import type { ColumnSpec, MappingSpec } from './mapping.ts';
import type { Row } from './row.ts';

/** Text that has one normal form. */
const ASCII = /^[ -~]*$/;

/** Reads one field of the interchange form out of the rows of a table. */
export class Field {
  /** One column, or two: the first minus the second, or times it. None where the table lacks the field. */
  readonly columns: readonly number[];
  readonly #spec: ColumnSpec;
  readonly #forms: Forms;
  readonly #nulls: ReadonlySet<string>;

  constructor(columns: readonly number[], spec: ColumnSpec, forms: Forms, nulls: ReadonlySet<string>) {
    this.columns = columns;
    this.#spec = spec;
    this.#forms = forms;
    this.#nulls = nulls;
  }

  /** Whether a value becomes another one. */
  get isMapped(): boolean {
    const { lookup, values, prefix, times } = this.#spec;
    return !!(lookup ?? values ?? prefix ?? times);
  }

  /** As it stands in the row, to be shown where it is wrong. */
  shown(row: Row): string {
    const values = this.columns.map((column) => row.value(column));
    return values.join(this.#spec.times ? ' × ' : ' − ').trim();
  }

  /** The value, trimmed: empty where the row says nothing, `undefined` where a lookup does not know it. */
  text(row: Row): string | undefined {
    return this.columns.length ? this.textOf(String(row.value(this.columns[0]!))) : '';
  }

  day(row: Row): Day | undefined {
    return this.dayOf(String(row.value(this.columns[0]!)));
  }

  /** Canonical decimal text (`-1234.5`); empty where the row says nothing, `undefined` if it cannot be read. */
  decimal(row: Row): string | undefined {
    const decimals = this.columns.map((column) => this.#decimalOf(row.value(column)));
    if (decimals.includes(undefined)) return undefined;
    const [first = '', second] = decimals;
    return second === undefined ? first : first && second && this.#forms.combine(first, second, this.#spec.times);
  }

  textOf(raw: string): string | undefined {
    const { lookup, values, prefix = '' } = this.#spec;
    const text = this.#plain(raw);
    const found = text && lookup ? lookup.get(text) : text;
    if (found === undefined) return undefined;
    const value = values?.get(found) ?? (lookup ? this.#plain(found) : found);
    return value && prefix + value;
  }

  /** The date in the organisation's zone; `undefined` if it cannot be read. Blank and null values too. */
  dayOf(raw: string): Day | undefined {
    const text = this.textOf(raw);
    return text ? this.#forms.day(text) : undefined;
  }

  decimalOf(raw: string): string | undefined {
    const text = this.textOf(raw);
    return text && this.numberOf(text);
  }

  /** Canonical decimal text of a value as `textOf` answers it. */
  numberOf(text: string): string | undefined {
    return this.#forms.number(text);
  }

  /** A number of JSON is one, whatever separators texts use. */
  #decimalOf(value: string | number): string | undefined {
    const { lookup, values } = this.#spec;
    return typeof value === 'number' && !lookup && !values ? decimalText(value) : this.decimalOf(String(value));
  }

  #plain(raw: string): string {
    const trimmed = raw.trim();
    const text = ASCII.test(trimmed) ? trimmed : trimmed.normalize();
    return this.#nulls.has(text) ? '' : text;
  }
}

/** Where the fields of the interchange form stand in a table, by its header and a mapping. */
export class Layout {
  readonly #file: string | undefined;
  readonly #isList: boolean;
  readonly #header: readonly string[];
  readonly #spec: MappingSpec;
  readonly #forms: Forms;
  readonly #nulls: ReadonlySet<string>;

  /** `header`: empty for a list without rows, which lacks nothing. A `list` may have columns that no row uses. */
  constructor(
    header: readonly string[],
    spec: MappingSpec,
    forms: Forms,
    { file, list = false }: { readonly file?: string; readonly list?: boolean } = {},
  ) {
    this.#isList = list;
    this.#header = header;
    this.#spec = spec;
    this.#forms = forms;
    this.#file = file;
    this.#nulls = new Set(spec.nulls.map((text) => text.trim()));
  }

  /**
   * A field by its name. Without its column it is empty in every row. Throws
   * `SourceError` `missing-column` where the mapping names a column that is not
   * there, unless no row of a list uses it.
   */
  field(name: string): Field {
    if (this.isNamed(name)) return this.needed(name);
    const isNamed = this.#spec.columns.has(name);
    const columns = this.#columnsOf(name);
    // Beyond the header every row of a list is empty.
    const beyond = isNamed && this.#header.length ? this.#header.length : -1;
    const read = columns.map((column) => (column < 0 ? beyond : column));
    return new Field(read.includes(-1) ? [] : read, this.#specOf(name), this.#forms, this.#nulls);
  }

  /**
   * Refuses a table that lacks columns of these fields, or any that the mapping names: all of them at once, with the
   * `attribute` that would map them. A mapping the wrong way round (`Datum=date`) is told by the right one.
   */
  require(attribute: string, ...fields: readonly string[]): void {
    const mapped = this.#isList ? [] : [...this.#spec.columns.keys()];
    const lacking = [...new Set([...fields, ...mapped])].filter((name) => !this.has(name));
    if (!lacking.length || !this.#header.length) return;
    const absent = lacking.flatMap((name) => this.#specOf(name).from.filter((one) => !this.#header.includes(one)));
    const ofField = (name: string) => [...this.#spec.columns].find(([, { from }]) => from[0] === name)?.[0];
    const pairs = fields
      .filter((name) => lacking.includes(name) && !this.#spec.columns.has(name))
      .map((name) => `${name}=${quotedName(ofField(name) ?? '…')}`);
    this.#lacks([...new Set(absent)].join(', '), pairs.length ? `${attribute}="${pairs.join(' ')}"` : undefined);
  }

  /** A field that the table must have. */
  needed(name: string): Field {
    const columns = this.#columnsOf(name);
    const missing = columns.indexOf(-1);
    if (missing >= 0 && this.#header.length) this.#lacks(this.#specOf(name).from[missing]!);
    return new Field(missing < 0 ? columns : [], this.#specOf(name), this.#forms, this.#nulls);
  }

  /** Whether the mapping names a column that the table has to have: not in a list, of which no row may use it. */
  isNamed(name: string): boolean {
    return this.#spec.columns.has(name) && !this.#isList;
  }

  has(name: string): boolean {
    return !this.#columnsOf(name).includes(-1);
  }

  #specOf(name: string): ColumnSpec {
    return this.#spec.columns.get(name) ?? { from: [name] };
  }

  /** Refuses a table without a column; the caller adds what the header has instead (`missingColumn`). */
  #lacks(expected: string, option?: string): never {
    const detail = { problem: 'missing-column', file: this.#file, expected, ...(option && { option }) } as const;
    throw new SourceError('invalid-data', detail.problem, detail);
  }

  #columnsOf(name: string): readonly number[] {
    return this.#specOf(name).from.map((column) => this.#header.indexOf(column));
  }
}

/** A column's name as an attribute writes it, in quotes where it has blanks. */
function quotedName(name: string): string {
  return /[\s=']/.test(name) ? `'${name}'` : name;
}
