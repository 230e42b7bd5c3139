import type { Dimension } from '../../model/organisation.ts';
import { SourceError } from '../../source/source-error.ts';
import { compileMapping, type Mapping } from '../files/mapping.ts';
import { CodedField, DayField, MISSED, MoneyField } from './csv-fields.ts';
import { IdField } from './csv-ids.ts';
import type { FileSetup } from './file-setup.ts';

/** Where the fields of our form stand in a file, by its header. */
export class CsvLayout {
  /** Those that the file has a column for. */
  readonly dimensions: readonly Dimension[];
  #setup: FileSetup;
  #names: readonly string[];
  #mapping: Mapping;
  #mark: number;

  constructor(setup: FileSetup, names: readonly string[]) {
    this.#setup = setup;
    this.#names = names;
    this.#mapping = compileMapping(setup.mapping);
    this.#mark = markOf(this.#mapping, setup.mapping.nulls);
    this.dimensions = setup.dimensions.filter(({ id, column = id }) => this.has(column));
  }

  /** Whether the file has the field. A field that the host named must be there. */
  has(field: string): boolean {
    if (this.#setup.mapping.columns.has(field)) return this.columnsOf(field).length > 0;
    return this.#names.includes(field);
  }

  /** Columns of a field. Throws `SourceError` if the header lacks one. */
  columnsOf(field: string): readonly number[] {
    return this.#mapping.columnsOf(field).map((name) => {
      const column = this.#names.indexOf(name);
      if (column >= 0) return column;
      const { file } = this.#setup;
      const detail = { problem: 'missing-column', file, line: 1, expected: name, value: this.#names.join(', ') };
      throw new SourceError('invalid-data', `missing column: ${name}`, detail);
    });
  }

  /** `understand` makes a code of a field's text, as it is after the mapping. */
  coded(field: string, understand: (text: string) => number): CodedField {
    return new CodedField(this.columnsOf(field)[0]!, (raw) => {
      const text = this.#mapping.text(field, raw);
      return text === undefined ? MISSED : understand(text);
    });
  }

  maybe(field: string, understand: (text: string) => number): CodedField | undefined {
    return this.has(field) ? this.coded(field, understand) : undefined;
  }

  /** Decimal text of a percentage; `undefined` if it is none. */
  percent(text: string): string | undefined {
    return this.#mapping.decimal(text.replace('%', ''));
  }

  day(field: string): DayField {
    const { dates, nulls } = this.#setup.mapping;
    const isPlain = (dates === undefined || dates === 'yyyy-MM-dd') && !nulls.some((text) => /^\s*\d{4}-/.test(text));
    return new DayField(this.columnsOf(field)[0]!, this.#mapping, isPlain);
  }

  ids(field: string): IdField {
    const isNothing = (raw: string) => !this.#mapping.text(field, raw);
    return new IdField(this.columnsOf(field)[0]!, this.#setup.mapping.nulls.length ? isNothing : undefined);
  }

  money(field: string): MoneyField {
    return new MoneyField(this.columnsOf(field), this.#mapping, this.#mark);
  }
}

/**
 * Decimal mark of numbers that need no mapping, as a byte: the sign that is
 * one beyond doubt. 0 if a number may mean nothing (`nulls="0"`).
 */
function markOf(mapping: Mapping, nulls: readonly string[]): number {
  if (nulls.some((text) => /\d/.test(text))) return 0;
  return ['.', ','].find((mark) => mapping.decimal(`1${mark}125`) === '1.125')?.charCodeAt(0) ?? 0;
}
