import type { FetchFileOptions } from '../files/fetch-file.ts';
import { badOption } from './bad-option.ts';
import { parseColumns } from './columns-attribute.ts';
import { Layout, type Field } from './layout.ts';
import type { Column, Columns, ColumnSpec, Lookup, MappedColumn, MappingSpec } from './mapping.ts';
import { PLAIN_FORMS, withForms } from './plain-forms.ts';
import type { Reading } from './reading.ts';
import type { Row, RowSink } from './row.ts';
import { fetchTable, type SmallTable } from './small-table.ts';

type Tables = (src: string) => Promise<SmallTable>;

/** Reads the attribute form of `columns` and loads the lookup files, each once. Rejects with `SourceError`. */
export async function columnSpecs(
  columns: Columns | string,
  fetching: FetchFileOptions,
): Promise<ReadonlyMap<string, ColumnSpec>> {
  const given = Object.entries(typeof columns === 'string' ? parseColumns(columns) : columns);
  const asked = new Map<string, Promise<SmallTable>>();
  const tables = (src: string) => {
    const table = asked.get(src) ?? fetchTable(src, fetching);
    asked.set(src, table);
    return table;
  };
  return new Map(
    await Promise.all(given.map(async ([field, column]) => [field, await specOf(field, column, tables)] as const)),
  );
}

async function specOf(field: string, column: Column, tables: Tables): Promise<ColumnSpec> {
  if (typeof column === 'string') return { from: [column] };
  if ('minus' in column) {
    const [first, second] = column.minus;
    return { from: [first, second] };
  }
  for (const level of ['user', 'group'] as const) {
    const inner = (column as Partial<Record<string, string | MappedColumn>>)[level];
    if (inner) return { ...(await specOf(field, inner, tables)), prefix: `${level}:` };
  }
  if (!('from' in column))
    throw badOption(`columns.${field}`, JSON.stringify(column), '"…", { from }, { minus }, { user }, { group }');
  const { from, lookup, values } = column;
  return {
    from: [from],
    lookup: lookup && (await lookupOf(lookup, tables)),
    values: values && new Map(Object.entries(values)),
  };
}

const NO_MAPPING: MappingSpec = { columns: new Map(), nulls: [] };

/** Of two rows with the same key the first counts, as in a spreadsheet. */
async function lookupOf({ src, key, value }: Lookup, tables: Tables): Promise<ReadonlyMap<string, string>> {
  const table = await tables(src);
  const read = async (reading: Reading) => {
    const sink = new LookupSink(src, key, value);
    await table.read(sink, reading);
    return sink;
  };
  return (await withForms(NO_MAPPING, read, { file: src, wanted: [key, value] })).found;
}

class LookupSink implements RowSink {
  readonly notes = [];
  readonly found = new Map<string, string>();
  readonly #names: readonly [file: string, key: string, value: string];
  #key!: Field;
  #value!: Field;

  constructor(...names: [file: string, key: string, value: string]) {
    this.#names = names;
  }

  header(names: readonly string[]) {
    const [file, key, value] = this.#names;
    const layout = new Layout(names, NO_MAPPING, PLAIN_FORMS, { file });
    this.#key = layout.needed(key);
    this.#value = layout.needed(value);
  }

  row(row: Row) {
    const name = this.#key.text(row)!;
    if (!this.found.has(name)) this.found.set(name, this.#value.text(row)!);
  }

  refuse() {} // what is no row looks nothing up
}
