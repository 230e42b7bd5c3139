import { SourceError } from '../../source/source-error.ts';
import { compileMapping, type Mapping } from '../files/mapping.ts';
import { decimalText } from '../files/decimal-text.ts';
import { subtractDecimals } from '../files/number-form.ts';
import { JsonRows } from './json-rows.ts';
import { RowWriter, type RowReader } from './row-writer.ts';
import { Misses } from './refusals.ts';
import type { FileSetup, SalesReader } from './file-setup.ts';

type JsonRow = Readonly<Record<string, unknown>>;

const NEEDED = ['date', 'user', 'amount'];

/** A reader of sales in JSON: an array of rows with the names of our form, or mapped ones. */
export function jsonReader(setup: FileSetup): SalesReader {
  const writer = new RowWriter(setup, { profit: true, id: true });
  const access = new JsonAccess(setup);
  const rows = new JsonRows(setup.file, (row, line) => {
    if (isRow(row)) writer.write(line, access.reader(row));
    else writer.refuse(line, JSON.stringify(row));
  });
  return {
    push: (chunk) => rows.push(chunk),
    end() {
      rows.end();
      access.check();
      if (!access.isSeen('profit')) writer.columns.profit = undefined;
      if (!access.isSeen('id')) writer.columns.forgetIds();
      return { columns: writer.columns, notes: [...writer.notes(setup.file), ...access.misses.notes()] };
    },
  };
}

const isRow = (row: unknown): row is JsonRow => typeof row === 'object' && row !== null && !Array.isArray(row);

/** Reads the fields of our form out of rows, and remembers which columns there are. */
class JsonAccess {
  readonly misses = new Misses();
  #setup: FileSetup;
  #mapping: Mapping;
  #unseen: Set<string>;
  #keys: readonly string[] = [];

  constructor(setup: FileSetup) {
    this.#setup = setup;
    this.#mapping = compileMapping(setup.mapping);
    const named = setup.mapping.columns.keys();
    this.#unseen = new Set([...NEEDED, 'profit', 'id', ...named].flatMap((field) => this.#mapping.columnsOf(field)));
  }

  reader(row: JsonRow): RowReader {
    for (const name of this.#unseen) if (Object.hasOwn(row, name)) this.#unseen.delete(name);
    if (!this.#keys.length) this.#keys = Object.keys(row);
    return {
      text: (field) => this.#text(field, row),
      missed: (field) => this.#missed(field, row),
      percent: () => this.#percent(row),
      day: (text) => this.#mapping.day(text),
      decimal: (field) => this.#decimal(field, row),
      print: () => JSON.stringify(Object.entries(row).sort()),
    };
  }

  /** Whether any row had the columns of a field. */
  isSeen(field: string): boolean {
    return !this.#mapping.columnsOf(field).some((name) => this.#unseen.has(name));
  }

  /** Throws `SourceError` if no row has a field that is needed or that the host named. */
  check() {
    const unseen = [...NEEDED, ...this.#setup.mapping.columns.keys()].find((field) => !this.isSeen(field));
    if (!unseen || !this.#keys.length) return;
    const expected = this.#mapping.columnsOf(unseen).find((name) => this.#unseen.has(name))!;
    const { file } = this.#setup;
    const detail = { problem: 'missing-column', file, expected, value: this.#keys.join(', ') };
    throw new SourceError('invalid-data', `missing column: ${expected}`, detail);
  }

  #text(field: string, row: JsonRow): string {
    const raw = textOf(this.#value(field, row));
    const text = this.#mapping.text(field, raw);
    if (text === undefined) this.misses.add(raw);
    return text ?? '';
  }

  #missed(field: string, row: JsonRow): string | undefined {
    const raw = textOf(this.#value(field, row));
    return this.#mapping.text(field, raw) === undefined ? raw : undefined;
  }

  #percent(row: JsonRow): string | undefined {
    const value = this.#value('probability', row);
    if (typeof value === 'number') return decimalText(value);
    return this.#mapping.decimal(this.#text('probability', row).replace('%', ''));
  }

  /** Not what every object has: a column may be called `constructor`. */
  #value(field: string, row: JsonRow): unknown {
    const [name] = this.#mapping.columnsOf(field);
    return Object.hasOwn(row, name) ? row[name] : undefined;
  }

  #decimal(field: string, row: JsonRow): string | undefined {
    const parts = this.#mapping.columnsOf(field).map((name) => this.#number(row[name]));
    if (parts.includes(undefined)) return undefined;
    if (parts.includes('')) return '';
    const [first, second] = parts;
    return second === undefined ? first : subtractDecimals(first!, second);
  }

  /** A number of JSON is one, whatever separators texts use. */
  #number(value: unknown): string | undefined {
    return typeof value === 'number' ? decimalText(value) : this.#mapping.decimal(textOf(value));
  }
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? (value ? JSON.stringify(value) : '') : String(value ?? '');
}
